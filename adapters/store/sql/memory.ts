// What the bot remembers between two messages, in a table of the record's database: the Memory port on any SQL engine.
import type { Memory } from '../../../src/ports.ts';
import type { Engine } from './db.ts';

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

/** Memory in an open record. Every call rejects with a UserError (store-unavailable) where the engine does not allow it. */
export function memoryOn({ look }: Engine): Memory {
  return {
    async recall(key) {
      const row = await look((db) => db.one<{ readonly value: string }>(RECALL, { key }));
      return row ? parsed(row.value) : null;
    },
    async remember(key, value, until) {
      // What JSON has no word for (undefined) is nothing to remember.
      await look((db) => db.run(REMEMBER, { key, value: JSON.stringify(value) ?? 'null', until }));
    },
    async forget(key) {
      await look((db) => db.run(FORGET, { key }));
    },
    // One statement is one transaction: of several processes exactly one inserts.
    claim: async (key, until) => (await look((db) => db.run(CLAIM, { key: `claim/${key}`, until }))) === 1,
    async sweep(now) {
      await look((db) => db.run(SWEEP, { now }));
    },
  };
}
