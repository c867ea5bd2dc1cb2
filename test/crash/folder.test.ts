// Digests into a folder, from a record on either engine: killed at every step and at random moments, delivered by three processes at once.
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import {
  createFollowingDatabases,
  createFollowingFolders,
  deliver,
  type FollowingFolders,
  filesIn,
  ledgerOf,
  MORNING,
  type Place,
} from '../cli/following-folder.ts';
import { daybookProcess, PROGRAM } from '../cli/program.ts';
import { POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { createChance } from './chance.ts';

const chance = createChance('a folder killed at random moments');

/** Starts a delivery that ends itself at a step; the signal that ended it. */
const crashAt = ({ data }: Place, step: string): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, 'deliver', '--as-of', MORNING, '--data', data, '--json'], {
      stdio: 'ignore',
      env: { ...process.env, CRASH_AT: step },
    });
    child.on('error', reject);
    child.on('close', (_, signal) => resolve(signal));
  });

/** Starts a delivery and kills it some time later, or lets it end before. */
const killedAfter = ({ data }: Place, asOf: string, milliseconds: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, 'deliver', '--as-of', asOf, '--data', data], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const A_MINUTE = 60_000;
const noon = (day: number): string => `2017-07-${day}T12:00:00Z`;

/** Milliseconds that a piece of work takes. */
async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function describeKills(name: string, folders: FollowingFolders): void {
  describe(`${name}: digests into a folder`, () => {
    const { following } = folders;
    beforeAll(folders.open);
    afterAll(folders.remove);

    test.each(['before-plan', 'before-intent', 'after-intent', 'after-post', 'after-record'])(
      'fault 31: killed %s, the next run brings it to its end',
      async (step) => {
        const place = await following();
        expect(await crashAt(place, step)).toBe('SIGKILL');
        const lines = await deliver(place);
        expect(lines.map(({ status }) => status)).toEqual(step === 'after-record' ? [] : ['sent']);
        expect(filesIn(place)).toHaveLength(1);
        expect(await ledgerOf(place)).toMatchObject([
          { status: 'sent', attempts: /after-(?:intent|post)/.test(step) ? 2 : 1 },
        ]);
        expect(await deliver(place)).toEqual([]);
      },
    );

    test('fault 31: killed at random moments day after day, every day is told once', async () => {
      const place = await following();
      const whole = await timed(() => killedAfter(place, noon(19), A_MINUTE));
      // Were nothing owed before the last of them, its digest would look back just far enough.
      for (const day of [20, 21, 22, 23, 24, 25])
        for (let kill = 0; kill < 2; kill++) await killedAfter(place, noon(day), (0.3 + 0.8 * chance.draw()) * whole);
      await deliver(place, noon(26));
      const ledger = await ledgerOf(place);
      const all = ledger.map((row) => JSON.stringify(row)).join('\n');
      const rows = ledger.filter(({ status }) => status !== 'skipped');
      expect([...new Set(rows.map(({ status }) => status))], all).toEqual(['sent']);
      const days = rows.map(({ digest }) => digest as { readonly from: string; readonly to: string });
      expect(days[0]?.from, all).toBe('2017-07-18');
      for (const [i, { from }] of days.entries()) if (i > 0) expect(from, all).toBe(addDays(days[i - 1]?.to ?? '', 1));
      expect(days.at(-1)?.to, all).toBe('2017-07-25');
      expect(filesIn(place), all).toHaveLength(rows.length);
    }, 240_000);

    test('fault 39: run by three processes at once, each digest is sent by one', async () => {
      const place = await following();
      const lines = (await Promise.all([1, 2, 3].map(() => deliver(place, MORNING, daybookProcess)))).flat();
      expect(lines.map(({ status }) => status)).toEqual(['sent']);
      expect(filesIn(place)).toHaveLength(1);
    });
  });
}

describeKills('SQLite', createFollowingFolders());
describe.skipIf(withoutPostgres)(POSTGRES_TITLE, () => describeKills('PostgreSQL', createFollowingDatabases()));
