// What an event shows besides its line: the sentences of its article that carry it on.
import { expect, test } from 'vitest';
import { eventBlock } from '../../src/digests/blocks.ts';
import type { Event } from '../../src/model/event.ts';
import { eventOf, on, told } from '../events/evidence.ts';

const date = on('2021-05-04');
const LEAD = { text: 'Mayor Ada Quill resigned on Tuesday.', date };
const QUOTATION = { text: '"I leave with a heavy heart," Quill told the council.', date };

/** Of sentences of one article, the first one the line. */
const continued = (...sentences: (typeof LEAD)[]): readonly string[] => {
  const evidence = told({ id: 'a', publisher: 'Post' }, sentences);
  const event = { ...eventOf(evidence), evidence: evidence as unknown as Event['evidence'] };
  return eventBlock(event, null).continued;
};

test('sentences that carry the line on are shown with it', () => {
  expect(continued(LEAD, QUOTATION)).toEqual([QUOTATION.text]);
});

test('a sentence of which two clauses belong to the event is shown once', () => {
  const evidence = told({ id: 'a', publisher: 'Post' }, [LEAD, QUOTATION]);
  const twice = [...evidence, ...evidence.slice(1)] as unknown as Event['evidence'];
  expect(eventBlock({ ...eventOf(evidence), evidence: twice }, null).continued).toEqual([QUOTATION.text]);
});

test('a quotation that only a later sentence closes is not begun', () => {
  expect(continued(LEAD, { text: '"Why not say so at once?', date })).toEqual([]);
});
