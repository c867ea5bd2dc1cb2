// Who is there: each process holds locks in its names for as long as its line to the database lasts, and not a moment longer.
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Queue } from './queue.ts';

const LOCKS = 0x64617971;

/** A number for a name, as locks have them. */
export const lockNumber = (name: string): number => createHash('sha1').update(name).digest().readUInt32BE(0) >>> 1;

const HOLD = `select pg_advisory_lock_shared(${LOCKS}, number) from unnest($1::int[]) number`;
/** Numbers of all names that are held. */
export const PRESENT = `select objid::bigint::float as number from pg_locks where locktype = 'advisory' and classid = ${LOCKS} and objsubid = 2
  and database = (select oid from pg_database where datname = current_database())`;

/** Holds names for as long as this connection lasts. A line that is cut says nothing any more, nor has it to. */
export async function hold(client: ClientBase, names: readonly string[]): Promise<void> {
  await client.query(HOLD, [names.map(lockNumber)]).catch(() => undefined);
}

/** Whether any process holds this name. */
export async function isPresent({ ask }: Pick<Queue, 'ask'>, name: string): Promise<boolean> {
  const present = await ask<{ number: number }>(PRESENT);
  return present.some(({ number }) => number === lockNumber(name));
}
