// In a round of deliveries equal digests are made once, and how a record stands is asked once: many channels are told the same days.
import { digestMessage } from '../../digests/digest-message.ts';
import type { Digest } from '../../model/digest.ts';
import type { DeliveryPorts } from './ports.ts';
import { shownOf } from './shown.ts';

/** Digests that are kept at once; a round seldom has more different ones. */
const MAX_KEPT = 64;

/** Asks once for each name; what failed is asked again. */
function onceFor<Asked extends readonly unknown[], Answer>(
  ask: (...asked: Asked) => Promise<Answer>,
  nameOf: (...asked: Asked) => string,
): (...asked: Asked) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (...asked) => {
    const name = nameOf(...asked);
    const before = known.get(name);
    if (before) return before;
    const answer = ask(...asked);
    known.set(name, answer);
    answer.catch(() => known.delete(name));
    return answer;
  };
}

/** Makes something once of each of a round's digests. */
function onceOf<Made>(make: (digest: Digest) => Made): (digest: Digest) => Made {
  const known = new WeakMap<Digest, Made>();
  return (digest) => {
    const made = known.get(digest) ?? make(digest);
    known.set(digest, made);
    return made;
  };
}

/** The ports of one round. A record that changes meanwhile shows in the next round. */
export function withRemembered(ports: DeliveryPorts): DeliveryPorts {
  const kept = new Map<string, Promise<Digest>>();
  const store = {
    ...ports.store,
    readSince: onceFor(ports.store.readSince, (saga, mark) => `${mark} ${saga}`),
    madeWith: onceFor(ports.store.madeWith, (saga) => saga),
  };
  return {
    ...ports,
    store,
    render: onceOf(digestMessage),
    shown: onceOf((digest) => shownOf(store, digest)),
    daybook: {
      ...(ports.daybook.inWords ? { inWords: ports.daybook.inWords } : {}),
      saga: onceFor(ports.daybook.saga, (id) => id),
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
