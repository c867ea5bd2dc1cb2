// Turns a way to open a ledger into the suite that every engine must pass.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/model/subscription.ts';
import type { Ledger, Settlement } from '../../src/ports.ts';
import { debtOf, deliveryOn, subscriptionWith } from './ledger-records.ts';

export interface TwoLedgers {
  readonly one: Ledger;
  readonly other: Ledger;
  /** From now on the process of `one` counts as ended. */
  kill(): void;
}

const ID = 'a1b2c3d4e5f6';
const AT = { now: 1000, until: 2000, grace: 100 };
const EARLY = '0001-01-01';

/** `openTwo` gives two ledgers over the same empty place, as two processes have them. */
export function describeLedger(name: string, openTwo: () => Promise<TwoLedgers>): void {
  let two: TwoLedgers;
  let one: Ledger;
  let other: Ledger;
  beforeEach(async () => {
    two = await openTwo();
    ({ one, other } = two);
  });

  const statusOf = async (id: string): Promise<Delivery | undefined> =>
    (await other.deliveries()).find((delivery) => delivery.id === id);
  const owed = async (slot: string, maker: string | null = null): Promise<Delivery> => {
    await one.subscribe(subscriptionWith({ createdBy: maker }));
    const delivery = deliveryOn(slot);
    const before = (await one.subscription(ID))?.lastSlot ?? null;
    expect(await one.plan(delivery, before, EARLY)).toBe(true);
    return delivery;
  };

  describe(`${name}: subscriptions`, () => {
    test('come back as they were made, and are changed by their id', async () => {
      const full = subscriptionWith({
        channel: { platform: 'discord', workspace: null, id: '42' },
        days: [2, 6],
        period: { kind: 'days', count: 7 },
        whenEmpty: 'silent',
        quiet: { from: '22:00', to: '07:00' },
        alerts: { perDay: 3 },
        replay: { startedOn: '2024-01-01', storyDay: '2017-07-19' },
        isPaused: true,
        reason: 'gone',
        createdBy: 'U1',
        createdAt: 1_700_000_000_123,
        since: 1_700_000_000_456,
      });
      await one.subscribe(full);
      expect(await other.subscriptions()).toEqual([{ subscription: full, lastSlot: null }]);
      const changed = { ...full, at: '09:30', quiet: null, alerts: null, replay: null, isPaused: false, reason: null };
      await one.subscribe(changed);
      expect(await other.subscription(ID)).toEqual({ subscription: changed, lastSlot: null });
    });

    test('that are ended owe nothing more, keep their deliveries, and remember them when they come back', async () => {
      const delivery = await owed('2024-05-02');
      expect(await other.unsubscribe(ID)).toBe(true);
      expect(await other.unsubscribe(ID)).toBe(false);
      expect(await one.subscriptions()).toEqual([]);
      expect(await one.subscriptions({ withEnded: true })).toHaveLength(1);
      expect(await one.open(1000)).toEqual([]);
      expect((await statusOf(delivery.id))?.status).toBe('skipped');
      await one.subscribe(subscriptionWith());
      expect((await one.subscription(ID))?.lastSlot).toBe('2024-05-02');
    });
  });

  describe(`${name}: planning`, () => {
    test('fault 39: a digest is owed once, whoever plans it', async () => {
      await one.subscribe(subscriptionWith());
      const plans = Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? one : other).plan(deliveryOn('2024-05-02'), null, EARLY),
      );
      expect((await Promise.all(plans)).filter(Boolean)).toHaveLength(1);
      expect(await one.deliveries()).toHaveLength(1);
    });

    test('a plan made before somebody else’s is refused, so that no day is told twice', async () => {
      await owed('2024-05-02');
      expect(await other.plan(deliveryOn('2024-05-03'), null, EARLY)).toBe(false);
      expect(await other.plan(deliveryOn('2024-05-03'), '2024-05-02', EARLY)).toBe(true);
    });

    test('of many at once owes each that nobody has owed, and refuses the others alone', async () => {
      await owed('2024-05-02');
      await one.subscribe(subscriptionWith({ id: 'ffffffffffff' }));
      const second = deliveryOn('2024-05-03', { id: 'ffffffffffff-2024-05-03', subscription: 'ffffffffffff' });
      const plans = [
        { delivery: deliveryOn('2024-05-03'), after: null, earliest: EARLY },
        { delivery: second, after: null, earliest: EARLY },
      ];
      expect(await other.planAll(plans)).toEqual([false, true]);
      expect(await other.planAll([])).toEqual([]);
      expect((await one.open(1000)).map(({ id }) => id)).toEqual([deliveryOn('2024-05-02').id, second.id]);
      expect((await one.open(1000, 'ffffffffffff')).map(({ id }) => id)).toEqual([second.id]);
    });

    test('shows at once in the list of subscriptions, to both processes, as every change of theirs does', async () => {
      const listed = async () =>
        [await one.subscriptions(), await other.subscriptions()].map((list) =>
          list.map(({ subscription: { isPaused }, lastSlot }) => [isPaused, lastSlot]),
        );
      await owed('2024-05-02');
      expect(await listed()).toEqual(Array(2).fill([[false, '2024-05-02']]));
      await other.plan(deliveryOn('2024-05-03'), '2024-05-02', EARLY);
      expect(await listed()).toEqual(Array(2).fill([[false, '2024-05-03']]));
      await one.plan(deliveryOn('2024-05-04'), '2024-05-03', EARLY);
      expect(await listed()).toEqual(Array(2).fill([[false, '2024-05-04']]));
      const { id } = deliveryOn('2024-05-04');
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'failed', reason: 'gone', stops: true });
      expect(await listed()).toEqual(Array(2).fill([[true, '2024-05-04']]));
      await other.unsubscribe(ID);
      expect(await listed()).toEqual([[], []]);
    });

    test('what is still planned is told together with the next, as far back as is allowed', async () => {
      const first = await owed('2024-05-02');
      await owed('2024-05-03');
      expect(await one.plan(deliveryOn('2024-05-04'), '2024-05-03', '2024-05-03')).toBe(true);
      const open = await one.open(1000);
      expect(open).toMatchObject([{ slot: '2024-05-04', from: '2024-05-03', to: '2024-05-04', merged: 2, dropped: 1 }]);
      expect(await statusOf(first.id)).toMatchObject({
        status: 'skipped',
        reason: expect.stringContaining('together'),
      });
    });

    test('what is older than is allowed is left out, says so and is counted', async () => {
      const first = await owed('2024-05-02');
      const next = deliveryOn('2024-05-12', { dropped: 4 });
      expect(await one.plan(next, '2024-05-02', '2024-05-06')).toBe(true);
      expect(await one.open(1000)).toMatchObject([{ slot: '2024-05-12', from: next.from, merged: 1, dropped: 5 }]);
      expect(await statusOf(first.id)).toMatchObject({
        status: 'skipped',
        reason: expect.stringContaining('Left out'),
      });
    });

    test('a digest that its owner had sent again is told by itself: the days since then were told', async () => {
      const first = await owed('2024-05-02');
      await one.begin(first.id, AT);
      await one.settle(first.id, 1, { status: 'failed', reason: 'no' });
      const second = await owed('2024-05-03');
      await one.begin(second.id, AT);
      await one.settle(second.id, 1, { status: 'sent', reason: null, messageIds: ['m'] });
      expect(await other.again(first.id)).toBe(true);
      await owed('2024-05-04');
      expect(await one.open(1000)).toMatchObject([
        { slot: '2024-05-02', to: first.to, status: 'planned' },
        { slot: '2024-05-04', from: deliveryOn('2024-05-04').from, merged: 1 },
      ]);
    });

    test('nothing is planned for a paused, an ended or an unknown subscription', async () => {
      expect(await one.plan(deliveryOn('2024-05-02'), null, EARLY)).toBe(false);
      await one.subscribe(subscriptionWith({ isPaused: true, reason: 'later' }));
      expect(await one.plan(deliveryOn('2024-05-02'), null, EARLY)).toBe(false);
      await one.unsubscribe(ID);
      expect(await one.plan(deliveryOn('2024-05-02'), null, EARLY)).toBe(false);
    });
  });

  describe(`${name}: owing what no calendar asks for`, () => {
    test('is done once for its id, whoever owes it, many on one day', async () => {
      await one.subscribe(subscriptionWith());
      const owes = Array.from({ length: 10 }, (_, i) => (i % 2 ? one : other).owe(debtOf('update', 'first')));
      expect((await Promise.all(owes)).filter(Boolean)).toHaveLength(1);
      expect(await other.owe(debtOf('update', 'second'))).toBe(true);
      expect(await one.open(1000)).toMatchObject([
        { kind: 'update', about: 'first', slot: '2024-05-02' },
        { kind: 'update', about: 'second', slot: '2024-05-02' },
      ]);
    });

    test('comes back whole', async () => {
      await one.subscribe(subscriptionWith({ createdBy: 'U1' }));
      const notice = debtOf('notice', 'n', { about: 'The feed is silent.', person: 'U1' });
      await one.owe(notice);
      expect(await other.deliveries()).toEqual([notice]);
    });

    test('keeps to a limit for each kind and day; what was skipped does not count', async () => {
      await one.subscribe(subscriptionWith());
      const alert = (alertName: string) =>
        (alertName < 'c' ? one : other).owe(debtOf('alert', alertName), { atMost: 2 });
      await one.owe(debtOf('update', 'u'));
      expect([await alert('a'), await alert('b'), await alert('c')]).toEqual([true, true, false]);
      await one.begin(debtOf('alert', 'a').id, AT);
      await one.settle(debtOf('alert', 'a').id, 1, { status: 'skipped', reason: 'too late' });
      expect(await alert('d')).toBe(true);
      expect(await one.owe(debtOf('alert', 'e', { slot: '2024-05-03' }), { atMost: 2 })).toBe(true);
    });

    test('keeps to the limit when many owe at once', async () => {
      await one.subscribe(subscriptionWith());
      const owing = Array.from({ length: 8 }, (_, i) =>
        (i % 2 ? one : other).owe(debtOf('alert', `a${i}`), { atMost: 3 }),
      );
      expect((await Promise.all(owing)).filter(Boolean)).toHaveLength(3);
    });

    test('under a name that was used before is refused, and the other names go to the one that has it', async () => {
      await one.subscribe(subscriptionWith());
      expect(await one.owe(debtOf('alert', 'a'), { names: ['x', 'y'] })).toBe(true);
      expect(await other.owe(debtOf('alert', 'b'), { names: ['y', 'z'] })).toBe(false);
      expect(await other.owe(debtOf('alert', 'c'), { names: ['z'] })).toBe(false);
      expect(await other.owe(debtOf('update', 'd'), { names: ['z'] })).toBe(true);
      await one.subscribe(subscriptionWith({ id: 'ffffffffffff' }));
      const elsewhere = debtOf('alert', 'a', { id: 'ffffffffffffaa', subscription: 'ffffffffffff' });
      expect(await other.owe(elsewhere, { names: ['z'] })).toBe(true);
      expect(await other.deliveries(ID)).toHaveLength(2);
    });

    test('refused by the limit leaves its names free', async () => {
      await one.subscribe(subscriptionWith());
      expect(await one.owe(debtOf('alert', 'a'), { names: ['x'], atMost: 0 })).toBe(false);
      expect(await one.owe(debtOf('alert', 'a'), { names: ['x'], atMost: 1 })).toBe(true);
    });

    test('to a paused subscription is refused, except for a person; what was owed is skipped', async () => {
      await one.subscribe(subscriptionWith());
      await one.owe(debtOf('update', 'before'));
      await one.owe(debtOf('notice', 'before', { person: 'U1' }));
      await one.subscribe(subscriptionWith({ isPaused: true, reason: 'on leave' }));
      expect(await one.owe(debtOf('notice', 'channel'))).toBe(false);
      expect(await one.owe(debtOf('notice', 'person', { person: 'U1' }))).toBe(true);
      expect(await one.open(1000)).toMatchObject([{ person: 'U1' }, { person: 'U1' }]);
      expect(await statusOf(debtOf('update', 'before').id)).toMatchObject({ status: 'skipped' });
      expect(await one.owe(debtOf('notice', 'nobody', { subscription: 'unknown' }))).toBe(false);
    });

    test('is not merged into the next digest', async () => {
      await owed('2024-05-02');
      await one.owe(debtOf('alert', 'a'));
      await owed('2024-05-03');
      expect(await one.open(1000)).toMatchObject([{ kind: 'alert', status: 'planned' }, { merged: 2 }]);
    });
  });

  describe(`${name}: what was told`, () => {
    const shownAs = (sentence: string) => ({
      events: [{ from: '2024-05-02', to: '2024-05-02', sentence, article: 'a', keys: ['k'] }],
    });
    const settled = async (debt: Delivery, settlement: Settlement): Promise<void> => {
      const isOwed = debt.kind === 'digest' ? await one.plan(debt, null, EARLY) : await one.owe(debt);
      expect(isOwed).toBe(true);
      await one.begin(debt.id, AT);
      await one.settle(debt.id, 1, settlement);
    };

    test('comes back with what it showed, by saga or by subscription, from a day on', async () => {
      await one.subscribe(subscriptionWith());
      await one.subscribe(subscriptionWith({ id: 'ffffffffffff', saga: 'other' }));
      const shown = shownAs('The crane fell.');
      await settled(deliveryOn('2024-05-02'), { status: 'sent', reason: null, messageIds: ['m1'], shown });
      const elsewhere = deliveryOn('2024-05-03', { id: 'ffffffffffff-2024-05-03', subscription: 'ffffffffffff' });
      await settled(elsewhere, { status: 'sent', reason: null, messageIds: ['m2'], shown });
      const told = await other.told({ saga: 'harbour' }, '2024-05-02');
      expect(told).toMatchObject([{ delivery: { id: deliveryOn('2024-05-02').id, messageIds: ['m1'] }, shown }]);
      expect(await other.told({ subscription: ID }, '2024-05-02')).toEqual(told);
      expect(await other.told({ subscription: ID }, '2024-05-03')).toEqual([]);
      expect(await other.told({ saga: 'other' }, EARLY)).toMatchObject([{ shown }]);
    });

    test('is what people may have seen: no failed digest, but an update that nobody can find out about', async () => {
      await one.subscribe(subscriptionWith());
      const shown = shownAs('The crane fell.');
      await settled(deliveryOn('2024-05-02'), { status: 'failed', reason: 'no', shown });
      await settled(debtOf('update', 'u'), { status: 'unknown', reason: 'no answer', shown });
      await settled(debtOf('update', 'v'), { status: 'skipped', reason: 'nothing' });
      await settled(debtOf('notice', 'n'), { status: 'sent', reason: null, messageIds: ['m'], shown });
      expect(await other.told({ saga: 'harbour' }, EARLY)).toMatchObject([
        { delivery: { kind: 'update', about: 'u' } },
      ]);
    });

    test('is known of a digest that kept silent for want of news, which may be owed again', async () => {
      await one.subscribe(subscriptionWith());
      const digest = deliveryOn('2024-05-02');
      const shown = { events: [] };
      await settled(digest, { status: 'skipped', reason: 'Nothing is recorded.', shown });
      expect(await other.told({ subscription: ID }, EARLY)).toMatchObject([
        { delivery: { id: digest.id, status: 'skipped', messageIds: [] }, shown },
      ]);
      expect(await other.again(digest.id)).toBe(true);
      expect(await one.open(1000)).toMatchObject([{ id: digest.id, begunAt: null }]);
      expect(await other.told({ subscription: ID }, EARLY)).toEqual([]);
      expect(await other.again(digest.id)).toBe(false);
    });

    test('is forgotten where an update finds the message deleted', async () => {
      await one.subscribe(subscriptionWith());
      const digest = deliveryOn('2024-05-02');
      await settled(digest, { status: 'sent', reason: null, messageIds: ['m1'], shown: shownAs('The crane fell.') });
      const update = debtOf('update', 'u', { about: digest.id });
      await settled(update, { status: 'skipped', reason: 'The message was deleted.', forgets: true });
      expect(await other.told({ saga: 'harbour' }, EARLY)).toEqual([]);
      expect(await statusOf(digest.id)).toMatchObject({ status: 'sent', messageId: 'm1' });
    });

    test('is changed by one update at a time', async () => {
      await one.subscribe(subscriptionWith());
      const update = (id: string, about: string) => debtOf('update', id, { about });
      expect(await one.owe(update('u', 'x'), { isAlone: true })).toBe(true);
      expect(await other.owe(update('v', 'x'), { isAlone: true })).toBe(false);
      expect(await other.owe(update('w', 'y'), { isAlone: true })).toBe(true);
      await one.begin(update('u', 'x').id, AT);
      expect(await other.owe(update('v', 'x'), { isAlone: true })).toBe(false);
      await one.settle(update('u', 'x').id, 1, { status: 'sent', reason: null, messageIds: ['m'] });
      expect(await other.owe(update('v', 'x'), { isAlone: true })).toBe(true);
    });
  });

  describe(`${name}: sending`, () => {
    test('is begun by exactly one of many', async () => {
      const { id } = await owed('2024-05-02');
      const begins = Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).begin(id, AT));
      const begun = (await Promise.all(begins)).filter((b) => b !== null);
      expect(begun).toMatchObject([{ wasSending: false, delivery: { status: 'sending', attempts: 1, begunAt: 1000 } }]);
      expect(await other.open(1999)).toEqual([]);
    });

    test('that ended well is on record with the message’s id, and is never begun again', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      expect(await one.settle(id, 1, { status: 'sent', reason: null, messageIds: ['m1'], fingerprint: 'f' })).toBe(
        true,
      );
      expect(await statusOf(id)).toMatchObject({
        status: 'sent',
        messageId: 'm1',
        messageIds: ['m1'],
        fingerprint: 'f',
        attempts: 1,
      });
      expect(await other.begin(id, { ...AT, now: 9_000_000, until: 9_000_001 })).toBeNull();
      expect(await other.open(9_000_000)).toEqual([]);
    });

    test('of several pages keeps all of their ids', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'sent', reason: null, messageIds: ['m1', 'm2', 'm3'] });
      expect(await statusOf(id)).toMatchObject({ messageId: 'm1', messageIds: ['m1', 'm2', 'm3'] });
    });

    test('may be tried again, not before its time', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'planned', reason: 'busy', notBefore: 5000 });
      expect(await other.open(4999)).toEqual([]);
      expect(await other.begin(id, { ...AT, now: 4999, until: 5999 })).toBeNull();
      expect(await other.open(5000)).toHaveLength(1);
      const begun = await other.begin(id, { ...AT, now: 5000, until: 6000 });
      expect(begun).toMatchObject({ wasSending: false, delivery: { attempts: 2, begunAt: 1000 } });
    });

    test('fault 40: whose lease ran out is taken over and looked for; the first one’s failure counts no more', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      expect(await other.open(2000)).toHaveLength(1);
      const begun = await other.begin(id, { ...AT, now: 2000, until: 3000 });
      expect(begun).toMatchObject({ wasSending: true, delivery: { attempts: 2 } });
      expect(await one.settle(id, 1, { status: 'failed', reason: 'late', stops: true })).toBe(false);
      expect(await statusOf(id)).toMatchObject({ status: 'sending' });
      expect((await one.subscription(ID))?.subscription.isPaused).toBe(false);
    });

    test('that reached the platform after all is recorded even when somebody else has taken over', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      await other.begin(id, { ...AT, now: 2000, until: 3000 });
      await one.settle(id, 1, { status: 'sent', reason: null, messageIds: ['m1'] });
      expect(await other.settle(id, 2, { status: 'unknown', reason: 'no answer' })).toBe(false);
      expect(await statusOf(id)).toMatchObject({ status: 'sent', messageId: 'm1' });
    });

    test('of a process that ended is taken over when the grace is over since that was seen, long before the lease ends', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      expect(await other.begin(id, { ...AT, now: 1400 })).toBeNull();
      two.kill();
      expect(await other.open(1500)).toHaveLength(1);
      expect(await other.begin(id, { ...AT, now: 1500 })).toBeNull();
      expect(await other.open(1599)).toEqual([]);
      expect(await other.begin(id, { ...AT, now: 1599 })).toBeNull();
      expect(await other.open(1600)).toHaveLength(1);
      expect(await other.begin(id, { ...AT, now: 1600, until: 2600 })).toMatchObject({ wasSending: true });
    });

    test('of a process that ended waits no longer than for the end of its lease, and not at all without a grace', async () => {
      const first = await owed('2024-05-02');
      await one.begin(first.id, AT);
      const second = await owed('2024-05-03');
      await one.begin(second.id, AT);
      two.kill();
      expect(await other.begin(first.id, { ...AT, now: 1950, until: 2950 })).toBeNull();
      expect(await other.begin(first.id, { ...AT, now: 2000, until: 3000 })).toMatchObject({ wasSending: true });
      expect(await other.begin(second.id, { now: 1100, until: 2100, grace: 0 })).toMatchObject({ wasSending: true });
    });

    test('without an answer stays begun, and may be looked for from its time on', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'sending', reason: 'no answer', notBefore: 1500 });
      expect(await one.begin(id, { ...AT, now: 1499 })).toBeNull();
      expect(await one.begin(id, { ...AT, now: 1500 })).toMatchObject({ wasSending: true });
    });

    test('that ended owes a notice in the same change, once, and none for who came too late', async () => {
      const { id } = await owed('2024-05-02', 'U1');
      const owes = debtOf('notice', 'n', { about: 'Nobody knows.', person: 'U1' });
      const unknown: Settlement = { status: 'unknown', reason: 'no answer', owes };
      await one.begin(id, AT);
      await other.begin(id, { ...AT, now: 2000, until: 3000 });
      expect(await one.settle(id, 1, unknown)).toBe(false);
      expect(await one.deliveries()).toHaveLength(1);
      expect(await other.settle(id, 2, unknown)).toBe(true);
      expect(await one.open(1000)).toEqual([owes]);
      await other.again(id);
      await other.begin(id, AT);
      await other.settle(id, 3, unknown);
      expect(await one.deliveries()).toHaveLength(2);
    });

    test('that failed or is unknown is owed again only when its owner says so', async () => {
      const { id } = await owed('2024-05-02');
      expect(await one.again(id)).toBe(false);
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'unknown', reason: 'no answer' });
      expect(await one.open(9_000_000)).toEqual([]);
      expect(await other.again(id)).toBe(true);
      expect(await one.begin(id, AT)).toMatchObject({ wasSending: false, delivery: { attempts: 2 } });
    });
  });

  describe(`${name}: stopping`, () => {
    test('fault 33: pauses the subscription with the reason and owes its maker one notice', async () => {
      const { id } = await owed('2024-05-02', 'U1');
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'failed', reason: 'The channel is gone.', stops: true });
      expect((await other.subscription(ID))?.subscription).toMatchObject({
        isPaused: true,
        reason: 'The channel is gone.',
      });
      const open = await other.open(1000);
      expect(open).toMatchObject([{ kind: 'notice', status: 'planned', reason: 'The channel is gone.', attempts: 0 }]);
      await other.begin(open[0]?.id ?? '', AT);
      await other.settle(open[0]?.id ?? '', 1, { status: 'failed', reason: 'no direct messages', stops: true });
      expect(await other.open(1000)).toEqual([]);
      expect(await other.deliveries(ID)).toHaveLength(2);
    });

    test('happens for what is due to the channel, not for what one person does not take', async () => {
      await one.subscribe(subscriptionWith({ createdBy: 'U1' }));
      const refused = { status: 'failed', reason: 'No way there.', stops: true } as const;
      for (const debt of [debtOf('notice', 'n', { person: 'U1' }), debtOf('alert', 'a')]) {
        await one.owe(debt);
        await one.begin(debt.id, AT);
        expect((await one.subscription(ID))?.subscription.isPaused).toBe(false);
        await one.settle(debt.id, 1, refused);
      }
      expect((await one.subscription(ID))?.subscription.isPaused).toBe(true);
      expect(await one.open(1000)).toMatchObject([
        { kind: 'notice', person: 'U1', about: null, reason: 'No way there.' },
      ]);
    });

    test('owes no notice where a script made the subscription', async () => {
      const { id } = await owed('2024-05-02');
      await one.begin(id, AT);
      await one.settle(id, 1, { status: 'failed', reason: 'The channel is gone.', stops: true });
      expect(await other.deliveries()).toHaveLength(1);
    });

    test('by hand skips what is planned and leaves what is being sent', async () => {
      const first = await owed('2024-05-02');
      await one.begin(first.id, AT);
      const second = await owed('2024-05-03');
      await one.subscribe(subscriptionWith({ isPaused: true, reason: 'on leave' }));
      expect(await statusOf(second.id)).toMatchObject({ status: 'skipped' });
      expect(await other.open(2000)).toMatchObject([{ id: first.id }]);
    });
  });
}
