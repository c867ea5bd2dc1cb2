// Turns grounds for a publication day into the narrow span that very likely holds it, or into nothing.
import { grouped } from '../../model/grouped.ts';
import type { Days, Ground } from './article.ts';

/** A span of more days says too little to file an article by. */
const WIDEST = 10;
/** Probability the span must hold. A wrong day is far worse than none. */
const SURE = 0.95;
/** At least one clue must be trusted as much by itself: a heap of weak ones is chance. */
const STRONG = 0.6;
/** No number of witnesses makes one clue more certain than this. */
const CEILING = 0.98;

export interface Decision extends Days {
  /** Grounds that agree with most of the span, the most telling first. */
  readonly grounds: readonly Ground[];
}

/** Grounds on one clue that name the same days are one ground that several articles bear out. */
function windowsOf(grounds: readonly Ground[]): readonly { readonly days: Days; readonly weight: number }[] {
  const doubts = new Map<string, { days: Days; doubt: number }>();
  for (const ground of grounds) {
    const key = `${ground.from}:${ground.to}`;
    const doubt = (doubts.get(key)?.doubt ?? 1) * (1 - ground.weight);
    doubts.set(key, { days: ground, doubt });
  }
  const windows = [...doubts.values()].map(({ days, doubt }) => ({ days, weight: 1 - doubt }));
  const total = windows.reduce((sum, { weight }) => sum + weight, 0);
  const scale = Math.min(1, CEILING / total);
  return windows.map(({ days, weight }) => ({ days, weight: weight * scale }));
}

/** Half of the wrong grounds point near the right day: they stem from another happening of the same days. */
const NEAR_MISSES = 0.5;
/** How near, in days. */
const NEAR = 15;

/** Days of a window inside `range`. */
const clip = (days: Days, range: Days): Days => ({
  from: Math.max(days.from, range.from),
  to: Math.min(days.to, range.to),
});

/** Adds `mass` in equal parts to the days of a window. */
function spread(found: Float64Array, range: Days, window: Days, mass: number): void {
  const { from, to } = clip(window, range);
  for (let day = from; day <= to; day++) (found[day - range.from] as number) += mass / (to - from + 1);
}

/**
 * How likely one clue makes each day of `range`: its windows share their weights among their days; what is left goes half to
 * the days around the windows, half to all days.
 */
function likelihoods(grounds: readonly Ground[], range: Days): Float64Array {
  const size = range.to - range.from + 1;
  const windows = windowsOf(grounds);
  const rest = 1 - windows.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Float64Array(size).fill((rest * (1 - NEAR_MISSES)) / size);
  for (const { days, weight } of windows) {
    spread(found, range, days, weight);
    spread(found, range, { from: days.from - NEAR, to: days.to + NEAR }, (rest * NEAR_MISSES) / windows.length);
  }
  return found;
}

const cluesOf = (grounds: readonly Ground[]): ReadonlyMap<string, readonly Ground[]> =>
  grouped(grounds, ({ clue }) => clue);

/** Clues borne out by one article that count in full; further ones stem from the same mistake as often as not. */
const FULL_CLUES = 2;

/** How much each clue counts: many clues that rest on one witness count less each. */
function sharesOf(clues: ReadonlyMap<string, readonly Ground[]>): ReadonlyMap<string, number> {
  const witnesses = [...clues].map(([clue, grounds]) => {
    const strongest = grounds.reduce((a, b) => (b.weight > a.weight ? b : a));
    return [clue, strongest.witness] as const;
  });
  const counts = new Map<string, number>();
  for (const [, witness] of witnesses) counts.set(witness, (counts.get(witness) ?? 0) + 1);
  return new Map(
    witnesses.map(([clue, witness]) => [clue, Math.min(1, Math.sqrt(FULL_CLUES / (counts.get(witness) ?? 1)))]),
  );
}

/** Probability of each day of `range`, every day as likely beforehand. */
function posterior(grounds: readonly Ground[], range: Days): Float64Array {
  const clues = cluesOf(grounds);
  const shares = sharesOf(clues);
  const logs = new Float64Array(range.to - range.from + 1);
  for (const [clue, one] of clues)
    likelihoods(one, range).forEach((p, i) => {
      (logs[i] as number) += (shares.get(clue) ?? 1) * Math.log(p);
    });
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const masses = logs.map((log) => Math.exp(log - top));
  const sum = masses.reduce((a, b) => a + b, 0);
  return masses.map((mass) => mass / sum);
}

/** The span around the likeliest days that holds `SURE` of the probability; equally likely days go in or out together. */
function surestSpan(masses: Float64Array): readonly [number, number] {
  const order = [...masses.keys()].sort((a, b) => (masses[b] as number) - (masses[a] as number) || a - b);
  let [mass, first, last, lowest] = [0, Infinity, -Infinity, Infinity];
  for (const i of order) {
    const here = masses[i] as number;
    if (mass >= SURE && here < lowest * 0.999) break;
    [mass, lowest] = [mass + here, here];
    [first, last] = [Math.min(first, i), Math.max(last, i)];
  }
  return [first, last];
}

/**
 * The span that the grounds agree on, as a posterior over the days of `range`; null where it is wider than `WIDEST` days or
 * where no ground says when at the latest. `range` must be finite and much wider than any ground's window.
 */
export function decide(grounds: readonly Ground[], range: Days): Decision | null {
  if (!grounds.some(({ to }) => to < range.to)) return null;
  const [first, last] = surestSpan(posterior(grounds, range));
  const span = { from: range.from + first, to: range.from + last };
  if (span.to - span.from >= WIDEST) return null;
  const agreeing = grounds.filter((ground) => overlap(ground, span) * 2 > span.to - span.from + 1);
  if (strongestOf(agreeing) < STRONG) return null;
  return { ...span, grounds: agreeing.sort((a, b) => telling(b) - telling(a)) };
}

/** Weight of the most trusted bounded window, all articles taken together that bear it out for one clue. */
const strongestOf = (grounds: readonly Ground[]): number =>
  [...cluesOf(grounds.filter(({ from, to }) => Number.isFinite(to - from))).values()]
    .flatMap(windowsOf)
    .reduce((most, { weight }) => Math.max(most, weight), 0);

/** Days that two spans share. */
const overlap = (a: Days, b: Days): number => Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1;

/** How much a ground narrows the choice. */
const telling = ({ from, to, weight }: Ground): number => weight / Math.max(1, Math.min(400, to - from + 1));
