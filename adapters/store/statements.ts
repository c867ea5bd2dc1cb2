// Turns the store's questions into SQL that SQLite and PostgreSQL both read; parameters are written @name.
import { EVIDENCE_COLUMNS, HEADER_COLUMNS } from './evidence-row.ts';

/** Key of the saga named @saga; null, which equals nothing, where it is unknown. */
export const SAGA_KEY = '(select key from sagas where id = @saga)';

const ARTICLE_COLUMNS = [
  'id',
  'title',
  'byline',
  'publisher',
  'url',
  'published',
  'published_day',
  'updated',
  'kind',
  'agency',
  'file',
  'content_hash',
  'copy_of',
];
const REPORT_COLUMNS = [
  'position',
  'begins',
  'ends',
  'sentence_begins',
  'sentence_ends',
  'sentence',
  'kind',
  'attribution',
  'from_day',
  'to_day',
  'granularity',
  'certainty',
  'rule',
];
/** Columns of an article that other articles tell. */
const TOLD_COLUMNS = ['published', 'published_day', 'copy_of'];
const assignments = (columns: readonly string[]): string => columns.map((name) => `${name} = @${name}`).join(', ');
const parameters = (columns: readonly string[]): string => columns.map((name) => `@${name}`).join(', ');

export const ADD_SAGA = 'insert into sagas (id) values (@saga) on conflict (id) do nothing';
/** Whoever looks at the record again sees by this number whether it is still the same. */
export const COUNT_CHANGE = 'update sagas set revision = revision + 1 where id = @saga';
/** Counts the changes of a saga's record. */
export const REVISION = 'select revision from sagas where id = @saga';
export const SAGAS = `select s.id as id, count(*) as articles from sagas s join articles a on a.saga = s.key
  group by s.id order by s.id`;

export const FIND_ARTICLE = `select key, version, content_hash, ${TOLD_COLUMNS.join(', ')} from articles
  where saga = ${SAGA_KEY} and id = @id`;
export const INSERT_ARTICLE = `insert into articles (saga, version, ${ARTICLE_COLUMNS.join(', ')})
  values (${SAGA_KEY}, @version, ${parameters(ARTICLE_COLUMNS)}) returning key`;
export const UPDATE_ARTICLE = `update articles set version = @version, ${assignments(ARTICLE_COLUMNS)} where key = @key`;
export const REVISE_ARTICLE = `update articles set ${assignments(TOLD_COLUMNS)} where key = @key`;
/** Texts stand apart from their articles, every version one row: whoever looks at many articles seldom wants their texts. */
export const INSERT_TEXT = `insert into article_texts (article, version, title, updated, content_hash, text)
  values (@key, @version, @title, @updated, @content_hash, @text)`;

const STORED_ARTICLE = `select s.id as saga, a.version, t.text, ${ARTICLE_COLUMNS.map((name) => `a.${name}`).join(', ')}
  from articles a join sagas s on s.key = a.saga join article_texts t on t.article = a.key and t.version = a.version
  where s.id = @saga`;
export const ARTICLE = `${STORED_ARTICLE} and a.id = @id`;
export const ARTICLES = `${STORED_ARTICLE} order by a.published_day is null, a.published_day, a.id`;

export const DELETE_REPORTS = 'delete from reports where article = @key';
export const INSERT_REPORT = `insert into reports (saga, article, ${REPORT_COLUMNS.join(', ')})
  values (${SAGA_KEY}, @key, ${parameters(REPORT_COLUMNS)})`;
export const REPORTS_OF = `select ${REPORT_COLUMNS.join(', ')} from reports where article = @key order by position`;

export const DAYS = `select from_day as day, count(*) as reports, count(distinct article) as articles from reports
  where saga = ${SAGA_KEY} and from_day >= @from and from_day <= @to and to_day = from_day
  group by from_day order by from_day`;
const endOfSpan = (direction: 'asc' | 'desc'): string => `select from_day from reports
  where saga = ${SAGA_KEY} and from_day is not null and to_day = from_day order by from_day ${direction} limit 1`;
export const SPAN = `select (${endOfSpan('asc')}) as first, (${endOfSpan('desc')}) as last`;

/** Days beyond every calendar date that can be written YYYY-MM-DD, in days since 1970: an open end of a span. */
export const OPEN_END = 10_000_000;

/**
 * Keys of the dated reports that overlap @from to @to (day numbers) and last at most @days days, cut after @limit. What begins
 * inside the span is a range of one index; what began earlier is looked for among the reports longer than a day, which are few.
 */
const byDay = (direction: 'asc' | 'desc'): string => `
  select key, from_day, to_day, article, 0 as score from reports
    where saga = ${SAGA_KEY} and from_day >= @from and from_day <= @to and to_day - from_day < @days
  union all
  select key, from_day, to_day, article, 0 as score from reports
    where saga = ${SAGA_KEY} and from_day < @from and from_day > @from - @days
      and to_day > from_day and to_day >= @from and to_day - from_day < @days
  order by from_day ${direction}, to_day ${direction}, article ${direction}, key ${direction} limit @limit`;

export const CHOOSE_OLDEST = byDay('asc');
export const CHOOSE_NEWEST = byDay('desc');
/** Further condition on a report `r` that an engine's full-text search puts beside its own. */
export const OVERLAPS = 'r.from_day <= @to and r.to_day >= @from and r.to_day - r.from_day < @days';

/** Keys and scores of the chosen reports, in no order: see `inOrder`. */
export const chosenStatement = (chosen: string): string => `with c as (${chosen}) select key, score from c`;
export const READ_REPORT = `select ${EVIDENCE_COLUMNS.join(', ')} from reports where key = ?`;
export const READ_HEADER = `select ${HEADER_COLUMNS.join(', ')} from articles where key = ?`;
