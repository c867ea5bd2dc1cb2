// Turns a data folder into everything that is kept in it, over one connection: the record, the bot's memory, the ledger and the feeds.
import type { MovedRecord } from '../move/move.ts';
import type { RecordData } from '../place.ts';
import { feedsOn } from '../sql/feeds.ts';
import { installationsOn } from '../sql/installations.ts';
import { ledgerOn } from '../sql/ledger.ts';
import { currentOwner, type Owner } from '../sql/ledger-owner.ts';
import { memoryOn } from '../sql/memory.ts';
import { connect, type StoreLimits, type StorePlace } from './connection.ts';
import { engineOn } from './engine.ts';
import { explained } from './failures.ts';
import { subscriptionList } from './ledger-list.ts';
import { storeOn } from './store.ts';

export type SqliteData = RecordData;

/**
 * Opens the data of a folder, or empty ones in memory. Several processes may hold the same folder. Rejects with a UserError
 * (store-unavailable) where folder, file or disk do not allow it. `owner` is another than this process in tests only.
 */
export async function openSqlite(
  place: StorePlace,
  limits?: StoreLimits,
  owner: Owner = currentOwner(),
): Promise<SqliteData> {
  const connection = await connect(place, limits);
  try {
    const engine = engineOn(connection);
    const store = storeOn(connection, engine);
    return {
      store,
      memory: memoryOn(engine),
      ledger: ledgerOn(engine, owner, subscriptionList(connection.db)),
      feeds: feedsOn(engine, owner),
      installations: installationsOn(engine),
      close: () => store.close(),
    };
  } catch (error) {
    connection.db.close();
    throw explained(error, connection.file);
  }
}

/** Opens a folder to be moved from or to. */
export async function openToMove(folder: string): Promise<MovedRecord & { close(): Promise<void> }> {
  const connection = await connect({ folder });
  const { words, change } = engineOn(connection);
  // One change after the other: what is looked at does not change meanwhile.
  return { words, change, look: change, close: async () => void connection.db.close() };
}
