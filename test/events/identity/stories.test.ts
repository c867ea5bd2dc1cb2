// Which articles without a day tell two look-alike stories: what each two are like says less than the company they keep.
import { describe, expect, test } from 'vitest';
import { articleTraitsOf, type Traits, withinStories } from '../../../src/events/identity/index.ts';
import type { Link } from '../../../src/events/identity/link.ts';
import { storiesIn } from '../../../src/events/identity/stories.ts';
import { nameTable } from '../../../src/events/names.ts';
import { randomOf } from '../../random.ts';
import { published } from '../evidence.ts';

/** Scores of articles of blocks of these sizes: between blocks lower, all with some noise. */
function scoresOf(
  sizes: readonly number[],
  { within, between, noise }: Record<'within' | 'between' | 'noise', number>,
) {
  const random = randomOf(11);
  const blocks = sizes.flatMap((size, block) => Array.from({ length: size }, () => block));
  const scores = blocks.map(() => new Float64Array(blocks.length));
  blocks.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const score = (a === blocks[j] ? within : between) + noise * (random() - 0.5);
      (scores[i] as Float64Array)[j] = (scores[j] as Float64Array)[i] = score;
    }
  });
  return { blocks, scores };
}

/** For each article the first one of its group. */
const firsts = (groups: readonly unknown[]): number[] => groups.map((group) => groups.indexOf(group));

describe('the stories of some articles', () => {
  test('are two where each two articles say little and all of them together much', () => {
    const { blocks, scores } = scoresOf([9, 8], { within: 1.8, between: -0.8, noise: 5 });
    expect(storiesIn(scores)).toEqual(firsts(blocks));
  });

  test('are one where the articles are as unlike without any order in it', () => {
    const { scores } = scoresOf([17], { within: 0.6, between: 0, noise: 5 });
    expect(new Set(storiesIn(scores))).toEqual(new Set([0]));
  });

  test('may be three', () => {
    const { blocks, scores } = scoresOf([7, 6, 8], { within: 3, between: -2, noise: 3 });
    expect(storiesIn(scores)).toEqual(firsts(blocks));
  });

  test('of three articles are one: what is unlike may be a matter of words', () => {
    const { scores } = scoresOf([2, 1], { within: 3, between: -3, noise: 0 });
    expect(new Set(storiesIn(scores)).size).toBe(1);
  });
});

/** An article of the story that its id begins with. */
const article = (id: string, day: string | null) =>
  articleTraitsOf(
    {
      id,
      title: null,
      text: id,
      published: day === null ? null : published(day),
      publisher: null,
      url: null,
      agency: null,
    },
    nameTable([]),
  );
const CHANCES = { same: 0.95, other: 0.2 } as const;
const chanceOf = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id.slice(-1) === b.id.slice(-1) ? CHANCES.same : CHANCES.other;

/** A report of each of so many articles, of two stories in turn; every two of them linked. */
function pile(count: number, day: string | null = null) {
  const traits = Array.from({ length: count }, (_, i) => {
    const of = article(`${String(i).padStart(4, '0')}-${i % 2 === 0 ? 'a' : 'b'}`, day);
    return { article: of } as Traits;
  });
  const links: Link[] = traits.flatMap((_, b) => Array.from({ length: b }, (_, a) => ({ a, b, p: 0.3 })));
  return { traits, links };
}

const isWithin =
  (traits: readonly Traits[]) =>
  ({ a, b }: Link): boolean =>
    traits[a]?.article.id.slice(-1) === traits[b]?.article.id.slice(-1);

describe('links between reports', () => {
  test('of two stories are dropped where an article has no day', () => {
    const { traits, links } = pile(12);
    expect(withinStories(traits, links, chanceOf)).toEqual(links.filter(isWithin(traits)));
  });

  test('are dropped alike in whatever order the reports come', () => {
    const { traits, links } = pile(12);
    const turned = [...traits].reverse();
    const kept = withinStories(turned, links, chanceOf);
    expect(kept).toEqual(links.filter(isWithin(turned)));
  });

  test('of articles that have their days stay: what they tell decides', () => {
    const { traits, links } = pile(12, '2021-05-05');
    expect(withinStories(traits, links, chanceOf)).toEqual(links);
  });

  test('of very many articles stay: nothing may grow with the square of what comes from outside', () => {
    const { traits, links } = pile(130);
    expect(withinStories(traits, links, chanceOf)).toHaveLength(links.length);
  });
});
