// Turns keys into values that were used of late: a bounded memory that forgets what nobody has asked for since.

interface Recent<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  clear(): void;
}

/**
 * Keeps at least the last `size` values that were used and at most twice as many: two generations, the older of which is dropped when
 * the younger is full. Where values weigh, as they do when they are put in or asked for again, `size` is the weight of a generation.
 */
export function recent<K, V>(size: number, weigh: (value: V) => number = () => 1): Recent<K, V> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  let weight = 0;
  const set = (key: K, value: V): void => {
    if (weight >= size) [old, young, weight] = [young, new Map(), 0];
    if (!young.has(key)) weight += weigh(value);
    young.set(key, value);
  };
  return {
    get(key) {
      const found = young.get(key);
      if (found !== undefined) return found;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
    delete(key) {
      const value = young.get(key);
      if (value !== undefined) weight = Math.max(0, weight - weigh(value));
      young.delete(key);
      old.delete(key);
    },
    clear() {
      young = new Map();
      old = new Map();
      weight = 0;
    },
  };
}
