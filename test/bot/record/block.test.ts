// A block finds the reports that share words and days with one, whatever was put into it and taken out before.
import { expect, test } from 'vitest';
import { blockOf, type Findable } from '../../../src/bot/record/block.ts';
import { LEAST_WORDS } from '../../../src/events/identity/index.ts';
import { randomOf } from '../../random.ts';

const made = (random: () => number, key: number): Findable => {
  const below = (most: number): number => Math.floor(random() * most);
  const from = below(6);
  const words = new Set(Array.from({ length: 1 + below(9) }, () => below(30) * 2 ** 26 + below(3)));
  const reach = { from, to: from + below(3) };
  return { key, articleKey: 1 + below(12), reach, words: Uint32Array.from(words).sort() };
};

/** The same by looking at each. */
const meeting = (all: Iterable<Findable>, one: Findable): number[] =>
  [...all]
    .filter(({ articleKey, reach, words }) => {
      const isNear = reach.from <= one.reach.to && one.reach.from <= reach.to;
      const shared = words.filter((word) => one.words.includes(word)).length;
      return articleKey !== one.articleKey && isNear && shared >= LEAST_WORDS;
    })
    .map(({ key }) => key);

test.each([1, 2, 3])('finds whoever looking at each would find: seed %i', (seed) => {
  const random = randomOf(seed);
  const here = new Map(Array.from({ length: 20 }, (_, i) => [i + 1, made(random, i + 1)] as const));
  const block = blockOf([...here.values()]);
  for (let step = 0; step < 300; step++) {
    const key = 1 + Math.floor(random() * 60);
    const one = made(random, key);
    if (random() < 0.4) {
      here.delete(key);
      block.take(key);
    } else {
      here.set(key, one);
      block.put(one);
    }
    const asked = made(random, 1_000);
    const found: number[] = [];
    block.meet(asked, found);
    expect(found.sort()).toEqual(meeting(here.values(), asked).sort());
    expect(block.size).toBe(here.size);
  }
});
