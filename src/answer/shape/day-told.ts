// Turns the best answers to "when" into the one whose day is the deed's own: told as done by the one asked about, with its day beside it.
import type { PlacedWord } from '../../english/words.ts';
import { type Judged, type Ranked, withFirst } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { isPointedTo, predicateMet } from '../find/said-and-done.ts';
import type { Place } from '../sentence.ts';
import { isToldAsDone, isToldInWords } from './told-as-done.ts';

/** Answers that are looked at: what ranks behind these tells of something else. */
const LOOKED_AT = 5;
/** From this on the report's own act is the deed that was asked about, or what papers call the same. */
const ITS_ACT = 0.6;
/** Tokens between the deed and the words that date it. */
const BESIDE = 10;

const DATING =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|today|tonight|yesterday|ago|week|weekend|month|year|morning|afternoon|evening|night|(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?)$/;

const isDating = ({ word, capital }: PlacedWord): boolean => DATING.test(word) || (word === 'may' && capital);

/** Whether words of a date stand within reach of a place. */
function isDatedBeside(tokens: readonly PlacedWord[], { from, to }: Place): boolean {
  return tokens.slice(Math.max(0, from - BESIDE), to + BESIDE).some(isDating);
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
  if (isItsAct(asked, judged)) return true;
  const { candidate, hits } = judged;
  const { sought } = asked;
  if (isPointedTo(candidate, hits, sought.terms)) return false;
  const deeds = sought.terms.flatMap(({ kind }, i) => (kind === 'word' ? (hits[i]?.places ?? []) : []));
  return deeds.length === 0 || deeds.some((place) => isDatedBeside(candidate.tokens, place));
}

/** The best answer whose day may be said; null where none is sure enough, which is better than another's day. */
export function dayTelling(asked: Measuring, ranked: readonly Ranked[]): Ranked | null {
  const fits = asked.ahead ? isToldInWords : isToldAsDone;
  const tells = ({ event, best }: Ranked): boolean => event.date !== null && fits(asked, best) && isItsDay(asked, best);
  return ranked.slice(0, LOOKED_AT).find(tells) ?? null;
}

/** The answers with the one first whose day may be said. */
export const dayFirst = (asked: Measuring, ranked: readonly Ranked[]): readonly Ranked[] =>
  withFirst(asked.wants === 'day' ? (dayTelling(asked, ranked) ?? undefined) : undefined, ranked);
