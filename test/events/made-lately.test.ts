// What was made of evidence is handed out again for the very same pieces, and only for them.
import { expect, test } from 'vitest';
import { madeLately } from '../../src/events/made-lately.ts';
import type { Event, Evidence } from '../../src/model/event.ts';

const piece = (id: string): Evidence => ({ report: { text: id } }) as unknown as Evidence;
const event = (id: string): Event => ({ id }) as unknown as Event;

/** A maker that counts how often it had to work. */
function counted() {
  const lately = madeLately();
  let made = 0;
  const ask = (evidence: readonly Evidence[]): Event[] =>
    lately(evidence, () => {
      made++;
      return [event(`event ${made}`)];
    });
  return { ask, times: () => made };
}

test('the same pieces in another list tell the same events', () => {
  const { ask, times } = counted();
  const [a, b] = [piece('a'), piece('b')];
  expect(ask([a, b])).toEqual(ask([a, b]));
  expect(times()).toBe(1);
});

test('other pieces with the same words, fewer, more, or in another order are worked out anew', () => {
  const { ask, times } = counted();
  const [a, b] = [piece('a'), piece('b')];
  for (const evidence of [[a, b], [piece('a'), b], [a], [b, a], []]) ask(evidence);
  expect(times()).toBe(5);
});

test('whoever changes the list of events, or of evidence, changes nobody else’s', () => {
  const { ask, times } = counted();
  const evidence = [piece('a')];
  ask(evidence).pop();
  expect(ask(evidence)).toHaveLength(1);
  evidence.push(piece('b'));
  expect(ask(evidence)).toEqual([event('event 2')]);
  expect(times()).toBe(2);
});

test('what was not asked for lately is forgotten', () => {
  const { ask, times } = counted();
  const [first, second, third] = ['a', 'b', 'c'].map((id) => Array.from({ length: 4000 }, () => piece(id)));
  for (const evidence of [first, second, first, third, first, second]) ask(evidence ?? []);
  expect(times()).toBe(4);
});

test('evidence past all bounds is not kept at all', () => {
  const { ask, times } = counted();
  const many = Array.from({ length: 10_001 }, () => piece('a'));
  ask(many);
  ask(many);
  expect(times()).toBe(2);
});
