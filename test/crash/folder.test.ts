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
      for (let day = 20; day <= 27; day++) {
        await killedAfter(place, `2017-07-${day}T12:00:00Z`, chance.draw() * 900);
      }
      await deliver(place, '2017-07-28T12:00:00Z');
      const rows = (await ledgerOf(place)).filter(({ status }) => status !== 'skipped');
      expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']));
      const days = rows.map(({ digest }) => digest as { readonly from: string; readonly to: string });
      for (const [i, { from }] of days.entries()) if (i > 0) expect(from).toBe(addDays(days[i - 1]?.to ?? '', 1));
      expect(days.at(-1)?.to).toBe('2017-07-27');
      expect(filesIn(place)).toHaveLength(rows.length);
    });

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
