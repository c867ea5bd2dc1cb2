// Joins places to groups (union-find, Galler and Fischer 1964): each group goes by its first place.

export interface Union {
  readonly join: (a: number, b: number) => void;
  /** The first place of the group that holds one. */
  readonly find: (place: number) => number;
}

/** `size` places, each a group of its own. */
export function unionOf(size: number): Union {
  const root = Int32Array.from({ length: size }, (_, i) => i);
  const find = (place: number): number => {
    let at = place;
    while (root[at] !== at) at = root[at] as number;
    root[place] = at;
    return at;
  };
  return {
    find,
    join: (a, b) => {
      const [x, y] = [find(a), find(b)];
      root[Math.max(x, y)] = Math.min(x, y);
    },
  };
}
