// Faults of several processes on one record: killed writers, writers at once, readers while somebody writes.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { asking } from '../contracts/store-records.ts';
import { complaintsAbout, fileOf, reportsPerArticle } from '../store/soundness.ts';
import { compileWriter, startWriter } from '../store/writer-process.ts';

const REPORTS = 20;
let root: string;
let program: string;
let folders = 0;
const newFolder = (): string => join(root, `record-${folders++}`);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'daybook-processes-'));
  program = compileWriter();
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(program, { recursive: true, force: true });
});

const idsIn = async (folder: string): Promise<readonly string[]> => {
  const store = await createSqliteStore({ folder });
  const ids = (await store.articles('harbour')).map(({ id }) => id);
  await store.close();
  return ids;
};

describe('a writer that is killed', () => {
  test.each([1, 7, 40])('after article %i leaves whole articles, and the next run saves the rest', async (last) => {
    const folder = newFolder();
    const writer = startWriter(program, folder, [0, 10_000], (line, child) => {
      if (line === `saved ${last}`) child.kill('SIGKILL');
    });
    expect((await writer.ended).complaints).toBe('');
    const saved = writer.lines().filter((line) => line.startsWith('saved')).length;

    expect(complaintsAbout(folder)).toEqual([]);
    expect(reportsPerArticle(folder)).toEqual([REPORTS]);
    const ids = await idsIn(folder);
    expect(ids.length).toBeGreaterThanOrEqual(saved);
    for (let n = 0; n < saved; n++) expect(ids).toContain(`article-${n}`);

    const next = startWriter(program, folder, [0, saved + 5]);
    expect(await next.ended).toEqual({ code: 0, complaints: '' });
    expect(complaintsAbout(folder)).toEqual([]);
    expect((await idsIn(folder)).length).toBe(Math.max(ids.length, saved + 5));
  });

  test('while it makes the tables leaves a folder that the next one can use', async () => {
    const folder = newFolder();
    const writer = startWriter(program, folder, [0, 3]);
    while (!existsSync(fileOf(folder)) && writer.child.exitCode === null) await pause(1);
    writer.child.kill('SIGKILL');
    await writer.ended;
    expect(writer.lines()).toEqual(['started']);

    const next = startWriter(program, folder, [0, 3]);
    expect(await next.ended).toEqual({ code: 0, complaints: '' });
    expect(complaintsAbout(folder)).toEqual([]);
    expect(await idsIn(folder)).toHaveLength(3);
  });
});

describe('fault 36: two processes', () => {
  test('that open a new record and write it at once lose nothing and double nothing', async () => {
    const folder = newFolder();
    const writers = [startWriter(program, folder, [0, 60]), startWriter(program, folder, [40, 100])];
    const ends = await Promise.all(writers.map(({ ended }) => ended));
    expect(ends).toEqual([
      { code: 0, complaints: '' },
      { code: 0, complaints: '' },
    ]);
    expect(complaintsAbout(folder)).toEqual([]);
    expect(await idsIn(folder)).toHaveLength(100);
    expect(reportsPerArticle(folder)).toEqual([REPORTS]);
  });

  test('may read while the other writes, and see whole articles only', async () => {
    const folder = newFolder();
    const store = await createSqliteStore({ folder });
    const writer = startWriter(program, folder, [0, 100]);
    const seen: number[] = [];
    let running = true;
    const watched = writer.ended.then(() => {
      running = false;
    });
    while (running) {
      seen.push((await store.evidence(asking({ limit: 10_000 }))).length);
      await pause(5);
    }
    await watched;
    expect(seen.filter((count) => count % REPORTS !== 0)).toEqual([]);
    expect(await store.evidence(asking({ limit: 10_000 }))).toHaveLength(100 * REPORTS);
    await store.close();
  });
});
