// Faults of the place where the record lies: read-only, no folder, damaged, newer than this program.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { explained } from '../../adapters/store/sqlite/failures.ts';
import { SCHEMA_VERSION } from '../../adapters/store/sqlite/migrate.ts';
import { migrations } from '../../adapters/store/sqlite/migrations/index.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { exclusively } from '../../adapters/store/sqlite/transaction.ts';
import { UserError } from '../../src/errors.ts';
import { asking } from '../contracts/store-records.ts';
import { record, refusalOf, temporaryFolders, unavailable } from './fault-records.ts';
import { fileOf } from './soundness.ts';

const folders = temporaryFolders();
afterAll(folders.remove);

describe('a place that cannot be written', () => {
  test('such as a path below a regular file is refused in one sentence', async () => {
    const file = join(folders.root, 'regular-file');
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
    await refusalOf(createSqliteStore({ folder: join(folders.root, 'x'.repeat(5_000)) }));
    const folder = folders.fresh();
    mkdirSync(fileOf(folder), { recursive: true });
    await refusalOf(createSqliteStore({ folder }));
  });

  test('says so when the file is read-only', async () => {
    const db = new Sqlite(fileOf(await folders.filled()), { readonly: true });
    const connection = { db, patience: 0, gate: { open: null } };
    const error = await exclusively(connection, async () => db.exec(`insert into sagas (id) values ('x')`)).catch(
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
    const folder = folders.fresh();
    mkdirSync(folder);
    writeFileSync(fileOf(folder), 'This is a letter, not a database. '.repeat(200));
    expect(await refusalOf(createSqliteStore({ folder }))).toContain('damaged or no record');
    expect(readFileSync(fileOf(folder), 'utf8')).toMatch(/^This is a letter/);
  });

  test('whose pages are overwritten is refused in one sentence, wherever that shows', async () => {
    const folder = await folders.filled();
    const bytes = readFileSync(fileOf(folder));
    bytes.fill(0x5a, 4096);
    writeFileSync(fileOf(folder), bytes);
    const attempt = createSqliteStore({ folder }).then((store) =>
      store.evidence(asking()).finally(() => store.close()),
    );
    expect(await refusalOf(attempt)).toContain('damaged or no record');
  });

  test('that is cut short is refused in one sentence, wherever that shows', async () => {
    const folder = await folders.filled();
    writeFileSync(fileOf(folder), readFileSync(fileOf(folder)).subarray(0, 10_000));
    const attempt = createSqliteStore({ folder }).then((store) => store.save(record(1)).finally(() => store.close()));
    expect(await refusalOf(attempt)).toContain('damaged or no record');
  });

  test('of no bytes at all is a new one', async () => {
    const folder = folders.fresh();
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
    const folder = await folders.filled();
    const db = new Sqlite(fileOf(folder));
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    expect(await refusalOf(createSqliteStore({ folder }))).toContain('newer Daybook');
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION + 1);
    db.close();
  });

  test('that is older is brought up to date with all that is in it', async () => {
    const folder = await folders.filled();
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
