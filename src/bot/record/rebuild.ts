// Makes the events of a saga anew from its reports, as if none had been kept; those that hold the same reports keep their ids.
import type { Saga } from '../../model/saga.ts';
import { UNSETTLED } from '../../ports/record.ts';
import type { Store } from '../../ports.ts';
import { settle } from './settle.ts';

/** Interrupted anywhere, the next that settles the record goes on. False for a saga without a record. */
export async function rebuild(store: Pick<Store, 'change'>, saga: Saga): Promise<boolean> {
  const begun = await store.change(saga.id, async (change) => {
    await change.forgetTraits();
    await change.unsettleAll(UNSETTLED.olderRules);
    return true;
  });
  if (begun) await settle(store, saga);
  return begun ?? false;
}
