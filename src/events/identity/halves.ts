// Finds the two halves in which some articles lie furthest apart, and measures by what it is learned whether they are two stories.

/** How likely each two of some articles tell one story, as a score: row by row, symmetric. */
export type Scores = readonly Float64Array[];

/** What is measured of two halves, in this order. @public Training reads it. */
export const HALVES_FEATURES = [
  'how much likelier those of one half are one story than those of two',
  'score between the halves',
  'articles of the smaller half, logarithm',
  'articles, logarithm',
] as const;

export interface Halves {
  /** For each article 0 or 1. */
  readonly side: Uint8Array;
  /** What speaks for two stories: HALVES_FEATURES. */
  readonly features: readonly number[];
}

/** One article alone is no story apart: it may just be written in other words. */
const LEAST_HALF = 2;
const ROUNDS = { turning: 30, moving: 20 } as const;

const at = (scores: Scores, i: number, j: number): number => (scores[i] as Float64Array)[j] as number;

/** The two that are least likely one story. */
function leastAlike(scores: Scores): readonly [number, number] {
  let [a, b] = [0, 1];
  for (let i = 0; i < scores.length; i++)
    for (let j = i + 1; j < scores.length; j++) if (at(scores, i, j) < at(scores, a, b)) [a, b] = [i, j];
  return [a, b];
}

const meanOf = (row: Float64Array): number => row.reduce((sum, x) => sum + x, 0) / row.length;

/** The scores without what an article shares with all others: what is left of them is company. */
function centred(scores: Scores): Scores {
  const rows = Float64Array.from(scores, meanOf);
  const all = meanOf(rows);
  return scores.map((row, i) => row.map((x, j) => (i === j ? 0 : x - (rows[i] as number) - (rows[j] as number) + all)));
}

/** How far each article lies to one side in the direction in which company differs most, by turning one direction until it is that. */
function mainDirection(scores: Scores): Float64Array {
  const company = centred(scores);
  const [a, b] = leastAlike(scores);
  let direction = Float64Array.from(scores, (row) => (row[a] as number) - (row[b] as number));
  for (let round = 0; round < ROUNDS.turning; round++) {
    const mean = meanOf(direction);
    const turned = Float64Array.from(company, (row) =>
      row.reduce((sum, x, j) => sum + x * ((direction[j] as number) - mean), 0),
    );
    const length = Math.hypot(...turned) || 1;
    direction = turned.map((x) => x / length);
  }
  return direction;
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
  for (let round = 0, moves = true; moves && round < ROUNDS.moving; round++) {
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

function measured(scores: Scores, side: Uint8Array): Halves['features'] | null {
  const n = scores.length;
  const second = side.reduce((sum, half) => sum + half, 0);
  const smaller = Math.min(second, n - second);
  if (smaller < LEAST_HALF) return null;
  let [within, pairs, between, across] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      if (side[i] === side[j]) [within, pairs] = [within + at(scores, i, j), pairs + 1];
      else [between, across] = [between + at(scores, i, j), across + 1];
  const measures: { readonly [name in (typeof HALVES_FEATURES)[number]]: number } = {
    'how much likelier those of one half are one story than those of two': within / pairs - between / across,
    'score between the halves': between / across,
    'articles of the smaller half, logarithm': Math.log(smaller),
    'articles, logarithm': Math.log(n),
  };
  return HALVES_FEATURES.map((name) => measures[name]);
}

/**
 * The halves of at least four articles; null where there are none of two articles each. The company that articles keep tells look-alike
 * stories apart far better than any two articles do. As Newman 2006 parts networks: by the leading vector of the centred scores, then moving
 * single articles.
 */
export function halvesOf(scores: Scores): Halves | null {
  if (scores.length < 2 * LEAST_HALF) return null;
  const side = Uint8Array.from(mainDirection(scores), (x) => (x > 0 ? 0 : 1));
  settleHalves(scores, side);
  const features = measured(scores, side);
  return features && { side, features };
}
