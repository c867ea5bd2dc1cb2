// Several workers on one PostgreSQL record, killed again and again: every day is told once.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { openFeedFolders } from '../cli/feed-folder.ts';
import { createFollowingDatabases, filesIn, ledgerOf } from '../cli/following-folder.ts';
import { jsonLines } from '../cli/program.ts';
import { longText, rss } from '../http/feed-server.ts';
import { newDatabase, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { createChance } from './chance.ts';
import { type Running, run, start } from './program.ts';

const chance = createChance('workers killed at random moments');
/** Milliseconds that five days of starts and kills may take beside the other kills: a loaded machine takes several times what a quiet one does. */
const PATIENCE = 300_000;
/** Milliseconds after which a process's end has been seen and what it sent has arrived. */
const GRACE = '200';

describe.skipIf(withoutPostgres)(`workers on ${POSTGRES_TITLE}`, () => {
  const folders = createFollowingDatabases();
  beforeAll(folders.open);
  afterAll(folders.remove);

  test('of which two are killed every day, tell every day once', { timeout: PATIENCE }, async () => {
    const place = await folders.following();
    const work = (asOf: string): Running =>
      start(['serve', '--roles', 'work', '--as-of', asOf, '--data', place.data], {
        DAYBOOK_POLLING: 'off',
        DAYBOOK_GRACE: GRACE,
        LOG_LEVEL: 'error',
      });
    for (let day = 20; day <= 24; day++) {
      const workers = [1, 2, 3].map(() => work(`2017-07-${day}T12:00:00Z`));
      await Promise.all(
        workers.slice(1).map(async (worker) => {
          await pause(chance.draw() * 2500);
          worker.kill();
        }),
      );
      const isDone = async () =>
        (await ledgerOf(place)).every(({ status }) => status !== 'planned' && status !== 'sending') &&
        (await ledgerOf(place)).some(({ digest }) => (digest as { to: string }).to === `2017-07-${day - 1}`);
      await expect.poll(isDone, { timeout: 60_000, interval: 300 }).toBe(true);
      workers[0]?.stop();
      await Promise.all(workers.map(({ ended }) => ended));
    }
    const rows = (await ledgerOf(place)).filter(({ status }) => status !== 'skipped');
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']));
    const days = rows.map(({ digest }) => digest as { readonly from: string; readonly to: string });
    for (const [i, { from }] of days.entries()) if (i > 0) expect(from).toBe(addDays(days[i - 1]?.to ?? '', 1));
    expect(filesIn(place)).toHaveLength(rows.length);
  });
  test('of which two are killed while they read feeds, keep every article once and settle it', {
    timeout: PATIENCE,
  }, async () => {
    const reading = await openFeedFolders();
    const { server } = reading;
    const paths = Array.from({ length: 12 }, (_, n) => `/feed-${n}`);
    for (const [n, path] of paths.entries()) {
      const items = [n, n + 1].map((k) => ({
        link: `https://post.example/story-${k}`,
        title: `Harbour lock, part ${k}`,
        text: longText(`The harbour lock closed for the ${k + 2}nd time on 11 June 2024, and the mayor said so.`),
        published: '2024-06-12T07:00:00Z',
      }));
      server.serve(path, { body: rss(items), after: 150, headers: { 'cache-control': 'max-age=3600' } });
    }
    const { address } = await newDatabase();
    const environment = { DAYBOOK_DATABASE: address, DAYBOOK_DATA: reading.dataWith(paths) };
    const ask = (args: readonly string[]) => run([...args, '--json'], environment).then(jsonLines);
    const workers = [1, 2, 3].map(() =>
      start(['serve', '--roles', 'work'], { ...environment, DAYBOOK_POLLING: 'on', LOG_LEVEL: 'error' }),
    );
    try {
      await Promise.all(
        workers.slice(1).map(async (worker) => {
          await pause(1500 + chance.draw() * 3000);
          worker.kill();
        }),
      );
      const isDone = async () => {
        const [jobs] = (await ask(['jobs'])) as { feeds: { known: number; due: number }; unsettled: unknown[] }[];
        return { ...jobs?.feeds, unsettled: jobs?.unsettled };
      };
      await expect
        .poll(isDone, { timeout: 120_000, interval: 1000 })
        .toMatchObject({ known: paths.length, due: 0, unsettled: [] });
      const titles = (await ask(['articles', '--saga', 'harbour'])).map(({ title }) => title);
      expect(titles.sort()).toEqual(Array.from({ length: 13 }, (_, k) => `Harbour lock, part ${k}`).sort());
      expect(server.atOnce()).toBe(1);
    } finally {
      for (const worker of workers) worker.kill();
      await reading.close();
    }
  });
});
