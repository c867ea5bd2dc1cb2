// Finds the two halves in which some articles lie furthest apart, and measures by what it is learned whether they are two stories.

/** How likely each two of some articles tell one story, as a score: row by row, symmetric. */
export type Scores = readonly Float64Array[];

export interface Halves {
  /** For each article 0 or 1. */
  readonly side: Uint8Array;
  /** What speaks for two stories (HALVES_FEATURES). */
  readonly features: readonly number[];
}

export const HALVES_FEATURES = [
  'how much likelier those of one half are one story than those of two',
  'score between the halves',
  'articles of the smaller half, logarithm',
  'articles, logarithm',
] as const;

/** One article alone is no story apart: it may just be written in other words. */
const LEAST_HALF = 2;
const ROUNDS = 20;

const at = (scores: Scores, i: number, j: number): number => (scores[i] as Float64Array)[j] as number;

/** The two that are least likely one story. */
function leastAlike(scores: Scores): readonly [number, number] {
  let [a, b] = [0, 1];
  for (let i = 0; i < scores.length; i++)
    for (let j = i + 1; j < scores.length; j++) if (at(scores, i, j) < at(scores, a, b)) [a, b] = [i, j];
  return [a, b];
}

/** Mean score of one article with the others of each half; null where it is alone in its own. */
function meansOf(scores: Scores, side: Uint8Array, i: number): readonly [number, number] | null {
  const [sum, count] = [
    [0, 0],
    [0, 0],
  ] as [[number, number], [number, number]];
  for (let j = 0; j < scores.length; j++) {
    if (j === i) continue;
    const half = side[j] as 0 | 1;
    sum[half] += at(scores, i, j);
    count[half]++;
  }
  return count[0] === 0 || count[1] === 0 ? null : [sum[0] / count[0], sum[1] / count[1]];
}

/** Each goes to the half that it is likelier one story with, until none moves. */
function settleHalves(scores: Scores, side: Uint8Array): void {
  for (let round = 0, moves = true; moves && round < ROUNDS; round++) {
    moves = false;
    for (let i = 0; i < scores.length; i++) {
      const means = meansOf(scores, side, i);
      const half = means === null ? side[i] : means[0] >= means[1] ? 0 : 1;
      if (half === side[i]) continue;
      side[i] = half as number;
      moves = true;
    }
  }
}

function measured(scores: Scores, side: Uint8Array): readonly number[] | null {
  const n = scores.length;
  const second = side.reduce((sum, half) => sum + half, 0);
  const smaller = Math.min(second, n - second);
  if (smaller < LEAST_HALF) return null;
  let [within, pairs, between, across] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      if (side[i] === side[j]) [within, pairs] = [within + at(scores, i, j), pairs + 1];
      else [between, across] = [between + at(scores, i, j), across + 1];
  return [within / pairs - between / across, between / across, Math.log(smaller), Math.log(n)];
}

/**
 * The halves of at least four articles, found from the two that are least alike; null where there are none of two articles each. The
 * company that articles keep tells look-alike stories apart far better than any two articles do.
 */
export function halvesOf(scores: Scores): Halves | null {
  if (scores.length < 2 * LEAST_HALF) return null;
  const [a, b] = leastAlike(scores);
  const side = Uint8Array.from(scores, (_, i) =>
    i === a ? 0 : i === b ? 1 : at(scores, i, a) >= at(scores, i, b) ? 0 : 1,
  );
  settleHalves(scores, side);
  const features = measured(scores, side);
  return features && { side, features };
}
