// Turns an open Daybook into the doors that delivering needs, with the platforms that have a token.
import type { DeliveryPorts, Step } from '../../src/bot/delivery/ports.ts';
import { createLog } from '../log.ts';
import { createPosters } from '../posters.ts';
import type { Open } from './open.ts';

/** Ends this process as a power cut would: nothing is closed, nothing is written. */
const crash = (): void => {
  process.kill(process.pid, 'SIGKILL');
  // The signal takes a moment to arrive; nothing may happen in it.
  for (;;);
};

export async function deliveryPorts({ daybook, data, clock, config }: Open): Promise<DeliveryPorts> {
  return {
    daybook,
    store: data.store,
    ledger: data.ledger,
    posters: await createPosters(config),
    clock,
    machine: { now: () => Date.now() },
    log: createLog(config.logLevel),
    catchUpDays: config.catchUpDays,
    reached: (step: Step) => {
      if (step === config.crashAt) crash();
    },
  };
}
