// Turns what a sentence says was done into whether it speaks against giving the name that is asked for: denied, or done by or to another.
import type { PlacedWord } from '../../english/words.ts';
import type { Act } from '../../model/act.ts';
import type { EvidenceSentence } from '../sentence.ts';
import type { Hits } from './hits.ts';
import type { Measuring } from './measured.ts';
import { lastWords } from './roles.ts';
import { DENYING, predicateMet } from './said-and-done.ts';
import type { Role } from './sighted.ts';
import type { Sought } from './sought.ts';

/** How well a report's act must be the one asked about to speak for itself. */
export const SAME_DEED = 0.85;

/** Whether it was not so: by the report's act where that is the deed, else an odd number of denying words near the met ones. */
export function isDenied(sought: Sought, { evidence, tokens }: EvidenceSentence, hits: Hits): boolean {
  const { act } = evidence.report;
  if (act && predicateMet(sought, act) >= SAME_DEED) return !act.isSo || act.realis === 'denied';
  const places = hits.flatMap((hit) => hit?.places ?? []);
  const from = Math.min(...places.map((place) => place.from));
  const to = Math.max(...places.map((place) => place.to));
  const isMet = (at: number): boolean => places.some((place) => at >= place.from && at < place.to);
  const first = Math.max(0, from - 2);
  // "refused to resign", not "refused an offer of resignation"
  const denies = ({ word, text }: PlacedWord, at: number): boolean =>
    word === 'refused' ? tokens[at + 1]?.word === 'to' : DENYING.has(word) || /n['’]t$/.test(text);
  const count = tokens.filter((token, at) => at >= first && at <= to && !isMet(at) && denies(token, at)).length;
  return count % 2 === 1;
}

/** Whether the deed is told with the question's names in other parts: "Sessions fired McCabe" does not say who fired Sessions. */
function isOthersDeed({ terms }: Sought, hits: Hits, act: Act, role: Exclude<Role, 'either'>): boolean {
  const [own, other] = role === 'doer' ? [act.whom, act.who] : [act.who, act.whom];
  return terms.some((term, i) => {
    if (term.kind === 'word') return false;
    const isIn = (list: readonly string[]): boolean => lastWords(term).some((word) => list.includes(word));
    if (isIn(own)) return false;
    return isIn(other) || (own.length > 0 && hits[i] === null);
  });
}

/** "Trump asked why Sessions had not replaced McCabe" gives no answer to who replaced Comey. */
export function speaksAgainst(
  { sought, role, denied }: Pick<Measuring, 'sought' | 'role' | 'denied'>,
  candidate: EvidenceSentence,
  hits: Hits,
): boolean {
  const { act } = candidate.evidence.report;
  if (isDenied(sought, candidate, hits) !== denied) return true;
  if (role === 'either' || !act || predicateMet(sought, act) < SAME_DEED) return false;
  return isOthersDeed(sought, hits, act, role);
}
