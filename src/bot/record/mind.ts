// What whoever settles a record keeps in mind from one change to the next, so that neighbours are not read again for each article.
import type { Features } from '../../events/features.ts';
import type { ArticleTraits, Traits } from '../../events/identity/index.ts';
import type { OpenLinks } from '../../model/links.ts';
import { recent } from '../../model/recent.ts';
import type { Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';
import type { ArticleKey, ArticleMarks, KeyedEvidence, ReportKey, Shelved } from '../../ports/record.ts';
import type { Block } from './block.ts';
import type { SentenceVectors } from './packed-vectors.ts';

/** A report with what it is compared by. */
export interface Known {
  readonly key: ReportKey;
  readonly articleKey: ArticleKey;
  readonly shelved: Shelved | null;
  readonly traits: Traits;
}

/** A report with what its words give, as events are made of it. */
export interface Telling extends KeyedEvidence {
  readonly features: Features;
}

/** A report with whom it is linked, how strongly, and where it was grouped last (Ties). */
export interface Node {
  level: number | null;
  nearest: ReportKey | null;
  readonly links: OpenLinks;
}

/** A text with its sentences and time expressions, as the dating of undated articles reads it. */
export interface Reading {
  readonly sentences: readonly Sentence[];
  readonly timexes: readonly Timex[];
}

/** What an article is compared by where copies are looked for (ports/record.ts). */
export type CopyMarks = Pick<ArticleMarks, 'contentHash' | 'place' | 'runs' | 'copies'>;

const CELL_SIZE = 300;
/** Reports in the blocks that are kept, some 150 bytes each; a block itself counts as some of them. */
const REPORTS_IN_BLOCKS = 60_000;
const EMPTY_BLOCK = 4;
const ARTICLES_KEPT = 2_000;
const MARKS_KEPT = 2_000;
/** Of articles that have any; some tens of kilobytes each. */
const VECTORS_KEPT = 1_000;
const REPORTS_KEPT = 8_000;
/** Some four hundred bytes each. */
const NODES_KEPT = 20_000;
const LEVELS_KEPT = 50_000;
/** Some three kilobytes each. */
const TELLINGS_KEPT = 2_000;
const RUNS_KEPT = 300;
const READINGS_KEPT = 150;

/** Everything here can be read again from the record; it is true as long as nobody else has changed that. */
export interface Mind {
  /** Reports of a cell (cells.ts) at most: the same for everybody who settles a record. */
  readonly cellSize: number;
  /** The number of each saga in the names of its blocks. */
  readonly sagas: Map<string, number>;
  readonly blocks: ReturnType<typeof recent<number, Block>>;
  /** Those of articles as they were settled last. */
  readonly marks: ReturnType<typeof recent<ArticleKey, CopyMarks>>;
  readonly articles: ReturnType<typeof recent<ArticleKey, ArticleTraits>>;
  readonly reports: ReturnType<typeof recent<ReportKey, Known>>;
  /** Null for an article that has none. */
  readonly vectors: ReturnType<typeof recent<ArticleKey, SentenceVectors | null>>;
  readonly tellings: ReturnType<typeof recent<ReportKey, Telling>>;
  readonly nodes: ReturnType<typeof recent<ReportKey, Node>>;
  /** The first level at which the component of a report may be small enough for a cell, as long as no link is taken away (cells.ts). */
  readonly partedTo: ReturnType<typeof recent<ReportKey, number>>;
  /** Runs of words, ascending, by the hash of the text. */
  readonly runs: ReturnType<typeof recent<string, Uint32Array>>;
  readonly readings: ReturnType<typeof recent<string, Reading>>;
  /** The last change of each saga that is taken in. */
  readonly turns: Map<string, number>;
}

/** `cellSize` is another in tests only. */
export const emptyMind = (cellSize = CELL_SIZE): Mind => ({
  cellSize,
  sagas: new Map(),
  blocks: recent(REPORTS_IN_BLOCKS, ({ size }) => EMPTY_BLOCK + size),
  marks: recent(MARKS_KEPT),
  articles: recent(ARTICLES_KEPT),
  reports: recent(REPORTS_KEPT),
  vectors: recent(VECTORS_KEPT),
  tellings: recent(TELLINGS_KEPT),
  nodes: recent(NODES_KEPT),
  partedTo: recent(LEVELS_KEPT),
  runs: recent(RUNS_KEPT),
  readings: recent(READINGS_KEPT),
  turns: new Map(),
});

/** Stories that are kept in mind, and twice as many at most: a large one takes some tens of megabytes. */
const STORIES_KEPT = 3;

/** A mind for each of the stories that were settled last: who settles one after the other forgets none of them over the next. */
export function mindOfEach(): (saga: string) => Mind {
  const known = recent<string, Mind>(STORIES_KEPT);
  return (saga) => {
    const mind = known.get(saga) ?? emptyMind();
    known.set(saga, mind);
    return mind;
  };
}

/** Forgets what may not be true any more. What depends on a text alone stays. */
export function forget({ blocks, marks, articles, reports, vectors, tellings, nodes, partedTo, turns }: Mind): void {
  for (const part of [reports, tellings, nodes, partedTo]) part.clear();
  vectors.clear();
  blocks.clear();
  marks.clear();
  articles.clear();
  turns.clear();
}
