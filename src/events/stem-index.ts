// Turns features into an index of their stems: how rare each is, who has it, and what two sentences share.

import { isLightStem } from '../english/news-words.ts';
import { nth } from '../model/nth.ts';
import type { DatedFeatures } from './features.ts';

/** A stem in more than this share of the evidence says nothing of a single happening. */
const COMMON_SHARE = 0.15;
const COMMON_IN_FEW = 20;

/**
 * Stems by number, sentences by their place among the features. All of it lies in flat lists of numbers: hundreds of thousands of
 * pairs are looked at for the few that are alike.
 */
export interface StemIndex {
  /** Stems of all sentences, one sentence after the other, ascending in each. */
  readonly ids: Int32Array;
  /** Where each sentence begins in `ids`; one entry more ends the last. */
  readonly starts: Int32Array;
  /** Weight of each sentence: of all its stems. */
  readonly norms: Float64Array;
  /** How many stems of each sentence say what was done: no known person's name, no light verb, no word of every other sentence. */
  readonly matters: Int32Array;
  /** The rarest stems of each sentence, without which a pair cannot be alike enough. */
  readonly openings: readonly Int32Array[];
  /** By stem: its weight, which sentences have it, what it is. */
  readonly weights: Float64Array;
  readonly postings: readonly Posting[];
  readonly isMatter: Uint8Array;
  readonly isPerson: Uint8Array;
}

/** The sentences that have a stem: those of one day, by day, and those of longer spans. */
export interface Posting {
  readonly ofDays: Int32Array;
  readonly ofSpans: Int32Array;
}

/** Sentences assumed beside those given: in a handful about one day, the words of its main event are no less telling. */
const SMOOTHING = 40;

/** Rarity by count. */
const rarity = (count: number, all: number): number => Math.max(0.1, Math.log((all + SMOOTHING) / (count + 1)));

/** Shared quotations and figures make up for words. */
export const hasTies = ({ quoted, figures }: DatedFeatures): boolean => quoted.runs.size > 0 || figures.length > 0;

/**
 * Prefix filtering (Chaudhuri and others, ICDE 2006): stems by rarity until those left weigh less than the share `least` of all.
 * The shorter one of two alike sentences shares at least one of these.
 */
function openingOf(ids: Int32Array, weights: Float64Array, least: number): Int32Array {
  const weightOf = (id: number): number => weights[id] as number;
  const byRarity = ids.toSorted((x, y) => weightOf(y) - weightOf(x) || x - y);
  const enough = (1 - least) * sumOf(byRarity, weights);
  let [sum, needed] = [0, 0];
  while (needed < byRarity.length && sum <= enough) sum += weightOf(byRarity[needed++] as number);
  return byRarity.subarray(0, needed);
}

const sumOf = (ids: Int32Array, values: Float64Array | Uint8Array): number => {
  let sum = 0;
  for (const id of ids) sum += values[id] as number;
  return sum;
};

interface Numbered {
  /** Each stem once, in the order of their numbers. */
  readonly stems: readonly string[];
  /** By stem: how many sentences have it. */
  readonly counts: readonly number[];
  /** Numbers of each sentence's stems, ascending. */
  readonly lists: readonly Int32Array[];
}

function numberStems(features: readonly DatedFeatures[]): Numbered {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const idOf = (stem: string): number => {
    const id = ids.get(stem) ?? counts.length;
    if (id === counts.length) ids.set(stem, id);
    counts[id] = (counts[id] ?? 0) + 1;
    return id;
  };
  const lists = features.map(({ stems }) => Int32Array.from(stems, idOf).sort());
  return { stems: [...ids.keys()], counts, lists };
}

/** Sentences of one day first, in the order of their days. */
function inDayOrder(features: readonly DatedFeatures[]): Int32Array {
  const lengthen = ({ from, to }: DatedFeatures): number => (from === to ? 0 : 1);
  return Int32Array.from(features.keys()).sort((i, j) => {
    const [a, b] = [nth(features, i), nth(features, j)];
    return lengthen(a) - lengthen(b) || a.from - b.from || i - j;
  });
}

function postingsOf(features: readonly DatedFeatures[], { counts, lists }: Numbered): readonly Posting[] {
  const all = counts.map((count) => new Int32Array(count));
  const filled = counts.map(() => 0);
  const days = counts.map(() => 0);
  for (const i of inDayOrder(features)) {
    const { from, to } = nth(features, i);
    for (const id of nth(lists, i)) {
      const place = filled[id] as number;
      nth(all, id)[place] = i;
      filled[id] = place + 1;
      if (from === to) days[id] = place + 1;
    }
  }
  return all.map((list, id) => ({ ofDays: list.subarray(0, days[id]), ofSpans: list.subarray(days[id]) }));
}

export function indexStems(features: readonly DatedFeatures[], least: number): StemIndex {
  const numbered = numberStems(features);
  const { stems, counts, lists } = numbered;
  const weights = Float64Array.from(counts, (count) => rarity(count, features.length));
  const most = Math.max(COMMON_IN_FEW, COMMON_SHARE * features.length);
  const isPerson = Uint8Array.from(stems, (stem) => (stem.startsWith('@') ? 1 : 0));
  const isMatter = Uint8Array.from(stems, (stem, id) =>
    !isPerson[id] && !isLightStem(stem) && (counts[id] as number) <= most ? 1 : 0,
  );
  return {
    ...oneAfterTheOther(lists),
    norms: Float64Array.from(lists, (list) => sumOf(list, weights)),
    matters: Int32Array.from(lists, (list) => sumOf(list, isMatter)),
    openings: lists.map((list, i) => openingOf(list, weights, hasTies(nth(features, i)) ? least / 2 : least)),
    weights,
    postings: postingsOf(features, numbered),
    isMatter,
    isPerson,
  };
}

function oneAfterTheOther(lists: readonly Int32Array[]): Pick<StemIndex, 'ids' | 'starts'> {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] as number) + list.length;
  });
  const ids = new Int32Array(starts[lists.length] as number);
  lists.forEach((list, i) => {
    ids.set(list, starts[i] as number);
  });
  return { ids, starts };
}

/** What two sentences share. */
export interface Shared {
  matters: number;
  people: number;
  weight: number;
}

/** Puts what two sentences share `into` a place that is used for every pair. */
export function sharedStems(a: number, b: number, index: StemIndex, into: Shared): void {
  const { ids, starts, weights, isMatter, isPerson } = index;
  const endA = starts[a + 1] as number;
  const endB = starts[b + 1] as number;
  let i = starts[a] as number;
  let j = starts[b] as number;
  let matters = 0;
  let people = 0;
  let weight = 0;
  while (i < endA && j < endB) {
    const x = ids[i] as number;
    const y = ids[j] as number;
    if (x === y) {
      if (isMatter[x]) matters++;
      else if (isPerson[x]) people++;
      weight += weights[x] as number;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  into.matters = matters;
  into.people = people;
  into.weight = weight;
}
