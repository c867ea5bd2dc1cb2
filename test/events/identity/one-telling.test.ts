// What is measured of two reports of one event, and how likely they tell one thing.
import { describe, expect, test } from 'vitest';
import { tellingsOf } from '../../../src/bot/events.ts';
import { oneTelling, type Traits } from '../../../src/events/identity/index.ts';
import { TELLING_COUNT, TELLING_FEATURES, tellingFeatures } from '../../../src/events/identity/telling-features.ts';
import { nameTable } from '../../../src/events/names.ts';
import { published } from '../evidence.ts';

const NAMES = nameTable([{ name: 'Ada Moreau', aliases: [] }]);

function reportOf(id: string, day: string, text: string): Traits {
  const article = { id, title: null, text, published: published(day), publisher: `The ${id}`, url: null };
  return (tellingsOf(article, NAMES)[0] as { traits: Traits }).traits;
}

function measured(a: Traits, b: Traits): Record<string, number> {
  const out = new Float32Array(TELLING_COUNT);
  tellingFeatures(a, b, out);
  return Object.fromEntries(TELLING_FEATURES.map((name, i) => [name, out[i] as number]));
}

const RESIGNED = reportOf('post', '2021-05-05', 'Ada Moreau resigned on Tuesday; 149 containers had been lost.');
const QUIT = reportOf('courier', '2021-05-06', 'Ada Moreau resigned on Tuesday; 149 crew members had signed a letter.');
const SPOKE = reportOf('herald', '2021-05-05', 'Ada Moreau spoke to the tug crews of Lund on Monday.');

describe('the features of two reports', () => {
  test('have names of their own and do not ask which report comes first', () => {
    expect(new Set(TELLING_FEATURES).size).toBe(TELLING_COUNT);
    for (const other of [QUIT, SPOKE]) expect(measured(RESIGNED, other)).toEqual(measured(other, RESIGNED));
  });

  test('know one deed of one doer on one day told', () => {
    expect(measured(RESIGNED, QUIT)['one deed of one doer on one day told']).toBe(1);
    expect(measured(RESIGNED, SPOKE)['one deed of one doer on one day told']).toBe(0);
  });

  test('see a number again whatever it counts', () => {
    expect(measured(RESIGNED, QUIT)['the same number of whatever']).toBe(1);
    expect(measured(RESIGNED, SPOKE)['the same number of whatever']).toBe(0);
  });

  test('see all words of the shorter one in the other', () => {
    expect(measured(RESIGNED, RESIGNED)['words: nearly all of the shorter one in common']).toBe(1);
    expect(measured(RESIGNED, SPOKE)['words: nearly all of the shorter one in common']).toBe(0);
  });
});

describe('that two reports tell one thing', () => {
  test('is likelier of one deed told twice than of two deeds of one day', () => {
    const resigned = reportOf('bell', '2021-05-06', 'On Tuesday Ada Moreau resigned.');
    expect(oneTelling(RESIGNED, resigned)).toBeGreaterThan(0.5);
    const closed = reportOf('bell', '2021-05-06', 'The port of Lund was closed on Tuesday after a storm.');
    expect(oneTelling(RESIGNED, closed)).toBeLessThan(0.5);
    expect(oneTelling(closed, RESIGNED)).toBe(oneTelling(RESIGNED, closed));
  });

  test('is sure of the same quoted words', () => {
    const before = reportOf('post', '2021-05-05', 'Ada Moreau said: "We will rebuild every quay in Lund."');
    const behind = reportOf('bell', '2021-05-05', '"We will rebuild every quay in Lund," Ada Moreau told tug crews.');
    expect(oneTelling(before, behind)).toBe(1);
  });
});
