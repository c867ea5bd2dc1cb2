// Turns an instant into posted digests: everything that is due is owed, everything owed is tried once, each by one process only.
import { grouped } from '../../model/grouped.ts';
import type { Platform } from '../../model/place.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import { isQuiet } from '../schedule/wall-clock.ts';
import { planAlerts } from './alerts.ts';
import { attemptDelivery } from './attempt.ts';
import { withRemembered } from './digests-once.ts';
import { planDue } from './plan.ts';
import type { DeliveryPorts, Tried } from './ports.ts';
import { planUpdates } from './updates.ts';
import { findWorkspaces } from './workspaces.ts';

/** Deliveries under way at once, each to another channel: the platforms allow about one post a second and channel. */
const AT_ONCE = 16;
/** Between two looks at what another process left, in milliseconds. */
const PAUSE_MS = 500;
/** A round may owe notices, which the next one sends. */
const ROUNDS = 2;

const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  terminal: 'The terminal',
  file: 'Writing to files',
};

/** Digests are not planned in quiet hours; what no calendar asks for waits for their end. */
const isHeldBack = ({ clock }: DeliveryPorts, { quiet, zone }: Subscription, { kind }: Delivery): boolean =>
  (kind === 'update' || kind === 'alert' || kind === 'correction') && isQuiet(quiet, zone, clock.now());

async function tryOne(ports: DeliveryPorts, delivery: Delivery): Promise<Tried | null> {
  const subscription = (await ports.ledger.subscription(delivery.subscription))?.subscription;
  if (!subscription || isHeldBack(ports, subscription, delivery)) return null;
  const { platform } = subscription.channel;
  const poster = ports.posters[platform];
  if (poster) return attemptDelivery(ports, subscription, poster, delivery);
  const reason = `${PLATFORM_NAMES[platform]} is not set up here; this stays owed until it is.`;
  return { delivery, subscription, status: 'failed', reason };
}

/** Runs `work` over the items, a few at a time; the first error ends the run once those under way have ended. */
async function aFewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const runners = Array.from({ length: AT_ONCE }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  });
  const ends = await Promise.allSettled(runners);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Plans what is due, then tries every open delivery once; `told` hears how each ended. Safe to run at any time, twice, by several
 * processes, and after a crash at any point. Rejects with a UserError (store-unavailable) where nothing can be recorded.
 */
export async function deliverDue(given: DeliveryPorts, told: (tried: Tried) => void | Promise<void>): Promise<void> {
  const ports = withRemembered(given);
  await planDue(ports);
  await planUpdates(ports);
  await planAlerts(ports);
  await sendOpen(ports, told);
  await findWorkspaces(ports);
}

/** Tries what one subscription is owed now, in order, and once more what that made owed. */
export async function deliverTo(
  ports: DeliveryPorts,
  subscription: string,
  told: (tried: Tried) => void | Promise<void>,
): Promise<void> {
  await sendOpen(ports, told, subscription);
}

/** Tries what is open, and once more what that made owed. */
async function sendOpen(
  ports: DeliveryPorts,
  told: (tried: Tried) => void | Promise<void>,
  subscription?: string,
): Promise<void> {
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const open = (await ports.ledger.open(ports.machine.now(), subscription)).filter(({ id }) => !seen.has(id));
    if (open.length === 0) return;
    for (const { id } of open) seen.add(id);
    // What one channel is owed stays in order.
    const channels = grouped(open, ({ subscription }) => subscription);
    await aFewAtOnce([...channels.values()], async (deliveries) => {
      for (const delivery of deliveries) {
        const tried = await tryOne(ports, delivery);
        if (tried) await told(tried);
      }
    });
  }
}

/**
 * Finishes what a process left half done that ended just now: its message may still be on its way, so each is looked for only when its
 * platform's grace is over, which begins when the process is seen to be gone. `pause` waits; the longest grace and a little more is
 * waited for, and no longer.
 */
export async function finishInterrupted(
  ports: DeliveryPorts,
  told: (tried: Tried) => void | Promise<void>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const graces = Object.values(ports.posters).map(({ grace }) => grace);
  const end = ports.machine.now() + Math.max(0, ...graces) + 2 * PAUSE_MS;
  const done = new Set<string>();
  for (let now = ports.machine.now(); now < end; now = ports.machine.now()) {
    const left = (await ports.ledger.open(end)).filter(({ id, status }) => status === 'sending' && !done.has(id));
    if (left.length === 0) return;
    for (const delivery of left) {
      const tried = await tryOne(ports, delivery);
      if (!tried) continue;
      done.add(delivery.id);
      await told(tried);
    }
    await pause(PAUSE_MS);
  }
}
