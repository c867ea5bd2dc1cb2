// Empty databases for tests: each is made once with its tables, and emptied for the next test that wants one.
import pg from 'pg';
import { inject } from 'vitest';
import type { RecordData } from '../adapters/store/place.ts';
import { openPostgres } from '../adapters/store/postgres/open.ts';
import type { Owner } from '../adapters/store/sql/ledger-owner.ts';
import type { Store } from '../src/ports.ts';

const server = inject('postgres');
/** Why PostgreSQL can't run on this machine, or nothing. */
export const withoutPostgres = 'skip' in server ? server.skip : undefined;

/** Title of a suite that says why it is skipped where it is. */
export const POSTGRES_TITLE = withoutPostgres === undefined ? 'PostgreSQL' : `PostgreSQL [skipped: ${withoutPostgres}]`;

const addressOf = (database: string): string => ('address' in server ? `${server.address}/${database}` : '');

async function ask(database: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(database) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Rows go one by one, which for some dozens is much quicker than making the tables' files anew; keys are counted from 1 again. */
const EMPTY = `do $$ declare one text; begin
  set local session_replication_role = replica;
  for one in select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
    execute 'delete from ' || one;
  end loop;
  for one in select quote_ident(sequencename) from pg_sequences where schemaname = 'public' loop
    perform setval(one::regclass, 1, false);
  end loop; end $$`;

const free: string[] = [];

/** Address of an empty database, which nobody else has until it is given back. */
export async function newDatabase(): Promise<{ readonly address: string; giveBack(): void }> {
  const known = free.pop();
  const name = known ?? `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  if (known) await ask(known, EMPTY);
  else await ask('postgres', `create database ${name}`);
  return { address: addressOf(name), giveBack: () => void free.push(name) };
}

/** Address of a copy of a database that nobody has open. */
export async function copyOf(address: string): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await ask('postgres', `create database ${name} template ${new URL(address).pathname.slice(1)}`);
  return addressOf(name);
}

/** An empty record on PostgreSQL. */
export async function openEmpty(owner?: Owner): Promise<RecordData> {
  const { address, giveBack } = await newDatabase();
  const data = await openPostgres(address, { connections: 4 }, owner);
  let isOpen = true;
  const close = async (): Promise<void> => {
    await data.close();
    if (isOpen) giveBack();
    isOpen = false;
  };
  return { ...data, store: { ...data.store, close }, close };
}

export const openEmptyStore = async (): Promise<Store> => (await openEmpty()).store;

/** Two openers of one empty database, as two processes have it; the first counts as ended once it is killed. */
export async function openTwo() {
  const { address, giveBack } = await newDatabase();
  const gone = new Set<string>();
  const isGone = (name: string): boolean => gone.has(name);
  const first = await openPostgres(address, { connections: 4 }, { name: 'one', isGone });
  const second = await openPostgres(address, { connections: 4 }, { name: 'other', isGone });
  const close = async (): Promise<void> => {
    await Promise.all([first.close(), second.close()]);
    giveBack();
  };
  return { first, second, kill: () => void gone.add('one'), close };
}
