// The order of what the bot does at once: acknowledgements first, answers one after the other, those of one channel in turn.
import { setImmediate, setTimeout } from 'node:timers/promises';

export interface Turns {
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
  /** Runs one after the other, and while nobody waits to be acknowledged; but nobody waits for ever, nor for one that hangs. */
  answer<T>(work: () => Promise<T>): Promise<T>;
}

/** Longest time that an answer gives way to acknowledgements, and between two looks at them. Milliseconds. */
const MAX_GIVING_WAY = 500;
const LOOK = 5;
/** Longest time that one answer keeps the next one waiting. Milliseconds. */
const MAX_TURN = 5000;

/**
 * The core computes without a pause, and the record answers from memory: two hundred questions at once would keep the process from
 * its network for seconds. So between two answers the network has its turn.
 */
export function createPrecedence(): Precedence {
  let unacknowledged = 0;
  let last: Promise<unknown> = Promise.resolve();

  const giveWay = async (): Promise<void> => {
    await setImmediate();
    for (let waited = 0; unacknowledged > 0 && waited < MAX_GIVING_WAY; waited += LOOK) await setTimeout(LOOK);
  };
  /** Some time after a turn has begun; the timer ends with it. */
  const turnsEnd = async (turn: Promise<unknown>): Promise<void> => {
    const ended = new AbortController();
    const end = (): void => ended.abort();
    turn.then(end, end);
    await last;
    await setTimeout(MAX_TURN, undefined, { signal: ended.signal, ref: false }).catch(() => {});
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
    answer(work) {
      const turn = last.then(giveWay).then(work);
      last = Promise.race([turn.catch(() => {}), turnsEnd(turn)]);
      return turn;
    },
  };
}
