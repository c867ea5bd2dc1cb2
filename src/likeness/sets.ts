// How much two sets have in common.

function inBoth<T>(small: ReadonlySet<T>, large: ReadonlySet<T>): number {
  let common = 0;
  for (const member of small) if (large.has(member)) common++;
  return common;
}

const bySize = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>) => (a.size <= b.size ? ([a, b] as const) : ([b, a] as const));

/** Share of common members among all members of two sets, 0 to 1 (Jaccard). */
export function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 && b.size === 0) return 0;
  const common = inBoth(...bySize(a, b));
  return common / (a.size + b.size - common);
}

/** Share of the smaller set that lies in the other, 0 to 1. */
export function containment<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = bySize(a, b);
  return small.size === 0 ? 0 : inBoth(small, large) / small.size;
}

/** How many members two ascending lists have in common. */
export function commonOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}
