// Turns what SQLite and the file system complain about into one sentence for the reader.
import { isUserError, UserError } from '../../../src/errors.ts';

/** Code of an error of SQLite ("SQLITE_BUSY_SNAPSHOT") or of the system ("EACCES"); '' for any other. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
};

/** Another connection is in the way: what a later attempt at the whole transaction may get past. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));

const SENTENCES: readonly (readonly [RegExp, (file: string) => string])[] = [
  [
    /^SQLITE_(?:BUSY|LOCKED)|^SQLITE_PROTOCOL/,
    (file) => `The record ${file} is held by another program: wait until that one is done, then try again.`,
  ],
  [
    /^SQLITE_FULL|^ENOSPC|^EDQUOT/,
    (file) => `No room is left for the record ${file}: free some space, then run the same again.`,
  ],
  [
    /^SQLITE_(?:READONLY|PERM)|^EROFS|^EACCES|^EPERM/,
    (file) => `The record ${file} cannot be written: allow writing there or name another data folder.`,
  ],
  [
    /^SQLITE_(?:CORRUPT|NOTADB)/,
    (file) =>
      `The record ${file} is damaged or no record at all: move it away or restore a copy, then read the articles again.`,
  ],
  [
    /^SQLITE_CANTOPEN|^ENOENT|^ENOTDIR|^EEXIST|^EISDIR|^ELOOP|^ENAMETOOLONG/,
    (file) => `The record ${file} cannot be opened or made: name another data folder.`,
  ],
  [/^SQLITE_(?:IOERR|NOMEM|NOLFS)|^EIO/, (file) => `The record ${file} cannot be read or written: check that disk.`],
  [
    /^ERR_DLOPEN_FAILED|^MODULE_NOT_FOUND/,
    () => 'The embedded database is not built for this Node.js: run "npm rebuild better-sqlite3".',
  ],
];

/** The error as a UserError of the code store-unavailable where the reader can mend it; any other comes back as it is. */
export function explained(error: unknown, file: string): unknown {
  if (isUserError(error)) return error;
  const code = codeOf(error);
  const sentence =
    SENTENCES.find(([pattern]) => pattern.test(code))?.[1] ??
    // better-sqlite3 gives no code when its native part was never built (npm ci --ignore-scripts).
    (error instanceof Error && error.message.startsWith('Could not locate the bindings')
      ? SENTENCES.at(-1)?.[1]
      : undefined);
  return sentence ? new UserError('store-unavailable', sentence(file), { cause: error }) : error;
}
