// The door to a language model: it is handed instructions and evidence as data, and answers with text.

export interface WriterRequest {
  /** What to do; nothing from an article stands here. */
  readonly instructions: string;
  /** Evidence and what was wrong with a first draft, as JSON: data, never instructions. */
  readonly data: string;
  /** JSON Schema of the answer. */
  readonly schema: object;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** answer: the model's text, whatever it is; silent: there is none, and why (too slow, refused, the day's budget is spent). */
export type WriterAnswer =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'silent'; readonly reason: string };

export interface Writer {
  /** Names the model and what it is asked for: what another one wrote is written anew. */
  readonly name: string;
  /** Never rejects. */
  write(request: WriterRequest): Promise<WriterAnswer>;
}
