// Deliveries of one story that come one by one share its digests, as those of one round do, for as long as the record stays what it was.
import { withRemembered } from '../delivery/digests-once.ts';
import type { DeliveryPorts } from '../delivery/ports.ts';

/** Milliseconds that digests are shared: what they say may depend on the time. */
const KEPT_MS = 60_000;

interface Shared {
  readonly revision: number | null;
  readonly since: number;
  readonly ports: DeliveryPorts;
}

/** Delivers to a subscription with digests that are no older than the record as it stood before. */
type Delivering = (subscription: string, work: (ports: DeliveryPorts) => Promise<void>) => Promise<void>;

export function deliveringFresh(ports: DeliveryPorts): Delivering {
  const shared = new Map<string, Shared>();
  const { ledger, machine, clock } = ports;
  const revisionOf = async (saga: string): Promise<number | null> =>
    (await ledger.watch(saga, clock.now()))?.revision ?? null;
  const sharedFor = (saga: string, revision: number | null): DeliveryPorts => {
    const now = machine.now();
    const known = shared.get(saga);
    if (known && known.revision === revision && now - known.since < KEPT_MS) return known.ports;
    const made = withRemembered(ports);
    shared.set(saga, { revision, since: now, ports: made });
    return made;
  };
  return async (subscription, work) => {
    const saga = (await ledger.subscription(subscription))?.subscription.saga;
    if (saga === undefined) return;
    const before = await revisionOf(saga);
    await work(sharedFor(saga, before));
    // What was posted may be older than what was looked through for updates meanwhile: it is looked through again.
    if ((await revisionOf(saga)) !== before) ports.seen?.delete(saga);
  };
}
