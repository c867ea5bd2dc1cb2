// Turns the best answers into yes, no or not told, with the one that says so.
import { wordsOf } from '../../english/words.ts';
import { dateInSentence } from '../../model/date-words.ts';
import { isDenied, SAME_DEED } from '../find/against.ts';
import { type Judged, type Ranked, withFirst } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { isKeptFrom, isToBe, predicateMet } from '../find/said-and-done.ts';
import { asksDenied } from '../find/wants.ts';
import { asksLeaving, asksStill } from '../still.ts';
import { asSentence } from './as-sentence.ts';
import { asksWhatItIs, isCalled } from './called.ts';
import { isItsDay } from './day-told.ts';
import { isByTheOneAsked, isInItsWords } from './deed-told.ts';
import { isOwnLeaving } from './own-leaving.ts';
import { actOf, holdsAll, isDone, isOnlySupposed, namesAll } from './told-as-done.ts';

/** "was Sessions fired?", "has he been suspended": the person is who it was done to. */
const PASSIVE =
  /^(?:and |so |but )?(?:was|were|is|are|has|have|had)\s+(.{2,60}?)\s+(?:(?:ever|finally|already|really|been|being|not)\s+)*\p{L}+(?:ed|en|own|ung|ade|aid|old|ent)\b/iu;

/** Whether a sentence tells it of the one who was asked about as the doer: "Sessions fired McCabe" does not say who fired Sessions. */
function isTurnedAround({ candidate }: Judged, question: string): boolean {
  const asked = wordsOf(PASSIVE.exec(question.trim())?.[1] ?? '').at(-1);
  return asked !== undefined && (candidate.evidence.report.act?.who.includes(asked) ?? false);
}

/** Answers that are looked at: what ranks behind these tells of something else. */
const LOOKED_AT = 6;

interface Verdict {
  readonly line: string;
  /** The answer that says so; null where none does. */
  readonly telling: Ranked | null;
}

const NOTHING_TOLD: Verdict = { line: 'Not told.', telling: null };

/** Yes, no, or not told: only what happened answers, never a condition, a demand or a plan. */
export function verdictIn(asked: Measuring, ranked: readonly Ranked[], question: string): Verdict {
  const { sought } = asked;
  // that something was so on some day says nothing about whether it still is
  if (asksStill(question) && !asksLeaving(sought.terms)) return NOTHING_TOLD;
  const tellings = ranked
    .slice(0, LOOKED_AT)
    .filter(({ best }) => asksStill(question) || !asksWhatItIs(question) || isCalled(best, sought.terms))
    .filter(({ best }) => !asksStill(question) || isOwnLeaving(best, sought.terms))
    .filter(({ best }) => !isOnlySupposed(asked, best) && isDone(best) && holdsAll(best) && namesAll(sought, best))
    .filter(({ best }) => asksStill(question) || (isInItsWords(sought, best) && isByTheOneAsked(asked, best)))
    .filter(({ best }) => asked.when === null || isItsDay(asked, best))
    .filter(({ best }) => !isTurnedAround(best, question) && !isKeptFrom(best.candidate, best.hits, sought.terms));
  // "offered to resign" says nothing of whether anybody resigned
  const isOfIt = ({ best }: Ranked): boolean => !isToBe(best.candidate, best.hits, sought.terms);
  const isItself = ({ best }: Ranked): boolean => {
    const act = actOf(best);
    return act !== undefined && predicateMet(sought, act) >= SAME_DEED;
  };
  const telling = tellings.find((one) => isOfIt(one) && isItself(one)) ?? tellings.find(isOfIt);
  const denies = ({ best }: Ranked): boolean => isDenied(sought, best.candidate, best.hits);
  if (!telling || (asksStill(question) && denies(telling))) return NOTHING_TOLD;
  // what tells of the leaving says that it is no longer so
  const turns = [denies(telling), asksDenied(question), asksStill(question)];
  const denied = turns.filter(Boolean).length % 2 === 1;
  const { event } = telling;
  const isDated = event.date !== null && event.date.certainty !== 'assumed' && isItsDay(asked, telling.best);
  const day = event.date && isDated ? `: ${dateInSentence(event.date)}` : '';
  return { line: asSentence(`${denied ? 'no' : 'yes'}${day}`), telling };
}

/** The answers with the one first that says yes or no. */
export function verdictFirst(asked: Measuring, ranked: readonly Ranked[], question: string): readonly Ranked[] {
  const telling = asked.wants === 'verdict' ? verdictIn(asked, ranked, question).telling : null;
  return withFirst(telling ?? undefined, ranked);
}
