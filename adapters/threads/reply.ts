// What a thread sends back of its work: what came of it, or why nothing did.
import { isUserError, UserError, type UserErrorCode } from '../../src/errors.ts';

/** `code` is there where the reader can mend it. */
export type Reply<T> = { readonly result: T } | { readonly reason: string; readonly code: UserErrorCode | null };

/** Errors do not keep their kind on the way between threads: they travel as data. */
export const replyOf = <T>(work: Promise<T>): Promise<Reply<T>> =>
  work.then(
    (result) => ({ result }),
    (error: unknown) =>
      isUserError(error)
        ? { reason: error.message, code: error.code }
        : { reason: error instanceof Error ? (error.stack ?? error.message) : String(error), code: null },
  );

/** What came of the work, or the error that was sent in its place. */
export function resultOf<T>(reply: Reply<T>): T {
  if ('result' in reply) return reply.result;
  throw reply.code ? new UserError(reply.code, reply.reason) : new Error(reply.reason);
}
