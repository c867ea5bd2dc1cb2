// Turns plain questions in a channel into answers where its managers want them and the text reaches the bot, into silence elsewhere.
import { ChannelType, GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../e2e/discord-server/state.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { openStage, type Stage, type StageOptions, textOf } from './bot.ts';
import { NOW, openHarbour } from './harbour.ts';

let stage: Stage;
const WITH_INTENT: StageOptions = {
  server: { privileged: GatewayIntentBits.MessageContent },
  bot: { readsMessages: true },
};
const open = async (options: StageOptions): Promise<void> => {
  stage = await openStage(options);
  stage.desk.isListening = true;
};
afterEach(() => stage.close());

const mention = (): string => `<@${stage.server.bot.id}>`;
const posted = (channel: Channel = stage.channel) =>
  stage.server.messagesIn(channel).filter(({ author }) => author.id === stage.server.bot.id);
/** Everything said before has been looked at once this is answered. */
const settle = async (): Promise<void> => {
  const before = posted().length;
  stage.ben.says(stage.channel, `${mention()} that is all`);
  await wait(() => posted().length > before, 'the last answer');
};

describe('with the switch', () => {
  test('a plain question is answered by a reply, anything else is left alone', async () => {
    await open(WITH_INTENT);
    const question = stage.ben.says(stage.channel, 'what happened on May 3?');
    await wait(() => posted().length === 1, 'the answer');
    expect(posted()[0]?.message_reference?.message_id).toBe(question.message.id);
    stage.ben.says(stage.channel, 'the weather is fine');
    stage.server.person('Robot').says(stage.channel, 'what happened on May 4?', { asBot: true });
    stage.ben.says(stage.channel, `${stage.ada.mention} what happened on May 5?`);
    stage.ben.says(stage.channel, 'what happened on May 6?', { replyTo: question.message });
    await settle();
    expect(stage.desk.settings).toHaveLength(2);
  });

  test('nothing is overheard where the managers have not switched it on', async () => {
    await open(WITH_INTENT);
    stage.desk.isListening = false;
    stage.ben.says(stage.channel, 'what happened on May 3?');
    await settle();
    expect(stage.desk.settings).toHaveLength(1);
  });

  test('a thread of others is a talk of its own; a post of a forum is a channel', async () => {
    await open(WITH_INTENT);
    const thread = stage.server.thread(stage.channel, 'aside');
    const forum = stage.server.channel(stage.guild, 'stories', { kind: ChannelType.GuildForum });
    const post = stage.server.thread(forum, 'the lock');
    stage.ben.says(thread, 'what happened on May 3?');
    stage.ben.says(post, 'what happened on May 3?');
    await wait(() => posted(post).length === 1, 'the answer in the post');
    await settle();
    expect(posted(thread)).toEqual([]);
  });

  test('a reply to an answer needs no ping, nor does what is said in a thread begun from it', async () => {
    await open(WITH_INTENT);
    stage.ben.says(stage.channel, `${mention()} what happened?`);
    await wait(() => posted().length === 1, 'the answer');
    const [answer] = posted();
    if (!answer) throw new Error('nothing was posted');
    stage.ada.says(stage.channel, 'and the day after', { replyTo: answer, isSilent: true });
    await wait(() => posted().length === 2, 'the second answer');
    const thread = stage.server.thread(stage.channel, 'about it', answer);
    stage.ada.says(thread, 'and the day before');
    await wait(() => posted(thread).length === 1, 'the answer in the thread');
    const [question, reply, inThread] = stage.desk.settings.map(({ place }) => place.thread);
    expect(reply).toBe(question);
    expect(inThread).toBe(answer.id);
    expect(stage.desk.carried).toContainEqual([question, answer.id]);
  });
});

describe('without the switch', () => {
  test('only what is said to the bot is answered, whatever the managers want', async () => {
    await open({});
    stage.ben.says(stage.channel, 'what happened on May 3?');
    await settle();
    expect(stage.desk.settings).toHaveLength(1);
  });

  test('a thread begun from an answer goes on with it by a mention', async () => {
    await open({});
    stage.ben.says(stage.channel, `${mention()} what happened?`);
    await wait(() => stage.desk.carried.length === 1, 'the answer');
    const thread = stage.server.thread(stage.channel, 'about it', posted()[0]);
    stage.ada.says(thread, `${mention()} and the day before?`);
    await wait(() => posted(thread).length === 1, 'the answer in the thread');
    const [question, inThread] = stage.desk.settings.map(({ place }) => place.thread);
    expect(stage.desk.carried[0]).toEqual([question, inThread]);
  });
});

test('with the real core a channel listens once its managers say so, and only to what the record can answer', async () => {
  const { desk, data } = await openHarbour();
  stage = await openStage({ ...WITH_INTENT, now: NOW, bot: { readsMessages: true, desk, memory: data.memory } });
  stage.ben.says(stage.channel, 'what happened on November 14, 2023?');
  await settle();
  expect(textOf(await stage.ada.uses(stage.channel, 'saga listen', { answers: 'on' }).answer())).toMatch(
    /now answered/,
  );
  stage.ben.says(stage.channel, 'who brings the cake?');
  stage.ben.says(stage.channel, 'what happened on November 15, 2023?');
  await wait(() => posted().length === 2, 'the answer');
  expect(textOf(posted()[1])).toMatch(/15 November 2023/);
  stage.ben.says(stage.channel, 'and the day before?', { replyTo: posted()[1] as never });
  await wait(() => posted().length === 3, 'the answer to the reply');
  expect(textOf(posted()[2])).toMatch(/14 November 2023/);
  await settle();
  const thread = stage.server.thread(stage.channel, 'about it', posted()[2]);
  stage.ben.says(stage.channel, 'who brings the cake on November 15, 2025?');
  for (const remark of [
    'thanks!',
    'lol',
    `${stage.ben.mention} can you check this with legal?`,
    'can you check this with legal?',
  ])
    stage.ada.says(thread, remark);
  stage.ada.says(thread, 'and the day after?');
  await wait(() => posted(thread).length === 1, 'the answer in the thread');
  expect(textOf(posted(thread)[0])).toMatch(/15 November 2023/);
  expect(textOf(posted(thread)[0])).not.toMatch(/legal/);
  await data.close();
});
