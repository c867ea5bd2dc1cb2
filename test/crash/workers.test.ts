// Several workers on one PostgreSQL record, killed again and again: every day is told once.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { createFollowingDatabases, filesIn, ledgerOf } from '../cli/following-folder.ts';
import { POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { createChance } from './chance.ts';
import { type Running, start } from './program.ts';

const chance = createChance('workers killed at random moments');
/** Milliseconds after which a process's end has been seen and what it sent has arrived. */
const GRACE = '200';

describe.skipIf(withoutPostgres)(`workers on ${POSTGRES_TITLE}`, () => {
  const folders = createFollowingDatabases();
  beforeAll(folders.open);
  afterAll(folders.remove);

  test('of which two are killed every day, tell every day once', async () => {
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
});
