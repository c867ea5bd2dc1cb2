// Turns a step's name into a process that ends itself there, for tests of what a crash leaves behind.
import type { Step } from '../../src/bot/delivery/ports.ts';

/** Ends this process as a power cut would: nothing is closed, nothing is written. */
function crash(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal takes a moment to arrive; nothing may happen in it.
  for (;;);
}

/** Hears of every step of a delivery. `at` null: no step ends the process. */
export const crashesAt =
  (at: string | null) =>
  (step: Step): void => {
    if (step === at) crash();
  };
