// Items that need not be read, and those that only look so.
import { expect, test } from 'vitest';
import { isForeign } from '../../../src/bot/polling/glance.ts';
import type { Item } from '../../../src/model/article.ts';
import { processorTime } from '../../processor-time.ts';
import { sagaWith } from './newsroom.ts';

const saga = sagaWith([], { keywords: ['harbour lock'], people: [{ name: "Ann O'Brien", aliases: [] }] });
const long = '<p>The chess club met again.</p> '.repeat(80);
const item = (content: string, more: Partial<Item> = {}): Item => ({
  guid: null,
  title: 'Chess',
  link: 'https://post.example/a',
  published: null,
  updated: null,
  summary: null,
  content,
  authors: [],
  ...more,
});

test.each<[string, Item, boolean]>([
  ['a whole item without any of the words', item(long), true],
  ['one with a word at its end', item(`${long} They met Ann O’Brien.`), false],
  ['one with a word in its title only', item(long, { title: 'At the harbour lock' }), false],
  ['one with a tag inside a word', item(`${long} the har<b>bour</b> lock`), false],
  ['one with a tag between the words', item(`${long} the harbour<br>lock`), false],
  ['one with entities', item(`${long} Ann O&#8217;Brien came.`), false],
  ['a teaser, whose page may say more', item('<p>They met again.</p>'), false],
  ['a teaser without a page', item('<p>They met again.</p>', { link: null }), true],
  [
    'words in the summary of an item without content',
    { ...item(''), content: null, summary: `${long} harbour lock` },
    false,
  ],
])('%s: %#', (_, given, answer) => expect(isForeign(saga, given)).toBe(answer));

test('a saga that takes everything finds nothing foreign', () => {
  expect(isForeign(sagaWith([], { keywords: [] }), item(long))).toBe(false);
});

test('broken mark-up takes time that grows with its length only', () => {
  const start = processorTime();
  isForeign(saga, item(`${'<'.repeat(500_000)}${'<a '.repeat(300_000)}`));
  expect(processorTime() - start).toBeLessThan(2_000);
});
