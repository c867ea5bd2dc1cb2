// Turns a postgres:// address into an open, up-to-date database: a few connections, and statements that run on them.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { UserError } from '../../../src/errors.ts';
import { nth } from '../../../src/model/nth.ts';
import type { Awaitable, Db, Held } from '../sql/db.ts';
import { explained } from './failures.ts';
import { migrate } from './migrate.ts';
import { canTakeRows, type Prepared, prepared, preparedEach, preparedRows, withNul } from './statement.ts';

export interface Connection {
  /** Host and database, without a password, for messages. */
  readonly place: string;
  /** Each statement by itself. */
  readonly db: Db;
  /** All statements of the work see one state, and what it writes is written whole or not at all. */
  transaction<T>(kind: 'changing' | 'looking', work: (db: Db) => Awaitable<T>): Promise<T>;
  close(): Promise<void>;
}

export interface PoolLimits {
  /** Connections of this process at most. */
  readonly connections?: number;
  /** How long a call waits for a connection or for another program's change, in milliseconds. */
  readonly patience?: number;
}

const CONNECTIONS = 8;
const PATIENCE = 30_000;
/** Milliseconds after which the server ends a change that its process has left lying. */
const LONGEST_IDLE = 120_000;
/** Longer than any statement takes: whoever waits for a server that froze hears of it. */
const LONGEST_STATEMENT = 300_000;

const [INT8, TEXT] = [20, 25];
const JSON_TYPES = new Set([114, 3802]);

/** Whole numbers are numbers (none of ours is past 53 bits), JSON stays text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TEXT) return withNul;
    if (oid === INT8) return Number;
    if (JSON_TYPES.has(oid)) return String;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Rows of one insert at most. */
const MOST_ROWS = 500;

const parts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

type Ask = (statement: Prepared, asLists?: boolean) => Promise<pg.QueryArrayResult | pg.QueryResult>;

/** Two numbers name a lock: ours among those of other programs in the database, and what is held. */
const LOCKS = 0x64617962;
const lockNumber = (name: string): number => createHash('sha1').update(name).digest().readInt32BE(0);
const HOLD = 'select pg_advisory_xact_lock(@ours::int, @name::int)';
/** In one order, so that no two wait for each other. A subscription that is not there yet is held by its own insert. */
const HOLD_DELIVERY =
  'select id from subscriptions where id = (select subscription from deliveries where id = @id) for no key update';
const HOLD_SUBSCRIPTIONS = 'select id from subscriptions where id in list(@ids) order by id for no key update';

function dbOf(ask: Ask): Db {
  const rows = async (sql: string, parameters: object, asLists = false) =>
    (await ask(prepared(sql, parameters), asLists)).rows;
  const run = async (sql: string, parameters: object = {}) => (await ask(prepared(sql, parameters))).rowCount ?? 0;
  const hold = async (held: Held): Promise<void> => {
    if ('subscriptions' in held) await run(HOLD_SUBSCRIPTIONS, { ids: held.subscriptions });
    else if ('delivery' in held) await run(HOLD_DELIVERY, { id: held.delivery });
    else await run(HOLD, { ours: LOCKS, name: lockNumber(JSON.stringify(held)) });
  };
  return {
    all: async <Row>(sql: string, parameters: object = {}) => (await rows(sql, parameters)) as Row[],
    one: async <Row>(sql: string, parameters: object = {}) => (await rows(sql, parameters))[0] as Row | undefined,
    lists: async <Row>(sql: string, parameters: object = {}) => (await rows(sql, parameters, true)) as Row[],
    column: async <Value>(sql: string, parameters: object = {}) =>
      ((await rows(sql, parameters, true)) as Value[][]).map(([value]) => value as Value),
    async each<Row extends readonly unknown[]>(sql: string, many: readonly object[]) {
      const found: Row[][] = many.map(() => []);
      if (many.length === 0) return found;
      // Rows that are made come in the order of those that were asked for; those that are found say whose they are.
      const isMade = canTakeRows(sql);
      const { rows } = await ask(isMade ? preparedRows(sql, many) : preparedEach(sql, many), true);
      rows.forEach((row, i) => {
        nth(found, isMade ? i : (row.at(-1) as number)).push(row as Row);
      });
      return found;
    },
    run,
    async runAll(sql, many) {
      if (many.length > 1 && canTakeRows(sql))
        for (const part of parts(many, MOST_ROWS)) await ask(preparedRows(sql, part));
      else for (const parameters of many) await run(sql, parameters);
    },
    lock: hold,
  };
}

const asker =
  (client: pg.Pool | pg.PoolClient): Ask =>
  (statement, asLists = false) =>
    asLists ? client.query({ ...statement, rowMode: 'array' as const }) : client.query(statement);

const BEGIN = {
  changing: 'begin isolation level read committed',
  looking: 'begin isolation level repeatable read read only',
};

async function within<T>(client: pg.PoolClient, begin: string, work: (db: Db) => Awaitable<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await work(dbOf(asker(client)));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

export function placeOf(address: string): string {
  try {
    const { host, pathname } = new URL(address);
    return `${decodeURIComponent(pathname.slice(1)) || 'postgres'} at ${host || 'localhost'}`;
  } catch {
    throw new UserError(
      'bad-argument',
      'A database is named by an address such as postgres://user:password@host/daybook.',
    );
  }
}

/** Opens the database and makes its tables where they are missing. Rejects with a UserError (store-unavailable, bad-argument). */
export async function connect(address: string, limits: PoolLimits = {}): Promise<Connection> {
  const place = placeOf(address);
  const patience = limits.patience ?? PATIENCE;
  const pool = new pg.Pool({
    connectionString: address,
    max: limits.connections ?? CONNECTIONS,
    types,
    application_name: 'daybook',
    connectionTimeoutMillis: patience,
    lock_timeout: patience,
    idle_in_transaction_session_timeout: LONGEST_IDLE,
    query_timeout: LONGEST_STATEMENT,
    keepAlive: true,
    // A command that has answered ends, whatever connections lie idle.
    allowExitOnIdle: true,
  });
  // A connection that the server ends while nobody uses it is replaced by the next one; without a listener it would end the process.
  pool.on('error', () => undefined);
  const explaining = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explained(error, place);
    }
  };
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await pool.end();
  };
  try {
    await explaining(() => migrate(pool, place));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    place,
    db: dbOf((statement, asLists) => explaining(() => asker(pool)(statement, asLists))),
    transaction: (kind, work) =>
      explaining(async () => {
        const client = await pool.connect();
        let broken: Error | undefined;
        // What goes wrong while nothing is asked reaches the next question as well.
        client.on('error', onError);
        function onError(error: Error): void {
          broken = error;
        }
        try {
          return await within(client, BEGIN[kind], work);
        } finally {
          client.off('error', onError);
          client.release(broken);
        }
      }),
    close,
  };
}
