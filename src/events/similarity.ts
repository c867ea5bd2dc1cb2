// Turns features into pairs that may tell one happening, each with how alike the two are.
import { enoughFor, LEAST_LIKENESS } from './compatible.ts';
import { type Features, sharedQuotes } from './features.ts';
import { indexStems, type Shared, sharedStems, type Weighted } from './stem-index.ts';

/** Two pieces of evidence, by index, that tell the same happening as far as their words and days go. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly likeness: number;
}

/** A stem in more evidence than this opens no pair by itself, so that a crowd about one matter stays quick. */
const COMMON = 500;
/**
 * Shared stems that say what was done; who did it is not enough. One will do where it is at least half of what the shorter
 * sentence says ("Brandt fired Moreau"), or where it ties the same two people.
 */
const MIN_MATTERS = 2;
/** Part that containment has in likeness beside the cosine: a short sentence may tell what a long one tells. */
const CONTAINED = 0.35;
/** Weight left to shared words where no name is shared. */
const STRANGERS = 0.6;

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

/**
 * Pairs that are alike enough for their days, best first; equal ones in the order of the features, which must be canonical.
 * Cosine and containment of stems weighted by rarity. Each pair is opened once, by the rarest stems of its shorter sentence.
 */
export function alikePairs(features: readonly Features[]): Pair[] {
  const index = indexStems(features, LEAST_LIKENESS);
  const pairs: Pair[] = [];
  const seen = new Int32Array(features.length).fill(-1);
  index.items.forEach((own, i) => {
    const opened = own.opening.map((id) => index.postings[id] as readonly number[]);
    for (const list of opened.filter(({ length }) => length <= COMMON))
      for (const j of list) {
        const other = index.items[j] as Weighted;
        if (seen[j] === i || other.norm < own.norm || (other.norm === own.norm && j <= i)) continue;
        seen[j] = i;
        const a = Math.min(i, j);
        const b = Math.max(i, j);
        const fa = features[a] as Features;
        const fb = features[b] as Features;
        const enough = enoughFor(fa, fb);
        if (enough === null) continue;
        const likeness = likenessOf(fa, fb, sharedStems(own.ids, other.ids, index), own, other);
        if (likeness >= enough) pairs.push({ a, b, likeness });
      }
  });
  return pairs.sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b);
}
