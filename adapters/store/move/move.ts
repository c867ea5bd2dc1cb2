// Copies a record from one place to another, on whatever engines: part by part, each checked, so that it goes on where it was ended.
import { toldBy } from '../../../src/bot/record/as-record.ts';
import { UserError } from '../../../src/errors.ts';
import { evidenceOfRows, WITH_HEADER } from '../evidence-row.ts';
import type { Db, WordIndex } from '../sql/db.ts';
import { hashOf, MARK, partsOf, type Row, rowsBetween, sumOf } from './rows.ts';
import { COUNTED, TABLES, type Table } from './tables.ts';

/** A place that is moved from or to. */
export interface MovedRecord {
  readonly words: WordIndex;
  /** All of the work sees one state; what it writes is written whole or not at all. */
  change<T>(work: (db: Db) => Promise<T>): Promise<T>;
  look<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Lets the keys that the engine gives begin after those that are there. */
  countOn?(db: Db, table: string, column: string): Promise<void>;
}

interface Moved {
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

const ANYTHING = `select 1 from sagas union all select 1 from subscriptions union all select 1 from memories limit 1`;
const MARKED = 'select 1 from memories where key = @key';
const SET_MARK = `insert into memories (key, value) values (@key, 'true') on conflict do nothing`;
const DROP_MARK = 'delete from memories where key = @key';

/** Takes an empty place, or one where a move was ended half-way: nobody else's record is written over. */
async function claim(from: MovedRecord, to: MovedRecord): Promise<void> {
  if (await from.look(async (db) => db.one(MARKED, { key: MARK })))
    throw new UserError('bad-argument', 'The place to move from holds half of another move: end that one first.');
  await to.change(async (db) => {
    const isBegun = (await db.one(MARKED, { key: MARK })) !== undefined;
    if (!isBegun && (await db.one(ANYTHING)))
      throw new UserError('bad-argument', 'The place to move to holds a record already: name an empty one.');
    await db.run(SET_MARK, { key: MARK });
  });
}

function insertOf(table: Table, row: Row): string {
  const columns = Object.keys(row);
  const others = columns.filter((name) => !table.key.includes(name));
  const update =
    others.length === 0 ? 'nothing' : `update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  return `insert into ${table.name} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})
    on conflict (${table.key.join(', ')}) do ${update}`;
}

/** Writes the rows of a part; what stands between them in the place that is moved to and not here has gone meanwhile. */
async function writePart(db: Db, table: Table, rows: readonly Row[], there: readonly Row[]): Promise<void> {
  const nameOf = (row: Row): string => JSON.stringify(table.key.map((name) => row[name]));
  const here = new Set(rows.map(nameOf));
  const drop = `delete from ${table.name} where ${table.key.map((name) => `${name} = @${name}`).join(' and ')}`;
  await db.runAll(
    drop,
    there.filter((row) => !here.has(nameOf(row))),
  );
  const [first] = rows;
  if (first) await db.runAll(insertOf(table, first), rows);
}

async function moveTable(from: MovedRecord, to: MovedRecord, table: Table): Promise<void> {
  await from.look(async (source) => {
    for await (const rows of partsOf(source, table)) {
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) continue;
      await to.change(async (target) => {
        const there = await rowsBetween(target, table, first, last);
        if (hashOf(there) !== hashOf(rows)) await writePart(target, table, rows, there);
      });
    }
  });
}

const EVENTS = 'select key, saga, from_day as day from events where key > @last order by key limit 200';
const EVIDENCE = `select ${WITH_HEADER} from event_evidence v join reports r on r.key = v.report
  join articles a on a.key = r.article where v.event = @key order by v.rank`;
const ARTICLES = 'select key from articles where key > @last order by key limit 200';

/** Makes the full-text indexes anew. */
async function indexWords({ words, change }: MovedRecord): Promise<void> {
  for (let last: number | undefined = 0; last !== undefined; )
    last = await change(async (db) => {
      const keys = await db.column<number>(ARTICLES, { last });
      for (const key of keys) {
        await words.dropReports(db, key);
        await words.addReports(db, key);
      }
      return keys.at(-1);
    });
  for (let last: number | undefined = 0; last !== undefined; )
    last = await change(async (db) => {
      const events = await db.all<{ key: number; saga: number; day: number | null }>(EVENTS, { last });
      for (const event of events) {
        const evidence = evidenceOfRows(await db.lists<readonly unknown[]>(EVIDENCE, { key: event.key }));
        await words.dropEvents(db, [event]);
        await words.addEvents(db, [{ ...event, told: toldBy(evidence.map((one) => one.evidence)) }]);
      }
      return events.at(-1)?.key;
    });
}

/**
 * Copies all that a record holds into an empty place, or goes on where a copy was ended. Rejects with a UserError (bad-argument) where
 * another record is there, or where the two differ in the end because somebody writes to the first.
 */
export async function moveRecord(
  from: MovedRecord,
  to: MovedRecord,
  tell: (moved: Moved) => void = () => undefined,
): Promise<void> {
  await claim(from, to);
  for (const table of TABLES) await moveTable(from, to, table);
  for (const [table, column] of COUNTED) await to.change(async (db) => to.countOn?.(db, table, column));
  await indexWords(to);
  await to.change((db) => Promise.resolve(db.run(DROP_MARK, { key: MARK })));
  for (const table of TABLES) {
    const [here, there] = [await from.look((db) => sumOf(db, table)), await to.look((db) => sumOf(db, table))];
    if (here.hash !== there.hash) {
      await to.change((db) => Promise.resolve(db.run(SET_MARK, { key: MARK })));
      throw new UserError(
        'bad-argument',
        `The two differ in “${table.name}” (${here.rows} and ${there.rows} rows): stop everything that writes to the first, then move again.`,
      );
    }
    tell({ table: table.name, ...there });
  }
}
