// The tables of a record in the order in which they can be filled, each with what its rows are told apart by.

export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  /** Beside what `*` gives, and left out of it: what one engine keeps and another has by itself. */
  readonly also?: readonly string[];
  readonly without?: readonly string[];
}

const table = (name: string, key: string, more: Omit<Table, 'name' | 'key'> = {}): Table => ({
  name,
  key: key.split(' '),
  ...more,
});

/** All but the full-text indexes, which are made anew from what they hold. */
export const TABLES: readonly Table[] = [
  table('sagas', 'key'),
  table('articles', 'key'),
  // Its rows are numbered in the order of reading; SQLite does that by itself.
  table('article_texts', 'article version', { also: ['rowid'], without: ['saga'] }),
  table('reports', 'key'),
  table('unsettled', 'article'),
  table('article_traits', 'article'),
  table('article_vectors', 'article'),
  table('article_marks', 'saga kind mark place article'),
  table('report_traits', 'report'),
  table('report_links', 'report'),
  table('events', 'key'),
  table('event_evidence', 'event rank'),
  table('event_actors', 'saga actor event'),
  table('event_history', 'saga id kind'),
  table('loose_reports', 'report'),
  table('loose_events', 'event'),
  table('day_counts', 'saga day'),
  table('memories', 'key'),
  table('installations', 'workspace'),
  table('subscriptions', 'id'),
  table('deliveries', 'id'),
  table('delivery_names', 'subscription kind name'),
  table('shown', 'key'),
  table('feeds', 'saga url'),
];

/** Tables whose keys the engine counts on. */
export const COUNTED: readonly (readonly [table: string, column: string])[] = [
  ['sagas', 'key'],
  ['articles', 'key'],
  ['reports', 'key'],
  ['events', 'key'],
  ['article_texts', 'rowid'],
];
