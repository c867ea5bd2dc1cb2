// The shape of an event: one happening, told by the reports of several articles.
import type { Article } from './article.ts';
import type { Dated } from './dated.ts';
import type { ReportKind, StoredReport } from './report.ts';

/** What of an article is shown beside a citation. */
export type ArticleHeader = Pick<
  Article,
  'id' | 'title' | 'publisher' | 'url' | 'published' | 'kind' | 'copyOf' | 'agency'
>;

/** A report with the article it stands in. */
export interface Evidence {
  readonly report: StoredReport;
  readonly article: ArticleHeader;
}

/** Two clauses of one sentence that tell of the same days have the same: of an event such a sentence is shown once. */
export const sayingOf = ({ report: { article, sentence, date } }: Evidence): string =>
  `${article} ${sentence.begin} ${date?.from} ${date?.to}`;

/** One happening; its day may not be known. */
export interface Happening {
  /** Stable for the same leading evidence. */
  readonly id: string;
  readonly date: Dated | null;
  readonly kind: ReportKind;
  /** Who does it and to whom, by how many of the evidence name them; as written. */
  readonly actors: readonly string[];
  /** All evidence, the best sentence first. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** Those of the evidence that belong to the same matter and do not tell what the line tells; absent for none. */
  readonly beside?: readonly Evidence[];
  /** Names of the publishers that tell it, the first to report first. */
  readonly publishers: readonly string[];
  /** Publishers that wrote their own words: copies and syndicated text count once. */
  readonly independentSources: number;
  /** The evidence that was published first, where that is known. */
  readonly firstReported: Evidence | null;
  /** Where reports differ: sentences whose day or figures contradict the leading one. */
  readonly differing: readonly { readonly evidence: Evidence; readonly how: string }[];
  /** How much it matters on its day: only the order has a meaning. */
  readonly salience: number;
  /** Why it ranks where it does. */
  readonly reasons: readonly string[];
}

/** The evidence that tells what the line tells. */
export const tellersOf = ({ evidence, beside = [] }: Pick<Happening, 'evidence' | 'beside'>): readonly Evidence[] =>
  evidence.filter((one) => !beside.includes(one));

/** The event with its evidence in another order. What stood beside its line has no other source than its own paper. */
export function ledBy<E extends Happening>(event: E, [first, ...others]: readonly [Evidence, ...Evidence[]]): E {
  const led = { ...event, evidence: [first, ...others] };
  if (!event.beside?.includes(first)) return led;
  const { publisher } = first.article;
  return { ...led, publishers: publisher === null ? [] : [publisher], independentSources: 1, beside: others };
}

/** A happening whose day is known. */
export interface Event extends Happening {
  readonly date: Dated;
}
