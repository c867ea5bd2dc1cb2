// Turns an open Daybook into the doors that delivering needs, with the platforms that a run without a bot can post to.
import type { DeliveryPorts, Step } from '../../src/bot/delivery/ports.ts';
import { createFilePoster } from '../chat/file/poster.ts';
import { createLog } from '../log.ts';
import type { Open } from './open.ts';

/** Ends this process as a power cut would: nothing is closed, nothing is written. */
const crash = (): void => {
  process.kill(process.pid, 'SIGKILL');
  // The signal takes a moment to arrive; nothing may happen in it.
  for (;;);
};

export function deliveryPorts({ daybook, data, clock, config }: Open): DeliveryPorts {
  return {
    daybook,
    store: data.store,
    ledger: data.ledger,
    posters: { file: createFilePoster() },
    clock,
    machine: { now: () => Date.now() },
    log: createLog(config.logLevel),
    catchUpDays: config.catchUpDays,
    reached: (step: Step) => {
      if (step === config.crashAt) crash();
    },
  };
}
