// Turns the contracts of memory and ledger on SQLite, over two connections to one folder.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { currentOwner } from '../../adapters/store/sql/ledger-owner.ts';
import { migrations } from '../../adapters/store/sqlite/migrations/index.ts';
import { openSqlite, type SqliteData } from '../../adapters/store/sqlite/open.ts';
import { describeInstallations } from '../contracts/installations-contract.ts';
import { describeLedger } from '../contracts/ledger-contract.ts';
import { describeMemory } from '../contracts/memory-contract.ts';
import { recordOf } from '../contracts/store-records.ts';
import { withRecord } from '../empty-record.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-ledger-'));
const opened: SqliteData[] = [];
let folders = 0;

afterAll(async () => {
  await Promise.all(opened.map((data) => data.close()));
  rmSync(root, { recursive: true, force: true });
});

async function openTwo() {
  const folder = await withRecord(join(root, `data-${folders++}`));
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

describeInstallations('SQLite', async () => {
  const { first, second } = await openTwo();
  return [first.installations, second.installations];
});

describeLedger('SQLite', async () => {
  const { first, second, kill } = await openTwo();
  return { one: first.ledger, other: second.ledger, kill };
});

describe('a look at a saga’s record', () => {
  test('tells since when it is looked at, and grows with every change and with nothing else', async () => {
    const { first, second } = await openTwo();
    expect(await first.ledger.watch('harbour', 1000)).toBeNull();
    const record = recordOf('a', [['The crane fell.', '2024-05-01']]);
    await first.store.save(record);
    const before = await second.ledger.watch('harbour', 2000);
    expect(before).toMatchObject({ since: 2000 });
    await first.store.save(record);
    await first.store.revise(record);
    expect(await first.ledger.watch('harbour', 3000)).toEqual(before);
    await first.store.revise({ ...record, reports: [] });
    const revised = await first.ledger.watch('harbour', 3000);
    expect(revised?.revision).toBeGreaterThan(before?.revision ?? 0);
    await first.store.revise({ article: { ...record.article, copyOf: 'b' }, reports: [] });
    expect((await second.ledger.watch('harbour', 3000))?.revision).toBeGreaterThan(revised?.revision ?? 0);
  });
});

describe('a ledger of an older format', () => {
  test('keeps its deliveries, and its notices stay for the person who is to hear them', async () => {
    const folder = join(root, `data-${folders++}`);
    mkdirSync(folder);
    const db = new Sqlite(join(folder, 'daybook.sqlite'));
    const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) });
    const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0004'));
    const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => older } });
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    db.exec(`insert into subscriptions (id, platform, channel, saga, at, zone, days, period, when_empty, is_paused, created_by,
        created_at, since, last_slot)
      values ('s', 'slack', 'C1', 'harbour', '08:00', 'UTC', '1234567', 'yesterday', 'say', 0, 'U1', 0, 0, '2024-05-02')`);
    for (const [id, kind] of [
      ['s-2024-05-02', 'digest'],
      ['sn2024-05-02', 'notice'],
    ])
      db.exec(`insert into deliveries (id, kind, subscription, slot, from_day, to_day, merged, dropped, status, message_id, owned_until)
        values ('${id}', '${kind}', 's', '2024-05-02', '2024-05-01', '2024-05-01', 1, 0, 'sending', 'm', 5)`);
    db.pragma('user_version = 3');
    db.close();
    const data = await openSqlite({ folder });
    opened.push(data);
    expect(await data.ledger.deliveries()).toMatchObject([
      { id: 's-2024-05-02', person: null, about: null, messageIds: ['m'] },
      { id: 'sn2024-05-02', person: 'U1' },
    ]);
    expect(await data.ledger.subscriptions()).toMatchObject([
      { subscription: { alerts: null }, lastSlot: '2024-05-02' },
    ]);
    expect(await data.ledger.open(10)).toHaveLength(2);
  });
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
