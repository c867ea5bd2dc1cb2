// Turns the troubles of a connection into what the bot does about them: it goes on, or stops with one clear sentence.
import { ChannelType, GatewayIntentBits } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { Gone } from '../../../src/bot/delivery/gone.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { openStage, type Stage, type StageOptions, textOf } from './bot.ts';

let stage: Stage;
const open = async (options?: StageOptions): Promise<void> => {
  stage = await openStage(options);
};
afterEach(() => stage.close());

const mention = (): string => `<@${stage.server.bot.id}>`;
const greetings = (): number => stage.server.gateway.counts.identify + stage.server.gateway.counts.resume;
const posted = () => stage.server.messagesIn(stage.channel).filter(({ author }) => author.bot === true);

test('after a reconnect, a cut line and an invalid session the bot answers again', async () => {
  await open();
  const disturbances = [
    () => stage.server.gateway.askToReconnect(),
    () => stage.server.gateway.cutAll(),
    () => stage.server.gateway.invalidate(false),
  ];
  for (const [i, disturb] of disturbances.entries()) {
    const before = greetings();
    disturb();
    await wait(() => greetings() > before && stage.chat.health().isConnected, 'the line to mend', 20_000);
    stage.ben.says(stage.channel, `${mention()} ${i}`);
    await wait(() => posted().length === i + 1, 'an answer');
  }
});

test('what was asked while the line was down is answered when it is back', async () => {
  await open();
  stage.server.gateway.cutAll();
  await wait(() => stage.server.gateway.sessions === 0, 'the line to break');
  stage.ben.says(stage.channel, `${mention()} meanwhile`);
  await wait(() => posted().length === 1, 'the answer', 20_000);
});

test('fault 44: a line that looks alive and is dead is noticed', async () => {
  await open({ server: { heartbeat: 300 } });
  stage.server.gateway.goSilent();
  await wait(() => stage.server.gateway.counts.resume > 0, 'a RESUME', 20_000);
});

test('a wrong token is one sentence for whoever starts the bot', async () => {
  await open({ isStarted: false, bot: { token: 'wrong' } });
  await expect(stage.chat.start()).rejects.toThrow('Discord does not accept DISCORD_TOKEN');
});

test('a privileged intent that is not switched on is one sentence, too', async () => {
  await open({ isStarted: false, bot: { readsMessages: true } });
  await expect(stage.chat.start()).rejects.toThrow(
    'switch on “Message Content Intent” on the application’s page “Bot”, or set DISCORD_MESSAGE_CONTENT=off.',
  );
});

test('an intent that is switched off while the bot runs stops it with the same sentence', async () => {
  await open();
  stage.server.gateway.closeAll(4014);
  await wait(() => stage.stops.length === 1, 'the bot to stop');
  expect(stage.stops[0]).toContain('switch on “Message Content Intent”');
});

test('a deleted channel, post or thread and a lost server are told once each; an outage is not', async () => {
  const gone: Gone[] = [];
  await open({ bot: { onGone: (each) => gone.push(each) } });
  const forum = stage.server.channel(stage.guild, 'stories', { kind: ChannelType.GuildForum });
  const [first, second] = [stage.server.thread(forum, 'one'), stage.server.thread(forum, 'two')];
  const workspace = stage.guild.id;
  const because = 'The channel does not exist any more.';
  stage.server.deleteChannel(second);
  stage.server.deleteChannel(forum);
  stage.server.deleteChannel(stage.channel);
  await wait(() => gone.length === 4, 'word of the channels');
  const ids = [second.id, forum.id, first.id, stage.channel.id];
  expect(gone).toEqual(ids.map((channel) => ({ workspace, channel, because })));
  stage.server.gateway.guildDeleted(stage.guild, true);
  stage.server.gateway.guildCreated(stage.guild);
  stage.server.expel(stage.guild);
  await wait(() => gone.length === 5, 'word of the server');
  expect(gone[4]).toMatchObject({ workspace, channel: null });
  expect(gone[4]?.because).toContain('removed from it');
  expect(stage.log.lines.filter((line) => /deleted|removed/.test(line))).toHaveLength(5);
});

test('a token that is revoked stops the bot, which says so once', async () => {
  await open();
  stage.server.revokeToken();
  await wait(() => stage.stops.length === 1, 'the bot to stop');
  expect(stage.stops[0]).toContain('DISCORD_TOKEN');
});

test('so does one that only a request finds dead', async () => {
  await open();
  stage.server.faults.next({ path: '/channels/{channel_id}/messages' }, { kind: 'refuse', name: 'unauthorized' });
  stage.ben.says(stage.channel, `${mention()} hello`);
  await wait(() => stage.stops.length === 1, 'the bot to stop');
  expect(stage.stops[0]).toContain('DISCORD_TOKEN');
});

test('fault 32: a storm of refusals stops the bot long before Discord bans the address', async () => {
  await open({ bot: { maxInvalidAnswers: 10 } });
  stage.server.faults.next(
    { path: '/channels/{channel_id}/messages' },
    { kind: 'refuse', name: 'missingAccess' },
    1000,
  );
  for (let i = 0; i < 30; i += 1) stage.ben.says(stage.channel, `${mention()} ${i}`);
  await wait(() => stage.stops.length > 0, 'the bot to stop');
  expect(stage.stops).toEqual([expect.stringContaining('Discord refused 10 requests within ten minutes')]);
});

test('with the privileged intent a thread that was answered in needs no second mention', async () => {
  await open({ server: { privileged: GatewayIntentBits.MessageContent }, bot: { readsMessages: true } });
  const thread = stage.server.thread(stage.channel, 'May 3');
  const other = stage.server.thread(stage.channel, 'idle talk');
  stage.ben.says(thread, `${mention()} what happened?`);
  await wait(() => stage.server.messagesIn(thread).length === 2, 'the answer');
  stage.ben.says(other, 'what happened?');
  stage.ben.says(thread, 'and the day after?');
  await wait(() => stage.server.messagesIn(thread).length === 4, 'the second answer');
  expect(textOf(stage.server.messagesIn(thread).at(-1))).toContain('and the day after?');
  expect(stage.server.messagesIn(other)).toHaveLength(1);
});

test('stopping finishes what is being answered', async () => {
  await open();
  let release = (): void => {};
  stage.desk.wait = new Promise<void>((done) => {
    release = done;
  });
  stage.ben.says(stage.channel, `${mention()} slowly`);
  await wait(() => stage.desk.settings.length === 1, 'the question');
  const stopping = stage.chat.stop();
  release();
  await stopping;
  expect(posted()).toHaveLength(1);
});

test('a rush of questions is acknowledged before it is answered, however busy the core is', async () => {
  await open();
  stage.desk.busy = 20;
  const exchanges = Array.from({ length: 40 }, () => stage.ben.uses(stage.channel, 'saga latest'));
  await Promise.all(exchanges.map((exchange) => exchange.acknowledged()));
  expect(exchanges.filter(({ interaction }) => interaction.isThinking).length).toBeGreaterThan(20);
  await wait(() => exchanges.every(({ interaction }) => !interaction.isThinking), 'all answers', 25_000);
  expect(stage.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

test('a question that hangs does not keep the others waiting for ever', async () => {
  await open();
  let release = (): void => {};
  stage.desk.wait = new Promise<void>((done) => {
    release = done;
  });
  stage.ben.uses(stage.channel, 'saga latest');
  await wait(() => stage.desk.settings.length === 1, 'the first question');
  stage.desk.wait = Promise.resolve();
  expect(textOf(await stage.ben.uses(stage.channel, 'saga help').answer())).toContain('Command help');
  release();
});
