// What the bot remembers between two messages, in a table of the record's database: the Memory port on SQLite.
import type { Memory } from '../../../src/ports.ts';
import type { Connection } from './connection.ts';
import { patientWith } from './store.ts';

const RECALL = 'select value from memories where key = @key';
const REMEMBER = `insert into memories (key, value, until) values (@key, @value, @until)
  on conflict (key) do update set value = excluded.value, until = excluded.until`;
const CLAIM = `insert into memories (key, value, until) values (@key, 'true', @until) on conflict (key) do nothing`;
const FORGET = 'delete from memories where key = @key';
const SWEEP = 'delete from memories where until <= @now';

/** Null for what is no JSON: a broken value is as good as forgotten. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** Memory on an open connection. Every call rejects with a UserError (store-unavailable) where the disk does not allow it. */
export function memoryOn(connection: Connection): Memory {
  const { db } = connection;
  const patient = patientWith(connection);
  const recall = db.prepare(RECALL).pluck();
  const remember = db.prepare(REMEMBER);
  const claim = db.prepare(CLAIM);
  const forget = db.prepare(FORGET);
  const sweep = db.prepare(SWEEP);
  return {
    async recall(key) {
      const value = await patient(() => recall.get({ key }) as string | undefined);
      return value === undefined ? null : parsed(value);
    },
    async remember(key, value, until) {
      // What JSON has no word for (undefined) is nothing to remember.
      await patient(() => remember.run({ key, value: JSON.stringify(value) ?? 'null', until }));
    },
    async forget(key) {
      await patient(() => forget.run({ key }));
    },
    // One statement is one transaction: of several processes exactly one inserts.
    claim: (key, until) => patient(() => claim.run({ key: `claim/${key}`, until }).changes === 1),
    async sweep(now) {
      await patient(() => sweep.run({ now }));
    },
  };
}
