// Has the words of digests made before they are due, in the background: what goes out on time has them already.
import { nextDigest } from '../schedule/due.ts';
import type { DeliveryPorts } from './ports.ts';

/** So long before it is due a digest is worded. */
const AHEAD_MS = 15 * 60_000;

type AheadPorts = Pick<DeliveryPorts, 'daybook' | 'ledger' | 'clock' | 'log'>;

/** Asks for the words of what comes due soon, each time's once. Waits for none longer than a reader would; never rejects. */
export async function wordAhead({ daybook, ledger, clock, log }: AheadPorts): Promise<void> {
  const { inWords } = daybook;
  if (!inWords) return;
  const now = clock.now();
  const asked = new Set<string>();
  for (const { subscription, lastSlot } of await ledger.subscriptions()) {
    try {
      const next = nextDigest(subscription, lastSlot, now);
      const key = `${subscription.saga} ${next?.from} ${next?.to}`;
      if (next === null || next.instant - now > AHEAD_MS || asked.has(key)) continue;
      asked.add(key);
      const saga = await daybook.saga(subscription.saga);
      if (saga) await inWords(saga, await daybook.digest(saga, next));
    } catch (error) {
      log.warn({ subscription: subscription.id, error: String(error) }, 'a digest could not be worded ahead');
    }
  }
}
