// An empty SQLite record in a folder, copied from one whose tables were made once a process: making them takes longer than most tests.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../adapters/store/sqlite/open.ts';

const FILE = 'daybook.sqlite';

async function make(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-empty-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await (await openSqlite({ folder })).close();
  return folder;
}

let made: Promise<string> | undefined;

/** The folder, which is made, with an empty record in it; one that is there stays as it is. */
export async function withRecord(folder: string): Promise<string> {
  made ??= make();
  const empty = join(await made, FILE);
  const file = join(folder, FILE);
  if (existsSync(file)) return folder;
  mkdirSync(folder, { recursive: true });
  copyFileSync(empty, file);
  return folder;
}

/** A new folder with an empty record. */
export const newRecord = (): Promise<string> => withRecord(mkdtempSync(join(tmpdir(), 'daybook-record-')));
