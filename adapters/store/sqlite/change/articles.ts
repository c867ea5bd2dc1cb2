// What a change reads and writes of articles: which wait, what they are compared by, whose words they repeat.
import type { Database } from 'better-sqlite3';
import type { ArticleKey, ArticleMarks, Change, Holder, UnsettledArticle } from '../../../../src/ports/record.ts';
import { articleOf, type StoredArticleRow } from '../../rows.ts';
import { ARTICLE_BY_KEY, SET_COPY_OF, UNSETTLE } from '../../statements.ts';
import type { RecordWriter } from '../writer.ts';
import { packed, unpacked } from './packed.ts';

const KINDS = { copies: 0, words: 1 } as const;

const NEXT = 'select article as key, rank from unsettled where saga = @saga order by rank, turn limit @limit';
const SETTLED = 'delete from unsettled where article = @key';
const UNSETTLE_ALL = `insert into unsettled (article, saga, rank, turn)
  select key, saga, @rank, -coalesce(julianday(published_day), 0) from articles where saga = @saga
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
const ADD_MARK = `insert or ignore into article_marks (saga, kind, mark, place, article)
  values (@saga, @kind, @mark, @place, @key)`;
const WITNESSES = 'update article_traits set witnesses = @witnesses where article = @key';
const ANY_UNDATED = 'select 1 from article_traits where saga = @saga and witnesses is not null limit 1';
const HOLDERS = 'select article as key, place from article_marks where saga = @saga and kind = @kind and mark = @mark';
const BEFORE = `${HOLDERS} and place < @place order by place desc limit @limit`;
const AFTER = `${HOLDERS} and place > @place order by place limit @limit`;
const ANY = `${HOLDERS} order by place limit @limit`;

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
  | 'holders'
>;

/** Writes the rows by which an article's marks are found, and takes away those that it has no more. */
function markRows(db: Database) {
  const drop = db.prepare(DROP_MARK);
  const add = db.prepare(ADD_MARK);
  return (saga: number, key: ArticleKey, before: ArticleMarks | null, now: ArticleMarks): void => {
    for (const name of ['copies', 'words'] as const) {
      const kind = KINDS[name];
      if (before?.place === now.place && packed(before[name]).equals(packed(now[name]))) continue;
      if (before) for (const mark of before[name]) drop.run({ saga, kind, mark, place: before.place, key });
      for (const mark of now[name]) add.run({ saga, kind, mark, place: now.place, key });
    }
  };
}

export function articlePart(db: Database, writer: RecordWriter): (saga: number) => ArticlePart {
  const [next, settled, unsettle, unsettleAll] = [NEXT, SETTLED, UNSETTLE, UNSETTLE_ALL].map((text) =>
    db.prepare(text),
  );
  const byKey = db.prepare(ARTICLE_BY_KEY);
  const shared = db.prepare(SHARED);
  const original = db.prepare(ORIGINAL).pluck();
  const repeated = db.prepare(REPEATED).pluck();
  const [setOriginal, setCopyOf] = [SET_ORIGINAL, SET_COPY_OF].map((text) => db.prepare(text));
  const [marks, keep, witnesses] = [MARKS, KEEP_MARKS, WITNESSES].map((text) => db.prepare(text));
  const keepTraits = db.prepare('update article_traits set traits = @traits where article = @key');
  const anyUndated = db.prepare(ANY_UNDATED).pluck();
  const [before, after, any] = [BEFORE, AFTER, ANY].map((text) => db.prepare(text));
  const writeRows = markRows(db);
  const marksAt = (key: ArticleKey): ArticleMarks | null => {
    const row = marks?.get({ key }) as MarksRow | undefined;
    return row ? marksOf(row) : null;
  };
  return (saga) => ({
    unsettled: async (limit) => next?.all({ saga, limit }) as UnsettledArticle[],
    async unsettle(key, rank) {
      unsettle?.run({ key, saga, rank, turn: 0 });
    },
    async settled(key) {
      settled?.run({ key });
    },
    async unsettleAll(rank) {
      unsettleAll?.run({ saga, rank });
    },
    async article(key) {
      const row = byKey.get({ key }) as (StoredArticleRow & { readonly rules: number | null }) | undefined;
      return row ? { article: articleOf(row), rules: row.rules } : null;
    },
    sharedTraits: async (key) => (shared.get({ key }) as { id: string; traits: Buffer } | undefined) ?? null,
    async revise(article, reports, rules) {
      return writer.revise({ article, reports, ...(rules === null ? {} : { rules }) })?.gone ?? [];
    },
    original: async (key) => (original.get({ key }) as number | null | undefined) ?? null,
    async setOriginal(key, to) {
      setOriginal?.run({ key, original: to });
    },
    repeatedBy: async (key) => repeated.all({ key }) as number[],
    async setCopyOf(key, id) {
      setCopyOf?.run({ key, id });
    },
    marks: async (key) => marksAt(key),
    async keepMarks(key, now) {
      writeRows(saga, key, marksAt(key), now);
      const { contentHash, place, runs, witnesses: last } = now;
      const blobs = { copies: packed(now.copies), words: packed(now.words), traits: Buffer.from(now.traits) };
      keep?.run({ key, saga, content_hash: contentHash, place, runs, witnesses: last, ...blobs });
    },
    async keepTraits(key, traits) {
      keepTraits.run({ key, traits: Buffer.from(traits) });
    },
    async keepWitnesses(key, last) {
      witnesses?.run({ key, witnesses: last });
    },
    hasUndated: async () => anyUndated.get({ saga }) !== undefined,
    async holders(kind, mark, limit, side) {
      const parameters = { saga, kind: KINDS[kind], mark, limit };
      if (!side) return any?.all(parameters) as Holder[];
      return 'before' in side
        ? (before?.all({ ...parameters, place: side.before }) as Holder[])
        : (after?.all({ ...parameters, place: side.after }) as Holder[]);
    },
  });
}
