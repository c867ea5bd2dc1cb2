// Pictures that stand on no public page, through the real discord.js: files of the message that shows them.
import { type APIMessage, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flatten } from '../../e2e/discord-server/limits.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { openStage, type Stage, textOf } from './bot.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  stage.desk.picture = {
    kind: 'picture',
    url: null,
    alt: 'The lock: how much is recorded of each month',
    title: 'The lock',
    months: [
      { month: '2021-04', events: 3 },
      { month: '2021-05', events: 12 },
    ],
  };
});
afterEach(() => stage.close());

/** The galleries of a message with what they show, and its files. */
const shown = ({ components, attachments }: APIMessage) => ({
  items: flatten(components)
    .flatMap(({ items }) => (Array.isArray(items) ? items : []))
    .map(({ description, media }) => [description, attachments.find(({ id }) => id === media.attachment_id)?.filename]),
  files: attachments.map(({ filename }) => filename),
});

const GALLERY = {
  items: [['The lock: how much is recorded of each month', 'months-1.png']],
  files: ['months-1.png'],
};

test('an answer for one person has its picture, and a post to the channel', async () => {
  const answer = await stage.ben.uses(stage.channel, 'saga timeline').answer();
  expect(shown(answer)).toEqual(GALLERY);
  expect(answer.attachments[0]?.size).toBeGreaterThan(1000);
  stage.ben.presses(answer, 'Post to channel');
  const posted = () => stage.server.messagesIn(stage.channel).filter(({ author }) => author.id === stage.server.bot.id);
  await wait(() => posted().length === 1, 'the post');
  expect(shown(posted()[0] as APIMessage)).toEqual(GALLERY);
});

test('turned forth and back the first page has its picture once', async () => {
  stage.desk.length = 12;
  const first = await stage.ben.uses(stage.channel, 'saga timeline').answer();
  const second = await stage.ben.presses(first, 'Page 2 ▶').answer();
  expect(shown(second).items).toEqual([]);
  const again = await stage.ben.presses(second, '◀ Page 1').answer();
  expect(shown(again)).toEqual(GALLERY);
});

test('where the bot may attach no files the answer comes without the picture, and says so', async () => {
  stage.server.permit(stage.channel, stage.server.bot, 0n, PermissionFlagsBits.AttachFiles);
  stage.ben.says(stage.channel, `<@${stage.server.bot.id}> timeline`);
  const posted = () => stage.server.messagesIn(stage.channel).filter(({ author }) => author.id === stage.server.bot.id);
  await wait(() => posted().length === 1, 'the answer');
  expect(shown(posted()[0] as APIMessage)).toEqual({ items: [], files: [] });
  expect(textOf(posted()[0])).toContain('may not attach files here');
});
