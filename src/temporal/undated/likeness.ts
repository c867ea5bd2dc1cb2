// Turns placements into an index that finds, for a passage, those of the same happening and how alike they are.
import { nth } from '../../model/nth.ts';
import type { Wording } from './passages.ts';
import type { Placement } from './placements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How alike a passage is to a placement. */
export interface Likeness {
  readonly placement: Placement;
  /** Cosine of the weighted words, 0 to 1. */
  readonly cosine: number;
  /** Weight of the shared words: how much there is to go by. */
  readonly shared: number;
  /** Weight of the shared words that stand in both clauses themselves. */
  readonly core: number;
  /** For a report: the share, by weight, of what was reported that the passage tells too. */
  readonly retold: number;
  /** How many of the shared words are names. */
  readonly names: number;
}

/** What a word of the surroundings, near and farther off, counts beside a word of the clause. */
const AROUND = 0.5;
const AFAR = 0.25;
/** Words lighter than this find nothing. */
const LIGHTEST = 0.08;
/** Passages less alike than this are never about one happening. */
const LEAST_COSINE = 0.15;

interface Weighed {
  readonly vector: ReadonlyMap<string, number>;
  readonly norm: number;
}

function weigh(passage: Wording, vocabulary: Vocabulary): Weighed {
  const vector = new Map<string, number>();
  for (const stem of passage.afar) vector.set(stem, AFAR * vocabulary.weight(stem));
  for (const stem of passage.around) vector.set(stem, AROUND * vocabulary.weight(stem));
  for (const stem of passage.core) vector.set(stem, vocabulary.weight(stem));
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  return { vector, norm: Math.sqrt(squares) || 1 };
}

/** Placements that hold one stem, ascending, with its weight in each. */
interface Postings {
  readonly entries: number[];
  readonly weights: number[];
}

interface Entry extends Weighed {
  readonly placement: Placement;
}

/** What a passage found so far, and up to which entry it has looked. */
interface Looked {
  readonly upTo: number;
  readonly found: readonly Likeness[];
}

export interface LikenessIndex {
  add(placement: Placement): void;
  /** How many placements there are. */
  size(): number;
  /** Placements of other articles whose words are like those of `passage`, in the order they were added. */
  like(passage: Wording): readonly Likeness[];
}

export function createLikenessIndex(vocabulary: Vocabulary): LikenessIndex {
  const entries: Entry[] = [];
  const postings = new Map<string, Postings>();
  const looked = new Map<Wording, Looked>();

  /** Cosines of a passage with the entries from `first` on, by scalar products over the shared stems. */
  const cosines = ({ vector, norm }: Weighed, first: number): Float64Array => {
    const products = new Float64Array(entries.length - first);
    for (const [stem, value] of vector) {
      const list = value < LIGHTEST ? undefined : postings.get(stem);
      if (!list) continue;
      for (let i = list.entries.length - 1; i >= 0 && (list.entries[i] as number) >= first; i--)
        (products[(list.entries[i] as number) - first] as number) += value * (list.weights[i] as number);
    }
    return products.map((product, i) => product / (norm * nth(entries, first + i).norm));
  };

  const retoldShare = ({ around, core }: Wording, { reported }: Placement): number => {
    let [told, all] = [0, 0];
    for (const stem of reported) {
      const weight = vocabulary.weight(stem);
      all += weight;
      if (core.has(stem) || around.has(stem)) told += weight;
    }
    return all === 0 ? 0 : told / all;
  };

  const compare = (passage: Wording, mine: Weighed, { placement, vector }: Entry, cosine: number): Likeness => {
    let [shared, core, names] = [0, 0, 0];
    for (const [stem, value] of mine.vector) {
      const there = vector.get(stem);
      if (there === undefined) continue;
      const inBoth = passage.core.has(stem) && placement.passage.core.has(stem);
      if (inBoth) core += value;
      shared += Math.min(value, there);
      if (vocabulary.isName(stem)) names++;
    }
    return { placement, cosine, shared, core, retold: retoldShare(passage, placement), names };
  };

  return {
    size: () => entries.length,
    add(placement) {
      const entry = { placement, ...weigh(placement.passage, vocabulary) };
      const index = entries.push(entry) - 1;
      for (const [stem, value] of entry.vector) {
        if (value < LIGHTEST) continue;
        const list = postings.get(stem) ?? { entries: [], weights: [] };
        list.entries.push(index);
        list.weights.push(value);
        postings.set(stem, list);
      }
    },
    like(passage) {
      const before = looked.get(passage) ?? { upTo: 0, found: [] };
      const mine = weigh(passage, vocabulary);
      const found = [...before.found];
      cosines(mine, before.upTo).forEach((cosine, i) => {
        const entry = nth(entries, before.upTo + i);
        if (cosine >= LEAST_COSINE && entry.placement.passage.article.id !== passage.article.id)
          found.push(compare(passage, mine, entry, cosine));
      });
      looked.set(passage, { upTo: entries.length, found });
      return found;
    },
  };
}
