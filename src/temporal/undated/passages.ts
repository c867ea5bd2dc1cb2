// Turns an article into passages: each time expression with the words it dates and the words around them.
import type { Timex } from '../../model/timex.ts';
import type { UndatedArticle } from './article.ts';
import { type Clause, clausesOf, type Facing, facingOf, quotedStretches } from './clauses.ts';
import { stemSet } from './vocabulary.ts';

/** What an article says of one happening, with the expression that dates it. */
export interface Passage {
  readonly article: UndatedArticle;
  readonly timex: Timex;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly clause: string;
  readonly facing: Facing;
  /** Inside quotation marks: said on a day of its own. */
  readonly quoted: boolean;
  /** Stems of the clause, without those of the time expression. */
  readonly core: ReadonlySet<string>;
  /** Stems of the sentence, its neighbours, and of the title for an opening sentence. */
  readonly around: ReadonlySet<string>;
}

/** How many sentences count as the opening, where an article tells its news. */
export const OPENING = 3;

/** A test for offsets that never go back: linear over a whole text. */
function insideOf(stretches: readonly Clause[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < stretches.length && (stretches[next] as Clause).end <= offset) next++;
    return next < stretches.length && (stretches[next] as Clause).begin <= offset;
  };
}

/** Passages of an article in text order, one for each time expression that stands in a sentence. */
export function passagesOf(article: UndatedArticle): Passage[] {
  const { text, sentences, timexes } = article;
  const isQuoted = insideOf(quotedStretches(text));
  const stems = sentences.map(({ begin, end }) => stemSet(text.slice(begin, end)));
  const title = stemSet(article.title ?? '');
  const passages: Passage[] = [];
  let next = 0;
  sentences.forEach((sentence, index) => {
    while (next < timexes.length && (timexes[next] as Timex).begin < sentence.begin) next++;
    const inIt: Timex[] = [];
    for (; next < timexes.length && (timexes[next] as Timex).begin < sentence.end; next++)
      if (isPlace(timexes[next] as Timex)) inIt.push(timexes[next] as Timex);
    if (inIt.length === 0) return;
    const around = new Set([index - 1, index, index + 1].flatMap((i) => [...(stems[i] ?? [])]));
    if (index < OPENING) for (const stem of title) around.add(stem);
    clausesOf(text, sentence, inIt).forEach((clause, i) => {
      const timex = inIt[i] as Timex;
      const words = text.slice(clause.begin, clause.end);
      const rest = `${text.slice(clause.begin, timex.begin)} ${text.slice(timex.end, clause.end)}`;
      const [core, quoted] = [stemSet(rest), isQuoted(timex.begin)];
      passages.push({ article, timex, sentence: index, clause: words, facing: facingOf(rest), quoted, core, around });
    });
  });
  return passages;
}

/** Whether an expression can place a happening on the calendar. */
const isPlace = (timex: Timex): boolean =>
  timex.type !== 'SET' && timex.type !== 'DURATION' && timex.problem === undefined;
