// What every story must do: whoever asks about a day is told what its digest tells: the same events, in the same order, with the same sources.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDaybook, type Daybook } from '../../src/bot/daybook.ts';
import { longDayWords } from '../../src/model/date-words.ts';
import type { Event } from '../../src/model/event.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Store } from '../../src/ports.ts';

const NOW = Date.UTC(2031, 10, 1);

export interface Story {
  readonly saga: Saga;
  readonly store: Store;
  readonly daybook: Daybook;
}

export const storyOf = (saga: Saga, store: Store): Story => {
  const sagas = { list: async () => [saga], find: async () => saga };
  return { saga, store, daybook: createDaybook({ store, sagas, clock: { now: () => NOW } }) };
};

const toldOf = (events: readonly Event[]): readonly object[] =>
  events.map(({ id, date, publishers, independentSources, evidence: [{ report }] }) => ({
    id,
    from: date.from,
    to: date.to,
    publishers,
    independentSources,
    sentence: report.text,
  }));

/** `open` reads the story, which has so many days and more. */
export function describeSelector(name: string, open: () => Promise<Story>, moreDaysThan: number): void {
  describe(`the ${name} story`, () => {
    let story: Story;
    beforeAll(async () => {
      story = await open();
    }, 300_000);
    afterAll(() => story.store.close());

    test('tells the same of every day, asked or in its digest', async () => {
      const { daybook, saga } = story;
      const days = await daybook.days(saga);
      expect(days.length).toBeGreaterThan(moreDaysThan);
      for (const day of days) {
        const digest = await daybook.digest(saga, { from: day, to: day });
        const { answer } = await daybook.ask({ saga, question: `what happened on ${longDayWords(day)}?` });
        expect(answer.interpretation, day).toMatchObject({ from: day, to: day });
        expect(toldOf(answer.events), day).toEqual(toldOf(digest.days.flatMap(({ events }) => events)));
      }
    }, 120_000);

    test('has the same events in the digests of its days one by one', async () => {
      const { daybook, saga } = story;
      for await (const daily of daybook.dailyDigests(saga)) {
        const alone = await daybook.digest(saga, { from: daily.from, to: daily.to });
        expect(toldOf(daily.days.flatMap(({ events }) => events))).toEqual(
          toldOf(alone.days.flatMap(({ events }) => events)),
        );
      }
    });
  });
}
