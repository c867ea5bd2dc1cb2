// Tests the two readings of one list of tokens: those of the rules of time, and the words of the grammar.
import { describe, expect, it } from 'vitest';
import { joinedWords } from '../../src/english/joined-words.ts';
import { BE } from '../../src/english/lexicon.ts';
import { createTokenizer } from '../../src/english/tokens.ts';
import { nth } from '../../src/model/nth.ts';
import type { Timex } from '../../src/model/timex.ts';

const tokenize = createTokenizer(new Map());
const tokensOf = (text: string): string[] => tokenize(text).map(({ word }) => word);
const wordsOf = (text: string, timexes: readonly Timex[] = []) => {
  const tokens = tokenize(text);
  return joinedWords(text, tokens, 0, tokens.length, timexes);
};
const joined = (text: string): string[] => wordsOf(text).map(({ word }) => word);

describe('tokens', () => {
  it('are words, runs of digits and single marks', () => {
    expect(tokensOf('The mid-July sale: $1,700.')).toEqual([
      'the',
      'mid',
      '-',
      'july',
      'sale',
      ':',
      '$',
      '1',
      ',',
      '700',
      '.',
    ]);
    expect(tokensOf('On the 25th, in the 1990s')).toEqual(['on', 'the', '25th', ',', 'in', 'the', '1990s']);
  });

  it('have verbs behind an apostrophe of their own, but no part of a name', () => {
    expect(tokensOf('She’ll say they’ve won')).toEqual(['she', "'ll", 'say', 'they', "'ve", 'won']);
    expect(tokensOf("O'Connor's friends don't meet at nine o'clock")).toEqual([
      "o'connor",
      "'s",
      'friends',
      "don't",
      'meet',
      'at',
      'nine',
      "o'clock",
    ]);
  });

  it('have no number where the digits are too many to count in time', () => {
    expect(tokenize('1999 12345678901').map(({ number }) => number)).toEqual([1999, -1]);
  });
});

describe('joined words', () => {
  it('keep compounds, numbers, addresses and initials whole', () => {
    expect(joined('A class-action suit cost AT&T $3.5m')).toEqual([
      'a',
      'class-action',
      'suit',
      'cost',
      'at&t',
      '$',
      '3.5m',
    ]);
    expect(joined('J. Smith of reuters.com')).toEqual(['j.', 'smith', 'of', 'reuters.com']);
  });

  it('tell dashes from hyphens', () => {
    expect(joined('He left – again')).toEqual(['he', 'left', '–', 'again']);
  });

  it('read "\'s" as a verb behind a pronoun only', () => {
    const isVerb = (text: string) => wordsOf(text).some(({ word, classes }) => word === "'s" && classes === BE);
    expect([isVerb("It's over"), isVerb("Ruiz's brother")]).toEqual([true, false]);
  });

  it('have no class inside a time expression', () => {
    const timex = {
      begin: 8,
      end: 11,
      text: 'May',
      type: 'DATE',
      value: 'XXXX-05',
      rule: 'month',
      form: 'deictic',
    } as const;
    const [, , may] = wordsOf('They in May', [timex]);
    expect(may).toMatchObject({ word: 'may', classes: 0, timex });
    expect(wordsOf('They may go')[1]?.classes).not.toBe(0);
  });
});

describe('nth', () => {
  it('reads inside a list and throws outside', () => {
    expect(nth(['a', 'b'], 1)).toBe('b');
    expect(() => nth(['a'], 1)).toThrow(RangeError);
  });
});
