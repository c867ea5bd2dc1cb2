// Turns what went wrong into a sentence for the reader, kept apart from crashes, which are ours.

/** Machine-readable codes of the errors that a reader can do something about. */
export type UserErrorCode =
  | 'bad-argument'
  | 'bad-input'
  | 'empty-input'
  | 'too-large'
  | 'too-costly'
  | 'not-text'
  | 'not-a-feed'
  | 'not-an-article'
  | 'unreadable'
  | 'forbidden'
  | 'forbidden-address'
  | 'fetch-failed'
  | 'unknown-saga'
  | 'bad-saga'
  | 'bad-date'
  | 'store-unavailable'
  | 'not-found';

/**
 * Something the reader can mend. `message` is one sentence: who or what, what was wrong, what to do.
 * Everything else that is thrown is a crash.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
  }
}

export const isUserError = (error: unknown): error is UserError => error instanceof UserError;
