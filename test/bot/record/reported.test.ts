// What a paper tells as its news without a day is found under the day on which it was reported, marked, behind what happened on it.
import { describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { eventJson } from '../../../src/bot/contract.ts';
import { createDaybook, type Daybook } from '../../../src/bot/daybook.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { certaintyWords } from '../../../src/model/date-words.ts';
import type { Event } from '../../../src/model/event.ts';
import { articleOf, DAM } from './made-articles.ts';

const NEWS = {
  publisher: 'Velm Post',
  title: 'The dam',
  published: '2031-03-04',
  text: 'Auditors left the ministry of Velm on Tuesday. The minister saw them off at noon. Seven river towns have closed 40 schools below the dam.',
};

async function daybookOf(): Promise<Daybook> {
  const store = await createSqliteStore({ memory: true });
  await store.save(analyse(articleOf(NEWS)));
  const sagas = { list: async () => [DAM], find: async () => DAM };
  return createDaybook({ store, sagas, clock: { now: () => Date.parse('2031-03-08T12:00:00Z') } });
}

const shown = (events: readonly Event[]): readonly (readonly [string, string | null])[] =>
  events.map(({ date, evidence: [{ report }] }) => [report.text.split(' ')[0] ?? '', certaintyWords(date)]);

describe('what was reported on a day', () => {
  test('stands behind what happened on it, and the machine side says so', async () => {
    const { days } = await (await daybookOf()).digest(DAM, { from: '2031-03-04', to: '2031-03-04' });
    const events = days.flatMap((day) => day.events);
    expect(shown(events)).toEqual([
      ['Auditors', null],
      ['The', null],
      ['Seven', 'reported 4 March 2031'],
    ]);
    expect(events.map((event) => (eventJson(event) as { date: { reported?: boolean } }).date.reported)).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  test('is no day of the deed for who asks when it was', async () => {
    const daybook = await daybookOf();
    const question = 'When did the river towns close their schools?';
    const { answer } = await daybook.ask({ saga: DAM, question });
    expect(answer.line).toBe('Reported on Tuesday, 4 March 2031.');
  });
});
