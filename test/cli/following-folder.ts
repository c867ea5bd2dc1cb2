// Folders that follow the bundled story: each with a data folder of its own, copied from one that was read once.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { copyOf, newDatabase } from '../postgres.ts';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

/** The digest of 25 July 2017 is due then. */
export const MORNING = '2017-07-26T12:00:00Z';

export interface Place {
  /** A data folder, or the address of a database. */
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
  return followingOn({
    base,
    root,
    remove,
    async open() {
      await daybook(['articles', '--saga', 'sessions', '--data', base, '--json']);
    },
    async copy() {
      const data = join(root, `data-${places++}`);
      cpSync(base, data, { recursive: true });
      return data;
    },
  });
}

/** The same with each record in a PostgreSQL database of its own. */
export function createFollowingDatabases(): FollowingFolders {
  const { path: root, remove } = temporaryFolder();
  const folder = join(root, 'base');
  let base = '';
  return followingOn({
    base: folder,
    root,
    remove,
    async open() {
      await daybook(['articles', '--saga', 'sessions', '--data', folder, '--json']);
      base = (await newDatabase()).address;
      const moved = await daybook(['move', '--from', folder, '--to', base]);
      expect(moved.stderr).toBe('');
    },
    copy: () => copyOf(base),
  });
}

interface Records extends Omit<FollowingFolders, 'following'> {
  readonly root: string;
  /** A record of its own. */
  copy(): Promise<string>;
}

function followingOn({ base, root, open, remove, copy }: Records): FollowingFolders {
  let places = 0;
  return {
    base,
    open,
    remove,
    async following(...more) {
      const data = await copy();
      const out = join(root, `out-${places++}`);
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
