// Turns what PostgreSQL and the line to it complain about into one sentence for the reader.
import { isUserError, UserError } from '../../../src/errors.ts';

/** Code of an error of PostgreSQL ("57P01") or of the system ("ECONNREFUSED"); '' for any other. */
const codeOf = (error: unknown): string => {
  const code = error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
};

const SENTENCES: readonly (readonly [RegExp, (place: string) => string])[] = [
  [
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|ETIMEDOUT|ECONNRESET|EPIPE)$|^08|^57P0/,
    (place) => `The database ${place} cannot be reached: check its address and that it runs, then try again.`,
  ],
  [/^28/, (place) => `The database ${place} refuses this name or password: check DAYBOOK_DATABASE.`],
  [/^3D000$/, (place) => `There is no database ${place}: create it first (createdb), Daybook makes its tables itself.`],
  [/^42501$/, (place) => `The database ${place} does not let this user make or change tables: grant it that.`],
  [
    /^53300$/,
    (place) => `The database ${place} takes no more connections: raise max_connections or start fewer processes.`,
  ],
  [/^(?:53|58|XX001|XX002)/, (place) => `The database ${place} has no room or a damaged disk: see its log.`],
  [/^25006$/, (place) => `The database ${place} is read-only: name the one that may be written.`],
  [
    /^(?:55P03|40001|40P01|57014|25P0[34])$/,
    (place) => `The record in ${place} is held by another program: wait until that one is done, then try again.`,
  ],
];

/** What pg says without a code. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|not queryable|server does not support ssl/i.test(
    error.message,
  );

/** The error as a UserError of the code store-unavailable where the reader can mend it; any other comes back as it is. */
export function explained(error: unknown, place: string): unknown {
  if (isUserError(error)) return error;
  // A host with several addresses fails with all of their errors.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = codeOf(first) || (isLost(first) ? '08000' : '');
  const sentence = SENTENCES.find(([pattern]) => pattern.test(code))?.[1];
  return sentence ? new UserError('store-unavailable', sentence(place), { cause: error }) : error;
}
