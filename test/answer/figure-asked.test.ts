// Which figure of a sentence answers "how many": one that counts what was asked about, no part of a name, a date, an age or a ratio.
import { expect, test } from 'vitest';
import { answerIn } from '../../src/answer/find/answer-in.ts';
import { measureAsked } from '../../src/answer/find/wants.ts';
import { placedWords } from '../../src/english/words.ts';

/** What answers a question about how many of `counted` there are. */
function figureOf(text: string, counted: string): string | null {
  const tokens = placedWords(text);
  const at = tokens.findIndex(({ word }) => word === counted);
  const places = at < 0 ? [] : [{ from: at, to: at + 1 }];
  const found = answerIn('number', {
    text,
    tokens,
    met: places,
    counted: places,
    deed: [],
    role: 'either',
    measure: null,
  });
  return found && text.slice(found.begin, found.end);
}

test.each([
  ['The K1P9 blight killed 40 goats in the valley.', 'goats', '40'],
  ['The blight of 15 Jan killed 40 goats.', 'goats', '40'],
  ['The 25th herd lost twelve goats.', 'goats', 'twelve'],
  ['A 23-month-old kid was among nine goats that died.', 'goats', 'nine'],
  ['About 4.5 million goats graze there, 15km from the sea.', 'goats', 'About 4.5 million'],
  ['The herd is counted every five years.', 'times', 'five'],
])('%s', (text, counted, figure) => {
  expect(figureOf(text, counted)).toBe(figure);
});

test.each([
  ['The K1P9 blight spread among goats.', 'goats'],
  ['The valley keeps three times as many goats as before.', 'goats'],
  ['A 23-month-old goat died.', 'goat'],
  ['The goats grazed there for five years.', 'times'],
  ['A herd worth $800 million grazes there.', 'times'],
])('nothing: %s', (text, counted) => {
  expect(figureOf(text, counted)).toBeNull();
});

test.each([
  ['how strong was the tremor', 'The tremor was the 14th in 3 years and had a magnitude of 6.1.', '6.1'],
  ['how strong was the tremor', 'A 6.1-magnitude tremor hit 14 villages.', '6.1'],
  ['how tall is the tower', 'The tower has 212 rooms and is 60 metres tall.', '60'],
  ['how fast was the ferry', 'The ferry with 90 people did 31 knots.', '31'],
  ['how old was the keeper', 'The keeper, aged 71, had kept 4 lights.', '71'],
])('%s: %s', (question, text, figure) => {
  const tokens = placedWords(text);
  const at = tokens.findIndex(({ word }) => question.endsWith(word));
  const met = [{ from: at, to: at + 1 }];
  const measure = measureAsked(question);
  const found = answerIn('number', { text, tokens, met, counted: [], deed: [], role: 'either', measure });
  expect(found && text.slice(found.begin, found.end)).toBe(figure);
});

test('"at one point" is no sure answer', () => {
  const text = 'At one point the keeper wanted to leave.';
  const tokens = placedWords(text);
  const at = tokens.findIndex(({ word }) => word === 'leave');
  const met = [{ from: at, to: at + 1 }];
  const found = answerIn('number', { text, tokens, met, counted: [], deed: [], role: 'either', measure: null });
  expect(found?.surety ?? 0).toBeLessThan(0.4);
});

/** What answers "how many people drowned", where the drowning is the deed. */
function peopleOf(text: string): string | null {
  const tokens = placedWords(text);
  const at = tokens.findIndex(({ word }) => word === 'drowned');
  const deed = [{ from: at, to: at + 1 }];
  const counts = 'people' as const;
  const found = answerIn('number', {
    text,
    tokens,
    met: deed,
    counted: [],
    deed,
    role: 'either',
    measure: null,
    counts,
  });
  return found && text.slice(found.begin, found.end);
}

test.each([
  ['More than a million people drowned in at least 80 villages.', 'More than a million'],
  ['As many as 200 people drowned and two thousand lost their homes.', 'As many as 200'],
  ['Between 50,000-100,000 people drowned.', '50,000-100,000'],
  ['The 12-member crew drowned with 26 other sailors.', '26'],
])('of people, and of nothing else: %s', (text, figure) => {
  expect(peopleOf(text)).toBe(figure.replace(/^As many as /, ''));
});

test.each(['They had drawn up 112 questions about who drowned.', 'A 7.0-magnitude wave came and people drowned.'])(
  'no people: %s',
  (text) => {
    expect(peopleOf(text)).toBeNull();
  },
);
