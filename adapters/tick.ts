// Turns every minute into one round of work that never overlaps itself. What is due is decided by the round, not by the clock here.
import { schedule } from 'node-cron';
import type { Log } from '../src/ports.ts';

export interface Ticking {
  /** Lets a round under way end. */
  stop(): Promise<void>;
}

/** Runs `round` now and at every full minute. A round that fails is told and the next one comes all the same. */
export function everyMinute(round: () => Promise<void>, log: Log): Ticking {
  let running: Promise<void> = Promise.resolve();
  const once = (): Promise<void> => {
    running = round().catch((error: unknown) =>
      log.error({ error }, 'The round of this minute failed; the next one goes on'),
    );
    return running;
  };
  const task = schedule('* * * * *', once, { noOverlap: true });
  void once();
  return {
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}
