// Turns the statements that all engines share into PostgreSQL's: @name becomes $1 with the type of its value, SQLite's hints go.
import { createHash } from 'node:crypto';

export interface Prepared {
  /** The name under which a connection keeps it prepared; none for statements that hardly come twice. */
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

type Named = Readonly<Record<string, unknown>>;

const isWhole = (value: unknown): boolean => Number.isInteger(value);

/** The type is told: PostgreSQL would otherwise guess it from what stands beside the parameter, and can't where nothing does. */
function castOf(value: unknown): string {
  if (typeof value === 'number') return isWhole(value) ? '::bigint' : '::double precision';
  if (typeof value === 'string') return '::text';
  if (value instanceof Uint8Array) return '::bytea';
  if (!Array.isArray(value) || value.length === 0) return '';
  if (value.some((one) => typeof one === 'string')) return '::text[]';
  return value.every(isWhole) ? '::bigint[]' : '::double precision[]';
}

/**
 * PostgreSQL's texts hold every character but NUL. One that no text has any business to hold stands before what is written in place of
 * two: of NUL, and of itself.
 */
const STAND_IN = '\uFFFE';
const WRITTEN: Readonly<Record<string, string>> = { '\0': '\uFFFE0', [STAND_IN]: '\uFFFE1' };
const READ: Readonly<Record<string, string>> = { '\uFFFE0': '\0', '\uFFFE1': STAND_IN };

/** A text as it was written. */
export const withNul = (text: string): string =>
  text.includes(STAND_IN) ? text.replace(/\uFFFE[01]/g, (pair) => READ[pair] ?? pair) : text;

const UNHOLDABLE = /[\0\uFFFE]/g;
const withoutNul = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(UNHOLDABLE, (one) => WRITTEN[one] ?? one);
  return Array.isArray(value) ? value.map(withoutNul) : value;
};

const PARAMETER = /@([a-z]\w*)/gi;
const HINT = /\bindexed by \w+/g;
const LIST = /in list\(@(\w+)\)/g;
const ROWS = /from list\(@(\w+)\)/g;
/** One row of an insert: its values, or a `select` of parameters alone that has a condition. */
const ROW = /values \(([^()]*)\)|select ((?:@\w+, )*@\w+)(?=\s+where)/;

/** What a text looks like without SQLite's own: done once for each. */
const plainTexts = new Map<string, string>();
function plainText(sql: string): string {
  const known =
    plainTexts.get(sql) ??
    sql.replace(HINT, '').replace(LIST, '= any(@$1)').replace(ROWS, 'from unnest(@$1) as listed(value)');
  plainTexts.set(sql, known);
  return known;
}

/** A text in pieces, with the names that stand between them. */
interface Pieces {
  readonly names: readonly string[];
  readonly pieces: readonly string[];
  /** What it becomes for values of these types. */
  readonly known: Map<string, { readonly name: string; readonly text: string }>;
}

const cutTexts = new Map<string, Pieces>();
function cut(sql: string): Pieces {
  const found = cutTexts.get(sql);
  if (found) return found;
  const parts = plainText(sql).split(PARAMETER);
  const made = {
    names: parts.filter((_, i) => i % 2 === 1),
    pieces: parts.filter((_, i) => i % 2 === 0),
    known: new Map(),
  };
  cutTexts.set(sql, made);
  return made;
}

/** A statement with its values. */
export function prepared(sql: string, parameters: object): Prepared {
  const { names, pieces, known } = cut(sql);
  const values = names.map((name) => (parameters as Named)[name] ?? null);
  const casts = values.map(castOf);
  const types = casts.join();
  let made = known.get(types);
  if (!made) {
    const text = pieces.map((piece, i) => (i < names.length ? `${piece}$${i + 1}${casts[i]}` : piece)).join('');
    made = { name: createHash('sha1').update(text).digest('base64'), text };
    known.set(types, made);
  }
  return { ...made, values: values.map(withoutNul) };
}

/** The type of a list; none where nothing in it says one. */
function castOfColumn(values: readonly unknown[]): string {
  const told = values.filter((value) => value !== null);
  const [first] = told;
  if (first === undefined) return '';
  if (typeof first === 'string') return '::text[]';
  if (first instanceof Uint8Array) return '::bytea[]';
  return told.every(isWhole) ? '::bigint[]' : '::double precision[]';
}

/** Lists of the values of many rows, one for each name: however many rows there are, it is one statement. */
interface Columns {
  /** `from` this, each row's values are there. */
  readonly source: string;
  /** What stands in place of `@name`. */
  readonly nameOf: (name: string) => string;
  readonly values: unknown[];
  readonly types: string;
}

function columnsOf(names: readonly string[], many: readonly object[]): Columns {
  const all = [...new Set(names)].map((name) => {
    const values = many.map((parameters) => (parameters as Named)[name] ?? null);
    return { name, values, cast: castOfColumn(values) };
  });
  // What is null everywhere says no type: it is written as what it is.
  const typed = all.filter(({ cast }) => cast !== '');
  const places = new Map(typed.map(({ name }, i) => [name, `c${i}`]));
  const lists = ['$1::bigint[]', ...typed.map(({ cast }, i) => `$${i + 2}${cast}`)];
  return {
    source: `unnest(${lists.join(', ')}) as l(${['n', ...places.values()].join(', ')})`,
    nameOf: (name) => (places.has(name) ? `l.${places.get(name)}` : 'null'),
    values: [many.map((_, i) => i), ...typed.map(({ values }) => withoutNul(values))],
    types: all.map(({ cast }) => cast).join(),
  };
}

const namesIn = (text: string): readonly string[] => [...text.matchAll(PARAMETER)].map(([, name]) => name as string);

interface Written {
  readonly name: string;
  readonly text: string;
}

/** Statements of many rows, by their texts and the types of their values. */
const ofMany = new Map<string, Map<string, Written>>();

function preparedMany(sql: string, many: readonly object[], write: (text: string, source: string) => string): Prepared {
  const text = plainText(sql);
  const { source, nameOf, values, types } = columnsOf(namesIn(text), many);
  const known = ofMany.get(sql) ?? new Map<string, Written>();
  ofMany.set(sql, known);
  let made = known.get(types);
  if (!made) {
    const written = write(text, source).replace(PARAMETER, (_, name: string) => nameOf(name));
    made = { name: createHash('sha1').update(written).digest('base64'), text: written };
    known.set(types, made);
  }
  return { ...made, values };
}

export const canTakeRows = (sql: string): boolean => /^insert/.test(sql) && ROW.test(sql);

/** An insert of many rows at once, in their order. Needs `canTakeRows`. */
export const preparedRows = (sql: string, many: readonly object[]): Prepared =>
  preparedMany(sql, many, (text, source) =>
    text.replace(ROW, (_, row: string | undefined, list: string) => `select ${row ?? list} from ${source}`),
  );

/** The same question for each of many parameters. The last value of a row says to which of them it belongs, from 0 on. */
export const preparedEach = (sql: string, many: readonly object[]): Prepared =>
  preparedMany(sql, many, (text, source) => `select q.*, l.n from ${source} cross join lateral (${text}) q`);
