// The bot's memory in a Map: it outlives a bot that is stopped and started in one test.
import type { Memory } from '../../../src/ports.ts';

export function createMapMemory(now: () => number): Memory {
  const kept = new Map<string, { readonly value: string; readonly until: number | null }>();
  const isOver = (until: number | null): boolean => until !== null && until <= now();
  const find = (key: string): string | null => {
    const entry = kept.get(key);
    return entry && !isOver(entry.until) ? entry.value : null;
  };
  return {
    async recall(key) {
      const found = find(key);
      return found === null ? null : JSON.parse(found);
    },
    async remember(key, value, until) {
      kept.set(key, { value: JSON.stringify(value), until });
    },
    async forget(key) {
      kept.delete(key);
    },
    async forgetAll(beginning) {
      const keys = [...kept.keys()].filter((key) => key.startsWith(beginning));
      for (const key of keys) kept.delete(key);
      return keys.length;
    },
    async claim(key, until) {
      if (find(key) !== null) return false;
      kept.set(key, { value: 'true', until });
      return true;
    },
    async sweep(at) {
      for (const [key, { until }] of kept) if (until !== null && until <= at) kept.delete(key);
    },
  };
}
