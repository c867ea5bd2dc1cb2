// Turns two reports that quote into whether they quote the same words of the same speaker.
import { commonOf } from '../../likeness/sets.ts';
import type { Traits } from './traits.ts';
import { hashOf } from './word-codes.ts';

const UNNAMED = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'who'].map(hashOf));

const named = (who: readonly number[]): readonly number[] => who.filter((one) => !UNNAMED.has(one));

/** Whether two speakers are named, and are not the same. */
function areOthers(a: Traits, b: Traits): boolean {
  const [x, y] = [named(a.who), named(b.who)];
  return x.length > 0 && y.length > 0 && !x.some((one) => y.includes(one));
}

/** Whether two reports quote the same words, and not of two people who are named. What only points to a saying tells something else. */
export const quoteTheSame = (a: Traits, b: Traits): boolean =>
  a.utterances.length > 0 &&
  b.utterances.length > 0 &&
  a.points === b.points &&
  commonOf(a.utterances, b.utterances) > 0 &&
  !areOthers(a, b);
