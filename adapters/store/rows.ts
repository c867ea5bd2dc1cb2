// Turns articles and reports into table rows and back: columns and shapes that every SQL engine shares.
import { wordsOf } from '../../src/english/words.ts';
import type { Article, ListedArticle, PublicationDate } from '../../src/model/article.ts';
import { fromIso } from '../../src/model/day.ts';
import type { Report } from '../../src/model/report.ts';

/** A publication date: the whole of it as JSON, and the day that sorts. */
interface PublishedColumns {
  readonly published: string | null;
  readonly published_day: string | null;
}

/** Columns of an article that are written; `key` and `saga` (a key of `sagas`) come from the engine. */
interface ArticleRow extends PublishedColumns {
  readonly id: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly updated: string | null;
  readonly kind: string;
  readonly agency: string | null;
  readonly file: string | null;
  readonly content_hash: string;
  readonly copy_of: string | null;
  readonly title_key: string | null;
}

export interface ListedArticleRow extends ArticleRow {
  /** The saga's own id. */
  readonly saga: string;
  readonly version: number;
}

export interface StoredArticleRow extends ListedArticleRow {
  readonly text: string;
}

/** Columns of a report that are written; `key`, `saga` and `article` (keys) come from the engine. Days are day numbers. */
export interface ReportRow {
  readonly position: number;
  readonly begins: number;
  readonly ends: number;
  readonly sentence_begins: number;
  readonly sentence_ends: number;
  readonly sentence: string;
  readonly kind: string;
  readonly attribution: string | null;
  readonly from_day: number | null;
  readonly to_day: number | null;
  readonly granularity: string | null;
  readonly certainty: string | null;
  readonly rule: string | null;
  /** JSON. */
  readonly act: string | null;
}

export const publishedColumns = (published: PublicationDate | null): PublishedColumns => ({
  published: published && JSON.stringify(published),
  published_day: published?.value.slice(0, 10) ?? null,
});

export const publishedOf = (published: string | null): PublicationDate | null =>
  published === null ? null : (JSON.parse(published) as PublicationDate);

/** Title and publisher as words: versions of one article mostly keep both. Null without a title. */
export const titleKey = ({ title, publisher }: Pick<Article, 'title' | 'publisher'>): string | null =>
  title === null ? null : `${wordsOf(title).join(' ')}|${wordsOf(publisher ?? '').join(' ')}`;

export const articleRow = (article: Article): ArticleRow => ({
  id: article.id,
  title: article.title,
  byline: article.byline,
  publisher: article.publisher,
  url: article.url,
  updated: article.updated,
  kind: article.kind,
  agency: article.agency,
  file: article.file,
  content_hash: article.contentHash,
  copy_of: article.copyOf,
  title_key: titleKey(article),
  ...publishedColumns(article.published),
});

export const listedOf = (row: ListedArticleRow): ListedArticle => ({
  id: row.id,
  saga: row.saga,
  title: row.title,
  byline: row.byline,
  publisher: row.publisher,
  url: row.url,
  published: publishedOf(row.published),
  updated: row.updated,
  kind: row.kind as Article['kind'],
  agency: row.agency,
  file: row.file,
  contentHash: row.content_hash,
  version: row.version,
  copyOf: row.copy_of,
});

export const articleOf = (row: StoredArticleRow): Article => ({ ...listedOf(row), text: row.text });

/** Rows of an article's reports in their order; each carries its sentence word for word. */
export const reportRows = (text: string, reports: readonly Report[]): readonly ReportRow[] =>
  reports.map((report, position) => ({
    position,
    begins: report.begin,
    ends: report.end,
    sentence_begins: report.sentence.begin,
    sentence_ends: report.sentence.end,
    // What an engine stores is UTF-8: a lone surrogate would come back changed, so it is changed here, once, at equal length.
    sentence: text.slice(report.sentence.begin, report.sentence.end).toWellFormed(),
    kind: report.kind,
    attribution: report.attribution,
    from_day: report.date && fromIso(report.date.from),
    to_day: report.date && fromIso(report.date.to),
    granularity: report.date?.granularity ?? null,
    certainty: report.date?.certainty ?? null,
    rule: report.date?.rule ?? null,
    act: report.act ? JSON.stringify(report.act) : null,
  }));
