// What people should know about what they follow is told once, wherever it was noticed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { oweNotice } from '../../../src/bot/delivery/notices.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import { createWorld, type World } from './platform.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-notices-'));
const opened: World[] = [];
let world: World;
afterAll(async () => {
  await Promise.all(opened.map(({ data }) => data.close()));
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  world = await createWorld(join(root, `data-${opened.length}`));
  opened.push(world);
});

/** Nothing but notices is owed to it. */
const subscription = subscriptionWith({ since: Date.parse('2024-05-02T12:00:00Z'), at: '23:00', createdBy: 'U1' });
const silent = { key: 'feed a failed since 2024-05-01', text: 'The feed of the Harbour Post has failed since 1 May.' };

describe('a notice', () => {
  test('is posted to the channel once, by two processes and for ever', async () => {
    await world.data.ledger.subscribe(subscription);
    const other = await createWorld(join(root, `data-${opened.indexOf(world)}`), world.platform, 'other');
    opened.push(other);
    const owed = await Promise.all([world, other, world].map(({ ports }) => oweNotice(ports, subscription, silent)));
    expect(owed.filter(Boolean)).toHaveLength(1);
    await Promise.all([world.deliver(), other.deliver()]);
    expect(world.platform.posts).toMatchObject([{ person: null, message: { summary: silent.text } }]);
    world.now += 90 * 86_400_000;
    expect(await oweNotice(world.ports, subscription, silent)).toBe(false);
    const later = await world.deliver();
    expect(later.map(({ delivery }) => delivery.kind)).toEqual(['digest']);
  });

  test('of another key is another one', async () => {
    await world.data.ledger.subscribe(subscription);
    await oweNotice(world.ports, subscription, silent);
    await oweNotice(world.ports, subscription, { key: 'feed a works', text: 'The feed works again.' });
    await world.deliver();
    expect(world.platform.posts.map(({ message }) => message.summary).sort()).toEqual([
      silent.text,
      'The feed works again.',
    ]);
  });

  test('can go to the person who made the subscription, where there is one', async () => {
    await world.data.ledger.subscribe(subscription);
    expect(await oweNotice(world.ports, subscription, { ...silent, to: 'maker' })).toBe(true);
    await world.deliver();
    expect(world.platform.posts).toMatchObject([{ person: 'U1' }]);
    const made = subscriptionWith({ createdBy: null });
    expect(await oweNotice(world.ports, made, { ...silent, key: 'other', to: 'maker' })).toBe(false);
  });

  test('is not owed to a channel that does not follow any more', async () => {
    await world.data.ledger.subscribe({ ...subscription, isPaused: true, reason: 'on leave' });
    expect(await oweNotice(world.ports, subscription, silent)).toBe(false);
    await world.data.ledger.unsubscribe(subscription.id);
    expect(await oweNotice(world.ports, subscription, silent)).toBe(false);
  });

  test('is shown inert, whatever stands in it', async () => {
    await world.data.ledger.subscribe(subscription);
    await oweNotice(world.ports, subscription, { key: 'k', text: 'One\u202e\nline\u0000' });
    await world.deliver();
    expect(world.platform.posts[0]?.message.summary).toBe('One line');
  });
});
