// Digests into a folder, through the real program: run twice, killed at every step, two processes at once, wrong values.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

const { path: root, remove } = temporaryFolder();
afterAll(remove);
/** A record that was read once; every test starts with a copy. */
const base = join(root, 'base');
beforeAll(async () => {
  await daybook(['articles', '--saga', 'sessions', '--data', base, '--json']);
}, 120_000);

const PROGRAM = process.env.DAYBOOK_ENTRY ?? fileURLToPath(new URL('../../bin/daybook.mjs', import.meta.url));
const MORNING = '2017-07-26T12:00:00Z';
let places = 0;

interface Place {
  readonly data: string;
  readonly out: string;
}

/** A new data folder with one folder that follows the bundled saga. */
async function following(...more: readonly string[]): Promise<Place> {
  const data = join(root, `data-${places}`);
  const out = join(root, `out-${places++}`);
  cpSync(base, data, { recursive: true });
  const args = ['--saga', 'sessions', '--to', `file:${out}`, '--at', '08:00', '--zone', 'America/New_York'];
  const run = await daybook(['subscribe', ...args, ...more, '--data', data, '--json']);
  expect(run.stderr).toBe('');
  return { data, out };
}

/** The digests; every folder also has an index. */
const filesIn = ({ out }: Place): readonly string[] =>
  existsSync(out) ? readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\d\.md$/.test(name)) : [];

async function deliver({ data }: Place, asOf = MORNING): Promise<Record<string, unknown>[]> {
  const run = await daybook(['deliver', '--as-of', asOf, '--data', data, '--json']);
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  return jsonLines(run.stdout);
}

const ledger = async ({ data }: Place): Promise<Record<string, unknown>[]> =>
  jsonLines((await daybook(['deliveries', '--data', data, '--json'])).stdout);

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

describe('daybook deliver', () => {
  test('writes the digest of the day before, once, at its time and not before', async () => {
    const place = await following();
    expect(await deliver(place, '2017-07-26T11:59:59Z')).toEqual([]);
    const [line] = await deliver(place);
    expect(line).toMatchObject({ to: `file:${place.out}`, status: 'sent', attempts: 1 });
    expect(line?.digest).toEqual({ from: '2017-07-25', to: '2017-07-25' });
    expect(filesIn(place)).toEqual([join('sessions', '2017-07-25.md')]);
    const text = readFileSync(join(place.out, 'sessions/2017-07-25.md'), 'utf8');
    expect(text).toContain('Tuesday, 25 July 2017');

    writeFileSync(join(place.out, 'sessions/2017-07-25.md'), 'mine now');
    expect(await deliver(place)).toEqual([]);
    expect(readFileSync(join(place.out, 'sessions/2017-07-25.md'), 'utf8')).toBe('mine now');
    expect(await ledger(place)).toMatchObject([{ status: 'sent', message: expect.stringContaining('2017-07-25.md') }]);
  });

  test.each(['before-plan', 'before-intent', 'after-intent', 'after-post', 'after-record'])(
    'fault 31: killed %s, the next run brings it to its end',
    async (step) => {
      const place = await following();
      expect(await crashAt(place, step)).toBe('SIGKILL');
      const lines = await deliver(place);
      expect(lines.map(({ status }) => status)).toEqual(step === 'after-record' ? [] : ['sent']);
      expect(filesIn(place)).toHaveLength(1);
      expect(await ledger(place)).toMatchObject([
        { status: 'sent', attempts: /after-(?:intent|post)/.test(step) ? 2 : 1 },
      ]);
      expect(await deliver(place)).toEqual([]);
    },
  );

  test('fault 31: killed at random moments day after day, every day is told once', async () => {
    const place = await following();
    for (let day = 20; day <= 27; day++) {
      await killedAfter(place, `2017-07-${day}T12:00:00Z`, Math.random() * 900);
    }
    await deliver(place, '2017-07-28T12:00:00Z');
    const rows = (await ledger(place)).filter(({ status }) => status !== 'skipped');
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']));
    const days = rows.map(({ digest }) => digest as { readonly from: string; readonly to: string });
    for (const [i, { from }] of days.entries()) if (i > 0) expect(from).toBe(addDays(days[i - 1]?.to ?? '', 1));
    expect(days.at(-1)?.to).toBe('2017-07-27');
    expect(filesIn(place)).toHaveLength(rows.length);
  });

  test('fault 39: run by three processes at once, each digest is sent by one', async () => {
    const place = await following();
    const lines = (await Promise.all([deliver(place), deliver(place), deliver(place)])).flat();
    expect(lines.map(({ status }) => status)).toEqual(['sent']);
    expect(filesIn(place)).toHaveLength(1);
  });

  test('after days without a run writes one digest of them all, marked as such', async () => {
    const place = await following();
    await deliver(place);
    expect(await deliver(place, '2017-07-29T12:00:00Z')).toMatchObject([
      { digest: { from: '2017-07-26', to: '2017-07-28' }, status: 'sent' },
    ]);
    const name = join(place.out, 'sessions/2017-07-26_2017-07-28.md');
    expect(readFileSync(name, 'utf8')).toContain('Catching up: 3 digests');
  });

  test('to a folder that cannot be written says so, and the subscription rests', async () => {
    const place = await following();
    writeFileSync(place.out, 'a file where the folder should be');
    const [line] = await deliver(place);
    expect(line).toMatchObject({ status: 'failed', reason: expect.stringContaining('could not be written') });
    expect(await deliver(place, '2017-07-27T12:00:00Z')).toEqual([]);
    const list = await daybook(['subscriptions', '--data', place.data, '--json']);
    expect(jsonLines(list.stdout)).toMatchObject([{ paused: true, reason: expect.stringContaining('could not') }]);
  });

  test('to a platform without a token says so and keeps it owed', async () => {
    const { data } = await following();
    const to = ['--saga', 'sessions', '--to', 'slack:C0123', '--at', '08:00', '--zone', 'UTC', '--data', data];
    await daybook(['subscribe', ...to]);
    const lines = jsonLines((await daybook(['deliver', '--as-of', MORNING, '--data', data, '--json'])).stdout);
    const slack = lines.find(({ to: target }) => target === 'slack:C0123');
    expect(slack).toMatchObject({ status: 'failed', reason: expect.stringContaining('not set up') });
    const rows = jsonLines((await daybook(['deliveries', '--data', data, '--json'])).stdout);
    expect(rows.find(({ to: target }) => target === 'slack:C0123')).toMatchObject({ status: 'planned' });
  });

  test('--dry-run shows what would be sent and sends nothing', async () => {
    const place = await following();
    const run = await daybook(['deliver', '--as-of', MORNING, '--data', place.data, '--dry-run', '--plain']);
    expect(run.stdout).toContain('Tuesday, 25 July 2017');
    expect(filesIn(place)).toEqual([]);
    expect(await ledger(place)).toEqual([]);
  });
});

describe('daybook subscribe', () => {
  test('again changes the subscription; pause, resume and unsubscribe do what they say', async () => {
    const place = await following();
    const id = String(
      jsonLines((await daybook(['subscriptions', '--data', place.data, '--json'])).stdout)[0]?.subscription,
    );
    const again = ['subscribe', '--saga', 'sessions', '--to', `file:${place.out}`, '--at', '9:30', '--zone', 'UTC'];
    const changed = await daybook([...again, '--days', 'mon,thu', '--data', place.data, '--json']);
    expect(jsonLines(changed.stdout)).toMatchObject([
      { subscription: id, at: '09:30', zone: 'UTC', days: 'mon,thu', period: 'since-last' },
    ]);
    const paused = await daybook(['pause', id, '--data', place.data, '--json']);
    expect(jsonLines(paused.stdout)).toMatchObject([{ paused: true, next: null }]);
    const resumed = await daybook(['resume', id, '--data', place.data, '--json']);
    expect(jsonLines(resumed.stdout)).toMatchObject([{ paused: false, reason: null }]);
    expect((await daybook(['unsubscribe', id, '--data', place.data])).code).toBe(0);
    expect((await daybook(['subscriptions', '--data', place.data])).stdout).toBe('');
    expect(await daybook(['unsubscribe', id, '--data', place.data])).toMatchObject({ code: 2 });
  });

  test('refuses a wrong value in one sentence', async () => {
    const args = ['--saga', 'sessions', '--to', 'slack:C0123', '--zone', 'Mars/Olympus', '--data', base];
    const run = await daybook(['subscribe', ...args]);
    expect(run.code).toBe(2);
    expect(run.stderr).toBe(
      'daybook: The zone is a name of the IANA database, such as America/New_York or Europe/Berlin; it is “Mars/Olympus”.\n',
    );
  });

  test('--replay tells the story from its first day on, beginning with the next digest', async () => {
    const place = await following('--replay', '2017-07-25', '--as-of', '2024-05-02T13:00:00Z');
    expect(await deliver(place, '2024-05-02T14:00:00Z')).toEqual([]);
    expect(await deliver(place, '2024-05-03T12:00:00Z')).toMatchObject([
      { digest: { from: '2017-07-25', to: '2017-07-25' }, status: 'sent' },
    ]);
    expect(readFileSync(join(place.out, 'sessions/2017-07-25.md'), 'utf8')).toContain('Told as it happened');
  });
});
