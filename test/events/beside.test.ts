// Which reports stand as sources of an event's line, and which only belong to the same matter.
import { describe, expect, test } from 'vitest';
import { besideTheLine } from '../../src/events/beside.ts';
import { type Features, featuresOf } from '../../src/events/features.ts';
import { happeningOf } from '../../src/events/happening.ts';
import { nameTable } from '../../src/events/names.ts';
import { ledBy, tellersOf } from '../../src/model/event.ts';
import { on, published, told } from './evidence.ts';

const paper = (id: string, text: string): Features[] =>
  told({ id, publisher: `The ${id}`, published: published('2021-05-05') }, [{ text, date: on('2021-05-04') }]).map(
    (one) => featuresOf(one, nameTable([])),
  );

const RESIGNED = 'Harbour Minister Ada Moreau resigned on Tuesday over the collision of two ferries.';
const GROUP = [
  ...paper('post', RESIGNED),
  ...paper('bell', RESIGNED.replace('resigned', 'stepped down')),
  ...paper('courier', 'The harbour of Lund stayed closed on Tuesday while divers looked for the wreck.'),
];
const isOf = (id: string) => (one: Features) => one.evidence.article.id === id;
const NOBODY_CLOSES = (a: Features, b: Features): number => ([a, b].some(isOf('courier')) ? 0.2 : 0.8);

describe('a report of an event', () => {
  test('that tells something else stands beside its line', () => {
    expect(besideTheLine(GROUP, NOBODY_CLOSES)).toEqual(GROUP.filter(isOf('courier')));
    expect(besideTheLine(GROUP, () => 0.5)).toEqual([]);
    expect(besideTheLine([], NOBODY_CLOSES)).toEqual([]);
  });

  test('must tell what the others tell, not what one of them does', () => {
    const onlyAsPost = (a: Features, b: Features): number =>
      [a, b].some(isOf('courier')) && ![a, b].some(isOf('post')) ? 0.1 : 0.8;
    expect(besideTheLine(GROUP, onlyAsPost)).toHaveLength(1);
  });

  test('is compared with a few of many, so that two thousand papers take no square of steps', () => {
    let steps = 0;
    const many = Array.from({ length: 2000 }, (_, at) => paper(`p${at}`, RESIGNED)).flat();
    besideTheLine(many, () => ++steps && 0.9);
    expect(steps).toBeLessThan(10 * many.length);
  });

  test('beside the line is evidence of the event and no source of the line', () => {
    const event = happeningOf(GROUP, { keywordStems: new Set() }, NOBODY_CLOSES);
    expect(event.evidence).toHaveLength(3);
    expect(event.publishers).toEqual(['The bell', 'The post']);
    expect(event.independentSources).toBe(2);
    expect(tellersOf(event).map(({ article }) => article.id)).not.toContain('courier');
    expect(event.salience).toBe(happeningOf(GROUP, { keywordStems: new Set() }).salience);
  });

  test('that leads an answer has its own paper for a source', () => {
    const event = happeningOf(GROUP, { keywordStems: new Set() }, NOBODY_CLOSES);
    const [side] = event.beside ?? [];
    const others = event.evidence.filter((one) => one !== side);
    if (side) expect(ledBy(event, [side, ...others])).toMatchObject({ publishers: ['The courier'], beside: others });
    expect(ledBy(event, event.evidence)).toEqual(event);
  });
});
