// Turns the ledger's steps (plan, begin, settle) into changes of rows; each must run inside a change, none opens one.
import { hash } from 'node:crypto';
import { daysBetween, type IsoDate } from '../../../src/model/day.ts';
import { grouped } from '../../../src/model/grouped.ts';
import type { Shown } from '../../../src/model/shown.ts';
import { type Delivery, deliveryId, newDelivery } from '../../../src/model/subscription.ts';
import type { Begun, Ledger, OweLimits, Plan, Settlement } from '../../../src/ports.ts';
import type { Db } from './db.ts';
import type { Owner } from './ledger-owner.ts';
import {
  type DeliveryRow,
  deliveryOf,
  deliveryRow,
  type HeldRow,
  messageIdsColumn,
  type StoredSubscription,
} from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';

type Times = Parameters<Ledger['begin']>[1];

const subscriptionAt = (db: Db, id: string) => db.one<StoredSubscription>(sql.SUBSCRIPTION, { id });

type Standing = Pick<StoredSubscription, 'id' | 'last_slot' | 'is_paused'>;
type PlannedRow = Pick<DeliveryRow, 'id' | 'subscription' | 'slot' | 'from_day' | 'to_day' | 'merged' | 'dropped'>;

/** Owes the digests of some subscriptions, which must be held: which of them are owed now. */
export async function planAll(db: Db, plans: readonly Plan[]): Promise<readonly boolean[]> {
  const ids = plans.map(({ delivery }) => delivery.subscription);
  const standing = new Map((await db.all<Standing>(sql.STANDING, { ids })).map((row) => [row.id, row]));
  const waiting = grouped(await db.all<PlannedRow>(sql.PLANNED, { ids }), ({ subscription }) => subscription);
  const areNew: boolean[] = [];
  for (const one of plans) {
    const { subscription } = one.delivery;
    const known = standing.get(subscription);
    const isFree = known !== undefined && known.is_paused === 0 && known.last_slot === one.after;
    areNew.push(isFree && (await plan(db, one, waiting.get(subscription) ?? [])));
    // Two plans of one subscription: the second comes too late.
    standing.delete(subscription);
  }
  return areNew;
}

const togetherWith = (slot: IsoDate): string => `Told together with the digest of ${slot}.`;

/** How many of the digests that a row stands for tell only days before one. */
function digestsBefore(day: IsoDate, { from_day, to_day, merged }: PlannedRow): number {
  if (to_day < day) return merged;
  const daysEach = Math.max(1, Math.floor((daysBetween(from_day, to_day) + 1) / merged));
  return Math.min(merged - 1, Math.max(0, Math.floor(daysBetween(from_day, day) / daysEach)));
}

/**
 * Owes a digest, together with the one before it where that is still planned. An older one that is planned stays by itself: its owner had
 * it sent again, and the days between the two were told.
 */
async function plan(db: Db, { delivery, after, earliest }: Plan, waiting: readonly PlannedRow[]): Promise<boolean> {
  const { subscription, slot } = delivery;
  let { from, merged, dropped } = delivery;
  for (const row of waiting.filter((one) => one.slot === after)) {
    const left = digestsBefore(earliest, row);
    merged += row.merged - left;
    dropped += row.dropped + left;
    const isLeftOut = left === row.merged;
    if (!isLeftOut && row.from_day < from) from = row.from_day < earliest ? earliest : row.from_day;
    const reason = isLeftOut ? `Left out: it is older than the digest of ${slot} looks back.` : togetherWith(slot);
    await db.run(sql.SKIP_DELIVERY, { id: row.id, reason });
  }
  const isNew = (await db.run(sql.INSERT_DELIVERY, deliveryRow({ ...delivery, from, merged, dropped }))) === 1;
  await db.run(sql.PLANNED_UNTIL, { subscription, slot });
  return isNew;
}

/** Owes what no calendar asks for: once for its id, its names and its limit. */
export async function owe(
  db: Db,
  delivery: Delivery,
  { atMost, names = [], isAlone = false }: OweLimits = {},
): Promise<boolean> {
  const { subscription, kind, slot, about, person } = delivery;
  await db.lock({ subscriptions: [subscription] });
  const known = await subscriptionAt(db, subscription);
  if (!known || (known.is_paused === 1 && person === null)) return false;
  if (isAlone && (await db.one(sql.FIND_OPEN_ABOUT, { subscription, kind, about }))) return false;
  const named = names.map((name) => ({ subscription, kind, name }));
  let isKnown = false;
  for (const one of named) isKnown ||= (await db.one(sql.FIND_NAME, one)) !== undefined;
  const [count = 0] =
    atMost === undefined ? [] : await db.column<number>(sql.COUNT_ON_SLOT, { subscription, kind, slot });
  if (!isKnown && atMost !== undefined && count >= atMost) return false;
  await db.runAll(sql.INSERT_NAME, named);
  return !isKnown && (await db.run(sql.INSERT_DELIVERY, deliveryRow(delivery))) === 1;
}

/** From when on a row may be taken: when it is due, or when what its sender last sent has arrived or never will. */
function freeFrom({ status, not_before, owned_until }: HeldRow, { now, grace }: Times, isOrphan: boolean): number {
  if (status === 'planned') return not_before ?? 0;
  if (status !== 'sending') return Number.POSITIVE_INFINITY;
  return Math.min(owned_until ?? 0, isOrphan ? now + grace : Number.POSITIVE_INFINITY);
}

/** Takes a delivery, where it may be taken. */
export async function begin(db: Db, owner: Owner, id: string, times: Times): Promise<Begun | null> {
  await db.lock({ delivery: id });
  const mine = { id, owner: owner.name, now: times.now, until: times.until };
  const planned = await db.one<DeliveryRow>(sql.BEGIN_PLANNED, mine);
  if (planned) return { delivery: deliveryOf(planned), wasSending: false };
  const row = await db.one<HeldRow>(sql.HELD, { id });
  if (!row) return null;
  // It may have died just now, with its last page on the way: nobody knows better than that it is gone by now.
  const isOrphan = row.status === 'sending' && row.owner !== null && owner.isGone(row.owner);
  const from = freeFrom(row, times, isOrphan);
  if (from > times.now) {
    if (isOrphan) await db.run(sql.ORPHAN, { id, until: from });
    return null;
  }
  const taken = await db.one(sql.BEGIN, mine);
  return { delivery: deliveryOf(taken as DeliveryRow), wasSending: row.status === 'sending' };
}

const settledColumns = (
  { status, reason, messageIds = [], fingerprint, notBefore }: Settlement,
  shown: string | null,
) => ({
  status,
  reason,
  not_before: status === 'planned' ? (notBefore ?? null) : null,
  owned_until: status === 'sending' ? (notBefore ?? null) : null,
  message_id: messageIds[0] ?? null,
  message_ids: messageIdsColumn(messageIds),
  fingerprint: fingerprint ?? null,
  shown,
});

/** The word to the person who made a subscription that stopped. */
const noticeFor = ({ subscription, slot, from, to }: Delivery, person: string, reason: string | null): Delivery =>
  newDelivery({
    id: deliveryId(subscription, 'notice', slot),
    kind: 'notice',
    subscription,
    slot,
    from,
    to,
    person,
    reason,
  });

/** Pauses a subscription for a delivery to its channel that showed it to be useless; whoever made it is owed a word, once. */
async function stop(db: Db, delivery: Delivery, reason: string | null): Promise<void> {
  const { subscription } = delivery;
  if (delivery.person !== null) return;
  if ((await db.run(sql.PAUSE, { id: subscription, reason })) === 0) return;
  await db.run(sql.SKIP_PLANNED, { subscription, reason: 'The subscription was paused.' });
  const maker = (await subscriptionAt(db, subscription))?.created_by ?? null;
  if (maker !== null) await db.run(sql.INSERT_DELIVERY, deliveryRow(noticeFor(delivery, maker, reason)));
}

/** How long it is kept what a message showed, in milliseconds: longer than anybody looks back. */
const A_DAY = 86_400_000;
const SHOWN_KEPT_MS = 40 * A_DAY;

/** Keeps what a message showed, once for all that showed the same, and drops what is too old. Returns its key. */
async function keepShown(db: Db, shown: Shown, now: number): Promise<string> {
  const value = JSON.stringify(shown);
  const key = hash('sha256', value, 'base64url').slice(0, 22);
  const isNew =
    (await db.run(sql.KEEP_SHOWN, { key, value, until: now + SHOWN_KEPT_MS, recent: now + SHOWN_KEPT_MS - A_DAY })) > 0;
  if (isNew) await db.run(sql.DROP_SHOWN, { now });
  return key;
}

/** Writes how an attempt ended. False where it was not this process's attempt any more. */
export async function settle(
  db: Db,
  owner: Owner,
  ...[id, attempt, settlement]: Parameters<Ledger['settle']>
): Promise<boolean> {
  await db.lock({ delivery: id });
  const row = await db.one<HeldRow>(sql.HELD, { id });
  if (!row || row.status === 'sent') return false;
  const isMine = row.status === 'sending' && row.attempts === attempt && row.owner === owner.name;
  // Somebody else thought this process lost. What it knows for certain is still worth more than what they will find.
  if (!isMine && settlement.status !== 'sent') return false;
  const shown = settlement.shown ? await keepShown(db, settlement.shown, row.owned_at ?? 0) : null;
  await db.run(sql.SETTLE, { id, ...settledColumns(settlement, shown) });
  if (settlement.forgets) await db.run(sql.FORGET_SHOWN, { id });
  const stopped = settlement.stops ? await db.one<DeliveryRow>(sql.DELIVERY, { id }) : undefined;
  if (stopped) await stop(db, deliveryOf(stopped), settlement.reason);
  if (settlement.owes) await owe(db, settlement.owes);
  return isMine;
}
