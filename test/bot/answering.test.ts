// What answers are made of where the record was read but not yet settled.
import { describe, expect, test } from 'vitest';
import { answerDeps } from '../../src/bot/answering.ts';
import type { Evidence, Happening } from '../../src/model/event.ts';
import type { Store } from '../../src/ports.ts';
import { eventOf, on, told } from '../events/evidence.ts';
import { sagaOf } from '../saga.ts';

const SAGA = sagaOf({ id: 'ferry', name: 'The ferry inquiry', zone: 'Europe/London' });

const happeningsFrom = (kept: readonly Happening[]) =>
  answerDeps({ eventsOfReports: async () => kept } as unknown as Store, SAGA).happeningsOf;

const [first, second, undated] = told({ id: 'post', publisher: 'The Harbour Post' }, [
  { text: 'Moreau resigned over the collision of two ferries.', date: on('2021-05-04') },
  { text: 'Moreau left the ministry after the collision of two ferries.', date: on('2021-05-04') },
  { text: 'The wreck is to be raised.', date: null },
]) as [Evidence, Evidence, Evidence];

describe('reports that no kept event holds yet', () => {
  test('stand alone, with their day where it is known', async () => {
    const found = await happeningsFrom([])([first, second, undated]);
    expect(found.map(({ evidence }) => evidence)).toEqual([[first], [second], [undated]]);
    expect(found.map(({ date }) => date?.from ?? null)).toEqual(['2021-05-04', '2021-05-04', null]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  test('are no clauses of a sentence that a kept event shows already', async () => {
    const kept = eventOf([first]);
    const twin: Evidence = { ...first, report: { ...first.report, index: 7, begin: first.report.begin + 10 } };
    expect(await happeningsFrom([kept])([twin])).toEqual([kept]);
  });

  test('come after the kept events, which say of theirs what was settled', async () => {
    const kept = eventOf([first, second]);
    expect(await happeningsFrom([kept])([second, undated])).toMatchObject([
      { id: kept.id },
      { evidence: [undated], publishers: ['The Harbour Post'] },
    ]);
  });
});
