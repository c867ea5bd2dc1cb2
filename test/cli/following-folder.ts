// Folders that follow the bundled story: each with a data folder of its own, copied from one that was read once.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

/** The digest of 25 July 2017 is due then. */
export const MORNING = '2017-07-26T12:00:00Z';

export interface Place {
  readonly data: string;
  readonly out: string;
}

type Lines = Record<string, unknown>[];

export interface FollowingFolders {
  /** The data folder that the others are copies of. */
  readonly base: string;
  /** Reads the story. */
  open(): Promise<void>;
  /** A new data folder with one folder that follows the story. */
  following(...more: readonly string[]): Promise<Place>;
  remove(): void;
}

export function createFollowingFolders(): FollowingFolders {
  const { path: root, remove } = temporaryFolder();
  const base = join(root, 'base');
  let places = 0;
  return {
    base,
    remove,
    async open() {
      await daybook(['articles', '--saga', 'sessions', '--data', base, '--json']);
    },
    async following(...more) {
      const data = join(root, `data-${places}`);
      const out = join(root, `out-${places++}`);
      cpSync(base, data, { recursive: true });
      const args = ['--saga', 'sessions', '--to', `file:${out}`, '--at', '08:00', '--zone', 'America/New_York'];
      const run = await daybook(['subscribe', ...args, ...more, '--data', data, '--json']);
      expect(run.stderr).toBe('');
      return { data, out };
    },
  };
}

/** The digests; every folder also has an index. */
export const filesIn = ({ out }: Place): readonly string[] =>
  existsSync(out) ? readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\d\.md$/.test(name)) : [];

export async function deliver({ data }: Place, asOf = MORNING, run = daybook): Promise<Lines> {
  const { code, stdout, stderr } = await run(['deliver', '--as-of', asOf, '--data', data, '--json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return jsonLines(stdout);
}

export const ledgerOf = async ({ data }: Place): Promise<Lines> =>
  jsonLines((await daybook(['deliveries', '--data', data, '--json'])).stdout);
