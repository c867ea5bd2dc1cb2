// Turns the contract of the feeds' states on SQLite, over two connections to one folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqlite, type SqliteData } from '../../adapters/store/sqlite/open.ts';
import { describeFeeds } from '../contracts/feeds-contract.ts';
import { withRecord } from '../empty-record.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-feeds-'));
const opened: SqliteData[] = [];
let folders = 0;

afterAll(async () => {
  await Promise.all(opened.map((data) => data.close()));
  rmSync(root, { recursive: true, force: true });
});

describeFeeds('SQLite', async () => {
  const folder = await withRecord(join(root, `data-${folders++}`));
  const gone = new Set<string>();
  const isGone = (name: string): boolean => gone.has(name);
  const first = await openSqlite({ folder }, {}, { name: 'one', isGone });
  const second = await openSqlite({ folder }, {}, { name: 'other', isGone });
  opened.push(first, second);
  return { one: first.feeds, other: second.feeds, kill: () => void gone.add('one') };
});
