// In a round of deliveries equal digests are made once: many channels are told the same days.
import type { Digest } from '../../model/digest.ts';
import type { DeliveryPorts } from './ports.ts';

/** Digests that are kept at once; a round seldom has more different ones. */
const MAX_KEPT = 64;

/** The ports of one round. A record that changes meanwhile shows in the next round. */
export function withRemembered(ports: DeliveryPorts): DeliveryPorts {
  const kept = new Map<string, Promise<Digest>>();
  const sagas = new Map<string, ReturnType<DeliveryPorts['daybook']['saga']>>();
  return {
    ...ports,
    daybook: {
      saga(id) {
        const known = sagas.get(id);
        if (known) return known;
        const found = ports.daybook.saga(id);
        sagas.set(id, found);
        return found;
      },
      digest(saga, span) {
        const key = JSON.stringify([saga.id, span.from, span.to]);
        const known = kept.get(key);
        if (known) return known;
        const [oldest] = kept.keys();
        if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
        const made = ports.daybook.digest(saga, span);
        kept.set(key, made);
        // What failed is tried again by the next one who asks.
        made.catch(() => kept.delete(key));
        return made;
      },
    },
  };
}
