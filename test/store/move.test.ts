// Moving a record between the engines and copying it: everything arrives, whatever cuts it off, and nothing else is written over.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MovedRecord, moveRecord } from '../../adapters/store/move/move.ts';
import { MARK } from '../../adapters/store/move/rows.ts';
import { openRecord, openToMove } from '../../adapters/store/open.ts';
import type { RecordPlace } from '../../adapters/store/place.ts';
import { backUp } from '../../adapters/store/sqlite/backup.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { settle } from '../../src/bot/record/settle.ts';
import { ARTICLES, DAM } from '../bot/record/made-articles.ts';
import { recordOf } from '../contracts/store-records.ts';
import { newDatabase, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { fill, shown } from './whole-record.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-move-'));
let folders = 0;
const newFolder = (): string => join(root, `record-${folders++}`);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function move(from: RecordPlace, to: RecordPlace, wrap = (target: MovedRecord): MovedRecord => target) {
  const [source, target] = [await openToMove(from), await openToMove(to)];
  const tables: string[] = [];
  try {
    await moveRecord(source, wrap(target), ({ table, rows }) => void tables.push(`${table} ${rows}`));
  } finally {
    await source.close();
    await target.close();
  }
  return tables;
}

/** A place whose process is killed at its n-th change. */
const killedAt =
  (n: number) =>
  (target: MovedRecord): MovedRecord => {
    let left = n;
    return {
      ...target,
      change: (work) => (left-- > 0 ? target.change(work) : Promise.reject(new Error('killed'))),
    };
  };

describe.skipIf(withoutPostgres)(`a record that is moved to ${POSTGRES_TITLE} and back`, () => {
  const folder = { folder: newFolder() };
  let database: { readonly address: string; giveBack(): void };
  beforeAll(async () => {
    await fill(folder);
    database = await newDatabase();
  });
  afterAll(() => database.giveBack());

  test('is the same on each, however often the way there was cut off', async () => {
    const before = await shown(folder);
    for (const n of [1, 4, 9]) await expect(move(folder, database, killedAt(n))).rejects.toThrow('killed');
    const there = await move(folder, database);
    expect(there).toContain(`articles ${ARTICLES.length + 1}`);
    expect(await shown(database)).toEqual(before);
    const back = { folder: newFolder() };
    expect(await move(database, back)).toEqual(there);
    expect(await shown(back)).toEqual(before);
  });

  test('goes on to grow where it is', async () => {
    const { store, close } = await openRecord(database);
    await store.save(recordOf('later', [['The crane fell.', '2021-05-19']]));
    expect(await store.article('harbour', 'later')).not.toBeNull();
    await settle(store, DAM);
    await close();
  });

  test('is written over no other record, and half of a move is nobody’s to move on', async () => {
    const other = { folder: newFolder() };
    const store = await createSqliteStore(other);
    await store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    await store.close();
    await expect(move(folder, other)).rejects.toMatchObject({
      code: 'bad-argument',
      message: expect.stringContaining('empty'),
    });
    const half = { folder: newFolder() };
    await expect(move(folder, half, killedAt(5))).rejects.toThrow('killed');
    await expect(move(half, { folder: newFolder() })).rejects.toMatchObject({
      message: expect.stringContaining('half'),
    });
  });

  test('that changes meanwhile is found to differ, and moved on the next time', async () => {
    const [from, to] = [{ folder: newFolder() }, { folder: newFolder() }];
    await fill(from);
    const source = await openToMove(from);
    const target = await openToMove(to);
    let isWritten = false;
    const writing: MovedRecord = {
      ...target,
      async change(work) {
        const result = await target.change(work);
        // The mark of the move is gone: all is copied, and nothing compared yet.
        const mark = await target.look(async (db) => db.one('select 1 from memories where key = @key', { key: MARK }));
        if (!isWritten && mark === undefined) {
          isWritten = true;
          await source.change(async (db) => db.run(`update memories set value = '"other"' where key = 'thread'`));
        }
        return result;
      },
    };
    await expect(moveRecord(source, writing)).rejects.toThrow('differ in “memories”');
    await moveRecord(source, target);
    await source.close();
    await target.close();
    expect(await shown(to)).toEqual(await shown(from));
  });
});

describe('a backup', () => {
  test('is the record as it stood, also while somebody writes, and is restored by putting it into a folder', async () => {
    const folder = newFolder();
    await fill({ folder });
    const store = await createSqliteStore({ folder });
    const file = join(root, 'copy.sqlite');
    const writing = (async () => {
      for (let n = 0; n < 40; n++) await store.save(recordOf(`more-${n}`, [[`Ship ${n} came.`, '2021-05-21']]));
    })();
    const { articles } = await backUp(folder, file);
    await writing;
    await store.close();
    const restored = newFolder();
    mkdirSync(restored);
    cpSync(file, join(restored, 'daybook.sqlite'));
    const copy = await openRecord({ folder: restored });
    expect((await copy.store.sagas()).reduce((sum, saga) => sum + saga.articles, 0)).toBe(articles);
    expect(await copy.memory.recall('thread')).toEqual({ of: ['words'] });
    await copy.close();
  });

  test('writes over nothing, and needs a record', async () => {
    const folder = newFolder();
    await (await createSqliteStore({ folder })).close();
    const file = join(root, 'once.sqlite');
    await backUp(folder, file);
    await expect(backUp(folder, file)).rejects.toMatchObject({ code: 'bad-argument' });
    await expect(backUp(join(root, 'nowhere'), join(root, 'x'))).rejects.toMatchObject({ code: 'bad-argument' });
    await expect(backUp(folder, join(root, 'no', 'such', 'folder'))).rejects.toMatchObject({
      code: 'store-unavailable',
    });
  });
});
