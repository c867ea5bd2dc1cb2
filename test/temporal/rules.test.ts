import { describe, expect, it } from 'vitest';
import { fromIso } from '../../src/model/day.ts';
import type { Rule, RuleExample } from '../../src/temporal/engine/rule.ts';
import { createEngine, run } from '../../src/temporal/engine/runner.ts';
import { ENGLISH, QUESTIONS } from '../../src/temporal/english/index.ts';
import { QUESTION_RULES } from '../../src/temporal/english/rules/questions.ts';
import { tagTimexes } from '../../src/temporal/tag.ts';

/** Wednesday: the publication day of examples that name no other. */
const DCT = '2017-08-02';

const questions = createEngine(QUESTIONS);

type Find = (example: Pick<RuleExample, 'text' | 'dct' | 'mode'>) => readonly {
  readonly text: string;
  readonly value: string;
  readonly rule: string;
}[];

const inNews: Find = ({ text, dct = DCT, mode = 'news' }) => tagTimexes({ text, dct, mode });

const inQuestions: Find = ({ text }) => {
  const tokens = questions.tokenize(text);
  const sentences = [{ begin: 0, end: tokens.length }];
  return run(questions, { text, tokens, sentences, dct: fromIso(DCT), mode: 'news' }).map((found) => ({
    ...found,
    text: text.slice(tokens[found.begin]?.begin, tokens[found.end - 1]?.end),
  }));
};

function examplesHold(rules: readonly Rule[], find: Find): void {
  describe.each(rules.map((rule) => [rule.name, rule] as const))('rule %s', (name, rule) => {
    it.each(rule.examples)('finds "$finds" in "$text"', (example) => {
      const found = find(example);
      expect(found.map((timex) => timex.text)).toContain(example.finds);
      expect(found.find((timex) => timex.text === example.finds)).toMatchObject({
        value: example.value,
        rule: name,
        ...(example.type && { type: example.type }),
        ...(example.mod && { mod: example.mod }),
      });
    });

    it('has examples', () => {
      expect(rule.examples.length).toBeGreaterThan(0);
    });
  });

  const counterExamples = rules.flatMap((rule) => (rule.nonExamples ?? []).map((text) => [rule.name, text] as const));
  it.each(counterExamples)('rule %s finds nothing in "%s"', (name, text) => {
    expect(find({ text }).filter((timex) => timex.rule === name)).toEqual([]);
  });
}

describe('news', () => examplesHold(ENGLISH.rules, inNews));
describe('questions', () => examplesHold(QUESTION_RULES, inQuestions));

it('gives every rule a name of its own', () => {
  const names = [...QUESTION_RULES, ...ENGLISH.rules].map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
});
