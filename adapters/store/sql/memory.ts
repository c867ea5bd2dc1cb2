// What the bot remembers between two messages, in a table of the record's database: the Memory port on any SQL engine.
import type { Memory } from '../../../src/ports.ts';
import type { Engine } from './db.ts';

const RECALL = 'select value from memories where key = @key';
const REMEMBER = `insert into memories (key, value, until) values (@key, @value, @until)
  on conflict (key) do update set value = excluded.value, until = excluded.until`;
const CLAIM = `insert into memories (key, value, until) values (@key, 'true', @until) on conflict (key) do nothing`;
const FORGET = 'delete from memories where key = @key';
/** Keys are compared byte by byte: the index leads to the first, and the rest is left as soon as one begins otherwise. */
const FORGET_ALL = 'delete from memories where key >= @beginning and key < @end';
const SWEEP = 'delete from memories where until <= @now';

/** Null for what is no JSON: a broken value is as good as forgotten. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** The first text after all that begin so. */
const endOf = (beginning: string): string =>
  beginning.slice(0, -1) + String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1);

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
    forgetAll: (beginning) => look((db) => db.run(FORGET_ALL, { beginning, end: endOf(beginning) })),
    // One statement is one transaction: of several processes exactly one inserts.
    claim: async (key, until) => (await look((db) => db.run(CLAIM, { key: `claim/${key}`, until }))) === 1,
    async sweep(now) {
      await look((db) => db.run(SWEEP, { now }));
    },
  };
}
