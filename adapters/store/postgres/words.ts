// Turns texts into PostgreSQL's search vectors and groups of words into its queries, with the words and stems that SQLite's FTS5 has.
import { stemmer } from 'stemmer';
import type { EvidenceQuery } from '../../../src/ports.ts';

/** FTS5's "unicode61 remove_diacritics 2": letters and digits, without accents, in lower case. */
const WORD = /[\p{L}\p{N}\p{Co}]+/gu;
const MARKS = /\p{M}+/gu;
/** FTS5 leaves longer and shorter words unstemmed; a lexeme of PostgreSQL ends at 2 KB. */
const [SHORTEST, LONGEST, MOST_LETTERS] = [3, 64, 400];

const stemOf = (word: string): string =>
  word.length < SHORTEST || word.length > LONGEST ? word.slice(0, MOST_LETTERS) : stemmer(word);

/** Stems of a text's words, in order. */
const stemsIn = (text: string): readonly string[] =>
  (text.normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase().match(WORD) ?? []).map(stemOf);

/** Text of a `tsvector`, and how many words it has. */
export interface Vector {
  readonly words: string;
  readonly size: number;
}

/** Places in a vector end there. */
const MOST_PLACES = 16_383;

/** The mark of a saga's rows: no word begins like that. */
const sagaMark = (saga: number): string => `'#${saga}'`;

/** Words of a sentence (A) and of its article's title (B), which no phrase joins. */
export function vectorOf(saga: number, sentence: string, title: string | null): Vector {
  const places = new Map<string, string[]>();
  const add = (stem: string, place: number, weight: 'A' | 'B'): void => {
    const known = places.get(stem);
    const written = `${Math.min(place, MOST_PLACES)}${weight}`;
    if (known) known.push(written);
    else places.set(stem, [written]);
  };
  const [told, named] = [stemsIn(sentence), title === null ? [] : stemsIn(title)];
  told.forEach((stem, i) => {
    add(stem, i + 1, 'A');
  });
  named.forEach((stem, i) => {
    add(stem, told.length + 3 + i, 'B');
  });
  const words = [...places].map(([stem, at]) => `'${stem}':${at.join(',')}`);
  return { words: [sagaMark(saga), ...words].join(' '), size: told.length + named.length };
}

type Weight = '' | ':A' | ':B';

/** A phrase as a `tsquery`, or null where it holds no word. */
function phraseQuery(phrase: string, weight: Weight = ''): string | null {
  const stems = stemsIn(phrase);
  return stems.length === 0 ? null : `(${stems.map((stem) => `'${stem}'${weight}`).join(' <-> ')})`;
}

/** All joined by an operator, in pairs of pairs: PostgreSQL goes down into a query, and thousands in a row are too deep. */
function joined(queries: readonly string[], operator: '&' | '|'): string {
  if (queries.length < 3) return `(${queries.join(` ${operator} `)})`;
  const half = queries.length >> 1;
  return `(${joined(queries.slice(0, half), operator)} ${operator} ${joined(queries.slice(half), operator)})`;
}

/** One phrase that is looked for, with what it is in a sentence and in a title. */
export interface Phrase {
  readonly anywhere: string;
  readonly told: string;
  readonly named: string;
}

/** What is looked for: the query of all groups, and its phrases for their weights. */
export interface Search {
  readonly query: string;
  readonly phrases: readonly Phrase[];
}

const phrasesOf = (group: readonly string[]): readonly Phrase[] =>
  group.flatMap((phrase) => {
    const [anywhere, told, named] = [phraseQuery(phrase), phraseQuery(phrase, ':A'), phraseQuery(phrase, ':B')];
    return anywhere !== null && told !== null && named !== null ? [{ anywhere, told, named }] : [];
  });

/** The search of all groups, or null where it could match nothing. */
export function searchFor({ groups, match }: NonNullable<EvidenceQuery['terms']>): Search | null {
  const all = groups.map(phrasesOf);
  const possible = all.filter((phrases) => phrases.length > 0);
  if (possible.length === 0 || (match === 'all' && possible.length < all.length)) return null;
  const queries = possible.map((phrases) =>
    joined(
      phrases.map(({ anywhere }) => anywhere),
      '|',
    ),
  );
  return { query: joined(queries, match === 'all' ? '&' : '|'), phrases: possible.flat() };
}

/** The same among a saga's rows. */
export const amongSaga = (saga: number, query: string): string => `${sagaMark(saga)} & ${query}`;
