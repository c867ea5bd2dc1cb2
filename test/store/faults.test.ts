// Faults of the place where the record lies: held, full, read-only, damaged, newer than this program.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { explained } from '../../adapters/store/sqlite/failures.ts';
import { SCHEMA_VERSION } from '../../adapters/store/sqlite/migrate.ts';
import { migrations } from '../../adapters/store/sqlite/migrations/index.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { atOnce, patiently } from '../../adapters/store/sqlite/transaction.ts';
import { UserError } from '../../src/errors.ts';
import type { Store } from '../../src/ports.ts';
import { asking, recordOf, type Told } from '../contracts/store-records.ts';
import { complaintsAbout, fileOf } from './soundness.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-faults-'));
let folders = 0;
const newFolder = (): string => join(root, `record-${folders++}`);
const record = (n: number) => recordOf(`a${n}`, [[`The crane fell ${n} times.`, '2021-05-19']]);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder whose record holds article 0. */
async function filledFolder(): Promise<string> {
  const folder = newFolder();
  const store = await createSqliteStore({ folder });
  await store.save(record(0));
  await store.close();
  return folder;
}

const unavailable = { name: 'UserError', code: 'store-unavailable' };
/** One sentence: begins with who or what, says what to do after the colon, ends with one full stop. */
const ONE_SENTENCE = /^[A-Z][^\n]+: [^\n]+\.$/;

const refusalOf = async (attempt: Promise<unknown>): Promise<string> => {
  const error = await attempt.then(
    () => expect.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject(unavailable);
  const { message } = error as UserError;
  expect(message).toMatch(ONE_SENTENCE);
  return message;
};

describe('fault 36: a record that another connection holds', () => {
  test('is waited for, and the process goes on meanwhile', async () => {
    const folder = await filledFolder();
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
    const folder = await filledFolder();
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
    const folder = newFolder();
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
    const file = fileOf(await filledFolder());
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
    const folder = await filledFolder();
    const copy = newFolder();
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
    const folder = await filledFolder();
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
    const folder = await filledFolder();
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
    const folder = newFolder();
    expect(await refusalOf(createSqliteStore({ folder }, { maxBytes: 8_192 }))).toContain('No room is left');
    const store = await createSqliteStore({ folder });
    await store.save(record(0));
    await store.close();
    expect(complaintsAbout(folder)).toEqual([]);
  });
});

describe('a place that cannot be written', () => {
  test('such as a path below a regular file is refused in one sentence', async () => {
    mkdirSync(root, { recursive: true });
    const file = join(root, 'regular-file');
    writeFileSync(file, 'no folder');
    for (const folder of [file, join(file, 'below'), join(file, 'far', 'below')])
      expect(await refusalOf(createSqliteStore({ folder }))).toContain(folder);
    expect(readFileSync(file, 'utf8')).toBe('no folder');
  });

  test.skipIf(process.platform !== 'linux')(
    'such as /proc, where nothing can be made, is refused at once [Linux only]',
    async () => {
      for (const folder of ['/proc/daybook', '/proc/daybook/below'])
        expect(await refusalOf(createSqliteStore({ folder }))).toContain(folder);
    },
  );

  test('such as a name that is too long or a folder in the place of the file is refused in one sentence', async () => {
    await refusalOf(createSqliteStore({ folder: join(root, 'x'.repeat(5_000)) }));
    const folder = newFolder();
    mkdirSync(fileOf(folder), { recursive: true });
    await refusalOf(createSqliteStore({ folder }));
  });

  test('says so when the file is read-only', async () => {
    const db = new Sqlite(fileOf(await filledFolder()), { readonly: true });
    const error = await patiently(0, () => atOnce(db, () => db.exec(`insert into sagas (id) values ('x')`))).catch(
      (reason: unknown) => explained(reason, '/data/daybook.sqlite'),
    );
    expect(error).toMatchObject({
      ...unavailable,
      message: 'The record /data/daybook.sqlite cannot be written: allow writing there or name another data folder.',
    });
    db.close();
  });

  test.each([
    'SQLITE_BUSY',
    'SQLITE_LOCKED',
    'SQLITE_FULL',
    'ENOSPC',
    'SQLITE_READONLY_DIRECTORY',
    'EACCES',
    'EROFS',
    'SQLITE_CORRUPT_VTAB',
    'SQLITE_NOTADB',
    'SQLITE_CANTOPEN_ISDIR',
    'ENOTDIR',
    'SQLITE_IOERR_WRITE',
    'ERR_DLOPEN_FAILED',
  ])('is explained in one sentence for %s, with its cause', async (code) => {
    const cause = Object.assign(new Error('raw'), { code });
    const error = explained(cause, '/data/daybook.sqlite');
    await refusalOf(Promise.reject(error));
    expect((error as UserError).cause).toBe(cause);
  });

  test('is not blamed for errors of our own', () => {
    const ours = new TypeError('undefined is not a function');
    expect(explained(ours, '/data/daybook.sqlite')).toBe(ours);
    const told = new UserError('not-found', 'No such article.');
    expect(explained(told, '/data/daybook.sqlite')).toBe(told);
  });
});

describe('a damaged record', () => {
  test('that is no SQLite file is refused in one sentence and left as it is', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(fileOf(folder), 'This is a letter, not a database. '.repeat(200));
    expect(await refusalOf(createSqliteStore({ folder }))).toContain('damaged or no record');
    expect(readFileSync(fileOf(folder), 'utf8')).toMatch(/^This is a letter/);
  });

  test('whose pages are overwritten is refused in one sentence, wherever that shows', async () => {
    const folder = await filledFolder();
    const bytes = readFileSync(fileOf(folder));
    bytes.fill(0x5a, 4096);
    writeFileSync(fileOf(folder), bytes);
    const attempt = createSqliteStore({ folder }).then((store) =>
      store.evidence(asking()).finally(() => store.close()),
    );
    expect(await refusalOf(attempt)).toContain('damaged or no record');
  });

  test('that is cut short is refused in one sentence, wherever that shows', async () => {
    const folder = await filledFolder();
    writeFileSync(fileOf(folder), readFileSync(fileOf(folder)).subarray(0, 10_000));
    const attempt = createSqliteStore({ folder }).then((store) => store.save(record(1)).finally(() => store.close()));
    expect(await refusalOf(attempt)).toContain('damaged or no record');
  });

  test('of no bytes at all is a new one', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(fileOf(folder), '');
    const store = await createSqliteStore({ folder });
    expect(await store.sagas()).toEqual([]);
    await store.close();
  });
});

describe('the version of a record', () => {
  test('is the number of migrations', () => {
    expect(Object.keys(migrations)).toHaveLength(SCHEMA_VERSION);
    expect(Object.keys(migrations)).toEqual(Object.keys(migrations).toSorted());
  });

  test('that is newer than this program is refused in one sentence, and nothing is changed', async () => {
    const folder = await filledFolder();
    const db = new Sqlite(fileOf(folder));
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    expect(await refusalOf(createSqliteStore({ folder }))).toContain('newer Daybook');
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION + 1);
    db.close();
  });

  test('that is older is brought up to date with all that is in it', async () => {
    const folder = await filledFolder();
    const db = new Sqlite(fileOf(folder));
    db.pragma('user_version = 1');
    db.close();
    const store = await createSqliteStore({ folder });
    expect(await store.articles('harbour')).toHaveLength(1);
    await store.close();
    const after = new Sqlite(fileOf(folder));
    expect(after.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    after.close();
  });
});
