// What a change reads and writes of articles: which wait, what they are compared by, whose words they repeat.
import { nth } from '../../../../src/model/nth.ts';
import type {
  ArticleKey,
  ArticleMarks,
  Change,
  Holder,
  KeptVectors,
  MarkSearch,
  UnsettledArticle,
} from '../../../../src/ports/record.ts';
import { articleOf, type StoredArticleRow } from '../../rows.ts';
import { ARTICLE_BY_KEY, SET_COPY_OF, UNSETTLE } from '../../statements.ts';
import type { Db, WordIndex } from '../db.ts';
import { reviseArticle } from '../writer.ts';
import { packed, unpacked } from './packed.ts';

const KINDS = { copies: 0, words: 1 } as const;

const NEXT = 'select article as key, rank from unsettled where saga = @saga order by rank, turn limit @limit';
const SETTLED = 'delete from unsettled where article = @key';
const UNSETTLE_ALL = `insert into unsettled (article, saga, rank, turn)
  select key, saga, @rank, -cast(replace(coalesce(published_day, '0'), '-', '') as integer) from articles where saga = @saga
  on conflict (article) do nothing`;
const ORIGINAL = 'select original from articles where key = @key';
const SET_ORIGINAL = 'update articles set original = @original where key = @key';
const REPEATED = 'select key from articles where original = @key order by key';
const MARKS = `select content_hash, place, runs, copies, words, traits, witnesses from article_traits where article = @key`;
const KEEP_MARKS = `insert into article_traits (article, saga, content_hash, place, runs, copies, words, traits, witnesses)
  values (@key, @saga, @content_hash, @place, @runs, @copies, @words, @traits, @witnesses)
  on conflict (article) do update set content_hash = excluded.content_hash, place = excluded.place, runs = excluded.runs,
    copies = excluded.copies, words = excluded.words, traits = excluded.traits, witnesses = excluded.witnesses`;
const SHARED = `select a.id, t.traits from article_traits t join articles a on a.key = t.article where t.article = @key`;
const DROP_MARK = `delete from article_marks where saga = @saga and kind = @kind and mark = @mark and place = @place
  and article = @key`;
const ADD_MARK = `insert into article_marks (saga, kind, mark, place, article)
  values (@saga, @kind, @mark, @place, @key) on conflict do nothing`;
const KEEP_TRAITS = 'update article_traits set traits = @traits where article = @key';
const WITNESSES = 'update article_traits set witnesses = @witnesses where article = @key';
const ANY_UNDATED = 'select 1 from article_traits where saga = @saga and witnesses is not null limit 1';
const HELD_BY_OTHERS = `select value from list(@marks) where exists (select 1 from article_marks
  where saga = @saga and kind = @kind and mark = value and article <> @key)`;
const HOLDERS = 'select article as key, place from article_marks where saga = @saga and kind = @kind and mark = @mark';
const BEFORE = `${HOLDERS} and place < @place order by place desc limit @limit`;
const AFTER = `${HOLDERS} and place > @place order by place limit @limit`;
const ANY = `${HOLDERS} order by place limit @limit`;

const HOLDERS_ON = { before: BEFORE, after: AFTER, any: ANY } as const;

const sideOf = ({ side }: MarkSearch): keyof typeof HOLDERS_ON =>
  !side ? 'any' : 'before' in side ? 'before' : 'after';
const searched = ({ mark, limit, side }: MarkSearch) => ({
  mark,
  limit,
  ...(side && { place: 'before' in side ? side.before : side.after }),
});
const ANY_VECTORS = 'select 1 from article_vectors limit 1';
const VECTORS = `select v.article as key, a.id as id, v.vectors as vectors from article_vectors v
  join articles a on a.key = v.article and a.content_hash = v.source where v.article in list(@keys)`;
const KEEP_VECTORS = `insert into article_vectors (article, model, source, vectors, is_new)
  select key, @model, @source, @vectors, 1 from articles where key = @key and content_hash = @source
  on conflict (article) do update set model = excluded.model, source = excluded.source, vectors = excluded.vectors, is_new = 1`;
const TAKE_NEW = 'update article_vectors set is_new = 0 where article = @key and is_new = 1';

interface MarksRow {
  readonly content_hash: string;
  readonly place: number;
  readonly runs: number;
  readonly copies: Buffer;
  readonly words: Buffer;
  readonly traits: Buffer;
  readonly witnesses: string | null;
}

const marksOf = ({ content_hash, copies, words, ...rest }: MarksRow): ArticleMarks => ({
  ...rest,
  contentHash: content_hash,
  copies: unpacked(copies),
  words: unpacked(words),
});

type ArticlePart = Pick<
  Change,
  | 'unsettled'
  | 'unsettle'
  | 'settled'
  | 'unsettleAll'
  | 'article'
  | 'sharedTraits'
  | 'revise'
  | 'original'
  | 'setOriginal'
  | 'repeatedBy'
  | 'setCopyOf'
  | 'marks'
  | 'keepMarks'
  | 'keepTraits'
  | 'keepWitnesses'
  | 'hasUndated'
  | 'shared'
  | 'holders'
  | 'hasVectors'
  | 'vectors'
  | 'keepVectors'
  | 'takeNewVectors'
>;

/** Writes the rows by which an article's marks are found, and takes away those that it has no more. */
async function writeMarks(db: Db, saga: number, key: ArticleKey, before: ArticleMarks | null, now: ArticleMarks) {
  for (const name of ['copies', 'words'] as const) {
    const kind = KINDS[name];
    if (before?.place === now.place && packed(before[name]).equals(packed(now[name]))) continue;
    const rowsOf = ({ place, [name]: marks }: ArticleMarks) =>
      Array.from(marks, (mark) => ({ saga, kind, mark, place, key }));
    if (before) await db.runAll(DROP_MARK, rowsOf(before));
    await db.runAll(ADD_MARK, rowsOf(now));
  }
}

async function marksAt(db: Db, key: ArticleKey): Promise<ArticleMarks | null> {
  const row = await db.one<MarksRow>(MARKS, { key });
  return row ? marksOf(row) : null;
}

export const articlePart = (db: Db, words: WordIndex, saga: number): ArticlePart => ({
  unsettled: async (limit) => db.all<UnsettledArticle>(NEXT, { saga, limit }),
  async unsettle(key, rank) {
    await db.run(UNSETTLE, { key, saga, rank, turn: 0 });
  },
  async settled(key) {
    await db.run(SETTLED, { key });
  },
  async unsettleAll(rank) {
    await db.run(UNSETTLE_ALL, { saga, rank });
  },
  async article(key) {
    const row = await db.one<StoredArticleRow & { readonly rules: number | null }>(ARTICLE_BY_KEY, { key });
    return row ? { article: articleOf(row), rules: row.rules } : null;
  },
  sharedTraits: async (key) => (await db.one<{ id: string; traits: Buffer }>(SHARED, { key })) ?? null,
  async revise(article, reports, rules) {
    const record = { article, reports, ...(rules === null ? {} : { rules }) };
    return (await reviseArticle(db, words, record))?.gone ?? [];
  },
  original: async (key) => (await db.column<number | null>(ORIGINAL, { key }))[0] ?? null,
  async setOriginal(key, original) {
    await db.run(SET_ORIGINAL, { key, original });
  },
  repeatedBy: async (key) => db.column<number>(REPEATED, { key }),
  async setCopyOf(key, id) {
    await db.run(SET_COPY_OF, { key, id });
  },
  marks: (key) => marksAt(db, key),
  async keepMarks(key, now) {
    await writeMarks(db, saga, key, await marksAt(db, key), now);
    const { contentHash, place, runs, witnesses } = now;
    const blobs = { copies: packed(now.copies), words: packed(now.words), traits: Buffer.from(now.traits) };
    await db.run(KEEP_MARKS, { key, saga, content_hash: contentHash, place, runs, witnesses, ...blobs });
  },
  async keepTraits(key, traits) {
    await db.run(KEEP_TRAITS, { key, traits: Buffer.from(traits) });
  },
  async keepWitnesses(key, witnesses) {
    await db.run(WITNESSES, { key, witnesses });
  },
  hasVectors: async () => (await db.one(ANY_VECTORS)) !== undefined,
  vectors: async (keys) => db.all<KeptVectors>(VECTORS, { keys }),
  async keepVectors(key, { model, source, vectors }) {
    return (await db.run(KEEP_VECTORS, { key, model, source, vectors: Buffer.from(vectors) })) > 0;
  },
  takeNewVectors: async (key) => (await db.run(TAKE_NEW, { key })) > 0,
  hasUndated: async () => (await db.one(ANY_UNDATED, { saga })) !== undefined,
  shared: async (key, kind, marks) => db.column<number>(HELD_BY_OTHERS, { saga, kind: KINDS[kind], key, marks }),
  async holders(kind, searches) {
    const found = searches.map((): Holder[] => []);
    for (const name of ['before', 'after', 'any'] as const) {
      const places = searches.flatMap((search, place) => (sideOf(search) === name ? [place] : []));
      const rows = await db.each<readonly [number, number]>(
        HOLDERS_ON[name],
        places.map((place) => ({ saga, kind: KINDS[kind], ...searched(nth(searches, place)) })),
      );
      places.forEach((place, i) => {
        found[place] = nth(rows, i).map(([key, at]) => ({ key, place: at }));
      });
    }
    return found;
  },
});
