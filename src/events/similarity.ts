// Turns features into pairs that may tell one happening, each with how alike the two are.
import { type Features, sharedQuotes } from './features.ts';
import { isLightStem } from './news-words.ts';

/** Two pieces of evidence, by index, that tell the same happening as far as their words and days go. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly likeness: number;
}

/** How alike two sentences must be, by what their days allow. Set on hand-made pairs; see test/events/similarity.test.ts. */
const ENOUGH = { sameDays: 0.4, coarse: 0.55, contrary: 0.6 } as const;
/** Two papers may differ by this many days over when one thing happened. */
const CONTRARY_DAYS = 2;
/** A stem in more evidence than this opens no pair by itself, so that a crowd about one matter stays quick. */
const COMMON = 250;
/**
 * Shared stems that say what was done; who did it is not enough. One will do where it is at least half of what the shorter
 * sentence says ("Brandt fired Moreau"), or where it ties the same two people.
 */
const MIN_MATTERS = 2;
/** A stem in more than this share of the evidence says nothing of a single happening. */
const COMMON_SHARE = 0.15;
const COMMON_IN_FEW = 20;
/** A sentence about what has long been so asks for more before it joins one about what happened. */
const BACKGROUND_EXTRA = 0.15;
/** So does a clause at a sentence's side: its few words are those of the whole story. */
const ASIDE_EXTRA = 0.1;
/** A span longer than a month ("in 2017") says too little to be a day's. */
const LONGEST_COARSE = 31;
/** Part that containment has in likeness beside the cosine: a short sentence may tell what a long one tells. */
const CONTAINED = 0.35;
/** Weight left to shared words where no name is shared. */
const STRANGERS = 0.6;

interface Weighted {
  readonly ids: Int32Array;
  readonly norm: number;
  /** Stems that say what was done: no known person's name, no light verb, no word of every other sentence. */
  readonly matters: number;
}

interface Index {
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

function indexOf(features: readonly Features[]): Index {
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
  const items = lists.map((list) => ({
    ids: list,
    norm: list.reduce((sum, id) => sum + (weights[id] as number), 0),
    matters: list.reduce((sum, id) => sum + (isMatter[id] ? 1 : 0), 0),
  }));
  return { items, weights, postings, isMatter, isPerson };
}

interface Shared {
  readonly matters: number;
  readonly people: number;
  readonly weight: number;
}

function sharedStems(a: Int32Array, b: Int32Array, { weights, isMatter, isPerson }: Index): Shared {
  let [i, j, matters, people, weight] = [0, 0, 0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
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

/** Whether each names somebody and neither mentions anybody the other names. */
const areStrangers = (a: Features, b: Features): boolean =>
  a.names.size > 0 &&
  b.names.size > 0 &&
  !a.stems.some((stem) => b.names.has(stem)) &&
  !b.stems.some((stem) => a.names.has(stem));

/** Shared quoted words are strong; a shared figure helps; names of which none is shared weaken. */
function likenessOf(a: Features, b: Features, shared: Shared, wa: Weighted, wb: Weighted): number {
  const quotes = sharedQuotes(a.quoted, b.quoted);
  const isBrief = Math.min(wa.matters, wb.matters) <= 2;
  const isEnough = shared.matters >= MIN_MATTERS || (shared.matters === 1 && (isBrief || shared.people >= 2));
  if (!isEnough && quotes === 0) return 0;
  const figures = a.figures.filter((f) => b.figures.some((g) => g.unit === f.unit && g.value === f.value)).length;
  const bonus = (quotes > 0 ? Math.min(0.4, 0.15 + 0.05 * quotes) : 0) + Math.min(0.16, 0.08 * figures);
  const cosine = shared.weight / Math.sqrt(wa.norm * wb.norm);
  const contained = shared.weight / Math.min(wa.norm, wb.norm);
  const words = (1 - CONTAINED) * cosine + CONTAINED * contained;
  return Math.min(1, (quotes === 0 && areStrangers(a, b) ? STRANGERS : 1) * words + bonus);
}

const overlaps = (a: Features, b: Features): boolean => a.from <= b.to && b.from <= a.to;
const isSamePaper = (a: Features, b: Features): boolean =>
  a.evidence.article.id === b.evidence.article.id || a.evidence.article.publisher === b.evidence.article.publisher;

const isBackground = ({ evidence }: Features): boolean => evidence.report.kind === 'background';

/** Two clauses of one sentence with different days tell two happenings. */
const isSameSentence = (a: Features, b: Features): boolean =>
  a.evidence.article.id === b.evidence.article.id &&
  a.evidence.report.sentence.begin === b.evidence.report.sentence.begin;

/** What likeness the days and kinds of two pieces of evidence ask for; null where they cannot be one happening. */
function enoughFor(a: Features, b: Features): number | null {
  const enough = enoughForDays(a, b);
  const extra =
    (isBackground(a) === isBackground(b) ? 0 : BACKGROUND_EXTRA) + (a.isAside || b.isAside ? ASIDE_EXTRA : 0);
  return enough === null ? null : enough + extra;
}

/** A coarse date may take a finer one that is told; one that is only assumed is no ground to say which day of March it was. */
const isSharpened = (a: Features, b: Features): boolean =>
  Math.max(a.to - a.from, b.to - b.from) < LONGEST_COARSE && !isAssumed(a) && !isAssumed(b);

const isAssumed = ({ evidence }: Features): boolean => evidence.report.date?.certainty === 'assumed';

function enoughForDays(a: Features, b: Features): number | null {
  if (a.from === b.from && a.to === b.to) return ENOUGH.sameDays;
  if (overlaps(a, b)) return isSharpened(a, b) ? ENOUGH.coarse : null;
  const isDay = a.from === a.to && b.from === b.to;
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  // One paper that writes the same of two days tells a series ("shares fell again"), not one day twice.
  return isDay && gap <= CONTRARY_DAYS && !isSamePaper(a, b) ? ENOUGH.contrary : null;
}

/**
 * Pairs that are alike enough for their days, best first; equal ones in the order of the features, which must be canonical.
 * Cosine-like overlap of stems weighted by rarity, from an inverted index over the rarer stems.
 */
export function alikePairs(features: readonly Features[]): Pair[] {
  const index = indexOf(features);
  const { items, postings } = index;
  const pairs: Pair[] = [];
  const seen = new Int32Array(features.length).fill(-1);
  for (let a = 0; a < features.length; a++) {
    const [fa, wa] = [features[a] as Features, items[a] as Weighted];
    for (const id of wa.ids) {
      const list = postings[id] as readonly number[];
      if (list.length > COMMON) continue;
      for (let k = list.length - 1; k >= 0 && (list[k] as number) > a; k--) {
        const b = list[k] as number;
        if (seen[b] === a) continue;
        seen[b] = a;
        const [fb, wb] = [features[b] as Features, items[b] as Weighted];
        const enough = isSameSentence(fa, fb) ? null : enoughFor(fa, fb);
        if (enough === null) continue;
        const shared = sharedStems(wa.ids, wb.ids, index);
        const likeness = likenessOf(fa, fb, shared, wa, wb);
        if (likeness >= enough) pairs.push({ a, b, likeness });
      }
    }
  }
  return pairs.sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b);
}
