// Turns an open SQLite database into the engine that runs the record's steps: statements are prepared once and answer at once.
import type { Database, Statement } from 'better-sqlite3';
import type { Awaitable, Db, Engine } from '../sql/db.ts';
import type { Connection } from './connection.ts';
import { explained } from './failures.ts';
import { sharing } from './sharing.ts';
import { exclusively, patiently } from './transaction.ts';
import { wordIndex } from './word-index.ts';

/** `in list(@name)` and `from list(@name)`, whose column is `value`, take a list; SQLite gets it as JSON. */
const ofLists = (sql: string): string =>
  sql
    .replace(/in list\((@\w+)\)/g, 'in (select value from json_each($1))')
    .replace(/from list\((@\w+)\)/g, 'from json_each($1)');

const asText = (value: unknown): unknown => (Array.isArray(value) ? JSON.stringify(value) : value);

const withTexts = (parameters: object): object =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, asText(value)]));

interface Prepared {
  readonly statement: Statement;
  readonly bind: (parameters: object) => object;
}

/** Prepares each different statement once for a form that its rows are wanted in. */
function preparedBy<Made>(db: Database, make: (prepared: Prepared) => Made): (sql: string) => Made {
  const known = new Map<string, Made>();
  return (sql) => {
    const before = known.get(sql);
    if (before) return before;
    const text = ofLists(sql);
    const made = make({ statement: db.prepare(text), bind: text === sql ? (parameters) => parameters : withTexts });
    known.set(sql, made);
    return made;
  };
}

const NONE = {};

/** Rows by the names of their columns. Made here from lists: for the driver to name each value takes twice as long as finding the row. */
function named(statement: Statement): (values: readonly unknown[]) => Record<string, unknown> {
  const names = statement.columns().map(({ name }) => name);
  return (values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) row[names[i] as string] = values[i];
    return row;
  };
}

function dbOf(db: Database): Db {
  const plain = preparedBy(db, (prepared) => prepared);
  const raw = preparedBy(db, ({ statement, bind }) => ({
    rowOf: named(statement),
    statement: statement.raw(true),
    bind,
  }));
  const plucked = preparedBy(db, ({ statement, bind }) => ({ statement: statement.pluck(), bind }));
  return {
    all<Row>(sql: string, parameters: object = NONE) {
      const { statement, bind, rowOf } = raw(sql);
      return (statement.all(bind(parameters)) as unknown[][]).map(rowOf) as Row[];
    },
    one<Row>(sql: string, parameters: object = NONE) {
      const { statement, bind, rowOf } = raw(sql);
      const values = statement.get(bind(parameters)) as unknown[] | undefined;
      return values && (rowOf(values) as Row);
    },
    lists<Row>(sql: string, parameters: object = NONE) {
      const { statement, bind } = raw(sql);
      return statement.all(bind(parameters)) as Row[];
    },
    column<Value>(sql: string, parameters: object = NONE) {
      const { statement, bind } = plucked(sql);
      return statement.all(bind(parameters)) as Value[];
    },
    each<Row>(sql: string, many: readonly object[]) {
      const { statement } = raw(sql);
      return many.map((parameters) => statement.all(parameters) as Row[]);
    },
    run(sql, parameters = NONE) {
      const { statement, bind } = plain(sql);
      return statement.run(bind(parameters)).changes;
    },
    runAll(sql, many) {
      const { statement } = plain(sql);
      for (const parameters of many) statement.run(parameters);
    },
    // Whoever writes is alone.
    lock: () => undefined,
  };
}

/** Waits for other programs, and for a change of this one, and says in a sentence what cannot be waited out. */
export const patientWith =
  (connection: Connection) =>
  async <T>(work: () => Awaitable<T>): Promise<T> => {
    const { file, patience, gate } = connection;
    try {
      // Nothing may come between the last look and the work: a change that begins there would take it in.
      while (gate.open) await gate.open;
      return await patiently(patience, work, () => gate.open);
    } catch (error) {
      throw explained(error, file);
    }
  };

export function engineOn(connection: Connection): Engine {
  const db = dbOf(connection.db);
  const patient = patientWith(connection);
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await exclusively(connection, work);
    } catch (error) {
      throw explained(error, connection.file);
    }
  };
  const small = sharing(change);
  return {
    words: wordIndex,
    look: (work) => patient(() => work(db)),
    change: (work) => change(async () => work(db)),
    smallChange: (work) => small(async () => work(db)),
  };
}
