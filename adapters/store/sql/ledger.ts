// Turns two tables of the record's database into the ledger: who follows what, and every message owed, taken by one process only.
import type { Ledger, Scheduled } from '../../../src/ports.ts';
import type { Awaitable, Db, Engine } from './db.ts';
import { begin, owe, planAll as planEach, settle } from './ledger-changes.ts';
import type { Owner } from './ledger-owner.ts';
import { type DeliveryRow, deliveryOf, type OwnedRow, subscriptionRow } from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';
import { readTold, watch } from './ledger-told.ts';

/** The list of subscriptions as an engine reads it: it is asked for every minute and hardly ever changes. */
export interface SubscriptionList {
  /** Those that were not ended; one that has not changed is the same object as the last time, and so may be the list. */
  current(): Awaitable<readonly Scheduled[]>;
  /** One that was not ended. */
  one(id: string): Awaitable<Scheduled | null>;
  withEnded(): Awaitable<readonly Scheduled[]>;
  /** This process has changed subscriptions. */
  forget(): void;
  /** This process has planned a digest. */
  planned(subscription: string, slot: string): void;
}

const skipPlanned = (db: Db, subscription: string, what: string): Awaitable<number> =>
  db.run(sql.SKIP_PLANNED, { subscription, reason: `The subscription was ${what}.` });

/** The Ledger port in an open record; `owner` is this process. Rejects with a UserError where the engine does not allow it. */
export function ledgerOn({ look, change, smallChange }: Engine, owner: Owner, list: SubscriptionList): Ledger {
  /** Changes one subscription. Forgotten first: should the change fail half-way, nobody has to know how far it came. */
  const changeList = <T>(id: string, work: (db: Db) => Promise<T>): Promise<T> =>
    change(async (db) => {
      list.forget();
      await db.lock({ subscriptions: [id] });
      return work(db);
    });
  const planAll: Ledger['planAll'] = async (plans) => {
    const areNew = await change(async (db) => {
      await db.lock({ subscriptions: plans.map(({ delivery }) => delivery.subscription) });
      return planEach(db, plans);
    });
    plans.forEach(({ delivery }, at) => {
      if (areNew[at]) list.planned(delivery.subscription, delivery.slot);
      else list.forget();
    });
    return areNew;
  };
  const isFree = (row: OwnedRow, now: number): boolean =>
    row.status === 'planned' || (row.owned_until ?? 0) <= now || (row.owner !== null && owner.isGone(row.owner));
  return {
    subscribe: (subscription) =>
      changeList(subscription.id, async (db) => {
        await db.run(sql.SUBSCRIBE, subscriptionRow(subscription));
        if (subscription.isPaused) await skipPlanned(db, subscription.id, 'paused');
      }),
    subscription: (id) => look(() => list.one(id)),
    subscriptions: (which) => look(() => (which?.withEnded ? list.withEnded() : list.current())),
    unsubscribe: (id) =>
      changeList(id, async (db) => {
        const isEnded = (await db.run(sql.UNSUBSCRIBE, { id })) === 1;
        if (isEnded) await skipPlanned(db, id, 'ended');
        return isEnded;
      }),
    plan: async (delivery, after, earliest) => (await planAll([{ delivery, after, earliest }]))[0] ?? false,
    planAll,
    told: (to, since) => look((db) => readTold(db, to, since)),
    watch: (saga, now) => look((db) => watch(db, saga, now)),
    owe: (delivery, limits) => smallChange((db) => owe(db, delivery, limits)),
    async open(now, subscription) {
      const rows = await look((db) =>
        subscription === undefined
          ? db.all<OwnedRow>(sql.OPEN, { now })
          : db.all<OwnedRow>(sql.OPEN_OF, { now, subscription }),
      );
      return rows.filter((row) => isFree(row, now)).map(deliveryOf);
    },
    begin: (id, times) => smallChange((db) => begin(db, owner, id, times)),
    settle: (id, attempt, settlement) =>
      smallChange((db) => {
        if (settlement.stops) list.forget();
        return settle(db, owner, id, attempt, settlement);
      }),
    again: async (id) => (await look((db) => db.run(sql.AGAIN, { id }))) === 1,
    async deliveries(subscription) {
      const rows = await look((db) =>
        subscription === undefined
          ? db.all<DeliveryRow>(sql.DELIVERIES)
          : db.all<DeliveryRow>(sql.DELIVERIES_OF, { subscription }),
      );
      return rows.map(deliveryOf);
    },
  };
}
