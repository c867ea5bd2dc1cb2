// Turns the best answers to "when" into the one whose day is the deed's own: told as done by the one asked about, with its day beside it.
import type { PlacedWord } from '../../english/words.ts';
import { isPlanned } from '../../model/dated.ts';
import type { Happening } from '../../model/event.ts';
import { type Judged, type Ranked, withFirst } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { isPointedTo, predicateMet } from '../find/said-and-done.ts';
import { stemOf } from '../find/word-roots.ts';
import type { Place } from '../sentence.ts';
import { deedPlaces } from './deed-told.ts';
import { ITS_ACT, isToldAsDone, isToldInWords } from './told-as-done.ts';

/** Answers that are looked at: what ranks behind these tells of something else. */
const LOOKED_AT = 5;
/** Tokens between the deed and the words that date it. */
const BESIDE = 10;

const DATING =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|today|tonight|yesterday|ago|week|weekend|month|year|morning|afternoon|evening|night|(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?)$/;

const isDating = ({ word, capital }: PlacedWord): boolean => DATING.test(word) || (word === 'may' && capital);

/** What is said of a deed on the day of it: "her death was announced on Wednesday". */
const SAID_OF_IT = /^(?:announc|confirm|report|declar)/;

/** Tokens of the verb by which a report tells its act; none where it only says that the deed was done. */
const predicateAt = ({ tokens, evidence }: Judged['candidate']): readonly number[] => {
  const predicate = evidence.report.act?.predicate ?? '';
  if (SAID_OF_IT.test(predicate)) return [];
  const stems = predicate.split(/[\s_-]+/);
  return tokens.flatMap(({ word, stems: own }, at) =>
    stems.some((one) => one === stemOf(word) || own.includes(one)) ? [at] : [],
  );
};

/** Whether words of a date stand within reach of a place, and not behind the verb of another deed: "mourned her death on Friday". */
function isDatedBeside(candidate: Judged['candidate'], { from, to }: Place): boolean {
  const verbs = predicateAt(candidate);
  return candidate.tokens.some((token, at) => {
    if (at < from - BESIDE || at >= to + BESIDE || !isDating(token)) return false;
    return !verbs.some((verb) => (at < verb && verb < from) || (to <= verb && verb < at));
  });
}

/** Whether what a report says was done is the deed, be it by the first word of a phrase: "drop" of "drop out"; true where no act is known. */
function isItsAct({ sought }: Measuring, { candidate, hits }: Judged): boolean {
  const { act } = candidate.evidence.report;
  if (!act) return true;
  if (predicateMet(sought, act) >= ITS_ACT) return true;
  const ways = (act.predicate ?? '').split(/[\s_-]+/).flatMap((word) => sought.byStem.get(word) ?? []);
  return ways.some(({ term, words, worth }) => words.length > 1 && worth >= ITS_ACT && hits[term] !== null);
}

/** Whether the day of a report is that of the deed: "News of her death moved markets on Thursday" dates what moved, not the death. */
export function isItsDay(asked: Measuring, judged: Judged): boolean {
  const { candidate, hits } = judged;
  // "days after she was elected" leads back to the election from another day
  const isLedBackTo = candidate.evidence.report.act?.telling === 'points';
  const isBeside = (): boolean => deedPlaces(asked, judged).some((place) => isDatedBeside(candidate, place));
  if (isItsAct(asked, judged)) return !isLedBackTo || isBeside();
  const { sought } = asked;
  if (isPointedTo(candidate, hits, sought.terms)) return false;
  return deedPlaces(asked, judged).length === 0 || isBeside();
}

/** The best answer whose day may be said; null where none is sure enough, which is better than another's day. What was only planned is said to be. */
export function dayTelling(asked: Measuring, ranked: readonly Ranked[]): Ranked | null {
  const looked = ranked.slice(0, LOOKED_AT).filter(({ event, best }) => event.date !== null && isItsDay(asked, best));
  const done = asked.ahead ? undefined : looked.find(({ best }) => isToldAsDone(asked, best));
  const isAhead = ({ date }: Happening): boolean => asked.ahead || (date !== null && isPlanned(date));
  return done ?? looked.find(({ event, best }) => isAhead(event) && isToldInWords(asked, best)) ?? null;
}

/** The answers with the one first whose day may be said. */
export const dayFirst = (asked: Measuring, ranked: readonly Ranked[]): readonly Ranked[] =>
  withFirst(asked.wants === 'day' ? (dayTelling(asked, ranked) ?? undefined) : undefined, ranked);
