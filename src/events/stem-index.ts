// Turns features into an index of their stems: how rare each is, who has it, and what two sentences share.
import type { Features } from './features.ts';
import { isLightStem } from './news-words.ts';

/** A stem in more than this share of the evidence says nothing of a single happening. */
const COMMON_SHARE = 0.15;
const COMMON_IN_FEW = 20;

export interface Weighted {
  readonly ids: Int32Array;
  /** The rarest stems, without which a pair cannot be alike enough. */
  readonly opening: readonly number[];
  readonly norm: number;
  /** Stems that say what was done: no known person's name, no light verb, no word of every other sentence. */
  readonly matters: number;
}

export interface StemIndex {
  readonly items: readonly Weighted[];
  readonly weights: Float64Array;
  readonly postings: readonly (readonly number[])[];
  readonly isMatter: readonly boolean[];
  readonly isPerson: readonly boolean[];
}

/** Sentences assumed beside those given: in a handful about one day, the words of its main event are no less telling. */
const SMOOTHING = 40;

/** Rarity by count. */
const rarity = (count: number, all: number): number => Math.max(0.1, Math.log((all + SMOOTHING) / (count + 1)));

/** Shared quotations and figures make up for words. */
const hasTies = ({ quoted, figures }: Features): boolean => quoted.runs.size > 0 || figures.length > 0;

/**
 * Prefix filtering (Chaudhuri and others, ICDE 2006): stems by rarity until those left weigh less than the share `least` of all.
 * The shorter one of two alike sentences shares at least one of these.
 */
function openingOf(ids: Int32Array, weights: Float64Array, least: number): number[] {
  const weightOf = (id: number): number => weights[id] as number;
  const byRarity = [...ids].sort((x, y) => weightOf(y) - weightOf(x) || x - y);
  const enough = (1 - least) * byRarity.reduce((sum, id) => sum + weightOf(id), 0);
  let sum = 0;
  return byRarity.filter((id) => {
    const isNeeded = sum <= enough;
    sum += weightOf(id);
    return isNeeded;
  });
}

export function indexStems(features: readonly Features[], least: number): StemIndex {
  const ids = new Map<string, number>();
  const postings: number[][] = [];
  const lists = features.map(({ stems }, i) =>
    Int32Array.from(stems, (stem) => {
      let id = ids.get(stem);
      if (id === undefined) {
        id = ids.size;
        ids.set(stem, id);
        postings.push([]);
      }
      (postings[id] as number[]).push(i);
      return id;
    }).sort(),
  );
  const weights = Float64Array.from(postings, (list) => rarity(list.length, features.length));
  const most = Math.max(COMMON_IN_FEW, COMMON_SHARE * features.length);
  const isPerson = [...ids.keys()].map((stem) => stem.startsWith('@'));
  const isMatter = [...ids].map(
    ([stem, id]) => !isPerson[id] && !isLightStem(stem) && (postings[id] as number[]).length <= most,
  );
  const items = lists.map((list, i) => ({
    ids: list,
    opening: openingOf(list, weights, hasTies(features[i] as Features) ? least / 2 : least),
    norm: list.reduce((sum, id) => sum + (weights[id] as number), 0),
    matters: list.reduce((sum, id) => sum + (isMatter[id] ? 1 : 0), 0),
  }));
  return { items, weights, postings, isMatter, isPerson };
}

export interface Shared {
  readonly matters: number;
  readonly people: number;
  readonly weight: number;
}

export function sharedStems(a: Int32Array, b: Int32Array, { weights, isMatter, isPerson }: StemIndex): Shared {
  let i = 0;
  let j = 0;
  let matters = 0;
  let people = 0;
  let weight = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) {
      if (isMatter[x]) matters++;
      else if (isPerson[x]) people++;
      weight += weights[x] as number;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return { matters, people, weight };
}
