// The door to a model that turns sentences into vectors: those that mean alike lie in one direction, whatever their words.

/** vectors: one for each text, in order, all equally long, of length one as bytes; silent: there are none, and why. */
export type EmbedderAnswer =
  | { readonly kind: 'vectors'; readonly vectors: readonly Int8Array[] }
  | { readonly kind: 'silent'; readonly reason: string };

export interface Embedder {
  /** Names the model: vectors of two models are not compared. */
  readonly name: string;
  /** Texts of one request at most. */
  readonly most: number;
  /** Never rejects. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<EmbedderAnswer>;
}

/** An article without vectors of its text by a model, with the sentences of its reports by where they begin. */
export interface Unembedded {
  readonly key: number;
  readonly contentHash: string;
  readonly sentences: readonly { readonly begin: number; readonly text: string }[];
}
