// Turns a data folder into an open, up-to-date SQLite database.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { codeOf, explained } from './failures.ts';
import { migrate } from './migrate.ts';
import { type Holdable, patiently } from './transaction.ts';

/** Where the record lives: a folder, made if need be, or memory only. */
export type StorePlace = { readonly folder: string } | { readonly memory: true };

export interface StoreLimits {
  /** How long a call waits for other programs' writes before it gives up, in milliseconds. */
  readonly patience?: number;
  /** Largest size of the database file in bytes, to the next page; a write beyond it fails as on a full disk. */
  readonly maxBytes?: number;
}

export interface Connection extends Holdable {
  /** Path of the database file, for messages. */
  readonly file: string;
}

const FILE_NAME = 'daybook.sqlite';
const PATIENCE = 10_000;
/** SQLite's own wait stops the whole process, so it is short; between its attempts others get their turn. */
const BLOCKING_WAIT = 100;

/**
 * Makes a folder and those above it. Not with mkdir's own `recursive`: where the system answers "no such folder" below one that
 * exists, as in /proc, Node 20 tries again for ever.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    makeFolder(dirname(folder));
    makeFolder(folder);
  }
}

async function configure(db: Database, patience: number, maxBytes: number | undefined): Promise<void> {
  // Turning WAL on needs the file alone for a moment, and SQLite does not wait for that by itself.
  await patiently(patience, () => db.pragma('journal_mode = wal'));
  // In WAL mode a commit survives a crash of the process; a power cut may cost the last ones, never the file.
  db.pragma('synchronous = normal');
  db.pragma('foreign_keys = on');
  if (maxBytes === undefined) return;
  const pageSize = db.pragma('page_size', { simple: true }) as number;
  db.pragma(`max_page_count = ${Math.max(1, Math.floor(maxBytes / pageSize))}`);
}

/** Opens the record, making folder, file and tables where they are missing. Rejects with a UserError (store-unavailable). */
export async function connect(place: StorePlace, limits: StoreLimits = {}): Promise<Connection> {
  const file = 'folder' in place ? join(place.folder, FILE_NAME) : 'in memory';
  const patience = limits.patience ?? PATIENCE;
  let db: Database | undefined;
  try {
    if ('folder' in place) makeFolder(resolve(place.folder));
    db = new Sqlite('folder' in place ? file : ':memory:', { timeout: BLOCKING_WAIT });
    await configure(db, patience, limits.maxBytes);
    await migrate(db, file, patience);
    return { db, file, patience, gate: { open: null } };
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}
