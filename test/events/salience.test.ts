// Holds what speaks for and against showing a happening first, and that a day's list tells nothing twice.
import { describe, expect, test } from 'vitest';
import { besideEachOther } from '../../src/events/day-context.ts';
import { uncertain } from '../../src/model/dated.ts';
import type { Event, Evidence } from '../../src/model/event.ts';
import { eventOf, eventsOf, on, published, told } from './evidence.ts';

const DAY = '2021-05-04';
const paper = (id: string, text: string, more: object = {}): Evidence[] =>
  told({ id, publisher: id, published: published('2021-05-05') }, [{ text, date: on(DAY), ...more }]);

const RESIGNED = 'Harbour Minister Ada Moreau resigned on Tuesday over the collision of two ferries.';

describe('what leads', () => {
  test('is told by several papers rather than by one', () => {
    const many = eventOf([...paper('a', RESIGNED), ...paper('b', `${RESIGNED.slice(0, -1)}, her office said.`)]);
    expect(many.salience).toBeGreaterThan(eventOf(paper('a', RESIGNED)).salience);
    expect(many.reasons).toContain('2 articles at once');
  });

  test('does not gain by standing word for word on other pages', () => {
    const once = eventOf(paper('a', RESIGNED));
    const copied = eventOf(
      ['a', 'b', 'c'].flatMap((id) =>
        told({ id, publisher: 'The Post', published: published('2021-05-05') }, [{ text: RESIGNED, date: on(DAY) }]),
      ),
    );
    expect(copied.reasons).toContain('1 article at once');
    expect(copied.salience).toBe(once.salience);
  });

  test.each([
    ['a view', { kind: 'opinion' }, 'opinion'],
    ['an older matter', { kind: 'background' }, 'background'],
    ['an assumed day', { date: { ...on(DAY), certainty: 'assumed' } }, 'its day is only assumed'],
  ])('is not %s', (_what, more, why) => {
    const doubted = eventOf(paper('a', RESIGNED, more));
    expect(doubted.salience).toBeLessThan(eventOf(paper('a', RESIGNED)).salience);
    expect(doubted.reasons).toContain(why);
  });

  test('is not a line that leans on its neighbour', () => {
    const leaning = eventOf(paper('a', 'She followed that up with a letter to the council of Lund on Tuesday.'));
    expect(leaning.reasons).toContain('begins with a pronoun');
  });
});

test('of one event the sentence leads that stands alone and is read at a glance', () => {
  const long = `${RESIGNED.slice(0, -1)}, after a night of talks in the ministry, a day of letters, and the refusal of the council of Lund to hear her once more.`;
  const event = eventOf([...paper('a', long), ...paper('b', RESIGNED)]);
  expect(event.evidence[0].report.text).toBe(RESIGNED);
});

test('beside each other, what says again what stands above it falls to the end', () => {
  const events = [
    'Moreau resigned on Tuesday over the collision of ferries',
    'Divers raised the wreck on Tuesday',
  ].flatMap((text, at) => eventsOf(paper(`p${at}`, `${text} off Lund.`)));
  const [first, second] = events as [Event, Event];
  const again = { ...first, id: 'again', salience: first.salience - 0.1 };
  const order = [...besideEachOther([again, second, first])].sort((a, b) => b.salience - a.salience);
  expect(order.at(-1)?.reasons).toContain('says again what stands above it');
  expect(order.map(({ id }) => id)).not.toEqual([first.id, again.id, second.id]);
});

test('of one event the line gives the event’s own day', () => {
  const other = on('2021-05-03');
  const event = eventOf([
    ...paper('a', 'Harbour Minister Ada Moreau resigned over the collision of ferries.', { date: other }),
    ...paper('b', RESIGNED),
    ...paper('c', `${RESIGNED.slice(0, -1)}, her office told the council of Lund.`),
  ]);
  expect(event.evidence[0].report.date?.from).toBe(event.date.from);
});

test('of one event the line is sure of the event’s day where any telling is', () => {
  const date = uncertain(on(DAY, 'assumed'));
  const unsure = ['a', 'b', 'd'].flatMap((id) =>
    paper(id, 'Harbour Minister Ada Moreau resigned over the collision of two ferries.', { date }),
  );
  const event = eventOf([
    ...unsure,
    ...paper('c', 'Ada Moreau gave up her post on Tuesday after nine sailors had died.'),
  ]);
  expect(event.evidence[0].article.id).toBe('c');
});
