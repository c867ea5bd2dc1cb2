// Turns features into pairs that may tell one happening, each with how alike the two are.
import { nth } from '../model/nth.ts';
import { enoughFor, LEAST_LIKENESS, traitsOf } from './compatible.ts';
import { type DatedFeatures, sharedQuotes } from './features.ts';
import { eachOpened } from './opened-pairs.ts';
import { hasTies, indexStems, type Shared, type StemIndex, sharedStems } from './stem-index.ts';

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
const areStrangers = (a: DatedFeatures, b: DatedFeatures): boolean =>
  a.names.size > 0 &&
  b.names.size > 0 &&
  !a.stems.some((stem) => b.names.has(stem)) &&
  !b.stems.some((stem) => a.names.has(stem));

const sharedFigures = (a: DatedFeatures, b: DatedFeatures): number =>
  a.figures.filter((f) => b.figures.some((g) => g.unit === f.unit && g.value === f.value)).length;

/** Whether what two sentences share says what was done, or who with whom. */
function isMatter({ matters }: StemIndex, shared: Shared, a: number, b: number): boolean {
  const isBrief = Math.min(matters[a] as number, matters[b] as number) <= 2;
  return shared.matters >= MIN_MATTERS || (shared.matters === 1 && (isBrief || shared.people >= 2));
}

/** Likeness by shared words alone: cosine and containment of their weights. */
function wordLikeness({ norms }: StemIndex, { weight }: Shared, a: number, b: number): number {
  const normA = norms[a] as number;
  const normB = norms[b] as number;
  const cosine = weight / Math.sqrt(normA * normB);
  const contained = weight / Math.min(normA, normB);
  return (1 - CONTAINED) * cosine + CONTAINED * contained;
}

/** Shared quoted words are strong; a shared figure helps; names of which none is shared weaken. */
function likenessOf(a: DatedFeatures, b: DatedFeatures, words: number, isAboutSame: boolean): number {
  const quotes = sharedQuotes(a.quoted, b.quoted);
  if (!isAboutSame && quotes === 0) return 0;
  const figures = sharedFigures(a, b);
  const bonus = (quotes > 0 ? Math.min(0.4, 0.15 + 0.05 * quotes) : 0) + Math.min(0.16, 0.08 * figures);
  return Math.min(1, (quotes === 0 && areStrangers(a, b) ? STRANGERS : 1) * words + bonus);
}

/**
 * Pairs that are alike enough for their days, best first; equal ones in the order of the features, which must be canonical.
 * Cosine and containment of stems weighted by rarity. Each pair is opened once, by the rarest stems of its shorter sentence.
 */
export function alikePairs(features: readonly DatedFeatures[]): Pair[] {
  const index = indexStems(features, LEAST_LIKENESS);
  const traits = traitsOf(features);
  const ties = Uint8Array.from(features, (f) => (hasTies(f) ? 1 : 0));
  const shared: Shared = { matters: 0, people: 0, weight: 0 };
  const pairs: Pair[] = [];
  eachOpened(index, traits, COMMON, (a, b) => {
    const enough = enoughFor(traits, a, b);
    if (enough > 1) return;
    sharedStems(a, b, index, shared);
    const isAboutSame = isMatter(index, shared, a, b);
    const words = wordLikeness(index, shared, a, b);
    // Without quotations and figures on both sides nothing can add to the words.
    if (!(ties[a] && ties[b]) && (!isAboutSame || words < enough)) return;
    const likeness = likenessOf(nth(features, a), nth(features, b), words, isAboutSame);
    if (likeness >= enough) pairs.push({ a, b, likeness });
  });
  return pairs.sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b);
}
