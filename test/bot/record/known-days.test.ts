// What is remembered of days is never what they were before they changed.
import { expect, test } from 'vitest';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { knownDays } from '../../../src/bot/record/known-days.ts';
import { digestOf, eventsOf } from '../../../src/bot/record/select.ts';
import { settle } from '../../../src/bot/record/settle.ts';
import type { Store } from '../../../src/ports.ts';
import { ARTICLES, DAM } from './made-articles.ts';

/** Counts how often the events of a time are read. */
function counting(store: Store): { readonly store: Store; read(): number } {
  let count = 0;
  return {
    store: {
      ...store,
      events: (query) => {
        count++;
        return store.events(query);
      },
    },
    read: () => count,
  };
}

test('a day is read and weighed again when something of it changed, and only then', async () => {
  const { store, read } = counting(await createSqliteStore({ memory: true }));
  const known = knownDays();
  for (const [at, article] of ARTICLES.entries()) {
    await store.save(analyse(article));
    await settle(store, DAM);
    const days = await store.eventDays(DAM.id);
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last || at % 4 > 0) continue;
    const spans = [
      { from: first.date, to: first.date },
      { from: last.date, to: last.date },
      { from: first.date, to: last.date },
    ];
    for (const span of spans) {
      expect(await eventsOf(store, DAM.id, span, known)).toEqual(await eventsOf(store, DAM.id, span));
      expect(await digestOf(store, DAM, span, [], undefined, known)).toEqual(await digestOf(store, DAM, span, []));
    }
  }
  const days = await store.eventDays(DAM.id);
  const busiest = days.reduce((a, b) => (b.events > a.events ? b : a)).date;
  const month = { from: busiest, to: busiest };
  const [told] = await eventsOf(store, DAM.id, month, known);
  const before = read();
  expect((await eventsOf(store, DAM.id, month, known))[0]).toBe(told);
  // Longer spans alone are asked for.
  expect(read() - before).toBe(1);
  await store.close();
});
