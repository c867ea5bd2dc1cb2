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
  const weighed = Object.entries(salienceFeatures(event, group, interest)).map(([name, { value, why }]) => ({
    score: value * (SALIENCE_WEIGHTS[name] ?? 0),
    why,
  }));
  const salience = weighed.reduce((sum, { score }) => sum + score, 0);
  const reasons = weighed.flatMap(({ score, why }) => (why !== null && Math.abs(score) >= WORTH_TELLING ? [why] : []));
  return { salience: Math.round(salience * 1000) / 1000, reasons };
}
