// Turns a changed record into updates of the digests that say something else, owed once for each change; and into the digest of a day of
// which nothing was known when it was due.
import { createHash } from 'node:crypto';
import { addDays, type IsoDate } from '../../model/day.ts';
import type { Digest } from '../../model/digest.ts';
import type { Shown } from '../../model/shown.ts';
import { deliveryId, newDelivery, type Subscription } from '../../model/subscription.ts';
import type { Settlement, Told } from '../../ports.ts';
import { isQuiet, localDay } from '../schedule/wall-clock.ts';
import { changesBetween, groundsFor, isChanged } from './changes.ts';
import { type ComposePorts, digestOf } from './composed.ts';
import { followersOf } from './followers.ts';
import type { DeliveryPorts } from './ports.ts';
import { type PostedDigest, postedDigests } from './posted-digests.ts';
import { readableSaga } from './readable-saga.ts';

/** How many days back posted digests are kept up to date. */
const UPDATE_DAYS = 14;
/** A digest is updated again after this time at the earliest, in milliseconds: what comes in meanwhile is one change. */
const REST_MS = 3_600_000;
/** How many days after it was due a digest comes after all that had nothing to tell: what is read late, after a night down. */
const LATE_DAYS = 1;

const hashOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);

/** One update for each state of the record: two processes that see the same change owe the same. */
const updateOf = ({ original, last }: PostedDigest, revision: number, today: IsoDate) => {
  const { id, subscription, from, to } = original.delivery;
  const name = hashOf(id, last.delivery.id, revision);
  return newDelivery({
    id: deliveryId(subscription, 'update', name),
    kind: 'update',
    subscription,
    about: id,
    slot: today,
    from,
    to,
  });
};

const saysElse = async ({ store }: ComposePorts, saga: string, before: Shown, digest: Digest): Promise<boolean> =>
  isChanged(changesBetween(before, digest, await groundsFor(store, saga, before, digest)));

/** Equal digests were shown to many channels: each is compared once. */
function comparer(ports: ComposePorts, subscription: Subscription) {
  const digests = new Map<string, Promise<Digest | Settlement>>();
  const answers = new Map<Shown, Map<string, boolean>>();
  return async ({ original, last }: PostedDigest): Promise<boolean> => {
    const { from, to } = original.delivery;
    const span = `${from}/${to}`;
    const known = answers.get(last.shown)?.get(span);
    if (known !== undefined) return known;
    const digest = await (digests.get(span) ?? digestOf(ports, subscription, { from, to }));
    digests.set(span, Promise.resolve(digest));
    const isDifferent = !('status' in digest) && (await saysElse(ports, subscription.saga, last.shown, digest));
    answers.set(last.shown, (answers.get(last.shown) ?? new Map<string, boolean>()).set(span, isDifferent));
    return isDifferent;
  };
}

type Looked = 'owed' | 'unchanged' | 'waits';

/** A digest that silence was kept about is owed again where there is something to tell by now, as long as it is news. */
async function owedLate(
  { ledger, clock }: DeliveryPorts,
  { zone, quiet, replay }: Subscription,
  { delivery }: Told,
  isDifferent: () => Promise<boolean>,
): Promise<Looked> {
  const now = clock.now();
  const isLate = addDays(delivery.slot, LATE_DAYS) < localDay(zone, now);
  if (isLate || replay !== null || !(await isDifferent())) return 'unchanged';
  if (isQuiet(quiet, zone, now)) return 'waits';
  await ledger.again(delivery.id);
  return 'owed';
}

async function owedUpdate(
  { ledger, clock, machine }: DeliveryPorts,
  { zone }: Subscription,
  posted: PostedDigest,
  revision: number,
  isDifferent: () => Promise<boolean>,
): Promise<Looked> {
  const { original, last } = posted;
  if (original.delivery.messageIds.length === 0 || !(await isDifferent())) return 'unchanged';
  if (last !== original && machine.now() - (last.delivery.begunAt ?? 0) < REST_MS) return 'waits';
  await ledger.owe(updateOf(posted, revision, localDay(zone, clock.now())), { isAlone: true });
  return 'owed';
}

/** Looks through what a saga's followers were told. False where something is left to look at later. */
async function planSaga(
  ports: DeliveryPorts,
  followers: readonly [Subscription, ...Subscription[]],
  revision: number,
): Promise<boolean> {
  const [some] = followers;
  const byId = new Map(followers.map((follower) => [follower.id, follower]));
  const today = localDay(some.zone, ports.clock.now());
  const told = await ports.ledger.told({ saga: some.saga }, addDays(today, -UPDATE_DAYS));
  const differs = comparer(ports, some);
  let isComplete = true;
  for (const posted of postedDigests(told)) {
    const { original } = posted;
    const follower = byId.get(original.delivery.subscription);
    if (!follower) continue;
    const isDifferent = (): Promise<boolean> => differs(posted);
    const looked = await (original.delivery.status === 'skipped'
      ? owedLate(ports, follower, original, isDifferent)
      : owedUpdate(ports, follower, posted, revision, isDifferent));
    if (looked === 'waits') isComplete = false;
  }
  return isComplete;
}

/** Owes an update for each digest of the last days that would say something else by now, and what was silent in vain. */
export async function planUpdates(ports: DeliveryPorts): Promise<void> {
  const { all } = (ports.followers ?? followersOf)(await ports.ledger.subscriptions());
  for (const [saga, followers] of all) {
    const watch = await ports.ledger.watch(saga, ports.clock.now());
    if (!watch || ports.seen?.get(saga) === watch.revision || !(await readableSaga(ports, saga))) continue;
    if (await planSaga(ports, followers, watch.revision)) ports.seen?.set(saga, watch.revision);
  }
}
