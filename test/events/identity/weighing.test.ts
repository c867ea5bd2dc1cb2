// How much a word says of one sentence depends on how rare it is and how often its article says it.
import { describe, expect, test } from 'vitest';
import { codesOfArticle, keywordsOf, weighingOf } from '../../../src/events/identity/index.ts';
import { codeOf } from '../../../src/events/identity/word-codes.ts';
import { nameTable } from '../../../src/events/names.ts';

const TEXT =
  'The ferry struck the pier in fog. Divers searched the ferry for hours. The ferry was towed to Lund. A crane lifted the ferry on Friday, and the keeper watched.';
const codes = codesOfArticle({ title: null, text: TEXT }, nameTable([]));

describe('the weight of a word', () => {
  test('falls with how often its article says it', () => {
    const weigh = weighingOf(codes, keywordsOf([]));
    expect(weigh(codeOf('ferry', false))).toBeLessThan(weigh(codeOf('lund', false)));
    expect(weigh(codeOf('lund', false))).toBeLessThanOrEqual(255);
  });

  test('is small for a keyword of the story, unless that says what was done', () => {
    const plain = weighingOf(codes, keywordsOf([]));
    const told = weighingOf(codes, keywordsOf(['Lund', 'resign']));
    expect(told(codeOf('lund', false))).toBeLessThan(plain(codeOf('lund', false)) / 4);
    expect(told(codeOf('resign', false))).toBe(plain(codeOf('resign', false)));
  });
});
