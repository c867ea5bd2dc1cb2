// Turns an article into passages: each time expression with the words it dates and the words around them.

import { deicticOf } from '../../english/deictic.ts';
import { CREDITED } from '../../english/saying.ts';
import { nth } from '../../model/nth.ts';
import type { Timex } from '../../model/timex.ts';
import type { UndatedArticle } from './article.ts';
import { type Clause, clausesOf, type Facing, facingOf, quotedStretches } from './clauses.ts';
import { stemSet } from './vocabulary.ts';

/** What an article says of one happening, as words that can be compared. */
export interface Wording {
  readonly article: UndatedArticle;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly clause: string;
  /** Stems of the clause, without those of a time expression. */
  readonly core: ReadonlySet<string>;
  /** Stems of the sentence, its neighbours, and of the title for an opening sentence. */
  readonly around: ReadonlySet<string>;
  /** Stems of the sentences up to three away: what the story is about just here. */
  readonly afar: ReadonlySet<string>;
}

/** A wording with the expression that dates it. */
export interface Passage extends Wording {
  readonly timex: Timex;
  readonly facing: Facing;
  /** Inside quotation marks: said on a day of its own. */
  readonly quoted: boolean;
}

/** How many sentences count as the opening, where an article tells its news. */
export const OPENING = 3;

/** A sentence with more time expressions is a table or a list; an article with more passages is no article. */
const LIST = 8;
const MOST_PASSAGES = 150;

/** A test for offsets that never go back: linear over a whole text. */
function insideOf(stretches: readonly Clause[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < stretches.length && nth(stretches, next).end <= offset) next++;
    return next < stretches.length && nth(stretches, next).begin <= offset;
  };
}

/** How far a sentence's neighbourhood reaches. */
const AFAR = 3;

type Surroundings = Pick<Wording, 'around' | 'afar'>;

/** The words around each sentence: its own, its neighbours', the title's for an opening sentence, and those farther off. */
function surroundingsOf({ text, title, sentences }: UndatedArticle): (index: number) => Surroundings {
  const stems = sentences.map(({ begin, end }) => stemSet(text.slice(begin, end)));
  const headline = stemSet(title ?? '');
  const within = (index: number, reach: number): Set<string> =>
    new Set(stems.slice(Math.max(0, index - reach), index + reach + 1).flatMap((one) => [...one]));
  return (index) => {
    const around = within(index, 1);
    if (index < OPENING) for (const stem of headline) around.add(stem);
    return { around, afar: within(index, AFAR) };
  };
}

/** How many sentences a story may take before it names the media it retells. */
const RETOLD = 8;

/** Sentences near the beginning that credit what they tell to somebody, and the title: news retold from other media. */
export function retoldIn(article: UndatedArticle): Wording[] {
  const { text, title, sentences } = article;
  const surroundings = surroundingsOf(article);
  const told = sentences.slice(0, RETOLD).map(({ begin, end }, sentence): Wording => {
    const clause = text.slice(begin, end);
    return { article, sentence, clause, core: stemSet(clause), ...surroundings(sentence) };
  });
  const credited = told.filter(({ clause, sentence }) => CREDITED.test(clause) && !isDatedElsewhere(article, sentence));
  const first = credited[0];
  return first && title ? [...credited, { ...first, core: stemSet(title) }] : credited;
}

/** Whether a sentence names a time of its own that is no day near its writing: "reported in June" retells no news. */
const isDatedElsewhere = ({ sentences, timexes }: UndatedArticle, index: number): boolean => {
  const sentence = sentences[index];
  const own = timexes
    .filter(({ begin }) => sentence && sentence.begin <= begin && begin < sentence.end)
    .filter(isPlace);
  return own.some(({ text, form }) => form !== 'vague' && deicticOf(text) === null);
};

/** Passages of an article in text order, one for each time expression that stands in a sentence. */
export function passagesOf(article: UndatedArticle): Passage[] {
  const { text, sentences, timexes } = article;
  const isQuoted = insideOf(quotedStretches(text));
  const surroundings = surroundingsOf(article);
  const passages: Passage[] = [];
  let next = 0;
  sentences.forEach((sentence, index) => {
    while (next < timexes.length && nth(timexes, next).begin < sentence.begin) next++;
    const inIt: Timex[] = [];
    for (; next < timexes.length && nth(timexes, next).begin < sentence.end; next++)
      if (isPlace(nth(timexes, next))) inIt.push(nth(timexes, next));
    if (inIt.length === 0 || inIt.length > LIST || passages.length >= MOST_PASSAGES) return;
    const near = surroundings(index);
    clausesOf(text, sentence, inIt).forEach((clause, i) => {
      const timex = nth(inIt, i);
      const words = text.slice(clause.begin, clause.end);
      const [before, after] = [text.slice(clause.begin, timex.begin), text.slice(timex.end, clause.end)];
      const [facing, core, quoted] = [facingOf(before, after), stemSet(`${before} ${after}`), isQuoted(timex.begin)];
      passages.push({ article, timex, sentence: index, clause: words, facing, quoted, core, ...near });
    });
  });
  return passages;
}

/**
 * A month and day without a year as just that. Without a publication day a tagger may take the year of another date nearby,
 * which is a guess: writers leave the year out exactly where it is not that one.
 */
export function withoutGuessedYear(timex: Timex): Timex {
  const m = /^\d{4}(-\d{2}(?:-\d{2})?)(?=$|T)/.exec(timex.value);
  if (!m || /\d{4}/.test(timex.text)) return timex;
  return { ...timex, value: `XXXX${timex.value.slice(4)}` };
}

/** Whether an expression can place a happening: not durations, nor "recently", nor a bare year, which place too little. */
const isPlace = (timex: Timex): boolean =>
  timex.type !== 'SET' &&
  timex.type !== 'DURATION' &&
  timex.problem === undefined &&
  !/^[\dX]{4}$/.test(timex.value) &&
  (!timex.value.endsWith('_REF') || deicticOf(timex.text) !== null);
