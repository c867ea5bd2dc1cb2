// Faults of a record that others hold or that has no room.
import { mkdirSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { patiently } from '../../adapters/store/sqlite/transaction.ts';
import type { Store } from '../../src/ports.ts';
import { asking, recordOf, type Told } from '../contracts/store-records.ts';
import { record, refusalOf, temporaryFolders } from './fault-records.ts';
import { complaintsAbout, fileOf } from './soundness.ts';

const folders = temporaryFolders();
afterAll(folders.remove);

describe('fault 36: a record that another connection holds', () => {
  test('is waited for, and the process goes on meanwhile', async () => {
    const folder = await folders.filled();
    const store = await createSqliteStore({ folder });
    const other = new Sqlite(fileOf(folder));
    other.exec('begin immediate');
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 10);
    setTimeout(() => other.exec('commit'), 500);
    await store.save(record(1));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(2);
    expect(await store.articles('harbour')).toHaveLength(2);
    other.close();
    await store.close();
  });

  test('for too long is told in one sentence; nothing is written, and later it works', async () => {
    const folder = await folders.filled();
    const store = await createSqliteStore({ folder }, { patience: 150 });
    const other = new Sqlite(fileOf(folder));
    other.exec('begin immediate');
    expect(await refusalOf(store.save(record(1)))).toContain('held by another program');
    expect(await store.evidence(asking())).toHaveLength(1);
    other.exec('rollback');
    await store.save(record(1));
    expect(await store.evidence(asking())).toHaveLength(2);
    other.close();
    await store.close();
  });

  test('while the tables are made is waited for as well', async () => {
    const folder = folders.fresh();
    mkdirSync(folder);
    const other = new Sqlite(fileOf(folder));
    other.pragma('journal_mode = wal');
    other.exec('begin immediate');
    setTimeout(() => other.exec('commit'), 300);
    const store = await createSqliteStore({ folder });
    await store.save(record(0));
    expect(await store.articles('harbour')).toHaveLength(1);
    other.close();
    await store.close();
  });

  test('and was written to since a transaction read it: the whole transaction is repeated', async () => {
    const file = fileOf(await folders.filled());
    const [one, other] = [new Sqlite(file, { timeout: 5_000 }), new Sqlite(file)];
    const codes: unknown[] = [];
    let attempts = 0;
    await patiently(5_000, () => {
      try {
        // On purpose the wrong way: reading first, without the write lock.
        one.exec('begin');
        one.prepare('select count(*) from sagas').get();
        if (attempts++ === 0) other.exec(`insert into sagas (id) values ('foreign')`);
        one.exec(`insert into sagas (id) values ('own'); commit`);
      } catch (error) {
        codes.push((error as { code: string }).code);
        one.exec('rollback');
        throw error;
      }
    });
    expect([attempts, codes]).toEqual([2, ['SQLITE_BUSY_SNAPSHOT']]);
    expect(one.prepare('select id from sagas order by id').pluck().all()).toEqual(['foreign', 'harbour', 'own']);
    one.close();
    other.close();
  });

  test('is not asked again for what waiting cannot mend', async () => {
    let attempts = 0;
    const attempt = patiently(5_000, () => {
      attempts++;
      throw new Error('ours');
    });
    await expect(attempt).rejects.toThrow('ours');
    expect(attempts).toBe(1);
  });

  test('can be copied while it is written; the copy is sound', async () => {
    const folder = await folders.filled();
    const copy = folders.fresh();
    mkdirSync(copy);
    const store = await createSqliteStore({ folder });
    const other = new Sqlite(fileOf(folder), { readonly: true });
    const copying = other.backup(fileOf(copy));
    for (let n = 1; n < 30; n++) await store.save(record(n));
    await copying;
    other.close();
    await store.close();
    expect(complaintsAbout(copy)).toEqual([]);
    const restored = await createSqliteStore({ folder: copy });
    expect((await restored.articles('harbour')).length).toBeGreaterThanOrEqual(1);
    await restored.close();
  });
});

describe('fault 37: a full disk', () => {
  const long = (n: number, sentences = 40) =>
    recordOf(
      `a${n}`,
      Array.from({ length: sentences }, (_, i): Told => [`Sentence ${i}-${n} ${'word '.repeat(40)}.`, '2021-05-19']),
    );

  const saveUntilRefused = async (store: Store): Promise<readonly [number, string]> => {
    for (let n = 1; n < 1_000; n++) {
      const error = await store.save(long(n)).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) return [n, await refusalOf(Promise.reject(error))];
    }
    return expect.fail('the disk was never full');
  };

  test('ends a save with one sentence, keeps what was there, and goes on when there is room', async () => {
    const folder = await folders.filled();
    const full = await createSqliteStore({ folder }, { maxBytes: statSync(fileOf(folder)).size + 200_000 });
    const [failed, sentence] = await saveUntilRefused(full);
    expect(failed).toBeGreaterThan(1);
    expect(sentence).toContain('No room is left');
    expect(await full.article('harbour', `a${failed}`)).toBeNull();
    expect(await full.articles('harbour')).toHaveLength(failed);
    await refusalOf(full.save(long(failed)));
    await full.close();
    expect(complaintsAbout(folder)).toEqual([]);

    const roomy = await createSqliteStore({ folder });
    await roomy.save(long(failed));
    expect(await roomy.articles('harbour')).toHaveLength(failed + 1);
    await roomy.close();
  });

  test('leaves the old version of an article whose new one has no room', async () => {
    const folder = await folders.filled();
    const full = await createSqliteStore({ folder }, { maxBytes: statSync(fileOf(folder)).size + 100_000 });
    await saveUntilRefused(full);
    const before = await full.article('harbour', 'a1');
    await refusalOf(full.save(long(1, 2_000)));
    expect(await full.article('harbour', 'a1')).toEqual(before);
    expect((await full.evidence(asking({ limit: 10_000 }))).filter(({ article }) => article.id === 'a1')).toHaveLength(
      40,
    );
    await full.close();
    expect(complaintsAbout(folder)).toEqual([]);
  });

  test('refuses a new record, and leaves a folder that works when there is room', async () => {
    const folder = folders.fresh();
    expect(await refusalOf(createSqliteStore({ folder }, { maxBytes: 8_192 }))).toContain('No room is left');
    const store = await createSqliteStore({ folder });
    await store.save(record(0));
    await store.close();
    expect(complaintsAbout(folder)).toEqual([]);
  });
});
