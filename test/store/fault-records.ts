// Turns temporary folders into records that a test can damage, and refusals into the sentence they tell.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import type { UserError } from '../../src/errors.ts';
import { recordOf } from '../contracts/store-records.ts';

export interface Folders {
  readonly root: string;
  /** Path of a folder that does not exist yet. */
  readonly fresh: () => string;
  /** A folder whose record holds article 0. */
  readonly filled: () => Promise<string>;
  readonly remove: () => void;
}

export const record = (n: number) => recordOf(`a${n}`, [[`The crane fell ${n} times.`, '2021-05-19']]);

/** Folders for the records of one test file. */
export function temporaryFolders(): Folders {
  const root = mkdtempSync(join(tmpdir(), 'daybook-faults-'));
  let count = 0;
  const fresh = (): string => join(root, `record-${count++}`);
  const filled = async (): Promise<string> => {
    const folder = fresh();
    const store = await createSqliteStore({ folder });
    await store.save(record(0));
    await store.close();
    return folder;
  };
  return { root, fresh, filled, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export const unavailable = { name: 'UserError', code: 'store-unavailable' };
/** One sentence: begins with who or what, says what to do after the colon, ends with one full stop. */
const ONE_SENTENCE = /^[A-Z][^\n]+: [^\n]+\.$/;

/** The sentence with which an attempt is refused; fails where it is not, or is not told in one sentence. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => expect.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject(unavailable);
  const { message } = error as UserError;
  expect(message).toMatch(ONE_SENTENCE);
  return message;
}
