// A memory that forgets with the process, for tests of what is kept.
import type { Memory } from '../../src/ports.ts';

export function plainMemory(): Memory & { readonly values: ReadonlyMap<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    recall: async (key) => values.get(key) ?? null,
    remember: async (key, value) => void values.set(key, JSON.parse(JSON.stringify(value))),
    forgetAll: async () => 0,
    forget: async (key) => void values.delete(key),
    claim: async (key) => {
      const isFirst = !values.has(`claim/${key}`);
      values.set(`claim/${key}`, true);
      return isFirst;
    },
    sweep: async () => {},
  };
}
