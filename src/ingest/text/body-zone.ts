// Finds where in a saved text the article stands: the stretch with the most prose and the least furniture.
import type { Labelled } from './label-lines.ts';

interface Zone {
  /** Index of the first and behind the last unit. */
  readonly from: number;
  readonly to: number;
}

/** What a unit is worth to the article that would include it: characters of prose against lines of furniture. */
function worth({ label, text }: Labelled): number {
  switch (label) {
    case 'prose':
      return Math.min(Math.max(text.length, 60), 400);
    case 'heading':
      return 5;
    case 'caption':
    case 'keywords':
    case 'credit':
    case 'repeat':
      return -15;
    case 'link':
      return -8;
    case 'short':
      return -Math.min(60, 20 + text.length / 3);
    default:
      return -30;
  }
}

/** The stretch of units with the greatest sum (Kadane's algorithm); empty where no unit is prose. */
export function bodyZone(units: readonly Labelled[]): Zone {
  let best = { from: 0, to: 0, sum: 0 };
  let [from, sum] = [0, 0];
  for (const [index, unit] of units.entries()) {
    if (sum <= 0) [from, sum] = [index, 0];
    sum += worth(unit);
    if (sum > best.sum) best = { from, to: index + 1, sum };
  }
  return { from: best.from, to: best.to };
}
