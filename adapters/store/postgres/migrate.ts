// Turns a database of any older version into one of today's, once, however many processes start together.
import type pg from 'pg';
import { UserError } from '../../../src/errors.ts';

/** Number of migrations. */
const SCHEMA_VERSION = 6;
/** Name of the lock that whoever migrates holds. */
const LOCK = 'select pg_advisory_lock(1684108642, 0)';
const UNLOCK = 'select pg_advisory_unlock(1684108642, 0)';

/** How many migrations a database has seen; 0 for an empty one. */
async function versionOf(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query(`select to_regclass('kysely_migration') is not null as is_there`);
  if (!rows[0].is_there) return 0;
  return Number((await client.query('select count(*) as n from kysely_migration')).rows[0].n);
}

/** Kysely and the migrations are loaded only where a database is behind. All migrations happen in one transaction, or none. */
async function runMigrations(client: pg.PoolClient): Promise<void> {
  const [{ Kysely, Migrator, PostgresDialect }, { migrations }] = await Promise.all([
    import('kysely'),
    import('./migrations/index.ts'),
  ]);
  // Kysely wants a pool; the lock is held by this one connection.
  const pool = {
    connect: async () => ({ query: client.query.bind(client), release: () => undefined }),
    end: async () => undefined,
  };
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error;
}

/** Brings the tables up to date. Rejects with a UserError for a database that a newer version wrote. */
export async function migrate(pool: pg.Pool, place: string): Promise<void> {
  const client = await pool.connect();
  try {
    if ((await versionOf(client)) < SCHEMA_VERSION) {
      await client.query(LOCK);
      try {
        if ((await versionOf(client)) < SCHEMA_VERSION) await runMigrations(client);
      } finally {
        await client.query(UNLOCK);
      }
    }
    const version = await versionOf(client);
    if (version > SCHEMA_VERSION)
      throw new UserError(
        'store-unavailable',
        `The record in ${place} was written by a newer Daybook (format ${version}, this one reads ${SCHEMA_VERSION}): update this one.`,
      );
  } finally {
    client.release();
  }
}
