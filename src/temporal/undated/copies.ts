// Turns the same words in a dated article into a ground: a copy appears within a day of its original.
import { fromIso } from '../../model/day.ts';
import { containment, shingles } from '../../model/words.ts';
import type { DatedArticle, Ground, UndatedArticle } from './article.ts';
import { publishedWithin } from './tag-within.ts';
import { articleInWords, daysInWords } from './wording.ts';

/** Share of the shorter text's five-word runs that stand in the other. */
const COPIED = 0.7;
const WEIGHT = 0.96;
/** Runs a text must have to be compared at all. */
const LEAST_RUNS = 30;

/** Grounds from dated articles with the same words. `runsOf` gives an article's five-word runs, made once. */
export function copiedWords(
  article: UndatedArticle,
  dated: readonly DatedArticle[],
  runsOf: (article: UndatedArticle) => ReadonlySet<string>,
): Ground[] {
  const runs = runsOf(article);
  if (runs.size < LEAST_RUNS) return [];
  return dated.flatMap((other) => {
    const days = publishedWithin(other.published);
    const theirs = runsOf(other);
    if (!days || theirs.size < LEAST_RUNS || containment(runs, theirs) < COPIED) return [];
    const known = { from: fromIso(days.from), to: fromIso(days.to) };
    const because = `it has the words of ${articleInWords(other)}, published ${daysInWords(known)}`;
    const [from, to] = [known.from - 1, known.to + 1];
    return [{ rule: 'copied-words', from, to, weight: WEIGHT, because, clue: 'copy', witness: other.id }];
  });
}

export const runsOfText = ({ text }: UndatedArticle): ReadonlySet<string> => shingles(text);
