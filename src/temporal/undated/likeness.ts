// Turns passages into an index that finds, for a passage, the placements of the same happening and how alike they are.
import type { Passage } from './passages.ts';
import type { Placement } from './placements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How alike two passages are. */
export interface Likeness {
  readonly placement: Placement;
  /** Cosine of the weighted words, 0 to 1. */
  readonly cosine: number;
  /** Weight of the shared words: how much there is to go by. */
  readonly shared: number;
  /** Weight of the shared words that stand in both clauses themselves. */
  readonly core: number;
  /** How many of the shared words are names. */
  readonly names: number;
}

/** What a word of the surroundings counts beside a word of the clause. */
const AROUND = 0.5;
/** Words lighter than this find nothing. */
const LIGHTEST = 0.08;

type Vector = ReadonlyMap<string, number>;

function vectorOf(passage: Passage, vocabulary: Vocabulary): { readonly vector: Vector; readonly norm: number } {
  const vector = new Map<string, number>();
  for (const stem of passage.around) vector.set(stem, AROUND * vocabulary.weight(stem));
  for (const stem of passage.core) vector.set(stem, vocabulary.weight(stem));
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  return { vector, norm: Math.sqrt(squares) };
}

interface Indexed {
  readonly placement: Placement;
  readonly vector: Vector;
  readonly norm: number;
}

export interface LikenessIndex {
  add(placement: Placement): void;
  /** Placements of other articles whose words are like those of `passage`, in the order they were added. */
  like(passage: Passage, leastShared: number): Likeness[];
}

export function createLikenessIndex(vocabulary: Vocabulary): LikenessIndex {
  const all: Indexed[] = [];
  const postings = new Map<string, number[]>();

  const measure = (passage: Passage, mine: { vector: Vector; norm: number }, other: Indexed): Likeness => {
    let [dot, shared, core, names] = [0, 0, 0, 0];
    const [small, large] =
      mine.vector.size < other.vector.size ? [mine.vector, other.vector] : [other.vector, mine.vector];
    for (const [stem, value] of small) {
      const there = large.get(stem);
      if (there === undefined) continue;
      dot += value * there;
      const inBoth = passage.core.has(stem) && other.placement.passage.core.has(stem);
      const weight = vocabulary.weight(stem);
      if (inBoth) core += weight;
      shared += inBoth ? weight : Math.min(value, there);
      if (vocabulary.isName(stem)) names++;
    }
    const cosine = dot / (mine.norm * other.norm || 1);
    return { placement: other.placement, cosine, shared, core, names };
  };

  return {
    add(placement) {
      const made = vectorOf(placement.passage, vocabulary);
      const index = all.push({ placement, ...made }) - 1;
      for (const [stem, value] of made.vector) {
        if (value < LIGHTEST) continue;
        const list = postings.get(stem);
        if (list) list.push(index);
        else postings.set(stem, [index]);
      }
    },
    like(passage, leastShared) {
      const mine = vectorOf(passage, vocabulary);
      const mass = new Map<number, number>();
      for (const [stem, value] of mine.vector) {
        if (value < LIGHTEST) continue;
        for (const index of postings.get(stem) ?? []) mass.set(index, (mass.get(index) ?? 0) + value);
      }
      return [...mass]
        .filter(([index, sum]) => sum >= leastShared && all[index]?.placement.passage.article.id !== passage.article.id)
        .sort(([a], [b]) => a - b)
        .map(([index]) => measure(passage, mine, all[index] as Indexed))
        .filter(({ shared }) => shared >= leastShared);
    },
  };
}
