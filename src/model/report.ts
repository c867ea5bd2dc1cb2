// The shape of a report: a stretch of an article that says something happened, when, and who says so.
import type { Act } from './act.ts';
import type { Dated } from './dated.ts';

/** A sentence's place in its text: UTF-16 offsets, end exclusive, white space trimmed. */
export interface Sentence {
  readonly begin: number;
  readonly end: number;
  /** Index of the paragraph, from 0. */
  readonly paragraph: number;
}

/** report: told as fact; quote: somebody's words; opinion: a judgement or guess; background: an older or standing matter. */
export type ReportKind = 'report' | 'quote' | 'opinion' | 'background';

/** What `daybook tag` lists under "reports", with what the later rooms need. */
export interface Report {
  /** UTF-16 offsets into the article's text, end exclusive: a sentence or a clause. */
  readonly begin: number;
  readonly end: number;
  /** The day it happened, or null: not known. */
  readonly date: Dated | null;
  readonly kind: ReportKind;
  /** Who says so, in the article's words: "according to two officials", "the Post reported"; null where the article itself does. */
  readonly attribution: string | null;
  /** What was done, by whom to whom; absent where the record was written before acts were kept. */
  readonly act?: Act;
  /** Whole sentence that holds the report: what is shown as evidence. */
  readonly sentence: { readonly begin: number; readonly end: number };
}

/** A report as the store gives it back: its words and the article they stand in. */
export interface StoredReport extends Report {
  /** Article id and the report's place in the article, from 0. */
  readonly article: string;
  readonly index: number;
  /** The whole sentence, word for word. */
  readonly text: string;
}
