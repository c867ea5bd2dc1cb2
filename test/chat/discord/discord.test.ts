// Turns what people do in Discord into what the bot does, with the real client library against our stand-in.
import type { APIMessage } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDiscordChat } from '../../../adapters/chat/discord/discord.ts';
import type { Command } from '../../../src/bot/commands/command.ts';
import { COMMANDS } from '../../../src/bot/commands/table.ts';
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

describe('slash commands', () => {
  test('are registered once and left alone while they are the same', async () => {
    const puts = () => stage.server.requests.filter(({ method }) => method === 'put').length;
    expect(stage.server.commands.map(({ name }) => name)).toEqual(['saga']);
    expect(puts()).toBe(1);
    const { server, desk, memory, clock, log } = stage;
    const again = (commands: readonly Command[]) =>
      createDiscordChat({ token: server.token, api: server.api, desk, commands, memory, clock, log });
    for (const commands of [COMMANDS, COMMANDS.slice(1)]) {
      const chat = again(commands);
      await chat.start();
      await chat.stop();
    }
    expect(puts()).toBe(2);
  });

  test('are answered to the person who asked, and to nobody else', async () => {
    const exchange = stage.ben.uses(stage.channel, 'saga on', { date: 'May 3' });
    expect(textOf(await exchange.answer())).toContain('Command on: May 3');
    expect(exchange.isPrivate).toBe(true);
    expect(posted()).toEqual([]);
    expect(stage.desk.settings[0]).toMatchObject({
      place: {
        channel: { platform: 'discord', workspace: stage.guild.id, id: stage.channel.id },
        thread: `person-${stage.ben.id}`,
        isPrivate: false,
      },
      person: { id: stage.ben.id, canManage: false },
    });
  });

  test('are posted for everybody on request, as a message that can be replied to', async () => {
    stage.ben.uses(stage.channel, 'saga on', { date: 'May 3', public: true });
    await wait(() => posted().length === 1, 'the post');
    expect(textOf(posted()[0])).toContain('Command on: May 3');
    expect(labelsOf(posted()[0])).not.toContain('Post to channel');
  });

  test('are acknowledged at once, however long the core takes', async () => {
    let release = (): void => {};
    stage.desk.wait = new Promise<void>((done) => {
      release = done;
    });
    const exchange = stage.ben.uses(stage.channel, 'saga latest');
    await exchange.acknowledged();
    expect(exchange.interaction.isThinking).toBe(true);
    stage.clock.time += 10 * 60_000;
    release();
    expect(textOf(await exchange.answer())).toContain('Command latest');
  });

  test('are answered once, also when the gateway sends them twice', async () => {
    const exchange = stage.ben.uses(stage.channel, 'saga latest');
    stage.ben.repeats(exchange);
    await exchange.answer();
    stage.ben.repeats(exchange);
    await stage.ben.uses(stage.channel, 'saga help').answer();
    expect(stage.desk.settings).toHaveLength(2);
    expect(exchange.messages()).toHaveLength(1);
  });

  test('take several options, each with its own choices or suggestions', async () => {
    const options = { saga: 'harbour', time: '07:30', zone: 'Europe/Berlin', days: 'weekdays' };
    const follow = stage.ada.uses(stage.channel, 'saga follow', options);
    expect(textOf(await follow.answer())).toContain('Command follow: harbour 07:30 Europe/Berlin weekdays');
    const schedule = { empty: 'silent', alerts: '3', quiet: '22:00-07:00', replay: '2021-05-03', period: '7d' };
    const changed = await stage.ada.uses(stage.channel, 'saga schedule', schedule).answer();
    expect(textOf(changed)).toContain('Command schedule: 7d silent 22\\:00-07:00 2021-05-03 3');
    for (const focused of Object.keys(options)) {
      const [first] = await stage.ada.types(stage.channel, 'saga follow', { ...options, [focused]: 'x' }, focused);
      expect(first).toEqual({ name: `${focused} x`, value: 'x' });
    }
    const [delivery] = await stage.ada.types(stage.channel, 'saga again', { delivery: 'x' }, 'delivery');
    expect(delivery?.name).toBe('delivery x');
  });

  test('say in one sentence what cannot be done, and nothing of what broke', async () => {
    stage.desk.failure = new UserError('bad-date', 'May has no day *32*.');
    expect(textOf(await stage.ben.uses(stage.channel, 'saga on', { date: 'May 32' }).answer())).toBe(
      'May has no day \\*32\\*.',
    );
    stage.desk.failure = new Error('secret/path/of/the/store');
    expect(textOf(await stage.ben.uses(stage.channel, 'saga latest').answer())).toContain('Something went wrong');
    expect(stage.log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  test('work in direct messages, where the person may manage everything', async () => {
    const exchange = stage.ben.uses(stage.server.directMessages(stage.ben), 'saga latest');
    await exchange.answer();
    expect(stage.desk.settings[0]).toMatchObject({
      place: { thread: null, isPrivate: true, channel: { workspace: null } },
      person: { canManage: true },
    });
  });

  test('know who may manage the channel, and which channels are private', async () => {
    const hidden = stage.server.channel(stage.guild, 'desk', { isPrivate: true });
    await stage.ada.uses(hidden, 'saga latest').answer();
    expect(stage.desk.settings[0]).toMatchObject({ place: { isPrivate: true }, person: { canManage: true } });
  });

  test('suggest while somebody types, in time and within the limits', async () => {
    const choices = await stage.ben.types(stage.channel, 'saga who', { person: 'Ha' }, 'person');
    expect(choices).toEqual([
      { name: 'person Ha', value: 'Ha' },
      { name: 'a label that was too long', value: 'a label that was too long' },
    ]);
    stage.desk.wait = new Promise(() => {});
    expect(await stage.ben.types(stage.channel, 'saga on', { date: 'M' }, 'date')).toEqual([]);
  });
});

describe('messages', () => {
  const saidIn = (direct: Parameters<typeof stage.server.messagesIn>[0]): number =>
    stage.server.messagesIn(direct).length;
  const mention = (): string => `<@${stage.server.bot.id}>`;

  test('that mention the bot are answered by a reply; others are not', async () => {
    stage.ben.says(stage.channel, 'what happened on May 3?');
    const question = stage.ben.says(stage.channel, `${mention()} what happened on May 3?`);
    await wait(() => posted().length === 1, 'the answer');
    expect(textOf(posted()[0])).toContain('Asked: what happened on May 3?');
    expect(posted()[0]?.message_reference?.message_id).toBe(question.message.id);
    expect(stage.desk.settings).toHaveLength(1);
  });

  test('in reply to an answer go on with its conversation, as do replies to those', async () => {
    const question = stage.ben.says(stage.channel, `${mention()} what happened on May 3?`);
    await wait(() => posted().length === 1, 'the answer');
    stage.ada.says(stage.channel, 'and the day after?', { replyTo: nth(0) });
    await wait(() => posted().length === 2, 'the second answer');
    stage.ben.says(stage.channel, 'who said that?', { replyTo: nth(1) });
    await wait(() => posted().length === 3, 'the third answer');
    expect(stage.desk.settings.map(({ place }) => place.thread)).toEqual(Array(3).fill(question.message.id));
    expect(textOf(posted()[2])).toContain('Asked: who said that?');
  });

  test('in reply to an answer go on after a restart, too', async () => {
    const question = stage.ben.says(stage.channel, `${mention()} what happened on May 3?`);
    await wait(() => posted().length === 1, 'the answer');
    const { server, channel, ben, memory } = stage;
    await stage.chat.stop();
    const { clock, desk, log } = stage;
    const again = createDiscordChat({ token: server.token, api: server.api, desk, commands: [], memory, clock, log });
    await again.start();
    ben.says(channel, 'and the day after?', { replyTo: nth(0) });
    await wait(() => posted().length === 2, 'the answer after the restart');
    expect(desk.settings.at(-1)?.place.thread).toBe(question.message.id);
    await again.stop();
  });

  test('written directly need no mention', async () => {
    const direct = stage.server.directMessages(stage.ben);
    stage.ben.says(direct, 'and the day after?');
    await wait(() => stage.server.messagesIn(direct).length === 2, 'the answer');
    expect(stage.desk.settings[0]?.place).toMatchObject({ thread: null, isPrivate: true });
  });

  test('in a thread belong to the thread’s conversation and its channel', async () => {
    const thread = stage.server.thread(stage.channel, 'May 3');
    stage.ben.says(thread, `${mention()} what happened?`);
    await wait(() => stage.server.messagesIn(thread).length === 2, 'the answer');
    expect(stage.desk.settings[0]?.place).toMatchObject({ thread: thread.id, channel: { id: stage.channel.id } });
  });

  test('of bots, and the bare mention: silence, and help', async () => {
    stage.ada.says(stage.channel, `${mention()} hello`, { asBot: true });
    stage.ben.says(stage.channel, mention());
    await wait(() => posted().length === 1, 'the help');
    expect(textOf(posted()[0])).toContain('Command help');
  });

  test.each([
    ['help', 'Command help'],
    ['list', 'Command list'],
    ['sagas', 'Command sagas'],
    ['digest', 'Command digest'],
    ['digest May 3', 'Command digest: May 3'],
    ['Pause', 'Command pause'],
    ['follow harbour 8am mon-fri berlin', 'Command follow: harbour 8am mon-fri berlin'],
    ['follow up on the gate', 'Asked: follow up on the gate'],
  ])('“%s” works without the slash, in a mention and in direct messages', async (said, answer) => {
    stage.ada.says(stage.channel, `${mention()} ${said}`);
    await wait(() => posted().length === 1, 'the answer');
    expect(textOf(posted()[0])).toContain(answer);
    expect(stage.desk.settings[0]).toMatchObject({ person: { canManage: true } });
    expect(await stage.desk.settings[0]?.obstacle?.()).toBe(null);
    const direct = stage.server.directMessages(stage.ben);
    stage.ben.says(direct, said);
    await wait(() => stage.server.messagesIn(direct).length === 2, 'the direct answer');
    expect(textOf(stage.server.messagesIn(direct)[1])).toContain(answer);
    expect(labelsOf(posted()[0])).not.toContain('Post to channel');
  });

  test('of thanks get no answer, wherever they are said', async () => {
    const direct = stage.server.directMessages(stage.ben);
    stage.ben.says(direct, 'thanks!');
    stage.ben.says(stage.channel, `${mention()} what happened on May 3?`);
    await wait(() => posted().length === 1, 'the answer');
    stage.ben.says(stage.channel, `${mention()} great, thank you 👍`);
    stage.ada.says(stage.channel, 'lol', { replyTo: nth(0) });
    stage.ben.says(direct, 'what happened on May 4?');
    stage.ben.says(stage.channel, `${mention()} that is all`);
    await wait(() => posted().length === 2, 'the last answer');
    await wait(() => saidIn(direct) === 3, 'the direct answer');
    expect(stage.desk.settings).toHaveLength(3);
  });

  test('fault 29: sent again by the gateway are answered once', async () => {
    const stored = stage.ben.says(stage.channel, `${mention()} what happened?`);
    stage.server.gateway.messageCreated(stage.channel, stored);
    await wait(() => posted().length === 1, 'the answer');
    stage.server.gateway.messageCreated(stage.channel, stored);
    stage.ben.says(stage.channel, `${mention()} next`);
    await wait(() => posted().length === 2, 'the next answer');
    expect(stage.desk.settings).toHaveLength(2);
  });

  test('fault 23: pings in a question do not come back as pings', async () => {
    stage.ben.says(
      stage.channel,
      `${mention()} what did @everyone <@${stage.ada.id}> <@&1> [x](https://evil.example) say?`,
    );
    await wait(() => posted().length === 1, 'the answer');
    expect([...(stage.server.stored(stage.channel).at(-1)?.pings ?? [])]).toEqual([]);
    expect(textOf(posted()[0])).not.toMatch(/@everyone|[^\\]<@|[^\\]\[x/);
  });
});
