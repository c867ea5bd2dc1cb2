// Turns what was found about a matter into how well it fits: told, only near it, or nothing that may be shown.

import { isPlanned } from '../../model/dated.ts';
import type { Ranked } from '../find/judge.ts';
import type { FoundMatter } from '../find/matter.ts';
import type { Measuring } from '../find/measured.ts';
import { isItselfDone } from './told-as-done.ts';

export type Fit = 'told' | 'near' | 'nothing';

/** How much of the question the best answers must hold, and of its deeds. */
const ENOUGH = 0.7;
const AROUND = 0.8;

/** "Scots" stands in "Scottish": a name of one word is known where another begins with most of it. */
const LEAST_OF_NAME = 4;

function isWrittenIn({ candidate }: FoundMatter['judged'][number], label: string): boolean {
  const begin = label.toLowerCase().slice(0, Math.max(LEAST_OF_NAME, label.length - 3));
  if (begin.length < LEAST_OF_NAME || label.includes(' ')) return false;
  return candidate.tokens.some(({ capital, word }) => capital && word.startsWith(begin));
}

/** Names of the question that stand nowhere in what was found. */
const strangersIn = ({ asked, judged }: Pick<FoundMatter, 'asked' | 'judged'>): readonly string[] =>
  asked.sought.terms.flatMap(({ kind, label }, i) => {
    if (kind === 'word' || (asked.counts[i] ?? 0) > 0) return [];
    return judged.some((one) => one.hits[i] || isWrittenIn(one, label)) ? [] : [label];
  });

/** Words worth this mean what was asked; those worth less only stand near it. */
const MEANS = 0.6;

/** Whether the record knows nobody whom the question names, and less than half of it: what it has besides is of something else. */
function isForeign({ asked: { sought, counts }, judged }: Pick<FoundMatter, 'asked' | 'judged'>): boolean {
  const isMet = (i: number): boolean => judged.some(({ hits }) => (hits[i]?.worth ?? 0) >= MEANS);
  const known = sought.terms.filter(({ kind }, i) => (counts[i] ?? 0) > 0 || (kind === 'word' && isMet(i)));
  return known.every(({ kind }) => kind === 'word') && 2 * known.length < sought.terms.length;
}

const isTyped = ({ wants }: Measuring): boolean =>
  wants === 'person' || wants === 'place' || wants === 'number' || wants === 'money' || wants === 'duration';

/** What is asked of a day, or of yes and no, is told as done, or as planned for a day. */
function isReal(asked: Measuring, { event, best }: Ranked): boolean {
  if (!best.supposed || !(asked.wants === 'verdict' || asked.wants === 'day')) return true;
  return isItselfDone(asked, best) || (asked.wants === 'day' && event.date !== null && isPlanned(event.date));
}

/**
 * Whether one of the first answers says what was asked, of everybody who was asked about; of a day, of yes or no, as something that
 * happened.
 */
function says(asked: Measuring, one: Ranked): boolean {
  const { best } = one;
  const isSure = isTyped(asked) && (best.answer?.surety ?? 0) >= AROUND && best.hits.every((hit) => hit !== null);
  const isMet = best.coverage >= ENOUGH || best.covered >= AROUND || isSure;
  return isMet && best.named && isReal(asked, one) && (!isTyped(asked) || best.answer !== null);
}

export function fitOf(found: FoundMatter): Fit {
  const [first] = found.ranked;
  if (!first || strangersIn(found).length > 0 || isForeign(found)) return 'nothing';
  if (found.isElsewhere || (found.asked.wants === 'speech' && !first.best.spoken)) return 'near';
  return found.ranked.slice(0, 2).some((one) => says(found.asked, one)) ? 'told' : 'near';
}
