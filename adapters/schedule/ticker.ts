// Turns the minutes into calls of one piece of work, never two at once; what is due is the work's own matter.
import { schedule } from 'node-cron';
import type { Log } from '../../src/ports.ts';

export interface Ticker {
  /** Ends the ticks and waits for the work under way. */
  stop(): Promise<void>;
}

/**
 * Runs `work` at once and then every minute; a minute that finds it still running is left out. What it throws is logged, and the next
 * minute tries again. `name` says whose rounds these are.
 */
export function startTicker(name: string, work: () => Promise<void>, log: Log): Ticker {
  let running: Promise<void> | null = null;
  const tick = (): void => {
    if (running) return;
    running = work()
      .catch((error: unknown) => log.error({ error }, `a round of ${name} failed; the next minute tries again`))
      .finally(() => {
        running = null;
      });
  };
  // Only a metronome: a daily job of node-cron is left out on the day of a clock change (measured with 4.6.0).
  const metronome = schedule('* * * * *', tick, { name });
  tick();
  return {
    async stop() {
      await metronome.destroy();
      await running;
    },
  };
}
