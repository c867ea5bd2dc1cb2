// The shape of a document before anybody has read it: bytes with what is known about where they came from.
import type { UserError } from '../../errors.ts';
import type { PublicationDate } from '../../model/article.ts';

export interface Document {
  /** What the reader called it: a path or an address. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Address it was fetched from, or null for a file. */
  readonly url: string | null;
  readonly contentType: string | null;
  /** Path for a file, or null. */
  readonly file: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A document, or why it could not be had. */
export type Collected = { readonly document: Document } | { readonly name: string; readonly problem: UserError };

/** What became of one article. */
export interface Ingested {
  readonly source: string;
  readonly article: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: PublicationDate | null;
  readonly status: 'new' | 'updated' | 'duplicate' | 'rejected';
  readonly reason?: string;
}
