// Which figure of a sentence answers "how many": one that counts what was asked about, no part of a name, a date, an age or a ratio.
import { expect, test } from 'vitest';
import { answerIn } from '../../src/answer/find/answer-in.ts';
import { placedWords } from '../../src/english/words.ts';

/** What answers a question about how many of `counted` there are. */
function figureOf(text: string, counted: string): string | null {
  const tokens = placedWords(text);
  const at = tokens.findIndex(({ word }) => word === counted);
  const places = at < 0 ? [] : [{ from: at, to: at + 1 }];
  const found = answerIn('number', { text, tokens, met: places, counted: places, deed: [], role: 'either' });
  return found && text.slice(found.begin, found.end);
}

test.each([
  ['The K1P9 blight killed 40 goats in the valley.', 'goats', '40'],
  ['The blight of 15 Jan killed 40 goats.', 'goats', '40'],
  ['The 25th herd lost twelve goats.', 'goats', 'twelve'],
  ['A 23-month-old kid was among nine goats that died.', 'goats', 'nine'],
  ['About 4.5 million goats graze there, 15km from the sea.', 'goats', 'About 4.5 million'],
])('%s', (text, counted, figure) => {
  expect(figureOf(text, counted)).toBe(figure);
});

test.each([
  ['The K1P9 blight spread among goats.', 'goats'],
  ['The valley keeps three times as many goats as before.', 'goats'],
  ['A 23-month-old goat died.', 'goat'],
])('nothing: %s', (text, counted) => {
  expect(figureOf(text, counted)).toBeNull();
});
