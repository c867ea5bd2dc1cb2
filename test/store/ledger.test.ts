// Turns the contracts of memory and ledger on SQLite, over two connections to one folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { currentOwner } from '../../adapters/store/sqlite/ledger-owner.ts';
import { openSqlite, type SqliteData } from '../../adapters/store/sqlite/open.ts';
import { describeLedger } from '../contracts/ledger-contract.ts';
import { describeMemory } from '../contracts/memory-contract.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-ledger-'));
const opened: SqliteData[] = [];
let folders = 0;

afterAll(async () => {
  await Promise.all(opened.map((data) => data.close()));
  rmSync(root, { recursive: true, force: true });
});

async function openTwo() {
  const folder = join(root, `data-${folders++}`);
  const gone = new Set<string>();
  const isGone = (name: string): boolean => gone.has(name);
  const first = await openSqlite({ folder }, {}, { name: 'one', isGone });
  const second = await openSqlite({ folder }, {}, { name: 'other', isGone });
  opened.push(first, second);
  return { first, second, kill: () => void gone.add('one') };
}

describeMemory('SQLite', async () => {
  const { first, second } = await openTwo();
  return [first.memory, second.memory];
});

describeLedger('SQLite', async () => {
  const { first, second, kill } = await openTwo();
  return { one: first.ledger, other: second.ledger, kill };
});

describe('the name of a process', () => {
  test('is known to live while it runs, and nothing is claimed about other machines or odd names', () => {
    const owner = currentOwner();
    expect(owner.isGone(owner.name)).toBe(false);
    const [machine = ''] = owner.name.split(':');
    for (const name of ['', ':', 'elsewhere:1', `${machine}:`, `${machine}:x`, machine]) {
      expect(owner.isGone(name)).toBe(false);
    }
  });
});
