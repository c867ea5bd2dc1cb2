// An empty database of a run, and what its server was at: statements that waited for a lock, seconds of the processor.
import pg from 'pg';
import { parentOf, secondsOfServer } from './processes.ts';

export interface Database {
  readonly address: string;
  ask<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Seconds of the processor that the whole server has used so far. */
  seconds(): number;
  /** Looks ten times a second how many statements wait for a lock; ends with how many on average, and at most. */
  watchLocks(): () => { readonly mean: number; readonly most: number };
  close(): Promise<void>;
}

const WAITING = `select count(*)::int as waiting from pg_stat_activity
  where datname = current_database() and state = 'active' and wait_event_type = 'Lock'`;

export async function createDatabase(server: string, name: string): Promise<Database> {
  const first = new pg.Client({ connectionString: `${server}/postgres` });
  await first.connect();
  await first.query(`drop database if exists ${name}`);
  await first.query(`create database ${name}`);
  await first.end();
  const address = `${server}/${name}`;
  const pool = new pg.Pool({ connectionString: address, max: 2 });
  // The server may be stopped first.
  pool.on('error', () => undefined);
  const ask = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    (await pool.query<Row>(sql, [...values])).rows;
  const [own] = await ask<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = parentOf(own?.pid ?? 0);
  return {
    address,
    ask,
    seconds: () => secondsOfServer(postmaster),
    watchLocks() {
      const seen: number[] = [];
      const look = async (): Promise<void> => {
        const [now] = await ask<{ waiting: number }>(WAITING).catch(() => []);
        seen.push(now?.waiting ?? 0);
      };
      const timer = setInterval(() => void look(), 100);
      return () => {
        clearInterval(timer);
        return { mean: seen.reduce((sum, one) => sum + one, 0) / Math.max(1, seen.length), most: Math.max(0, ...seen) };
      };
    },
    close: () => pool.end(),
  };
}
