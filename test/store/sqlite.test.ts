// Turns the store's contract on SQLite, in memory and in a file; what only a file can show comes after it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { describeStore } from '../contracts/store-contract.ts';
import { about, asking, onDay, recordOf } from '../contracts/store-records.ts';
import { withRecord } from '../empty-record.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-store-'));
let folders = 0;
const newFolder = (): string => join(root, `record-${folders++}`, 'below');

afterAll(() => rmSync(root, { recursive: true, force: true }));

describeStore('SQLite in memory', () => createSqliteStore({ memory: true }));
describeStore('SQLite in a file', async () => createSqliteStore({ folder: await withRecord(newFolder()) }));

describe('a SQLite record in a folder', () => {
  test('is there again when it is opened again', async () => {
    const folder = newFolder();
    const first = await createSqliteStore({ folder });
    await first.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    await first.close();
    const second = await createSqliteStore({ folder });
    expect(await second.evidence(onDay('2021-05-19'))).toHaveLength(1);
    expect(await second.evidence(about(['crane']))).toHaveLength(1);
    await second.close();
  });

  test('gives what was read before while others are written, and what another process writes anew', async () => {
    const folder = newFolder();
    const [here, there] = [await createSqliteStore({ folder }), await createSqliteStore({ folder })];
    await here.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    await here.save(recordOf('a2', [['The ferry sailed.', '2021-05-19']]));
    const textOf = async (article: string) =>
      (await here.evidence(onDay('2021-05-19'))).find((one) => one.article.id === article)?.report;
    const [crane, ferry] = [await textOf('a1'), await textOf('a2')];
    await there.save(recordOf('a3', [['The lock was closed.', '2021-05-21']]));
    expect(await textOf('a1')).toBe(crane);
    await there.save(recordOf('a1', [['The crane leaned.', '2021-05-19']]));
    expect((await textOf('a1'))?.text).toBe('The crane leaned.');
    expect(await textOf('a2')).toBe(ferry);
    await here.close();
    await there.close();
  });

  test('finds the same by words whether or not it holds another story', async () => {
    const store = await createSqliteStore({ memory: true });
    const texts = ['The crane fell.', 'The crane of the old harbour was sold.', 'A crane and another crane were seen.'];
    for (const [n, text] of texts.entries()) await store.save(recordOf(`a${n}`, [[text, '2021-05-19']]));
    const found = async () =>
      (await store.evidence({ ...about(['crane']), order: 'relevance' })).map(({ report }) => report.text);
    const alone = await found();
    expect(alone).toHaveLength(3);
    const { article, reports } = recordOf('b1', [['The crane of another story fell.', '2021-05-19']]);
    await store.save({ article: { ...article, saga: 'another' }, reports });
    expect(await found()).toEqual(alone);
    const unknown = await store.evidence({ ...about(['crane']), saga: 'nowhere', order: 'relevance' });
    expect(unknown).toEqual([]);
    await store.close();
  });

  test('keeps the older texts of an article', async () => {
    const folder = newFolder();
    const store = await createSqliteStore({ folder });
    await store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    await store.save(recordOf('a1', [['The crane leaned.', '2021-05-19']]));
    await store.close();
    const db = new Sqlite(join(folder, 'daybook.sqlite'));
    expect(db.prepare('select version, text from article_texts order by version').all()).toEqual([
      { version: 1, text: 'The crane fell.' },
      { version: 2, text: 'The crane leaned.' },
    ]);
    db.close();
  });

  test('is not written to by a save or a revision that changes nothing', async () => {
    const folder = newFolder();
    const store = await createSqliteStore({ folder });
    const record = recordOf('a1', [
      ['The crane fell.', '2021-05-19'],
      ['It was old.', null],
    ]);
    await store.save(record);
    const db = new Sqlite(join(folder, 'daybook.sqlite'));
    const before = db.prepare('select * from reports').all();
    const version = db.pragma('data_version');
    await store.save(record);
    await store.revise(record);
    expect(db.pragma('data_version')).toEqual(version);
    expect(db.prepare('select * from reports').all()).toEqual(before);
    db.close();
    await store.close();
  });

  test('shows one opener what another has saved', async () => {
    const folder = newFolder();
    const [one, other] = await Promise.all([createSqliteStore({ folder }), createSqliteStore({ folder })]);
    await one.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    expect(await other.evidence(asking())).toHaveLength(1);
    await Promise.all([one.close(), other.close()]);
  });
});
