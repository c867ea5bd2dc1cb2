// What is remembered of a date is what would be worked out anew, and only for the very same happenings.
import { expect, test } from 'vitest';
import { besideEachOther } from '../../src/events/day-context.ts';
import { keepingContext } from '../../src/events/kept-context.ts';
import type { Happening } from '../../src/model/event.ts';
import { eventOf, on, told } from './evidence.ts';

const happening = (id: string, day: string, text: string, salience: number): Happening => ({
  ...eventOf(told({ id: `of-${id}` }, [{ text, date: on(day) }])),
  id,
  salience,
});

const FIRST = [
  happening('a', '2031-05-05', 'The old mill by the river burned down before dawn.', 2),
  happening('b', '2031-05-05', 'Fire crews left the ruins of the mill at noon.', 1),
];
const SECOND = [happening('c', '2031-05-06', 'The owner of the mill thanked his neighbours.', 1)];

test('gives what is worked out anew, the first time and again', () => {
  const weigh = keepingContext();
  const events = [...FIRST, ...SECOND];
  const expected = [...besideEachOther(FIRST), ...besideEachOther(SECOND)];
  expect(weigh(events)).toEqual(expected);
  expect(weigh([...events])).toEqual(expected);
});

test('remembers a date while another one changes', () => {
  const weigh = keepingContext();
  const [before] = weigh([...FIRST, ...SECOND]);
  const later = happening('c', '2031-05-06', 'The owner of the mill was questioned.', 1);
  const after = weigh([...FIRST, later]);
  expect(after[0]).toBe(before);
  expect(after.at(-1)?.evidence[0].report.text).toBe('The owner of the mill was questioned.');
});

test('weighs a happening anew that was written anew', () => {
  const weigh = keepingContext();
  weigh(FIRST);
  const changed = [happening('a', '2031-05-05', 'The old mill by the river was only scorched.', 2), ...FIRST.slice(1)];
  expect(weigh(changed)).toEqual(besideEachOther(changed));
});
