// Weights by name as vectors of length one, and how alike two of them are.

/** Weights by name; of length one, or empty. */
export type Vector = ReadonlyMap<string, number>;

export function unit(weights: ReadonlyMap<string, number>): Vector {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return new Map([...weights].map(([name, weight]) => [name, weight / length]));
}

export const sumOf = (vectors: Iterable<Vector>): Vector => {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [name, weight] of vector) sum.set(name, (sum.get(name) ?? 0) + weight);
  return unit(sum);
};

/** What of a vector some names hold. */
export const only = (vector: Vector, names: ReadonlySet<string>): Vector =>
  unit(new Map([...vector].filter(([name]) => names.has(name))));

export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [name, weight] of small) common += weight * (large.get(name) ?? 0);
  return common;
}

/** Finds the vectors of a list that share a name with another, with their cosines, without looking at the others. */
export function alikeIn(vectors: readonly Vector[]): (vector: Vector) => ReadonlyMap<number, number> {
  /** Of each name in turn where it stands and what it weighs there. */
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, at) => {
    for (const [name, weight] of vector) {
      const list = holders.get(name);
      if (list) list.push(at, weight);
      else holders.set(name, [at, weight]);
    }
  });
  return (vector) => {
    const found = new Map<number, number>();
    for (const [name, weight] of vector) {
      const list = holders.get(name) ?? [];
      for (let i = 0; i < list.length; i += 2) {
        const at = list[i] as number;
        found.set(at, (found.get(at) ?? 0) + weight * (list[i + 1] as number));
      }
    }
    return found;
  };
}
