// Keeps what was made for a few seconds, so that a thousand readers of one page cost one page.
import { recent } from '../../src/model/recent.ts';
import type { Clock } from '../../src/ports.ts';

interface BriefCache<T> {
  /** What is kept under the key, else what `make` gives; whoever asks meanwhile waits for the same. A failure is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

interface Kept<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** `seconds`: how old an answer may be; `many`: how many are kept, at most twice as many. */
export function createBriefCache<T>(clock: Clock, seconds: number, many: number): BriefCache<T> {
  const kept = recent<string, Kept<T>>(many);
  const drop = (key: string, value: Promise<T>): void => {
    if (kept.get(key)?.value === value) kept.delete(key);
  };
  return {
    get(key, make) {
      const found = kept.get(key);
      if (found && found.until > clock.now()) return found.value;
      const value = make();
      kept.set(key, { value, until: clock.now() + seconds * 1000 });
      value.catch(() => drop(key, value));
      return value;
    },
  };
}
