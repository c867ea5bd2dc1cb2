// Turns the store's questions into SQL that SQLite and PostgreSQL both read; parameters are written @name.
import { EVIDENCE_COLUMNS, HEADER_COLUMNS } from './evidence-row.ts';

/** Key of the saga named @saga; null, which equals nothing, where it is unknown. */
export const SAGA_KEY = '(select key from sagas where id = @saga)';

const ARTICLE_COLUMNS =
  `id title byline publisher url published published_day updated kind agency file content_hash copy_of title_key`.split(
    /\s+/,
  );
const REPORT_COLUMNS =
  `position begins ends sentence_begins sentence_ends sentence kind attribution from_day to_day granularity
  certainty rule act`.split(/\s+/);
/** Columns of an article that other articles tell. */
const TOLD_COLUMNS = ['published', 'published_day', 'copy_of'];
const assignments = (columns: readonly string[]): string => columns.map((name) => `${name} = @${name}`).join(', ');
const parameters = (columns: readonly string[]): string => columns.map((name) => `@${name}`).join(', ');

export const ADD_SAGA = 'insert into sagas (id) values (@saga) on conflict (id) do nothing';
/** Whoever looks at the record again sees by this number whether it is still the same. */
export const COUNT_CHANGE = 'update sagas set revision = revision + 1 where id = @saga';
/** Counts the changes of a saga's record. */
export const REVISION = 'select revision from sagas where id = @saga';
export const EARLIER_TEXTS = `select t.version as version, t.updated as updated, t.text as text
  from article_texts t join articles a on a.key = t.article
  where a.saga = (select key from sagas where id = @saga) and a.id = @article and t.version < a.version order by t.version desc`;
export const SAGAS = `select s.id as id, count(*) as articles from sagas s join articles a on a.saga = s.key
  group by s.id order by s.id`;

/** The revision that a saga's record has as soon as what is being written now is counted. */
const NEXT_REVISION = '(select s.revision + 1 from sagas s where s.key = articles.saga)';
/** Articles of the saga named @saga that were written after the revision @last. */
export const WRITTEN_SINCE = `select key from articles where saga = ${SAGA_KEY} and revision > @last limit @limit`;

export const FIND_ARTICLE = `select key, saga as saga_key, version, content_hash, rules, ${TOLD_COLUMNS.join(', ')} from articles
  where saga = ${SAGA_KEY} and id = @id`;
export const INSERT_ARTICLE = `insert into articles (saga, version, rules, revision, ${ARTICLE_COLUMNS.join(', ')})
  values (${SAGA_KEY}, @version, @rules, (select revision + 1 from sagas where id = @saga), ${parameters(ARTICLE_COLUMNS)}) returning key, saga as saga_key`;
export const UPDATE_ARTICLE = `update articles set version = @version, rules = @rules, revision = ${NEXT_REVISION}, ${assignments(ARTICLE_COLUMNS)}
  where key = @key`;
export const REVISE_ARTICLE = `update articles set rules = @rules, revision = ${NEXT_REVISION}, ${assignments(TOLD_COLUMNS)}
  where key = @key`;
export const SET_COPY_OF = `update articles set copy_of = @id, revision = ${NEXT_REVISION} where key = @key`;
/** Texts stand apart from their articles, every version one row: whoever looks at many articles seldom wants their texts. */
export const INSERT_TEXT = `insert into article_texts (article, version, title, updated, content_hash, text)
  values (@key, @version, @title, @updated, @content_hash, @text)`;

export const STORED_ARTICLE = `select s.id as saga, a.version, t.text, ${ARTICLE_COLUMNS.map((name) => `a.${name}`).join(', ')}
  from articles a join sagas s on s.key = a.saga join article_texts t on t.article = a.key and t.version = a.version
  where s.id = @saga`;
export const ARTICLE_BY_KEY = `select s.id as saga, a.version, a.rules, t.text, ${ARTICLE_COLUMNS.map((name) => `a.${name}`).join(', ')}
  from articles a join sagas s on s.key = a.saga join article_texts t on t.article = a.key and t.version = a.version
  where a.key = @key`;
export const ARTICLE = `${STORED_ARTICLE} and a.id = @id`;
const IN_ORDER = 'order by a.published_day is null, a.published_day, a.id';
/** Which ones is found out first: to sort whole rows takes longer. */
export const ARTICLES = `select s.id as saga, a.version, ${ARTICLE_COLUMNS.map((name) => `a.${name}`).join(', ')}
  from articles a join sagas s on s.key = a.saga
  where a.key in (select a.key from articles a where a.saga = ${SAGA_KEY} ${IN_ORDER} limit @most offset @skip) ${IN_ORDER}`;
export const ALL_ARTICLES = { skip: 0, most: 2 ** 31 - 1 };

/** Places of an article's reports are taken twice while they are written: the old ones stand below zero meanwhile. */
export const LIFT_REPORTS = 'update reports set position = -1 - position where article = @key';
export const KEPT_REPORTS = `select key, ${REPORT_COLUMNS.join(', ')} from reports where article = @key order by position`;
export const UPDATE_REPORT = `update reports set ${assignments(REPORT_COLUMNS)} where key = @key`;
export const INSERT_REPORT = `insert into reports (saga, article, ${REPORT_COLUMNS.join(', ')})
  values (@saga, @article, ${parameters(REPORT_COLUMNS)})`;
export const LOST_REPORTS = 'select key from reports where article = @key and position < 0';
export const DELETE_REPORT = 'delete from reports where key = @key';
/** Whatever a report that goes away was grouped with must be grouped anew. */
export const LOOSEN_EVENT = `insert into loose_events (event, saga)
  select event, @saga from event_evidence where report = @key on conflict do nothing`;
export const LOOSEN_FELLOWS = `insert into loose_reports (report, saga)
  select report, @saga from event_evidence where event = (select event from event_evidence where report = @key) and report <> @key
  on conflict do nothing`;
export const LOOSEN = 'insert into loose_reports (report, saga) values (@report, @saga) on conflict do nothing';

/** Adds what an article tells, or takes it away with @sign -1, day by day. */
export const COUNT_DAYS = `insert into day_counts (saga, day, reports, articles)
  select @saga, from_day, @sign * count(*), @sign from reports where article = @key and to_day = from_day group by from_day
  on conflict (saga, day) do update set reports = day_counts.reports + excluded.reports, articles = day_counts.articles + excluded.articles`;
export const DROP_EMPTY_DAYS = 'delete from day_counts where saga = @saga and articles <= 0 and events <= 0';

/** An article that waits already keeps the more urgent of the two ranks. */
export const UNSETTLE = `insert into unsettled (article, saga, rank, turn) values (@key, @saga, @rank, @turn)
  on conflict (article) do update set rank = case when excluded.rank < unsettled.rank then excluded.rank else unsettled.rank end, turn = excluded.turn`;
export const COUNT_UNSETTLED = `select (select count(*) from unsettled where saga = ${SAGA_KEY})
  + (select count(*) from loose_reports where saga = ${SAGA_KEY}) + (select count(*) from loose_events where saga = ${SAGA_KEY})`;

export const EVENT_DAYS = `select day, events, revision from day_counts
  where saga = ${SAGA_KEY} and day >= @from and day <= @to and revision > 0 order by day`;
export const DAYS = `select day, reports, articles from day_counts
  where saga = ${SAGA_KEY} and day >= @from and day <= @to and articles > 0 order by day`;
const endOfSpan = (direction: 'asc' | 'desc'): string => `select day from day_counts
  where saga = ${SAGA_KEY} and articles > 0 order by day ${direction} limit 1`;
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

/** The publisher with most articles first. */
export const PUBLISHERS = `select publisher from articles where saga = ${SAGA_KEY} and publisher is not null
  group by publisher order by count(*) desc, publisher`;
