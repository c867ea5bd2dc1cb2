// A subscription that knows its channel alone learns the channel's workspace, and stays what it is otherwise.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../../src/model/place.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import { createWorld, type World } from './platform.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-workspaces-'));
const opened: World[] = [];
let world: World;
let asked: string[];
let answer: (channel: Channel) => Promise<string | null>;
afterAll(async () => {
  await Promise.all(opened.map(({ data }) => data.close()));
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  asked = [];
  answer = async ({ id }) => (id.startsWith('D') ? null : `team of ${id}`);
  world = await createWorld(join(root, `data-${opened.length}`));
  opened.push(world);
  const workspaceOf = (channel: Channel): Promise<string | null> => {
    asked.push(channel.id);
    return answer(channel);
  };
  Object.assign(world.platform, { workspaceOf });
  Object.assign(world, { ports: { ...world.ports, seen: new Map() } });
});

const HOUR = 3_600_000;
const channelOf = (id: string, workspace: string | null = null): Channel => ({ platform: 'slack', workspace, id });
const plain = subscriptionWith({ channel: channelOf('C1'), since: Date.parse('2024-05-02T12:00:00Z'), at: '23:00' });
const stored = async (id = plain.id) => (await world.data.ledger.subscription(id))?.subscription;

describe('a subscription from the command line', () => {
  test('learns its workspace with the next run, also where it is paused, and nothing else changes', async () => {
    const other = { ...plain, id: 'ffffffffffff', saga: 'another', isPaused: true, reason: 'on leave' };
    for (const one of [plain, other]) await world.data.ledger.subscribe(one);
    await world.deliver();
    expect(await stored()).toEqual({ ...plain, channel: channelOf('C1', 'team of C1') });
    expect(await stored(other.id)).toEqual({ ...other, channel: channelOf('C1', 'team of C1') });
    await world.deliver();
    expect(asked).toEqual(['C1']);
  });

  test('that was changed or ended while its platform was asked stays changed or ended', async () => {
    const other = { ...plain, id: 'ffffffffffff', channel: channelOf('C2') };
    for (const one of [plain, other]) await world.data.ledger.subscribe(one);
    answer = async ({ id }) => {
      if (id === 'C1') await world.data.ledger.subscribe({ ...plain, at: '22:00' });
      else await world.data.ledger.unsubscribe(other.id);
      return 'T1';
    };
    await world.deliver();
    expect(await stored()).toEqual({ ...plain, at: '22:00', channel: channelOf('C1', 'T1') });
    expect(await stored(other.id)).toBeUndefined();
  });
});

test('direct messages, and channels of which the platform does not tell, are asked about now and then', async () => {
  const away = { ...plain, id: 'ffffffffffff', channel: channelOf('C2') };
  for (const one of [{ ...plain, channel: channelOf('D1') }, away]) await world.data.ledger.subscribe(one);
  answer = ({ id }) => (id === 'C2' ? Promise.reject(new Error('no route')) : Promise.resolve(null));
  for (let i = 0; i < 3; i++) await world.deliver();
  expect(asked.sort()).toEqual(['C2', 'D1']);
  world.now += HOUR;
  answer = async () => 'T1';
  await world.deliver();
  expect(asked).toHaveLength(4);
  expect((await stored(away.id))?.channel).toEqual(channelOf('C2', 'T1'));
});

test('what knows its workspace is never asked about', async () => {
  await world.data.ledger.subscribe({ ...plain, channel: channelOf('C1', 'T1') });
  await world.deliver();
  expect(asked).toEqual([]);
});
