// Turns an open Daybook into the doors that delivering needs, with the platforms that have a token.
import type { DeliveryPorts } from '../../src/bot/delivery/ports.ts';
import { crashesAt } from '../crash.ts';
import { createLog } from '../log.ts';
import { createPosters } from '../posters.ts';
import type { Open } from './open.ts';

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
    reached: crashesAt(config.crashAt),
  };
}
