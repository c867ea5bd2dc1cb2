// A block of reports that are looked for on one day: what tells which of them can meet another report, and nothing else of them.
import { LEAST_WORDS, type Reach } from '../../events/identity/index.ts';
import type { ArticleKey, ReportKey } from '../../ports/record.ts';

/** What a report is found by. */
export interface Findable {
  readonly key: ReportKey;
  readonly articleKey: ArticleKey;
  readonly reach: Reach;
  /** Ascending, each once. */
  readonly words: Uint32Array;
}

/** A record has thousands of reports a week, so that a block is rows of numbers: some 150 bytes a report. */
export interface Block {
  /** Reports in it. */
  readonly size: number;
  /** In place of what was put under the same key before. */
  put(report: Findable): void;
  take(key: ReportKey): void;
  /** Puts to `found` the keys of those of other articles that share enough words with a report and whose reach overlaps its own, each once. */
  meet(report: Findable, found: ReportKey[]): void;
  /** The same of all whose reach overlaps, whatever their words. */
  reach(report: Findable, found: ReportKey[]): void;
}

/** Reports of a block by their places, the first `size` of each row. */
interface Rows {
  readonly size: number;
  readonly keys: Uint32Array;
  readonly articles: Uint32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const NOBODY = 0;
/** A word's entry is one number: the word, then the place of a report that has it. */
const PLACES = 2 ** 20;
const SPARE = 8;
const roomFor = (size: number): number => Math.ceil(size * 1.25) + SPARE;

const emptyRows = (room: number) => ({
  size: 0,
  keys: new Uint32Array(room),
  articles: new Uint32Array(room),
  from: new Int32Array(room),
  to: new Int32Array(room),
});

function wider(rows: Rows): ReturnType<typeof emptyRows> {
  const wide = emptyRows(roomFor(rows.size));
  for (const name of ['keys', 'articles', 'from', 'to'] as const) wide[name].set(rows[name]);
  return { ...wide, size: rows.size };
}

/** Words with the places of those that have them, the first `size`, ascending. */
interface Entries {
  size: number;
  all: Float64Array;
}

function addWords(entries: Entries, words: Uint32Array, place: number): void {
  let [from, to] = [entries.size - 1, entries.size + words.length - 1];
  entries.size += words.length;
  if (entries.size > entries.all.length) {
    const wide = new Float64Array(roomFor(entries.size));
    wide.set(entries.all);
    entries.all = wide;
  }
  const { all } = entries;
  for (let at = words.length - 1; at >= 0; at--) {
    const entry = (words[at] as number) * PLACES + place;
    while (from >= 0 && (all[from] as number) > entry) all[to--] = all[from--] as number;
    all[to--] = entry;
  }
}

/** The first entry of a word or of a greater one, from `low` on. */
function firstOf({ all, size }: Entries, word: number, low: number): number {
  const entry = word * PLACES;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as number) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entriesOf(reports: readonly Findable[]): Entries {
  const size = reports.reduce((sum, { words }) => sum + words.length, 0);
  const all = new Float64Array(roomFor(size));
  let at = 0;
  reports.forEach(({ words }, place) => {
    for (const word of words) all[at++] = word * PLACES + place;
  });
  all.subarray(0, size).sort();
  return { size, all };
}

/** `reports` have a key each. */
export function blockOf(reports: readonly Findable[]): Block {
  let rows = emptyRows(roomFor(reports.length));
  /** Words in common with whoever is asked about, by place; all are 0 between two calls. */
  let counts = new Uint8Array(rows.keys.length);
  /** Places of those that have any. */
  let met = new Uint32Array(rows.keys.length);
  const entries = entriesOf(reports);
  let gone = 0;

  const place = ({ key, articleKey, reach }: Findable): number => {
    if (rows.size === rows.keys.length) {
      rows = wider(rows);
      counts = new Uint8Array(rows.keys.length);
      met = new Uint32Array(rows.keys.length);
    }
    const at = rows.size++;
    rows.keys[at] = key;
    rows.articles[at] = articleKey;
    rows.from[at] = reach.from;
    rows.to[at] = reach.to;
    return at;
  };
  for (const report of reports) place(report);

  const take = (key: ReportKey): void => {
    const at = rows.keys.indexOf(key);
    if (at < 0 || at >= rows.size) return;
    rows.keys[at] = NOBODY;
    gone++;
  };
  /** Counts the words that each has in common with a report: how many have any. */
  const count = ({ words }: Findable): number => {
    let many = 0;
    const { all, size } = entries;
    let at = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      at = firstOf(entries, word, at);
      const base = word * PLACES;
      const end = base + PLACES;
      for (; at < size && (all[at] as number) < end; at++) {
        const other = (all[at] as number) - base;
        if (counts[other] === 0) met[many++] = other;
        counts[other] = (counts[other] as number) + 1;
      }
    }
    return many;
  };
  return {
    get size() {
      return rows.size - gone;
    },
    put(report) {
      take(report.key);
      addWords(entries, report.words, place(report));
    },
    take,
    meet(report, found) {
      const { articleKey, reach } = report;
      const { keys, articles, from, to } = rows;
      const many = count(report);
      for (let i = 0; i < many; i++) {
        const at = met[i] as number;
        const isAlike = (counts[at] as number) >= LEAST_WORDS;
        counts[at] = 0;
        const isOther = keys[at] !== NOBODY && articles[at] !== articleKey;
        if (isAlike && isOther && reach.from <= (to[at] as number) && (from[at] as number) <= reach.to)
          found.push(keys[at] as number);
      }
    },
    reach({ articleKey, reach }, found) {
      const { size, keys, articles, from, to } = rows;
      for (let at = 0; at < size; at++) {
        const isOther = keys[at] !== NOBODY && articles[at] !== articleKey;
        if (isOther && reach.from <= (to[at] as number) && (from[at] as number) <= reach.to)
          found.push(keys[at] as number);
      }
    },
  };
}
