// Opens the queue in a record's database: graphile-worker's tables, made where they are missing, and a few connections of its own.
import pg from 'pg';
import { placeOf } from '../store/postgres/connection.ts';
import { explained } from '../store/postgres/failures.ts';

/** Beside those of the record, whose values are read in other ways. Two listen; the others take, add and end jobs. */
const CONNECTIONS = 5;
const PATIENCE = 30_000;
/** The name of the lock under which the tables are made, by one of several processes that start together. */
const LOCK = 'select pg_advisory_lock(1684108642, 1)';
const UNLOCK = 'select pg_advisory_unlock(1684108642, 1)';

export interface Queue {
  readonly pool: pg.Pool;
  /** One statement. Rejects with a UserError (store-unavailable) where the database does not allow it. */
  ask<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

async function makeTables(pool: pg.Pool): Promise<void> {
  const { runMigrations } = await import('graphile-worker');
  const client = await pool.connect();
  try {
    await client.query(LOCK);
    await runMigrations({ pgPool: pool });
  } finally {
    await client.query(UNLOCK).finally(() => client.release());
  }
}

/** Opens the queue of a database. Rejects with a UserError (store-unavailable, bad-argument). */
export async function openQueue(address: string): Promise<Queue> {
  const place = placeOf(address);
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    application_name: 'daybook-queue',
    connectionTimeoutMillis: PATIENCE,
    lock_timeout: PATIENCE,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // A connection that the server ends is replaced by the next one; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const explaining = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explained(error, place);
    }
  };
  try {
    await explaining(() => makeTables(pool));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pool,
    ask: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await explaining(() => pool.query<Row>(sql, [...values]))).rows,
    close: () => pool.end(),
  };
}
