// Turns a happening into how much it matters on its day, with the reasons in words: features weighed as journalists' choices teach.
import type { Happening } from '../model/event.ts';
import type { Features } from './features.ts';
import { type Draft, type Interest, salienceFeatures } from './salience-features.ts';
import { SALIENCE_WEIGHTS } from './salience-weights.ts';

export type { Interest } from './salience-features.ts';

/** A reason that moves the score by less is not told. */
const WORTH_TELLING = 0.1;

/** `group` is the event's evidence as features, the leading one first. Only the order of scores has a meaning. */
export function salienceOf(
  event: Draft,
  group: readonly [Features, ...Features[]],
  interest: Interest,
): Pick<Happening, 'salience' | 'reasons'> {
  const reasons: string[] = [];
  let salience = 0;
  for (const [name, { value, why }] of salienceFeatures(event, group, interest)) {
    const score = value * (SALIENCE_WEIGHTS[name] ?? 0);
    salience += score;
    if (why !== null && Math.abs(score) >= WORTH_TELLING) reasons.push(why);
  }
  return { salience: Math.round(salience * 1000) / 1000, reasons };
}
