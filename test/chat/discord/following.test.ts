// Turns following a saga in Discord into one test each: real client library, real core, real ledger on SQLite, our stand-in.
import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { renderDiscord } from '../../../adapters/chat/discord/render/render.ts';
import { type Gone, pauseGone } from '../../../src/bot/delivery/gone.ts';
import { rememberPosted, withPostedButtons } from '../../../src/bot/desk/posted.ts';
import type { Person } from '../../e2e/discord-server/person.ts';
import type { Channel } from '../../e2e/discord-server/state.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { openStage, type Stage, textOf } from './bot.ts';
import { type Harbour, NOW, openHarbour } from './harbour.ts';
import { createTestLog } from './scripted-desk.ts';

let stage: Stage;
let harbour: Harbour;

beforeEach(async () => {
  harbour = await openHarbour();
  const { desk, data } = harbour;
  const ports = { ledger: data.ledger, clock: { now: () => NOW }, log: createTestLog() };
  const onGone = (gone: Gone): void => void pauseGone(ports, 'discord', gone);
  stage = await openStage({ now: NOW, bot: { desk, memory: data.memory, onGone } });
});
afterEach(async () => {
  await stage.close();
  await harbour.data.close();
});

const subscriptions = async () => (await harbour.data.ledger.subscriptions()).map(({ subscription }) => subscription);
const follow = (person: Person, channel: Channel, options = {}) =>
  person.uses(channel, 'saga follow', { saga: 'harbour', ...options });
const posted = (channel: Channel) => stage.server.messagesIn(channel).filter(({ author }) => author.bot === true);

describe('a channel', () => {
  test('follows a saga at its own time, and its form changes when', async () => {
    const exchange = follow(stage.ada, stage.channel, { time: '7:30', zone: 'Europe/Berlin', days: 'weekdays' });
    expect(textOf(await exchange.answer())).toMatch(/now follows[\s\S]*on weekdays at 07:30 \(Europe\/Berlin\)/);
    const channel = { platform: 'discord', workspace: stage.guild.id, id: stage.channel.id };
    expect(await subscriptions()).toMatchObject([{ channel, at: '07:30', createdBy: stage.ada.id }]);
    const form = stage.ada.presses(await exchange.answer(), 'Change');
    await form.modal();
    await stage.ada.submits(form, { time: '18:00', days: 'sat,sun', period: '3d' }).answer();
    expect(await subscriptions()).toMatchObject([{ at: '18:00', days: [6, 7], period: { kind: 'days', count: 3 } }]);
    expect(textOf(exchange.messages()[0])).toMatch(/on sat, sun at 18:00/);
  });

  test('keeps its schedule where a form says something wrong', async () => {
    const exchange = follow(stage.ada, stage.channel);
    const form = stage.ada.presses(await exchange.answer(), 'Change');
    await form.modal();
    const wrong = stage.ada.submits(form, { zone: 'Europe/Atlantis' });
    await wait(() => wrong.interaction.followUps.length === 1, 'the sentence');
    expect(textOf(wrong.interaction.followUps[0]?.message)).toMatch(/The zone is a name such as America/);
    expect(await subscriptions()).toMatchObject([{ zone: 'Europe/Amsterdam', at: '08:00' }]);
  });

  test('is paused, resumed and unfollowed by buttons; its list shows other channels by their names', async () => {
    const other = stage.server.channel(stage.guild, 'other');
    await follow(stage.ada, other).answer();
    const exchange = follow(stage.ada, stage.channel);
    const press = async (label: string) => textOf(await stage.ada.presses(await exchange.answer(), label).answer());
    expect(await press('Pause')).toMatch(/is paused/);
    expect(await press('Resume')).toMatch(/is on/);
    expect(textOf(await stage.ada.uses(stage.channel, 'saga list').answer())).toContain(`- <#${other.id}> `);
    expect(await press('Unfollow')).toMatch(/no more digests/);
    expect(await subscriptions()).toMatchObject([{ channel: { id: other.id } }]);
    expect(await press('Follow again')).toMatch(/now follows/);
  });

  test('is followed only by those who manage it', async () => {
    const exchange = follow(stage.ben, stage.channel);
    expect(textOf(await exchange.answer())).toBe(
      'Only those who manage this channel can use “follow”; ask one of them.',
    );
    expect(await subscriptions()).toEqual([]);
  });

  test.each([
    [PermissionFlagsBits.SendMessages, 'give it Send Messages in this channel'],
    [PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages, 'give it View Channel and Send Messages in'],
  ])('where the bot may not post is not followed, and what it lacks is said (%s)', async (denied, sentence) => {
    const closed = stage.server.channel(stage.guild, 'closed', { deniedToBot: denied });
    expect(textOf(await follow(stage.ada, closed).answer())).toContain(sentence);
    expect(await subscriptions()).toEqual([]);
  });

  test('rests once it is deleted, and so does every channel of a server that the bot was removed from', async () => {
    const paused = async () => (await subscriptions()).filter(({ isPaused }) => isPaused).map(({ reason }) => reason);
    const other = stage.server.channel(stage.guild, 'other');
    await follow(stage.ada, other).answer();
    await follow(stage.ada, stage.channel).answer();
    stage.server.deleteChannel(other);
    await vi.waitFor(async () => expect(await paused()).toEqual(['The channel does not exist any more.']), 4000);
    stage.server.expel(stage.guild);
    await vi.waitFor(async () => expect((await paused()).join()).toContain('removed from it'), 4000);
  });

  test('suggests hours, zones, weekdays and periods', async () => {
    const typed = async (option: string, text: string): Promise<readonly string[]> =>
      (await stage.ada.types(stage.channel, 'saga schedule', { [option]: text }, option)).map(({ name }) => name);
    expect(await typed('time', '8')).toContain('08:00');
    expect(await typed('zone', 'york')).toContain('America/New York');
    expect((await typed('days', 'week')).join()).toContain('Weekdays');
    expect((await typed('period', 'seven')).join()).toContain('The last seven days');
    expect((await typed('replay', 'nov')).join()).toContain('November 2023');
    expect((await typed('saga', 'harb')).length).toBe(1);
  });
});

describe('a thread', () => {
  test('of a text channel belongs to its channel; a post of a forum follows by itself', async () => {
    const forum = stage.server.channel(stage.guild, 'stories', { kind: ChannelType.GuildForum });
    const post = stage.server.thread(forum, 'the lock');
    const thread = stage.server.thread(stage.channel, 'aside');
    await follow(stage.ada, post).answer();
    await follow(stage.ada, thread).answer();
    const ids = (await subscriptions()).map(({ channel }) => channel.id).sort();
    expect(ids).toEqual([post.id, stage.channel.id].sort());
  });

  test('of a forum lacks another permission', async () => {
    const forum = stage.server.channel(stage.guild, 'stories', {
      kind: ChannelType.GuildForum,
      deniedToBot: PermissionFlagsBits.SendMessagesInThreads,
    });
    const post = stage.server.thread(forum, 'the lock');
    expect(textOf(await follow(stage.ada, post).answer())).toContain('give it Send Messages in Threads');
  });

  test('of a forum that is locked is not followed', async () => {
    const forum = stage.server.channel(stage.guild, 'stories', { kind: ChannelType.GuildForum });
    const post = stage.server.thread(forum, 'the lock');
    post.isLocked = true;
    expect(textOf(await follow(stage.ada, post).answer())).toContain('This post is locked');
  });

  test('of a forum carries on its talk from one mention to the next', async () => {
    const forum = stage.server.channel(stage.guild, 'stories', { kind: ChannelType.GuildForum });
    const post = stage.server.thread(forum, 'the lock');
    const mention = `<@${stage.server.bot.id}>`;
    stage.ben.says(post, `${mention} what happened on November 14, 2023?`);
    await wait(() => posted(post).length === 1, 'the answer');
    stage.ada.says(post, `${mention} and the day after?`);
    await wait(() => posted(post).length === 2, 'the second answer');
    expect(textOf(posted(post)[1])).toMatch(/15 November 2023/);
  });
});

describe('under a posted digest', () => {
  /** What the poster leaves behind: the message in the channel, and word of its days. */
  const digestIn = async (channel: Channel, day: string) => {
    const message = stage.server.posts(channel, { content: `The digest of ${day}` });
    const place = { platform: 'discord', workspace: null, id: channel.id } as const;
    const told = { saga: 'harbour', from: day, to: day };
    await rememberPosted(harbour.data.memory, place, [message.id], told, NOW + 86_400_000);
    return message;
  };

  test('a reply is about its days, and replies to the answer go on', async () => {
    const digest = await digestIn(stage.channel, '2023-11-14');
    stage.ben.says(stage.channel, 'and the day after?', { replyTo: digest });
    await wait(() => posted(stage.channel).length === 2, 'the answer');
    expect(textOf(posted(stage.channel)[1])).toMatch(/15 November 2023/);
    const answer = posted(stage.channel)[1];
    stage.ada.says(stage.channel, 'and the day before?', { ...(answer ? { replyTo: answer } : {}) });
    await wait(() => posted(stage.channel).length === 3, 'the second answer');
    expect(textOf(posted(stage.channel)[2])).toMatch(/14 November 2023/);
  });

  test('everybody begins with its days, and with an answer’s where they reply to that', async () => {
    const digest = await digestIn(stage.channel, '2023-11-14');
    const says = async (text: string, at: number) => {
      const before = posted(stage.channel).length;
      stage.ada.says(stage.channel, text, { replyTo: posted(stage.channel)[at] ?? digest });
      await wait(() => posted(stage.channel).length > before, 'the answer');
      return textOf(posted(stage.channel)[before]);
    };
    expect(await says('and the day after?', 0)).toMatch(/15 November 2023/);
    expect(await says('and the day after?', 1)).toMatch(/16 November 2023/);
    expect(await says('and the day after?', 1)).toMatch(/16 November 2023/);
    expect(await says('and the day after?', 0)).toMatch(/15 November 2023/);
  });

  test('in direct messages a reply is about its days, too, and goes on with them', async () => {
    const direct = stage.server.directMessages(stage.ben);
    const digest = await digestIn(direct, '2023-11-14');
    stage.ben.says(direct, 'and the day after?', { replyTo: digest });
    await wait(() => posted(direct).length === 2, 'the answer');
    expect(textOf(posted(direct)[1])).toMatch(/15 November 2023/);
    stage.ben.says(direct, 'what happened on December 20, 2023?');
    await wait(() => posted(direct).length === 3, 'the answer');
    stage.ben.says(direct, 'and the day after?', { replyTo: posted(direct)[1] as never });
    await wait(() => posted(direct).length === 4, 'the answer to the reply');
    expect(textOf(posted(direct)[3])).toMatch(/16 November 2023/);
  });

  test('its buttons are answered to whoever presses them', async () => {
    const channel = { platform: 'discord', workspace: null, id: stage.channel.id } as const;
    const digest = { summary: 'A digest', blocks: [{ kind: 'paragraph', text: 'The digest' } as const] };
    const told = { saga: 'harbour', from: '2023-11-14', to: '2023-11-14' };
    const message = await withPostedButtons(harbour.data.memory, digest, channel, told, NOW);
    const [page] = renderDiscord(message);
    const exchange = stage.ben.presses(stage.server.posts(stage.channel, { ...page }), 'Next day');
    expect(textOf(await exchange.answer())).toMatch(/15 November 2023/);
    expect(exchange.isPrivate).toBe(true);
  });

  test('so is a mention in a thread that was begun from it', async () => {
    const digest = await digestIn(stage.channel, '2023-11-14');
    const thread = stage.server.thread(stage.channel, 'about the digest', digest);
    stage.ben.says(thread, `<@${stage.server.bot.id}> and the day after?`);
    await wait(() => posted(thread).length === 1, 'the answer');
    expect(textOf(posted(thread)[0])).toMatch(/15 November 2023/);
  });

  test('in a forum’s post a reply is about its days, too', async () => {
    const forum = stage.server.channel(stage.guild, 'stories', { kind: ChannelType.GuildForum });
    const post = stage.server.thread(forum, 'the lock');
    const digest = await digestIn(post, '2023-11-14');
    stage.ben.says(post, 'and the day after?', { replyTo: digest });
    await wait(() => posted(post).length === 2, 'the answer');
    expect(textOf(posted(post)[1])).toMatch(/15 November 2023/);
  });
});
