// Turns two tables of the record's database into the ledger: who follows what, and every message owed, taken by one process only.
import type { Database } from 'better-sqlite3';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { Ledger, Scheduled } from '../../../src/ports.ts';
import type { Connection } from './connection.ts';
import { beginner, ower, planner, settler } from './ledger-changes.ts';
import type { Owner } from './ledger-owner.ts';
import {
  type DeliveryRow,
  deliveryOf,
  type OwnedRow,
  type StoredSubscription,
  type SubscriptionRow,
  subscriptionOfRow,
  subscriptionRow,
} from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';
import { toldReader, watcher } from './ledger-told.ts';
import { patientWith } from './store.ts';
import { atOnce } from './transaction.ts';

/** Reads the subscriptions; one that has not changed is the same object as the last time. */
function subscriptionList(db: Database): (withEnded: boolean) => readonly Scheduled[] {
  const read = db.prepare(sql.SUBSCRIPTIONS).raw(true);
  let known = new Map<string, Subscription>();
  return (withEnded) => {
    const rows = read.all({ ended: withEnded ? 1 : 0 }) as (readonly [string | null, string])[];
    const now = new Map<string, Subscription>();
    const scheduled = rows.map(([lastSlot, text]) => {
      const subscription = known.get(text) ?? subscriptionOfRow(JSON.parse(text) as SubscriptionRow);
      now.set(text, subscription);
      return { subscription, lastSlot };
    });
    known = now;
    return scheduled;
  };
}

/** The Ledger port on an open connection; `owner` is this process. Rejects with a UserError where the disk does not allow it. */
export function ledgerOn(connection: Connection, owner: Owner): Ledger {
  const { db } = connection;
  const patient = patientWith(connection);
  const change = <T>(work: () => T): Promise<T> => patient(() => atOnce(db, work));
  const [plan, owe, begin, settle] = [planner(db), ower(db), beginner(db, owner), settler(db, owner)];
  const [told, watch] = [toldReader(db), watcher(db)];
  const upsert = db.prepare(sql.SUBSCRIBE);
  const skip = db.prepare(sql.SKIP_PLANNED);
  const find = db.prepare(sql.SUBSCRIPTION);
  const list = subscriptionList(db);
  const end = db.prepare(sql.UNSUBSCRIBE);
  const open = db.prepare(sql.OPEN);
  const again = db.prepare(sql.AGAIN);
  const deliveries = db.prepare(sql.DELIVERIES);
  const deliveriesOf = db.prepare(sql.DELIVERIES_OF);
  const isFree = (row: OwnedRow, now: number): boolean =>
    row.status === 'planned' || (row.owned_until ?? 0) <= now || (row.owner !== null && owner.isGone(row.owner));
  return {
    subscribe: (subscription) =>
      change(() => {
        upsert.run(subscriptionRow(subscription));
        if (subscription.isPaused) skip.run({ subscription: subscription.id, reason: 'The subscription was paused.' });
      }),
    subscription: (id) =>
      patient(() => {
        const row = find.get({ id }) as StoredSubscription | undefined;
        return row ? { subscription: subscriptionOfRow(row), lastSlot: row.last_slot } : null;
      }),
    subscriptions: (which) => patient(() => list(which?.withEnded ?? false)),
    unsubscribe: (id) =>
      change(() => {
        const isEnded = end.run({ id }).changes === 1;
        if (isEnded) skip.run({ subscription: id, reason: 'The subscription was ended.' });
        return isEnded;
      }),
    plan: (delivery, after, earliest) => change(() => plan(delivery, after, earliest)),
    told: (to, since) => patient(() => told(to, since)),
    watch: (saga, now) => patient(() => watch(saga, now)),
    owe: (delivery, limits) => change(() => owe(delivery, limits)),
    open: (now) => patient(() => (open.all({ now }) as OwnedRow[]).filter((row) => isFree(row, now)).map(deliveryOf)),
    begin: (id, times) => change(() => begin(id, times)),
    settle: (id, attempt, settlement) => change(() => settle(id, attempt, settlement)),
    again: (id) => change(() => again.run({ id }).changes === 1),
    deliveries: (subscription) =>
      patient(() =>
        ((subscription === undefined ? deliveries.all() : deliveriesOf.all({ subscription })) as DeliveryRow[]).map(
          deliveryOf,
        ),
      ),
  };
}
