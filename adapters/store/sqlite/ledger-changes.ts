// Turns the ledger's steps (plan, begin, settle) into changes of rows; each must run inside a transaction, none opens one.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Shown } from '../../../src/model/shown.ts';
import { type Delivery, deliveryId, newDelivery } from '../../../src/model/subscription.ts';
import type { Begun, Ledger, OweLimits, Settlement } from '../../../src/ports.ts';
import type { Owner } from './ledger-owner.ts';
import {
  type DeliveryRow,
  deliveryOf,
  deliveryRow,
  messageIdsColumn,
  type OwnedRow,
  type StoredSubscription,
} from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';

type Plan = (delivery: Delivery, after: string | null, earliest: string) => boolean;
type Times = Parameters<Ledger['begin']>[1];

/** Owes a digest, together with those still planned, inside a transaction. */
export function planner(db: Database): Plan {
  const find = db.prepare(sql.SUBSCRIPTION);
  const planned = db.prepare(sql.PLANNED);
  const skip = db.prepare(sql.SKIP_PLANNED_DIGESTS);
  const insert = db.prepare(sql.INSERT_DELIVERY);
  const advance = db.prepare(sql.PLANNED_UNTIL);
  return (delivery, after, earliest) => {
    const { subscription, slot } = delivery;
    const known = find.get({ id: subscription }) as StoredSubscription | undefined;
    if (!known || known.is_paused === 1 || known.last_slot !== after) return false;
    const waiting = planned.all({ subscription }) as Pick<DeliveryRow, 'from_day' | 'merged'>[];
    const begins = [delivery.from, ...waiting.map(({ from_day }) => (from_day < earliest ? earliest : from_day))];
    const from = begins.reduce((a, b) => (a < b ? a : b));
    const merged = waiting.reduce((sum, row) => sum + row.merged, delivery.merged);
    if (waiting.length > 0) skip.run({ subscription, reason: `Told together with the digest of ${slot}.` });
    const isNew = insert.run(deliveryRow({ ...delivery, from, merged })).changes === 1;
    advance.run({ subscription, slot });
    return isNew;
  };
}

/** Owes what no calendar asks for, inside a transaction: once for its id, its names and its limit. */
export function ower(db: Database): (delivery: Delivery, limits?: OweLimits) => boolean {
  const find = db.prepare(sql.SUBSCRIPTION);
  const count = db.prepare(sql.COUNT_ON_SLOT).pluck();
  const findName = db.prepare(sql.FIND_NAME).pluck();
  const insertName = db.prepare(sql.INSERT_NAME);
  const insert = db.prepare(sql.INSERT_DELIVERY);
  const findOpen = db.prepare(sql.FIND_OPEN_ABOUT).pluck();
  return (delivery, { atMost, names = [], isAlone = false } = {}) => {
    const { subscription, kind, slot, about, person } = delivery;
    const known = find.get({ id: subscription }) as StoredSubscription | undefined;
    if (!known || (known.is_paused === 1 && person === null)) return false;
    if (isAlone && findOpen.get({ subscription, kind, about }) !== undefined) return false;
    const isKnown = names.some((name) => findName.get({ subscription, kind, name }) !== undefined);
    const isTooMuch = atMost !== undefined && (count.get({ subscription, kind, slot }) as number) >= atMost;
    if (!isKnown && isTooMuch) return false;
    for (const name of names) insertName.run({ subscription, kind, name });
    return !isKnown && insert.run(deliveryRow(delivery)).changes === 1;
  };
}

/** From when on a row may be taken: when it is due, or when what its sender last sent has arrived or never will. */
function freeFrom({ status, not_before, owned_until }: OwnedRow, { now, grace }: Times, isOrphan: boolean): number {
  if (status === 'planned') return not_before ?? 0;
  if (status !== 'sending') return Number.POSITIVE_INFINITY;
  return Math.min(owned_until ?? 0, isOrphan ? now + grace : Number.POSITIVE_INFINITY);
}

export function beginner(db: Database, owner: Owner): (id: string, times: Times) => Begun | null {
  const find = db.prepare(sql.DELIVERY);
  const begin = db.prepare(sql.BEGIN);
  const orphan = db.prepare(sql.ORPHAN);
  return (id, times) => {
    const row = find.get({ id }) as OwnedRow | undefined;
    if (!row) return null;
    // It may have died just now, with its last page on the way: nobody knows better than that it is gone by now.
    const isOrphan = row.status === 'sending' && row.owner !== null && owner.isGone(row.owner);
    const from = freeFrom(row, times, isOrphan);
    if (from > times.now) {
      if (isOrphan) orphan.run({ id, until: from });
      return null;
    }
    const taken = begin.get({ id, owner: owner.name, now: times.now, until: times.until }) as DeliveryRow;
    return { delivery: deliveryOf(taken), wasSending: row.status === 'sending' };
  };
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
function stopper(db: Database): (delivery: Delivery, reason: string | null) => void {
  const pause = db.prepare(sql.PAUSE);
  const skip = db.prepare(sql.SKIP_PLANNED);
  const find = db.prepare(sql.SUBSCRIPTION);
  const insert = db.prepare(sql.INSERT_DELIVERY);
  return (delivery, reason) => {
    const { subscription } = delivery;
    if (delivery.person !== null) return;
    if (pause.run({ id: subscription, reason }).changes === 0) return;
    skip.run({ subscription, reason: 'The subscription was paused.' });
    const { created_by } = find.get({ id: subscription }) as StoredSubscription;
    if (created_by !== null) insert.run(deliveryRow(noticeFor(delivery, created_by, reason)));
  };
}

/** How long it is kept what a message showed, in milliseconds: longer than anybody looks back. */
const SHOWN_KEPT_MS = 40 * 86_400_000;

/** Keeps what a message showed, once for all that showed the same, and drops what is too old. Returns its key. */
function shownKeeper(db: Database): (shown: Shown, now: number) => string {
  const insert = db.prepare(sql.KEEP_SHOWN);
  const drop = db.prepare(sql.DROP_SHOWN);
  return (shown, now) => {
    const value = JSON.stringify(shown);
    const key = createHash('sha256').update(value).digest('base64url').slice(0, 22);
    drop.run({ now });
    insert.run({ key, value, until: now + SHOWN_KEPT_MS });
    return key;
  };
}

export function settler(db: Database, owner: Owner): (id: string, attempt: number, settlement: Settlement) => boolean {
  const find = db.prepare(sql.DELIVERY);
  const settle = db.prepare(sql.SETTLE);
  const stop = stopper(db);
  const keep = shownKeeper(db);
  const forget = db.prepare(sql.FORGET_SHOWN);
  const owe = ower(db);
  return (id, attempt, settlement) => {
    const row = find.get({ id }) as OwnedRow | undefined;
    if (!row || row.status === 'sent') return false;
    const isMine = row.status === 'sending' && row.attempts === attempt && row.owner === owner.name;
    // Somebody else thought this process lost. What it knows for certain is still worth more than what they will find.
    if (!isMine && settlement.status !== 'sent') return false;
    settle.run({
      id,
      ...settledColumns(settlement, settlement.shown ? keep(settlement.shown, row.owned_at ?? 0) : null),
    });
    if (settlement.forgets) forget.run({ id });
    if (settlement.stops) stop(deliveryOf(row), settlement.reason);
    if (settlement.owes) owe(settlement.owes);
    return isMine;
  };
}
