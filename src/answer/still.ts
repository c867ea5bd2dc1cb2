// Turns "is X still president?" into what would have ended it: the question is answered by X's leaving, or by nobody telling of it.
import type { Term } from './terms.ts';

const STILL = /^(?:and |so |but )?(?:is|isn['’]?t|are|was|were|does|do|has|have)\b.{1,80}\bstill\b/i;
const OFFICE =
  /\b(?:president|minister|premier|secretary|director|chief|leader|head|general|judge|senator|governor|mayor|counsel|chair(?:man|woman)?|speaker|chancellor|ambassador|commissioner|manager|executive|editor|king|queen|prince|coach|captain|boss|office|power|charge|job|post|member|candidate|nominee|running|in the race)\b/i;

const ENDS =
  'resign, resignation, quit, step down, stepped down, stepping down, fired, fire, sacked, ousted, oust, removed as, removed from, dismissed as, dismissed from, dismissal, replaced as, replaced by, retired, forced out, left office, resigned, stood down, dropped out, drop out, withdrew, pulled out'.split(
    ', ',
  );

/** Whether a question asks if somebody still holds an office. */
export const asksStill = (question: string): boolean => STILL.test(question.trim());

/** The terms of such a question: who, and every way of leaving in place of the office; of any other question its own. */
export function termsOfStill(question: string, terms: readonly Term[]): readonly Term[] {
  const [who, ...rest] = terms;
  if (!asksStill(question) || !who || who.kind === 'word') return terms;
  // "director of the FBI": what the office is of belongs to it
  const isOffice = ({ kind, label, isOffice: held }: Term): boolean =>
    kind !== 'word' || held === true || OFFICE.test(label);
  return OFFICE.test(question) && rest.every(isOffice) ? [who, leaving(question.length)] : terms;
}

/** Whether these terms ask for a leaving. */
export const asksLeaving = (terms: readonly Term[]): boolean => terms.some(({ exact }) => exact === ENDS);

/** Every way of leaving an office, as a term that stands at this place of the question. */
export const leaving = (at: number): Term => ({
  kind: 'word',
  label: 'leave office',
  exact: ENDS,
  titles: [],
  similar: [],
  people: [],
  begin: at,
  end: at,
});
