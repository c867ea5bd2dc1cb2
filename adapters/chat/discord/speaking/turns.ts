// The order of what the bot does at once: acknowledgements first, the answers of one channel in turn.
import { setImmediate, setTimeout } from 'node:timers/promises';

interface Turns {
  /** Begins when all earlier work under the key has ended, well or badly. */
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(key, work) {
      const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
      last.set(key, turn);
      const leave = (): void => {
        if (last.get(key) === turn) last.delete(key);
      };
      turn.then(leave, leave);
      return turn;
    },
  };
}

export interface Precedence {
  /** Runs at once. */
  acknowledge<T>(work: () => Promise<T>): Promise<T>;
  /** Runs while nobody waits to be acknowledged; but nobody waits for ever. Which answer comes first is for those who answer. */
  answer<T>(work: () => Promise<T>): Promise<T>;
}

/** Longest time that an answer gives way to acknowledgements, and between two looks at them. Milliseconds. */
const MAX_GIVING_WAY = 500;
const LOOK = 5;

/**
 * The core computes without a pause, and the record answers from memory: two hundred questions at once would keep the process from
 * its network for seconds. So before each answer the network has its turn.
 */
export function createPrecedence(): Precedence {
  let unacknowledged = 0;

  const giveWay = async (): Promise<void> => {
    await setImmediate();
    for (let waited = 0; unacknowledged > 0 && waited < MAX_GIVING_WAY; waited += LOOK) await setTimeout(LOOK);
  };
  return {
    async acknowledge(work) {
      unacknowledged += 1;
      try {
        return await work();
      } finally {
        unacknowledged -= 1;
      }
    },
    async answer(work) {
      await giveWay();
      return work();
    },
  };
}
