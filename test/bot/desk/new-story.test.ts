// Beginning a story from where people talk: a form with five fields, checked before anything is asked for.
import { beforeEach, expect, test } from 'vitest';
import type { CommandPorts, Conversation, Values } from '../../../src/bot/commands/command.ts';
import { newStory } from '../../../src/bot/commands/new-story.ts';
import { runCommand } from '../../../src/bot/commands/table.ts';
import { readCommandLine, readSaid } from '../../../src/bot/desk/typed.ts';
import type { StoryWish } from '../../../src/bot/story/wish.ts';

let wishes: StoryWish[] = [];
beforeEach(() => {
  wishes = [];
});
const ports = {
  zone: 'America/New_York',
  found: async (wish: StoryWish) => {
    wishes.push(wish);
    return { id: 'the-lock', lines: wish.feeds.map((url) => `Feed: ${url}`) };
  },
} as unknown as CommandPorts;
const conversation = {
  setting: { place: { channel: { platform: 'slack' } }, person: { id: 'U1', canManage: true } },
} as unknown as Conversation;
const run = (values: Values, given = ports) => runCommand(given, newStory, values, conversation);

test('takes names and words parted by commas, and leaves to the feeds what is not said', async () => {
  const { message } = await run({
    name: ' The lock ',
    feeds: 'https://a.example/rss, b.example/feed',
    people: 'Ann Poe, Bo Lin',
    keywords: '-',
    zone: 'Berlin',
  });
  await run({ name: 'The lock', feeds: 'https://a.example/rss' });
  expect(wishes).toEqual([
    {
      name: 'The lock',
      feeds: ['https://a.example/rss', 'https://b.example/feed'],
      people: ['Ann Poe', 'Bo Lin'],
      keywords: [],
      zone: 'Europe/Berlin',
    },
    { name: 'The lock', feeds: ['https://a.example/rss'], people: null, keywords: null, zone: 'America/New_York' },
  ]);
  expect(message.blocks.at(-1)).toEqual({
    kind: 'actions',
    actions: [{ id: 'follow', label: 'Follow it here', value: 'do:follow:the-lock' }],
  });
});

test.each<[string, Values, RegExp]>([
  ['no name', { name: '!!', feeds: 'a.example' }, /“name” needs a letter/],
  ['no feed', { name: 'A' }, /needs addresses of its feeds/],
  ['a file', { name: 'A', feeds: 'file:///etc/passwd' }, /“feeds” are addresses/],
  ['a word', { name: 'A', feeds: 'somewhere' }, /“feeds” are addresses/],
  ['too many', { name: 'A', feeds: Array.from({ length: 9 }, (_, n) => `f${n}.example`).join(' ') }, /at most 8/],
  ['a zone that is none', { name: 'A', feeds: 'a.example', zone: 'Mars/Phobos' }, /zone/],
])('with %s is refused in a sentence, and nothing is begun', async (_, values, sentence) => {
  await expect(async () => run(values)).rejects.toThrow(sentence);
  expect(wishes).toEqual([]);
});

test('says where else it can be done where it can’t be here', async () => {
  const { found: _, ...without } = ports;
  await expect(run({ name: 'A', feeds: 'a.example' }, without as CommandPorts)).rejects.toThrow(/daybook new/);
});

test('a typed line is its name, and no talk begins a story', () => {
  expect(readCommandLine('new-story The old lock')).toEqual({
    kind: 'command',
    name: 'new-story',
    values: { name: 'The old lock' },
  });
  for (const said of ['new story about the lock', 'new evidence came up today'])
    expect(readSaid(said).kind).toBe('question');
});
