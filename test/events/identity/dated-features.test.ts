// What is measured of two dated reports: the same whichever comes first, and each under its name.
import { describe, expect, test } from 'vitest';
import { tellingsOf } from '../../../src/bot/events.ts';
import { DATED_COUNT, DATED_FEATURES, datedFeatures } from '../../../src/events/identity/dated-features.ts';
import type { Traits } from '../../../src/events/identity/index.ts';
import { nameTable } from '../../../src/events/names.ts';
import { published } from '../evidence.ts';

const NAMES = nameTable([{ name: 'Ada Moreau', aliases: [] }]);

function reportOf(id: string, day: string, text: string): Traits {
  const article = { id, title: null, text, published: published(day), publisher: `The ${id}`, url: null };
  return (tellingsOf(article, NAMES)[0] as { traits: Traits }).traits;
}

function measured(a: Traits, b: Traits): Record<string, number> {
  const out = new Float32Array(DATED_COUNT);
  datedFeatures(a, b, out);
  return Object.fromEntries(DATED_FEATURES.map((name, i) => [name, out[i] as number]));
}

const RESIGNED = reportOf('post', '2021-05-05', 'Ada Moreau resigned on Tuesday; 149 containers had been lost.');
const QUIT = reportOf('courier', '2021-05-06', 'Ada Moreau resigned on Tuesday; 149 crew members had signed a letter.');
const SPOKE = reportOf('herald', '2021-05-05', 'Ada Moreau spoke to the tug crews of Lund on Monday.');

describe('the features of two dated reports', () => {
  test('have names of their own and do not ask which report comes first', () => {
    expect(new Set(DATED_FEATURES).size).toBe(DATED_COUNT);
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
