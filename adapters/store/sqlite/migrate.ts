// Turns a store of any older version into one of today's, all migrations together or none.
import type { Database } from 'better-sqlite3';
import { UserError } from '../../../src/errors.ts';
import { patiently } from './transaction.ts';

/** Number of migrations; kept in the file as `PRAGMA user_version`. */
export const SCHEMA_VERSION = 12;

const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number;

/** Kysely and the migrations take longer to load than a question takes to answer: only a store that is behind loads them. */
async function runMigrations(db: Database): Promise<void> {
  const [{ Kysely, Migrator, SqliteDialect }, { migrations }] = await Promise.all([
    import('kysely'),
    import('./migrations/index.ts'),
  ]);
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) }),
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/**
 * Brings the schema up to date. Kysely runs SQLite's migrations without a transaction, so one is put around them: a process that
 * is killed here leaves the store as it was, and of two that start together the second finds the work done.
 * Rejects with a UserError for a store that a newer version wrote.
 */
export async function migrate(db: Database, file: string, patience: number): Promise<void> {
  if (versionOf(db) < SCHEMA_VERSION) {
    await patiently(patience, () => db.exec('begin immediate'));
    try {
      if (versionOf(db) < SCHEMA_VERSION) {
        await runMigrations(db);
        db.pragma(`user_version = ${SCHEMA_VERSION}`);
      }
      db.exec('commit');
    } catch (error) {
      if (db.inTransaction) db.exec('rollback');
      throw error;
    }
  }
  if (versionOf(db) > SCHEMA_VERSION)
    throw new UserError(
      'store-unavailable',
      `The record ${file} was written by a newer Daybook (format ${versionOf(db)}, this one reads ${SCHEMA_VERSION}): update this one.`,
    );
}
