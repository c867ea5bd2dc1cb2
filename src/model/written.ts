// The shape of text that a writer made and a check let pass: sentences, each with the evidence that it rests on.
import type { SourceLink } from './message.ts';

export interface WrittenSentence {
  readonly text: string;
  /** Event that its first piece of evidence tells. */
  readonly event: string;
  /** Who tells what it says: publishers of the evidence that it was checked against. */
  readonly sources: readonly SourceLink[];
  /** The article's own words, which took the place of a sentence that did not pass. */
  readonly isQuotation: boolean;
}

/** The words of a day, a longer time or an answer. */
export interface Written {
  /** Null where none passed: the headline is the article's own. */
  readonly headline: WrittenSentence | null;
  /** At most three sentences. */
  readonly gist: readonly WrittenSentence[];
}

/** "written from 4 sources; each sentence checked". */
export function writtenMark({ headline, gist }: Written): string {
  const sentences = [...(headline ? [headline] : []), ...gist];
  const count = new Set(sentences.flatMap(({ sources }) => sources.map(({ publisher }) => publisher))).size;
  return `Written from ${count} ${count === 1 ? 'source' : 'sources'}; each sentence checked.`;
}
