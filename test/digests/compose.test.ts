import { describe, expect, test } from 'vitest';
import { lineBlock } from '../../src/digests/blocks.ts';
import { composeDigest, type DigestRequest } from '../../src/digests/compose.ts';
import { reportedOn, uncertain } from '../../src/model/dated.ts';
import type { Digest } from '../../src/model/digest.ts';
import { eventsOf, NO_ACT, on, over, told } from '../events/evidence.ts';

const EVIDENCE = told({ id: 'a', publisher: 'Post' }, [
  { text: 'Two ferries collided in thick fog near the northern pier.', date: on('2021-05-01') },
  {
    text: 'Divers searched the wreck for the missing engineer all weekend.',
    date: over('2021-05-01', '2021-05-02', 'weekend'),
  },
  { text: 'The harbour minister offered to resign in a letter.', date: on('2021-05-04') },
  { text: 'Tug crews voted for a walkout in the old market hall.', date: on('2021-05-04') },
  { text: 'Inspectors found rust on eleven boats during that week.', date: over('2021-05-03', '2021-05-09', 'week') },
  { text: 'Ticket sales fell by a third in May.', date: over('2021-05-01', '2021-05-31', 'month') },
]);

const digest = (request: Partial<DigestRequest>): Digest =>
  composeDigest({
    saga: { id: 'ferry', name: 'The ferry inquiry' },
    from: '2021-05-01',
    to: '2021-05-31',
    events: eventsOf(EVIDENCE),
    nearest: ['2021-05-01'],
    ...request,
  });
const dates = ({ days }: Digest): string[] => days.map(({ date }) => `${date.from}/${date.to}`);

describe('the digest of a day', () => {
  test('has the events of that very day, nothing of the day before or of its month', () => {
    expect(dates(digest({ from: '2021-05-04', to: '2021-05-04' }))).toEqual(['2021-05-04/2021-05-04']);
  });

  test('has the weekend that holds it, under its own date after the day’s', () => {
    expect(dates(digest({ from: '2021-05-01', to: '2021-05-01' }))).toEqual([
      '2021-05-01/2021-05-01',
      '2021-05-01/2021-05-02',
    ]);
  });

  test('has a day before the weekend that began earlier and holds it', () => {
    const events = eventsOf([
      ...told({ id: 'b' }, [{ text: 'The ferry line closed its office in the old town.', date: on('2021-05-02') }]),
      ...EVIDENCE,
    ]);
    expect(dates(digest({ events, from: '2021-05-02', to: '2021-05-02' }))).toEqual([
      '2021-05-02/2021-05-02',
      '2021-05-01/2021-05-02',
    ]);
  });

  test('has no more events in all than its limit', () => {
    const short = digest({ from: '2021-05-01', to: '2021-05-01', limit: 1 });
    expect(dates(short)).toEqual(['2021-05-01/2021-05-01']);
  });

  test('has what was only reported that day behind what happened on it, and says so', () => {
    const [news] = eventsOf(
      told({ id: 'b' }, [{ text: 'Four towns have begun to check ferry passengers.', date: reportedOn('2021-05-04') }]),
    );
    const events = [...(news ? [{ ...news, salience: 99 }] : []), ...eventsOf(EVIDENCE)];
    const [day] = digest({ events, from: '2021-05-04', to: '2021-05-04' }).days;
    const notes = day?.events.map((event) => lineBlock(event, day.date).dateNote);
    expect(notes).toEqual([null, null, 'reported 4 May 2021']);
    expect(news && lineBlock(news, null).dateNote).toBe('reported 4 May 2021');
  });

  test('has what is uncertain of its day last, and says so', () => {
    const hazy = uncertain({ ...on('2021-05-04'), certainty: 'assumed' });
    const events = eventsOf([
      ...told({ id: 'c', publisher: 'Post' }, [
        { text: 'The harbour minister, Ada Quist, resigned over the ferry collision that killed 14.', date: hazy },
      ]),
      ...told({ id: 'd', publisher: 'Courier' }, [{ text: 'Tug crews mended their nets.', date: on('2021-05-04') }]),
    ]).map((event) => ({ ...event, salience: event.evidence[0].article.id === 'c' ? 9 : 1 }));
    const [day] = digest({ events, from: '2021-05-04', to: '2021-05-04' }).days;
    expect(day?.events.map(({ evidence }) => evidence[0].article.id)).toEqual(['d', 'c']);
    expect(day?.events.map((event) => lineBlock(event, day.date).dateNote)).toEqual([null, 'day uncertain']);
  });

  test('has what is only looked back to behind what is told of it', () => {
    const paper = (id: string, text: string) =>
      eventsOf(told({ id, publisher: id }, [{ text, date: on('2021-05-04') }])).map((event) => ({
        ...event,
        salience: id === 'back' ? 9 : 1,
      }));
    const back = paper('back', 'The harbour minister left on Wednesday.').map((event) => ({
      ...event,
      evidence: event.evidence.map((one) => ({
        ...one,
        report: { ...one.report, act: { ...NO_ACT, telling: 'points' as const } },
      })) as unknown as typeof event.evidence,
    }));
    const events = [...back, ...paper('told', 'Tug crews mended their nets in the old market hall.')];
    const [day] = digest({ events, from: '2021-05-04', to: '2021-05-04' }).days;
    expect(day?.events.map(({ evidence }) => evidence[0].article.id)).toEqual(['told', 'back']);
  });

  test('counts those that were not even read among those it leaves out', () => {
    const counts = new Map([['2021-05-04', 9]]);
    expect(digest({ from: '2021-05-04', to: '2021-05-04', counts }).days[0]?.omitted).toBe(7);
  });

  test('without anything names the nearest days', () => {
    const empty = digest({ from: '2021-05-20', to: '2021-05-20' });
    expect(empty.days).toEqual([]);
    expect(empty.nearest).toEqual(['2021-05-01']);
  });
});

describe('the digest of a span', () => {
  test('has its days and the coarser dates inside it, ascending, the coarser last', () => {
    expect(dates(digest({}))).toEqual([
      '2021-05-01/2021-05-01',
      '2021-05-01/2021-05-02',
      '2021-05-01/2021-05-31',
      '2021-05-03/2021-05-09',
      '2021-05-04/2021-05-04',
    ]);
    expect(digest({}).nearest).toEqual([]);
  });

  test('leaves out weeks and months that reach beyond it', () => {
    expect(dates(digest({ from: '2021-05-02', to: '2021-05-05' }))).toEqual([
      '2021-05-01/2021-05-02',
      '2021-05-04/2021-05-04',
    ]);
  });

  test('says how many events a limit left out', () => {
    const [day] = digest({ from: '2021-05-04', to: '2021-05-04', limit: 1 }).days;
    expect(day?.events).toHaveLength(1);
    expect(day?.omitted).toBe(1);
  });
});
