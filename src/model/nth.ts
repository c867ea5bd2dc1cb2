// Reading a list at an index that is known to lie inside it.

/** The member at `index`. Throws a RangeError where there is none: a broken promise, never an expected absence. */
export function nth<T extends object | string>(list: readonly T[], index: number): T {
  const member = list[index];
  if (member === undefined) throw new RangeError(`There is no ${index} in a list of ${list.length}.`);
  return member;
}
