import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../src/temporal/english/index.ts';
import { tagTimexes } from '../../src/temporal/tag.ts';

const DCT = '2017-08-02';

describe.each(ENGLISH.rules.map((rule) => [rule.name, rule] as const))('rule %s', (name, rule) => {
  it.each(rule.examples)('finds "$finds" in "$text"', (example) => {
    const dct = example.dct === undefined ? DCT : example.dct;
    const found = tagTimexes({ text: example.text, dct, mode: example.mode ?? 'news' });
    const match = found.find((timex) => timex.text === example.finds);
    expect(found.map((timex) => timex.text)).toContain(example.finds);
    expect(match).toMatchObject({
      value: example.value,
      rule: name,
      ...(example.type && { type: example.type }),
      ...(example.mod && { mod: example.mod }),
    });
  });

  it.skipIf(!rule.nonExamples?.length)('stays away from what only looks like it', () => {
    for (const text of rule.nonExamples ?? []) {
      const found = tagTimexes({ text, dct: DCT });
      expect(found.filter((timex) => timex.rule === name).map((timex) => timex.text)).toEqual([]);
    }
  });

  it('has examples', () => {
    expect(rule.examples.length).toBeGreaterThan(0);
  });
});

it('gives every rule a name of its own', () => {
  const names = ENGLISH.rules.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
});
