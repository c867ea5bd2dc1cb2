// Turns the address of a database into everything that is kept in it: the record, the bot's memory, the ledger and the feeds.
import type { Subscription } from '../../../src/model/subscription.ts';
import type { Scheduled } from '../../../src/ports.ts';
import type { MovedRecord } from '../move/move.ts';
import type { RecordData } from '../place.ts';
import type { Db, Engine } from '../sql/db.ts';
import { feedsOn } from '../sql/feeds.ts';
import { installationsOn } from '../sql/installations.ts';
import { ledgerOn, type SubscriptionList } from '../sql/ledger.ts';
import { currentOwner, type Owner } from '../sql/ledger-owner.ts';
import { type StoredSubscription, subscriptionOfRow } from '../sql/ledger-rows.ts';
import { SUBSCRIPTION } from '../sql/ledger-statements.ts';
import { memoryOn } from '../sql/memory.ts';
import { type Connection, connect, type PoolLimits } from './connection.ts';
import { storeOn } from './store.ts';
import { wordIndex } from './word-index.ts';

const SUBSCRIPTIONS = 'select * from subscriptions where is_ended <= @ended order by id';

/** Read each time it is asked for: other processes change it. What has not changed is the same object. */
function subscriptionList(db: Db): SubscriptionList {
  let known = new Map<string, Subscription>();
  const read = async (ended: number): Promise<readonly Scheduled[]> => {
    const rows = await db.all<StoredSubscription>(SUBSCRIPTIONS, { ended });
    const now = new Map<string, Subscription>();
    const scheduled = rows.map(({ last_slot: lastSlot, ...row }) => {
      const text = JSON.stringify(row);
      const subscription = known.get(text) ?? subscriptionOfRow(row);
      now.set(text, subscription);
      return { subscription, lastSlot };
    });
    known = now;
    return scheduled;
  };
  return {
    current: () => read(0),
    async one(id) {
      const row = await db.one<StoredSubscription>(SUBSCRIPTION, { id });
      return row ? { subscription: subscriptionOfRow(row), lastSlot: row.last_slot } : null;
    },
    withEnded: () => read(1),
    forget: () => undefined,
    planned: () => undefined,
  };
}

const engineOn = (connection: Connection): Engine => ({
  words: wordIndex,
  look: async (work) => work(connection.db),
  change: (work) => connection.transaction('changing', work),
  // Each goes down a line of its own, and the server writes the ends of many at once.
  smallChange: (work) => connection.transaction('changing', work),
});

/** The next key that the engine gives is one that nobody has. */
const countOn = (table: string, column: string): string =>
  `select setval(pg_get_serial_sequence('${table}', '${column}'), (select coalesce(max(${column}), 0) + 1 from ${table}), false)`;

/** Opens a database to be moved from or to. */
export async function openToMove(address: string): Promise<MovedRecord & { close(): Promise<void> }> {
  const connection = await connect(address, { connections: 2 });
  const { change, words } = engineOn(connection);
  return {
    words,
    change,
    look: (work) => connection.transaction('looking', work),
    async countOn(db, table, column) {
      await db.one(countOn(table, column));
    },
    close: connection.close,
  };
}

/**
 * Opens the data of a database, making its tables where they are missing. Any number of processes may hold it. Rejects with a UserError
 * (store-unavailable, bad-argument). `owner` is another than this process in tests only.
 */
export async function openPostgres(
  address: string,
  limits?: PoolLimits,
  owner: Owner = currentOwner(),
): Promise<RecordData> {
  const connection = await connect(address, limits);
  const engine = engineOn(connection);
  return {
    store: storeOn(connection, engine),
    memory: memoryOn(engine),
    ledger: ledgerOn(engine, owner, subscriptionList(connection.db)),
    feeds: feedsOn(engine, owner),
    installations: installationsOn(engine),
    close: connection.close,
  };
}
