// Turns pressed buttons into answers: on messages that one person sees, and on those that everybody sees.
import { type APIMessage, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { labelsOf, openStage, type Stage, textOf } from './bot.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const posted = () => stage.server.messagesIn(stage.channel).filter(({ author }) => author.id === stage.server.bot.id);
const nth = (at: number): APIMessage => {
  const message = posted()[at];
  if (!message) throw new Error(`there are only ${posted().length} posts`);
  return message;
};

test('buttons change the message that only one person sees', async () => {
  const exchange = stage.ben.uses(stage.channel, 'saga on', { date: 'May 3' });
  const message = await exchange.answer();
  expect(labelsOf(message)).toEqual(['Next day', 'Post to channel', 'and the day after?']);
  expect(textOf(await stage.ben.presses(message, 'Next day').answer())).toContain('Pressed next');
  expect(exchange.messages()).toHaveLength(1);
  expect(textOf(exchange.messages()[0])).toContain('Pressed next');
  const asked = await stage.ben.presses(exchange.messages()[0] ?? message, 'and the day after?').answer();
  expect(textOf(asked)).toContain('Asked: and the day after?');
});

test('buttons turn the pages of a long answer, also after a restart', async () => {
  stage.desk.length = 12;
  const message = await stage.ben.uses(stage.channel, 'saga timeline').answer();
  expect(labelsOf(message)[0]).toBe('Page 2 ▶');
  const second = await stage.ben.presses(message, 'Page 2 ▶').answer();
  expect(textOf(second)).toMatch(/-# Page 2 of \d/);
  expect(labelsOf(second)).toEqual(expect.arrayContaining(['◀ Page 1', 'Page 3 ▶']));
});

test('buttons on a message that everybody sees are answered to the one who pressed', async () => {
  stage.ben.uses(stage.channel, 'saga on', { date: 'May 3', public: true });
  await wait(() => posted().length === 1, 'the post');
  const exchange = stage.ada.presses(nth(0), 'Next day');
  expect(textOf(await exchange.answer())).toContain('Pressed next');
  expect(exchange.isPrivate).toBe(true);
  expect(textOf(posted()[0])).toContain('Command on');
});

test('buttons go on from the answer on which they stand, in the presser’s own conversation', async () => {
  stage.ben.uses(stage.channel, 'saga on', { date: 'May 3', public: true });
  await wait(() => posted().length === 1, 'the post');
  const answer = await stage.ada.presses(nth(0), 'and the day after?').answer();
  const own = `person-${stage.ada.id}`;
  expect(stage.desk.settings.at(-1)?.place.thread).toBe(own);
  await wait(() => stage.desk.carried.length === 3, 'the answer’s conversation');
  expect(stage.desk.carried.slice(1)).toEqual([
    [nth(0).id, own],
    [own, answer.id],
  ]);
});

test('buttons of a command run it, to the one who pressed alone; a message that only they see gives way', async () => {
  stage.desk.actions = [{ id: 'pause', label: 'Pause', value: 'do:pause:harbour' }];
  stage.ada.uses(stage.channel, 'saga list', { public: true });
  await wait(() => posted().length === 1, 'the public list');
  const beside = stage.ada.presses(nth(0), 'Pause');
  expect(textOf(await beside.answer())).toContain('Pressed do\\:pause:harbour');
  expect(beside.isPrivate).toBe(true);
  const list = stage.ada.uses(stage.channel, 'saga list');
  await stage.ada.presses(await list.answer(), 'Pause').answer();
  expect(list.messages()).toHaveLength(1);
  expect(textOf(list.messages()[0])).toContain('Pressed do\\:pause:harbour');
});

test('buttons of a saga called “post” post nothing', async () => {
  stage.desk.actions = [{ id: 'pause', label: 'Pause', value: 'do:pause:post' }];
  const message = await stage.ada.uses(stage.channel, 'saga list').answer();
  await stage.ada.presses(message, 'Pause').answer();
  expect(posted()).toEqual([]);
});

test('buttons that are not the bot’s get a sentence', async () => {
  stage.desk.actions = [{ id: 'odd', label: 'Odd', value: 'something:else' }];
  const message = await stage.ada.uses(stage.channel, 'saga list').answer();
  const pressed = stage.ada.presses(message, 'Odd');
  await wait(() => !pressed.interaction.isThinking && pressed.interaction.original !== null, 'the sentence');
  expect(textOf(pressed.messages()[0])).toBe('This button is not one of mine; ask again.');
});

test('buttons post an answer to the channel, once', async () => {
  const message = await stage.ben.uses(stage.channel, 'saga on', { date: 'May 3' }).answer();
  stage.ben.presses(message, 'Post to channel');
  await wait(() => posted().length === 1, 'the post');
  expect(textOf(posted()[0])).toContain('Pressed post');
});

test('buttons do not post where the person may not write', async () => {
  const reading = stage.server.channel(stage.guild, 'announcements', {
    deniedToEverybody: PermissionFlagsBits.SendMessages,
  });
  const message = await stage.ben.uses(reading, 'saga on', { date: 'May 3' }).answer();
  const exchange = stage.ben.presses(message, 'Post to channel');
  expect(textOf(await exchange.answer())).toBe('You may not write in this channel.');
  expect(stage.server.messagesIn(reading)).toEqual([]);
});

test('buttons say what went wrong below the message and leave it as it is', async () => {
  const exchange = stage.ben.uses(stage.channel, 'saga on', { date: 'May 3' });
  const message = await exchange.answer();
  stage.desk.failure = new UserError('not-found', 'That message is too old for its buttons; ask again.');
  const pressed = stage.ben.presses(message, 'Next day');
  await wait(() => pressed.interaction.followUps.length === 1, 'the sentence');
  expect(textOf(pressed.interaction.followUps[0]?.message)).toContain('too old');
  expect(textOf(exchange.messages()[0])).toContain('Command on');
});
