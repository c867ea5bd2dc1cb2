// Which sentences stay in a group: those that another paper of it tells too.
import { describe, expect, test } from 'vitest';
import { tellingsOf } from '../../../src/bot/events.ts';
import { withFellows } from '../../../src/events/identity/fellows.ts';
import type { Traits } from '../../../src/events/identity/index.ts';
import type { Link } from '../../../src/events/identity/link.ts';
import { nameTable } from '../../../src/events/names.ts';
import { nth } from '../../../src/model/nth.ts';
import { published } from '../evidence.ts';

const NAMES = nameTable([{ name: 'Ada Moreau', aliases: [] }]);

function reportsOf(id: string, day: string | null, text: string): Traits[] {
  const article = { id, title: null, text, published: day === null ? null : published(day), publisher: id, url: null };
  return tellingsOf(article, NAMES).map(({ traits }) => traits);
}
const DAY = '2021-05-05';
const link = (a: number, b: number, p = 0.2): Link => ({ a, b, p });

describe('of a group of several papers', () => {
  const traits = [
    ...reportsOf('post', DAY, 'Ada Moreau resigned as harbour minister on Tuesday.'),
    ...reportsOf('bell', DAY, 'On Tuesday Ada Moreau resigned as minister.'),
    ...reportsOf('echo', DAY, 'The port of Lund stayed closed on Tuesday because of a storm.'),
  ];

  test('what only the mean has brought is parted', () => {
    const kept = withFellows(traits, [[0, 1, 2]], [link(0, 1), link(0, 2), link(1, 2)]);
    expect(kept).toEqual([[0, 1], [2]]);
  });

  test('the same is parted in whatever order links and reports come', () => {
    const turned = [2, 1, 0].map((place) => nth(traits, place));
    const kept = withFellows(turned, [[0, 1, 2]], [link(0, 1, 0.9), link(0, 2), link(1, 2)]);
    expect(kept).toEqual([[0], [1, 2]]);
  });

  test('a sentence without a link to another paper is parted', () => {
    expect(withFellows(traits, [[0, 1]], [])).toEqual([[0], [1]]);
  });

  test('links to reports of another group say nothing', () => {
    expect(withFellows(traits, [[0, 2], [1]], [link(0, 1), link(0, 2)])).toEqual([[0], [1], [2]]);
  });

  test('a sentence stays or goes with all of its clauses', () => {
    const clauses = reportsOf(
      'echo',
      DAY,
      'Ada Moreau resigned on Tuesday as minister, two weeks after a storm closed the port of Lund.',
    );
    expect(clauses).toHaveLength(2);
    const told = [nth(traits, 0), ...clauses];
    expect(withFellows(told, [[0, 1, 2]], [link(0, 1)])).toEqual([[0, 1, 2]]);
  });
});

describe('what may stay', () => {
  const told = [
    ...reportsOf('post', DAY, 'Tug crews met in Lund on Monday.'),
    ...reportsOf('bell', DAY, 'A pilot retired on Monday.'),
  ];

  test('is decided by how likely two papers tell one thing', () => {
    const at = (chance: number) => withFellows(told, [[0, 1]], [link(0, 1)], () => chance);
    expect(at(0.5)).toEqual([[0, 1]]);
    expect(at(0.49)).toEqual([[0], [1]]);
  });

  test('needs less where neither paper has its day', () => {
    const undated = told.map((one) => ({ ...one, article: { ...one.article, from: null, to: null } }));
    const at = (chance: number) => withFellows(undated, [[0, 1]], [link(0, 1)], () => chance);
    expect(at(0.25)).toEqual([[0, 1]]);
    expect(at(0.24)).toEqual([[0], [1]]);
  });

  test('a group of one paper stays as it is', () => {
    const own = reportsOf('post', DAY, 'Ada Moreau spoke on Tuesday. “I will not look for excuses,” she said.');
    expect(withFellows(own, [own.map((_, place) => place)], [])).toEqual([own.map((_, place) => place)]);
  });
});
