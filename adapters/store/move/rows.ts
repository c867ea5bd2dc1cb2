// Reads the rows of a table part by part in the order of their keys, and tells by a hash whether two records have the same.
import { createHash, type Hash } from 'node:crypto';
import type { Db } from '../sql/db.ts';
import type { Table } from './tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/** In the memory of a record that is moved to, as long as the move has not ended: it belongs to neither record. */
export const MARK = 'moving here';

/** Rows of one part. */
const MOST_ROWS = 500;

const parameters = (key: readonly string[]): string => key.map((name) => `@${name}`).join(', ');

/** Rows of a table in the order of their keys. */
async function read(db: Db, table: Table, more: string, values: object): Promise<readonly Row[]> {
  const { name, also = [], without = [] } = table;
  const columns = ['t.*', ...also.map((column) => `t.${column}`)].join(', ');
  const rows = await db.all<Record<string, unknown>>(`select ${columns} from ${name} t ${more}`, values);
  for (const row of rows) for (const column of without) delete row[column];
  return rows;
}

const orderOf = ({ key }: Table): string => key.map((column) => `t.${column}`).join(', ');

const keyOf = ({ key }: Table, row: Row): Row => Object.fromEntries(key.map((name) => [name, row[name]]));

const withoutMark = ({ name }: Table, rows: readonly Row[]): readonly Row[] =>
  name === 'memories' ? rows.filter(({ key }) => key !== MARK) : rows;

/** All rows of a table in parts. */
export async function* partsOf(db: Db, table: Table): AsyncGenerator<readonly Row[]> {
  const order = orderOf(table);
  for (let last: Row | null = null; ; ) {
    const after = last ? `where (${order}) > (${parameters(table.key)})` : '';
    const rows: readonly Row[] = await read(db, table, `${after} order by ${order} limit @limit`, {
      ...last,
      limit: MOST_ROWS,
    });
    const own = withoutMark(table, rows);
    if (own.length > 0) yield own;
    const end: Row | undefined = rows.at(-1);
    if (rows.length < MOST_ROWS || !end) return;
    last = keyOf(table, end);
  }
}

/** Rows of a table from one key to another, both included. */
export async function rowsBetween(db: Db, table: Table, first: Row, last: Row): Promise<readonly Row[]> {
  const { key } = table;
  const named = (prefix: string, row: Row) => Object.fromEntries(key.map((name) => [`${prefix}${name}`, row[name]]));
  const [order, from, to] = [orderOf(table), key.map((name) => `from_${name}`), key.map((name) => `to_${name}`)];
  const within = `where (${order}) >= (${parameters(from)}) and (${order}) <= (${parameters(to)}) order by ${order}`;
  return withoutMark(table, await read(db, table, within, { ...named('from_', first), ...named('to_', last) }));
}

/** A row as one text, whatever order an engine has its columns in. */
const written = (row: Row): string =>
  JSON.stringify(
    Object.keys(row)
      .sort()
      .map((name) => [name, row[name] instanceof Uint8Array ? Buffer.from(row[name]).toString('base64') : row[name]]),
  );

const add = (hash: Hash, rows: readonly Row[]): void => {
  for (const row of rows) hash.update(`${written(row)}\n`);
};

export function hashOf(rows: readonly Row[]): string {
  const hash = createHash('sha256');
  add(hash, rows);
  return hash.digest('hex');
}

/** How many rows a table has, and a hash of them all. */
export async function sumOf(db: Db, table: Table): Promise<{ readonly rows: number; readonly hash: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of partsOf(db, table)) {
    add(hash, rows);
    count += rows.length;
  }
  return { rows: count, hash: hash.digest('hex') };
}
