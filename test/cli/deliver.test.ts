// Digests into a folder by commands: when, once, after a pause, where it can't be written, and wrong values.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFollowingFolders, deliver, filesIn, ledgerOf, MORNING } from './following-folder.ts';
import { daybook, jsonLines } from './program.ts';

const folders = createFollowingFolders();
const { following } = folders;
beforeAll(folders.open);
afterAll(folders.remove);

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
    expect(await ledgerOf(place)).toMatchObject([
      { status: 'sent', message: expect.stringContaining('2017-07-25.md') },
    ]);
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
    expect(await ledgerOf(place)).toEqual([]);
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
    const args = ['--saga', 'sessions', '--to', 'slack:C0123', '--zone', 'Mars/Olympus', '--data', folders.base];
    const run = await daybook(['subscribe', ...args]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(
      /^daybook: The zone is a name such as America\/New_York[^\n]* it is “Mars\/Olympus”\.\n$/,
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
