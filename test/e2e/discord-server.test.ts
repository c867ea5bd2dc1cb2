// Turns the Discord stand-in on itself: the real discord.js talks to it, and what breaks the contract is noticed.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  Partials,
  PermissionFlagsBits,
  Status,
  type TextChannel,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { strangeRoutes } from './discord-server/rest.ts';
import { type DiscordServer, startDiscordServer } from './discord-server/server.ts';
import { wait, waitFor } from './discord-server/wait.ts';

const QUIET = { parse: [] as const };
const START = Date.UTC(2017, 6, 25, 12);

let now = START;
let server: DiscordServer;
let client: Client;

const createClient = (intents: readonly GatewayIntentBits[] = []): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages, ...intents],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: { api: server.api, retries: 1, timeout: 1000 },
  });

/** A server with one guild, one channel, its owner Ada and the reader Ben; the bot is connected. */
async function connected() {
  const ada = server.person('Ada');
  const ben = server.person('Ben');
  const guild = server.guild('Newsroom', ada);
  server.join(guild, ben);
  const channel = server.channel(guild, 'general');
  client = createClient();
  client.on(Events.Error, () => {});
  await client.login(server.token);
  await waitFor(() => client.channels.cache.get(channel.id), 'the channel');
  return { ada, ben, guild, channel, textChannel: client.channels.cache.get(channel.id) as TextChannel };
}

const onInteraction = (answer: (interaction: Interaction) => Promise<unknown>): void => {
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => failures.push(error));
  });
};

const COMMAND = {
  name: 'saga',
  description: 'Ask about the story',
  options: [
    {
      type: 1,
      name: 'ask',
      description: 'Ask a question',
      options: [{ type: 3, name: 'question', description: 'A question', required: true, autocomplete: true }],
    },
    {
      type: 1,
      name: 'follow',
      description: 'Follow a story',
      options: [{ type: 7, name: 'channel', description: 'Where', required: true }],
    },
  ],
};

let failures: unknown[] = [];
let provoked = false;

beforeEach(async () => {
  now = START;
  failures = [];
  provoked = false;
  server = await startDiscordServer({ clock: { now: () => now } });
});

afterEach(async () => {
  // the library waits for a greeting that a slow machine may not have sent yet
  await Promise.race([client?.destroy(), new Promise((done) => setTimeout(done, 3000).unref())]);
  await server.stop();
  expect(server.violations).toEqual([]);
  if (!provoked) expect(failures).toEqual([]);
});

/** Marks a test that breaks the contract on purpose. */
function violations(): readonly string[] {
  provoked = true;
  return server.takeViolations();
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
  );

describe('the stand-in keeps to the contract', () => {
  test('every route of ours is one of Discord’s', async () => {
    expect(await strangeRoutes()).toEqual([]);
  });

  test('the bot connects, knows its guild, its channel and what it may do there', async () => {
    const { guild, channel, textChannel } = await connected();
    expect(client.user?.username).toBe('Daybook');
    expect(client.guilds.cache.get(guild.id)?.name).toBe('Newsroom');
    expect(textChannel.permissionsFor(client.user?.id ?? '')?.has(PermissionFlagsBits.SendMessages)).toBe(true);
    const member = await client.guilds.cache.get(guild.id)?.members.fetch(client.user?.id ?? '');
    expect(member?.id).toBe(server.bot.id);
    expect((await client.channels.fetch(channel.id, { force: true }))?.id).toBe(channel.id);
    expect((await client.application?.fetch())?.name).toBe('Daybook');
  });

  test('an answer of the stand-in that breaks the contract is a violation, too', async () => {
    const { textChannel, channel } = await connected();
    await textChannel.send({ content: 'one', nonce: '1', enforceNonce: true });
    const [stored] = server.stored(channel);
    if (stored) stored.message = { ...stored.message, pinned: 'yes' as never };
    await textChannel.messages.fetch({ limit: 10 });
    expect(violations().join()).toContain('own answer');
  });
});

describe('messages', () => {
  test('are posted, fetched, edited and deleted', async () => {
    const { channel, textChannel } = await connected();
    const sent = await textChannel.send({ content: 'one', nonce: 'a', enforceNonce: true });
    await sent.edit({ content: 'two' });
    expect(server.messagesIn(channel).map(({ content }) => content)).toEqual(['two']);
    expect((await textChannel.messages.fetch(sent.id)).content).toBe('two');
    expect((await textChannel.messages.fetch({ after: '0', limit: 5 })).size).toBe(1);
    await sent.delete();
    expect(server.messagesIn(channel)).toEqual([]);
    expect(await codeOf(textChannel.messages.fetch(sent.id))).toBe(10008);
  });

  test('the same nonce within minutes is the same message; later it is another', async () => {
    const { channel, textChannel } = await connected();
    const send = () => textChannel.send({ content: 'digest', nonce: 'day-1', enforceNonce: true });
    const [first, second] = [await send(), await send()];
    expect(second.id).toBe(first.id);
    now += 10 * 60_000;
    expect((await send()).id).not.toBe(first.id);
    expect(server.messagesIn(channel)).toHaveLength(2);
  });

  test('a post without nonce, without allowed_mentions or over a limit is noticed', async () => {
    const { textChannel } = await connected();
    await textChannel.send({ content: 'x' }).catch(() => {});
    expect(violations().join()).toContain('nonce');
    await client.rest
      .post(`/channels/${textChannel.id}/messages`, { body: { content: '@everyone', nonce: 'b', enforce_nonce: true } })
      .catch(() => {});
    expect(violations().join()).toContain('allowed_mentions');
    const body = { content: 'y'.repeat(2001), nonce: 'c', enforce_nonce: true, allowed_mentions: QUIET };
    expect(await codeOf(client.rest.post(`/channels/${textChannel.id}/messages`, { body }))).toBe(50035);
    expect(violations().join()).toContain('2000');
    const typo = { content: 'z', nonce: 'd', enforce_nonce: true, allowed_mentions: QUIET, embed: {} };
    await client.rest.post(`/channels/${textChannel.id}/messages`, { body: typo }).catch(() => {});
    expect(violations().join()).toContain('embed: not in the contract');
  });

  test('an unknown route is noticed', async () => {
    await connected();
    await client.rest.get('/nowhere').catch(() => {});
    expect(violations().join()).toContain('unknown route');
  });

  test('files arrive with their names and sizes', async () => {
    const { channel, textChannel } = await connected();
    const files = [{ attachment: Buffer.from('hello'), name: 'digest.md' }];
    await textChannel.send({ content: 'a file', files, nonce: 'f', enforceNonce: true });
    expect(server.messagesIn(channel)[0]?.attachments).toMatchObject([{ filename: 'digest.md', size: 5 }]);
  });

  test('threads are opened below a message and written in; direct messages are opened once', async () => {
    const { ada, textChannel } = await connected();
    const sent = await textChannel.send({ content: 'one', nonce: 'a', enforceNonce: true });
    const thread = await sent.startThread({ name: '25 July 2017' });
    await thread.send({ content: 'in the thread', nonce: 'b', enforceNonce: true });
    expect(thread.id).toBe(sent.id);
    const direct = await client.users.createDM(ada.id);
    expect(direct.id).toBe(server.directMessages(ada).id);
    await direct.sendTyping();
  });

  test('without the privileged intent the text arrives only where the bot is addressed', async () => {
    const { ada, channel } = await connected();
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content, author }) => {
      if (!author.bot) heard.push(content);
    });
    ada.says(channel, 'nobody in particular');
    ada.says(channel, `<@${server.bot.id}> what happened on July 25?`);
    ada.says(server.directMessages(ada), 'and the day after?');
    await wait(() => heard.length === 3, 'three messages');
    expect(heard).toEqual(['', `<@${server.bot.id}> what happened on July 25?`, 'and the day after?']);
  });

  test('a channel that is gone, hidden or closed to the bot refuses as Discord does', async () => {
    const { guild, channel } = await connected();
    const hidden = server.channel(guild, 'hidden', { deniedToBot: PermissionFlagsBits.ViewChannel });
    const closed = server.channel(guild, 'closed', { deniedToBot: PermissionFlagsBits.SendMessages });
    const post = (id: string) =>
      codeOf(
        client.rest.post(`/channels/${id}/messages`, {
          body: { content: 'x', nonce: id, enforce_nonce: true, allowed_mentions: QUIET },
        }),
      );
    server.deleteChannel(channel);
    expect([await post(channel.id), await post(hidden.id), await post(closed.id)]).toEqual([10003, 50001, 50013]);
    server.expel(guild);
    expect(await codeOf(client.rest.get(`/guilds/${guild.id}`))).toBe(50001);
  });
});

describe('commands', () => {
  test('are registered, keep their ids, and bad ones are noticed', async () => {
    await connected();
    await client.application?.commands.set([COMMAND]);
    const id = server.commands[0]?.id;
    await client.application?.commands.set([COMMAND]);
    expect(server.commands.map((command) => command.id)).toEqual([id]);
    await client.rest
      .put(`/applications/${server.world.applicationId}/commands`, { body: [{ ...COMMAND, name: 'Sa ga' }] })
      .catch(() => {});
    expect(violations().join()).toContain('not allowed');
  });

  test('are deferred, edited, and what only one person sees stays out of the channel', async () => {
    const { ada, channel } = await connected();
    await client.application?.commands.set([COMMAND]);
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: `you asked ${interaction.options.getString('question')}` });
      await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
    });
    const exchange = ada.uses(channel, 'saga ask', { question: 'what happened?' });
    expect((await exchange.answer()).content).toBe('you asked what happened?');
    await wait(() => exchange.messages().length === 2, 'the follow-up');
    expect(exchange.isPrivate).toBe(true);
    expect(server.messagesIn(channel)).toEqual([]);
  });

  test('a user can do only what Discord’s client lets them do', async () => {
    const { ada, channel } = await connected();
    expect(() => ada.uses(channel, 'saga ask', { question: 'x' })).toThrow('no command saga');
    await client.application?.commands.set([{ ...COMMAND, defaultMemberPermissions: PermissionFlagsBits.ManageGuild }]);
    expect(() => ada.uses(channel, 'saga ask')).toThrow('needs the option question');
    expect(() => ada.uses(channel, 'saga ask', { answer: 'x' })).toThrow('no option answer');
    expect(() => ada.uses(channel, 'saga')).toThrow('has subcommands');
    const ben = server.person('Ben');
    expect(() => ben.uses(channel, 'saga ask', { question: 'x' })).toThrow('without its permissions');
  });

  test('a chosen channel carries what the bot may do there', async () => {
    const { ada, guild, channel } = await connected();
    await client.application?.commands.set([COMMAND]);
    const closed = server.channel(guild, 'closed', { deniedToBot: PermissionFlagsBits.SendMessages });
    let permissions = '';
    client.ws.on(
      'INTERACTION_CREATE' as never,
      (data: { data: { resolved: { channels: Record<string, { app_permissions: string }> } } }) => {
        permissions = data.data.resolved.channels[closed.id]?.app_permissions ?? '';
      },
    );
    ada.uses(channel, 'saga follow', { channel: closed.id });
    await wait(() => permissions !== '', 'the permissions');
    expect(BigInt(permissions) & PermissionFlagsBits.SendMessages).toBe(0n);
  });

  test('autocomplete answers with choices', async () => {
    const { ada, channel } = await connected();
    await client.application?.commands.set([COMMAND]);
    onInteraction(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed} 25`, value: `${typed} 25` }]);
    });
    const choices = await ada.types(channel, 'saga ask', { question: 'July' }, 'question');
    expect(choices).toEqual([{ name: 'July 25', value: 'July 25' }]);
  });

  test('the first answer has three seconds, the token fifteen minutes, and there is one first answer', async () => {
    const { ada, channel } = await connected();
    await client.application?.commands.set([COMMAND]);
    const held: Interaction[] = [];
    client.on(Events.InteractionCreate, (interaction) => held.push(interaction));
    const next = async () => {
      ada.uses(channel, 'saga ask', { question: 'x' });
      const interaction = await waitFor(() => held.pop(), 'the interaction');
      if (!interaction.isChatInputCommand()) throw new Error('not a command');
      return interaction;
    };
    const late = await next();
    now += 3001;
    expect(await codeOf(late.reply({ content: 'late' }))).toBe(10062);

    const twice = await next();
    await twice.deferReply();
    const path = `/interactions/${twice.id}/${twice.token}/callback` as const;
    expect(await codeOf(client.rest.post(path, { body: { type: 5 }, auth: false }))).toBe(40060);
    now += 15 * 60_000 + 1;
    expect(await codeOf(twice.editReply({ content: 'too late' }))).toBe(50027);
  });
});

describe('components', () => {
  test('a button edits its message, opens a modal, and the modal is submitted', async () => {
    const { ada, channel, textChannel } = await connected();
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('next').setLabel('Next day').setStyle(ButtonStyle.Secondary),
      new ButtonBuilder().setCustomId('ask').setLabel('Ask').setStyle(ButtonStyle.Primary),
    );
    onInteraction(async (interaction) => {
      if (interaction.isButton() && interaction.customId === 'next') await interaction.update({ content: '26 July' });
      if (interaction.isButton() && interaction.customId === 'ask') {
        await interaction.showModal({
          custom_id: 'question',
          title: 'Ask',
          components: [
            {
              type: 18,
              label: 'Your question',
              component: { type: 4, custom_id: 'text', style: TextInputStyle.Short, required: true },
            },
          ],
        });
      }
      if (interaction.isModalSubmit())
        await interaction.reply({ content: interaction.fields.getTextInputValue('text') });
    });
    await textChannel.send({ content: '25 July', components: [row], nonce: 'n', enforceNonce: true });
    const message = server.messagesIn(channel)[0];
    if (!message) throw new Error('nothing was posted');
    expect((await ada.presses(message, 'Next day').answer()).content).toBe('26 July');
    const opened = ada.presses(message, 'Ask');
    expect((await opened.modal()).title).toBe('Ask');
    expect((await ada.submits(opened, { text: 'who said that?' }).answer()).content).toBe('who said that?');
    expect(() => ada.presses(message, 'Gone')).toThrow('no button');
  });

  test('components v2 take no content, no second custom id, no more than 4000 characters', async () => {
    const { textChannel } = await connected();
    const text = (content: string) => ({ type: 10, content });
    const post = (body: object) =>
      client.rest
        .post(`/channels/${textChannel.id}/messages`, {
          body: { nonce: 'v', enforce_nonce: true, allowed_mentions: QUIET, flags: 1 << 15, ...body },
        })
        .then(
          () => 'accepted',
          () => violations().join(),
        );
    const button = { type: 2, style: 2, label: 'x', custom_id: 'same' };
    expect(await post({ content: 'beside', components: [text('a')] })).toContain('beside it');
    expect(await post({ components: [text('a'.repeat(2500)), text('b'.repeat(1501))] })).toContain('4001');
    expect(await post({ components: [{ type: 1, components: [button, button] }] })).toContain('custom_id twice');
    expect(await post({ components: [{ type: 17, components: [text('fine')] }] })).toBe('accepted');
  });
});

describe('the gateway', () => {
  test('op 7, a cut line and close 4000 are resumed without a lost event', async () => {
    const { ada, channel } = await connected();
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    for (const [i, disturb] of [
      () => server.gateway.askToReconnect(),
      () => server.gateway.closeAll(4000),
      () => server.gateway.cutAll(),
    ].entries()) {
      disturb();
      await wait(() => server.gateway.sessions === 0, 'the line to break');
      ada.says(channel, `<@${server.bot.id}> ${i}`);
      await wait(() => heard.length === i + 1, `message ${i}`, 20_000);
      await server.untilConnected();
    }
    expect(server.gateway.counts).toMatchObject({ identify: 1, resume: 3 });
  });

  test('an invalid session is begun anew', async () => {
    await connected();
    server.gateway.invalidate(false);
    await wait(() => server.gateway.counts.identify === 2, 'a second IDENTIFY', 20_000);
    await wait(() => client.ws.status === Status.Ready, 'the bot to be ready again');
  });

  test.each([
    ['a wrong token', 4004],
    ['an intent that is not switched on', 4014],
  ])('%s is refused with %i', async (_, code) => {
    client = createClient(code === 4014 ? [GatewayIntentBits.MessageContent] : []);
    const attempt = client.login(code === 4004 ? 'wrong' : server.token);
    await expect(attempt).rejects.toThrow();
    expect(server.gateway.sessions).toBe(0);
  });

  test('a line that looks alive and is dead is given up after a missed heartbeat', async () => {
    await server.stop();
    server = await startDiscordServer({ clock: { now: () => now }, heartbeat: 300 });
    await connected();
    server.gateway.goSilent();
    await wait(() => server.gateway.counts.resume > 0, 'a RESUME', 20_000);
  });
});

describe('faults', () => {
  const aim = { method: 'post', path: '/channels/{channel_id}/messages' } as const;
  const post = (id: string, nonce = 'n') =>
    client.rest.post(`/channels/${id}/messages`, {
      body: { content: 'x', nonce, enforce_nonce: true, allowed_mentions: QUIET },
    });
  const posts = () => server.requests.filter(({ method, route }) => method === 'post' && route === aim.path).length;

  test.each(['user', 'global', 'shared'] as const)('429 (%s) is waited for', async (scope) => {
    const { channel } = await connected();
    server.faults.next(aim, { kind: 'rate-limit', scope, retryAfter: 0.3 });
    const begun = performance.now();
    await post(channel.id);
    expect(performance.now() - begun).toBeGreaterThan(290);
    expect(posts()).toBe(2);
  });

  test('a 500 is repeated by the library: only the count shows it', async () => {
    const { channel } = await connected();
    server.faults.next(aim, { kind: 'fail', status: 500 });
    await post(channel.id);
    expect(posts()).toBe(2);
    expect(server.messagesIn(channel)).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)('a line cut %s storing ends in one message', async (when) => {
    const { channel } = await connected();
    server.faults.next(aim, { kind: 'cut', when });
    await post(channel.id).catch(() => {});
    await post(channel.id);
    expect(server.messagesIn(channel)).toHaveLength(1);
  });

  test('a hang ends at the client’s own deadline', async () => {
    const { channel } = await connected();
    server.faults.next(aim, { kind: 'hang', when: 'after' }, 2);
    await expect(post(channel.id)).rejects.toThrow();
    expect(server.messagesIn(channel)).toHaveLength(1);
  });

  test('any refusal can be ordered, for one channel alone', async () => {
    const { guild, channel } = await connected();
    const other = server.channel(guild, 'other');
    server.faults.next({ ...aim, id: channel.id }, { kind: 'refuse', name: 'missingAccess' });
    expect(await codeOf(post(other.id))).toBe('no error');
    expect(await codeOf(post(channel.id, 'm'))).toBe(50001);
  });

  test('a revoked token is 401 and closes the gateway', async () => {
    const { channel } = await connected();
    server.revokeToken();
    expect(await codeOf(post(channel.id))).toBe(0);
    await wait(() => server.gateway.sessions === 0, 'the session to end');
  });
});
