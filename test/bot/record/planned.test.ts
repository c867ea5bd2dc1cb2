// What an article announces for a later day is found under that day and among what is to come, marked, behind what happened.
import { describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { createDaybook, type Daybook } from '../../../src/bot/daybook.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { certaintyWords } from '../../../src/model/date-words.ts';
import type { Event } from '../../../src/model/event.ts';
import { articleOf, DAM } from './made-articles.ts';

const EARLY = {
  publisher: 'Velm Post',
  title: 'Crack in the dam',
  published: '2031-03-03',
  text: 'Workers found a crack in the dam at Velm on Monday. Auditors will come to the ministry on Thursday, the minister said. A hearing is scheduled for 2 April 2031.',
};
const LATE = {
  publisher: 'River Times',
  title: 'Minister resigns',
  published: '2031-03-07',
  text: 'Orla Finch resigned as minister on Thursday after a long quarrel over the dam.',
};

async function at(day: string): Promise<Daybook> {
  const store = await createSqliteStore({ memory: true });
  for (const draft of [EARLY, LATE]) await store.save(analyse(articleOf(draft)));
  const sagas = { list: async () => [DAM], find: async () => DAM };
  return createDaybook({ store, sagas, clock: { now: () => Date.parse(`${day}T12:00:00Z`) } });
}

const shown = (events: readonly Event[]): readonly (readonly [string, string | null])[] =>
  events.map(({ date, evidence: [{ report }] }) => [report.text.split(' ')[0] ?? '', certaintyWords(date)]);

describe('what is planned for a day', () => {
  test('stands last in the digest of that day and in the answer about it', async () => {
    const daybook = await at('2031-03-08');
    const { days } = await daybook.digest(DAM, { from: '2031-03-06', to: '2031-03-06' });
    const expected = [
      ['Orla', null],
      ['Auditors', 'planned'],
    ];
    expect(shown(days.flatMap(({ events }) => events))).toEqual(expected);
    const { answer } = await daybook.ask({ saga: DAM, question: 'what happened on 6 March 2031?' });
    expect(shown(answer.events)).toEqual(expected);
  });

  test('is found by who asks what is planned', async () => {
    const { answer } = await (await at('2031-03-08')).ask({ saga: DAM, question: 'what is planned?' });
    expect(shown(answer.events)).toEqual([['A', 'planned']]);
  });

  test('is not the newest that happened', async () => {
    const daybook = await at('2031-05-01');
    const { answer } = await daybook.ask({ saga: DAM, question: 'what is the latest?' });
    expect(shown(answer.events)).not.toContainEqual(['A', 'planned']);
    expect((await daybook.digestFor(DAM, null)).from).toBe('2031-03-06');
  });

  test('gives its day no digest of its own: nothing is known to have happened', async () => {
    const days: string[] = [];
    for await (const { from } of (await at('2031-05-01')).dailyDigests(DAM)) days.push(from);
    expect(days).toContain('2031-03-06');
    expect(days).not.toContain('2031-04-02');
  });
});
