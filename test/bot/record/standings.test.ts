// What is kept of how days stand gives the same answers as weighing them, and never what they were before they changed.
import { expect, test } from 'vitest';
import { openSqlite } from '../../../adapters/store/sqlite/open.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { createKeeper } from '../../../src/bot/record/keeper.ts';
import { type KnownDays, knownDays } from '../../../src/bot/record/known-days.ts';
import { digestOf, eventsOf, keepDays, mainEventsOf } from '../../../src/bot/record/select.ts';
import { settle } from '../../../src/bot/record/settle.ts';
import { keepStandings } from '../../../src/bot/record/standings.ts';
import { addDays } from '../../../src/model/day.ts';
import type { SagaSpan } from '../../../src/model/saga.ts';
import type { EventDay, Memory, Store } from '../../../src/ports.ts';
import { ARTICLES, DAM } from './made-articles.ts';

/** A week, a month and two months about the day that has most. */
async function spansOf(store: Store): Promise<readonly SagaSpan[]> {
  const days = await store.eventDays(DAM.id);
  const { date } = days.reduce((a, b) => (b.events > a.events ? b : a));
  return [3, 15, 30].map((reach) => ({ from: addDays(date, -reach), to: addDays(date, reach) }));
}

async function sameAsWeighed(store: Store, known: KnownDays): Promise<void> {
  for (const span of await spansOf(store)) {
    for (const limit of [undefined, 2])
      expect(await digestOf(store, DAM, span, [], limit, known)).toEqual(await digestOf(store, DAM, span, [], limit));
    const all = await eventsOf(store, DAM.id, span);
    expect(all.length).toBeGreaterThan(3);
    for (const most of [3, 12, all.length])
      expect(await mainEventsOf(store, DAM.id, span, most, known)).toEqual({
        events: all.slice(0, most),
        total: all.length,
      });
  }
}

/** Reads what there is to read, and nothing again that was read before. */
async function reading(store: Store, work: (counted: Store) => Promise<unknown>): Promise<readonly number[]> {
  const read: number[] = [];
  await work({
    ...store,
    async events(query) {
      const events = await store.events(query);
      read.push(events.length);
      return events;
    },
  });
  return read;
}

test('the first of a time are those that weighing all of them gives, kept or not, before and after a change', async () => {
  const { store, memory, close } = await openSqlite({ memory: true });
  const [some, more] = [ARTICLES.slice(0, -3), ARTICLES.slice(-3)];
  for (const article of some) await store.save(analyse(article));
  await settle(store, DAM);
  await sameAsWeighed(store, knownDays(memory));
  await keepDays({ store, memory }, DAM);
  await sameAsWeighed(store, knownDays(memory));
  for (const article of more) await store.save(analyse(article));
  await settle(store, DAM);
  await sameAsWeighed(store, knownDays(memory));
  await keepDays({ store, memory }, DAM);
  await sameAsWeighed(store, knownDays(memory));
  await close();
});

test('of what is kept the events on the page alone are read; what nobody changed is not weighed again', async () => {
  const { store, memory, close } = await openSqlite({ memory: true });
  for (const article of ARTICLES) await store.save(analyse(article));
  await settle(store, DAM);
  await keepDays({ store, memory }, DAM);
  expect(await reading(store, (counted) => keepDays({ store: counted, memory }, DAM))).toEqual([]);
  const [, month] = await spansOf(store);
  if (!month) throw new Error('no month');
  const read = await reading(store, (counted) => mainEventsOf(counted, DAM.id, month, 4, knownDays(memory)));
  // Longer spans, and the four.
  expect(read).toHaveLength(2);
  expect(read[1]).toBeLessThanOrEqual(4);
  await close();
});

test('a day by itself is told as weighing all of it gives, also where more happened than is kept of it for a month', async () => {
  const { store, memory, close } = await openSqlite({ memory: true });
  for (const article of ARTICLES) await store.save(analyse(article));
  await settle(store, DAM);
  const days = (await store.eventDays(DAM.id)).filter(({ events }) => events > 0);
  const same = async ({ date }: EventDay): Promise<void> => {
    const span = { from: date, to: date };
    const kept = knownDays(memory);
    for (const limit of [undefined, 2, 30])
      expect(await digestOf(store, DAM, span, [], limit, kept)).toEqual(await digestOf(store, DAM, span, [], limit));
    const all = await eventsOf(store, DAM.id, span);
    for (const most of [1, 12, 100])
      expect(await mainEventsOf(store, DAM.id, span, most, kept)).toEqual({
        events: all.slice(0, most),
        total: all.length,
      });
  };
  await keepStandings({ store, memory }, DAM, 2);
  expect(days.some(({ events }) => events > 2)).toBe(true);
  for (const day of days) await same(day);
  const busiest = days.reduce((a, b) => (b.events > a.events ? b : a));
  const span = { from: busiest.date, to: busiest.date };
  const read = await reading(store, (counted) => mainEventsOf(counted, DAM.id, span, 1, knownDays(memory)));
  // Longer spans, and the first one.
  expect(read).toHaveLength(2);
  expect(read[1]).toBe(1);
  await close();
});

test('what was weighed in another way is weighed anew', async () => {
  const { store, close } = await openSqlite({ memory: true });
  for (const article of ARTICLES) await store.save(analyse(article));
  await settle(store, DAM);
  const stale: Pick<Memory, 'recall'> = { recall: async () => ({ version: 'another', days: {} }) };
  await sameAsWeighed(store, knownDays(stale));
  await sameAsWeighed(store, knownDays({ recall: async () => 'broken' }));
  await close();
});

test('the keeper keeps them when all is settled', async () => {
  const { store, memory, close } = await openSqlite({ memory: true });
  for (const article of ARTICLES) await store.save(analyse(article));
  const written = new Promise<string>((resolve) => {
    const noting: Memory = {
      ...memory,
      async remember(key, value, until) {
        await memory.remember(key, value, until);
        resolve(key);
      },
    };
    createKeeper(store, undefined, noting).settled(DAM);
  });
  expect(await written).toMatch(/^standings\//);
  await close();
});
