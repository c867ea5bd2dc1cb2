// Turns two tables of the record's database into the ledger: who follows what, and every message owed, taken by one process only.
import type { Ledger } from '../../../src/ports.ts';
import type { Connection } from './connection.ts';
import { beginner, ower, planner, settler } from './ledger-changes.ts';
import { subscriptionList } from './ledger-list.ts';
import type { Owner } from './ledger-owner.ts';
import {
  type DeliveryRow,
  deliveryOf,
  type OwnedRow,
  type StoredSubscription,
  subscriptionOfRow,
  subscriptionRow,
} from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';
import { toldReader, watcher } from './ledger-told.ts';
import { patientWith } from './store.ts';
import { atOnce } from './transaction.ts';

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
  /** Forgotten first: should the change fail half-way, nobody has to know how far it came. */
  const changeList = <T>(work: () => T): Promise<T> =>
    change(() => {
      list.forget();
      return work();
    });
  const planAll: Ledger['planAll'] = async (plans) => {
    const areNew = await change(() => plans.map(({ delivery, after, earliest }) => plan(delivery, after, earliest)));
    plans.forEach(({ delivery }, at) => {
      if (areNew[at]) list.planned(delivery.subscription, delivery.slot);
      else list.forget();
    });
    return areNew;
  };
  const end = db.prepare(sql.UNSUBSCRIBE);
  const open = db.prepare(sql.OPEN);
  const again = db.prepare(sql.AGAIN);
  const deliveries = db.prepare(sql.DELIVERIES);
  const deliveriesOf = db.prepare(sql.DELIVERIES_OF);
  const isFree = (row: OwnedRow, now: number): boolean =>
    row.status === 'planned' || (row.owned_until ?? 0) <= now || (row.owner !== null && owner.isGone(row.owner));
  return {
    subscribe: (subscription) =>
      changeList(() => {
        upsert.run(subscriptionRow(subscription));
        if (subscription.isPaused) skip.run({ subscription: subscription.id, reason: 'The subscription was paused.' });
      }),
    subscription: (id) =>
      patient(() => {
        const row = find.get({ id }) as StoredSubscription | undefined;
        return row ? { subscription: subscriptionOfRow(row), lastSlot: row.last_slot } : null;
      }),
    subscriptions: (which) => patient(() => (which?.withEnded ? list.withEnded() : list.current())),
    unsubscribe: (id) =>
      changeList(() => {
        const isEnded = end.run({ id }).changes === 1;
        if (isEnded) skip.run({ subscription: id, reason: 'The subscription was ended.' });
        return isEnded;
      }),
    plan: async (delivery, after, earliest) => (await planAll([{ delivery, after, earliest }]))[0] ?? false,
    planAll,
    told: (to, since) => patient(() => told(to, since)),
    watch: (saga, now) => patient(() => watch(saga, now)),
    owe: (delivery, limits) => change(() => owe(delivery, limits)),
    open: (now) => patient(() => (open.all({ now }) as OwnedRow[]).filter((row) => isFree(row, now)).map(deliveryOf)),
    begin: (id, times) => change(() => begin(id, times)),
    settle: (id, attempt, settlement) =>
      (settlement.stops ? changeList : change)(() => settle(id, attempt, settlement)),
    again: (id) => change(() => again.run({ id }).changes === 1),
    deliveries: (subscription) =>
      patient(() =>
        ((subscription === undefined ? deliveries.all() : deliveriesOf.all({ subscription })) as DeliveryRow[]).map(
          deliveryOf,
        ),
      ),
  };
}
