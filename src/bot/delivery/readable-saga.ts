// Turns the id of a saga into the saga for those who plan for all of them: one that can't be read stops no other.
import { isUserError } from '../../errors.ts';
import type { Saga } from '../../model/saga.ts';
import type { DeliveryPorts } from './ports.ts';

/** Null for a saga that is described no more, and with a line in the log for one whose description can't be read. */
export async function readableSaga({ daybook, log }: DeliveryPorts, id: string): Promise<Saga | null> {
  try {
    return await daybook.saga(id);
  } catch (error) {
    if (!isUserError(error) || error.code !== 'bad-saga') throw error;
    log?.error({ saga: id, reason: error.message }, 'a saga can’t be read; what it owes waits');
    return null;
  }
}
