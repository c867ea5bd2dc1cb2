// Three workspaces and two servers in one record: each sees its own, and what it names of another is as unknown as what nobody has.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createDiscordChat, type DiscordChat } from '../../adapters/chat/discord/discord.ts';
import { ACTION } from '../../adapters/chat/slack/render/render.ts';
import type { RecordData } from '../../adapters/store/place.ts';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
import { COMMANDS } from '../../src/bot/commands/table.ts';
import { createDaybook } from '../../src/bot/daybook.ts';
import { createDesk } from '../../src/bot/desk/desk.ts';
import { rememberPosted } from '../../src/bot/desk/posted.ts';
import { deliveryId, newDelivery } from '../../src/model/subscription.ts';
import { openEmpty, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { flatten } from './discord-server/limits.ts';
import type { Person } from './discord-server/person.ts';
import { type DiscordServer, startDiscordServer } from './discord-server/server.ts';
import type { Channel } from './discord-server/state.ts';
import { type House, openHouse } from './slack-server/house.ts';
import { type ManySlack, startManySlack, type Team } from './slack-server/many.ts';
import { buttonsIn, wordsIn } from './slack-server/person.ts';
import { fillRecord, sagas } from './slack-server/record.ts';
import type { Call } from './slack-server/recording.ts';
import { wait } from './slack-server/wait.ts';

type Json = Readonly<Record<string, unknown>>;

const ADA = 'U0ADA';
/** A channel that the first two share, and one that nobody has. */
const SHARED = 'C0SHARED';
const NOWHERE = 'C0NOWHERE';
const NAMES = ['T1', 'T2', 'T3'] as const;
const channelOf = (team: string): string => `C0${team}`;
/** Each follows at a time of its own, by which it is told apart. */
const TIMES: Readonly<Record<string, string>> = { T1: '07:01', T2: '07:02', T3: '07:03', one: '07:11', other: '07:12' };
const timesIn = (text: string): readonly string[] =>
  Object.values(TIMES).filter((time) => text.includes(time.replace(/^0/, '')));

const TEAMS: readonly Team[] = NAMES.map((id) => {
  const everybody = [ADA, `U0BOT${id}`];
  const shared = id === 'T3' ? {} : { [SHARED]: everybody };
  return { id, botUser: `U0BOT${id}`, channels: { [channelOf(id)]: everybody, ...shared } };
});

const ENGINES = [
  ['SQLite', undefined, () => openSqlite({ memory: true })],
  [POSTGRES_TITLE, withoutPostgres, () => openEmpty()],
] as const;

/** The words of a message on Discord. */
const wordsOn = (message: { readonly components?: unknown }): string =>
  flatten(message.components)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')
    .replace(/\\([^\w\s])/g, '$1');

describe.each(ENGINES)('three workspaces and two servers on %s', (_name, why, open) => {
  describe.skipIf(why)('in one record', () => {
    let data: RecordData;
    let slack: ManySlack;
    let house: House;
    let discord: DiscordServer;
    let chat: DiscordChat;
    let ada: Person;
    const rooms: { one?: Channel; other?: Channel } = {};
    const room = (name: 'one' | 'other'): Channel => rooms[name] ?? expect.fail('there is no such server');

    beforeAll(async () => {
      data = await open();
      await fillRecord(data.store, 0);
      slack = await startManySlack(TEAMS);
      house = await openHouse(slack, data);
      for (const team of NAMES) {
        await house.install(team);
        await house.command(team, ADA, channelOf(team), `follow kellmoor ${TIMES[team]}`);
      }
      const clock = { now: () => Date.now() };
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      const { store, memory, ledger } = data;
      const daybook = createDaybook({ store, sagas, clock });
      const desk = createDesk({ daybook, store, sagas, memory, ledger, clock, zone: 'UTC' });
      discord = await startDiscordServer({ clock });
      ada = discord.person('Ada');
      for (const name of ['one', 'other'] as const) rooms[name] = discord.channel(discord.guild(name, ada), 'general');
      chat = createDiscordChat({
        token: discord.token,
        api: discord.api,
        desk,
        commands: COMMANDS,
        memory,
        clock,
        log,
      });
      await chat.start();
      for (const name of ['one', 'other'] as const)
        await ada.uses(room(name), 'saga follow', { saga: 'kellmoor', time: TIMES[name] ?? '' }).answer();
    });
    afterAll(async () => {
      await chat?.stop();
      await discord?.stop();
      await house?.stop();
      await slack?.close();
      await data?.close();
    });
    afterEach(() => expect(discord.violations).toEqual([]));

    const answerOf = ({ args }: Call): string => wordsIn(args.blocks);
    const listed = async (team: string, channel = channelOf(team)): Promise<string> =>
      answerOf(await house.command(team, ADA, channel, 'list'));
    const subscriptions = async () => (await data.ledger.subscriptions()).map(({ subscription }) => subscription);
    const ofTeam = async (team: string) =>
      (await subscriptions()).find(({ channel: { workspace, id } }) => workspace === team && id === channelOf(team)) ??
      expect.fail(`${team} follows nothing`);
    /** Presses what carries a value in a workspace; resolves with the words of the answer. */
    const pressed = async (team: string, value: string, channel = channelOf(team)): Promise<string> => {
      const before = slack.calls.length;
      await house.act(team, ADA, {
        type: 'block_actions',
        container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: true },
        channel: { id: channel, name: 'general' },
        actions: [{ type: 'button', action_id: `${ACTION}.0`, block_id: 'b', action_ts: '1', value }],
      });
      return answerOf(await wait('an answer', () => slack.calls.slice(before).find(({ method }) => method === 'hook')));
    };
    /** Presses a button with any identity on a message of the bot's on Discord. */
    const pressedOn = async (channel: Channel, value: string): Promise<string> => {
      const button = { type: 2, style: 2, label: 'Forged', custom_id: value };
      const message = discord.posts(channel, { components: [{ type: 1, components: [button] }] });
      return wordsOn(await ada.presses(message, value).answer());
    };

    test('each lists what it follows itself, in its channels and in its Home', async () => {
      for (const team of NAMES) expect(timesIn(await listed(team))).toEqual([TIMES[team]]);
      for (const name of ['one', 'other'] as const)
        expect(timesIn(wordsOn(await ada.uses(room(name), 'saga list').answer()))).toEqual([TIMES[name]]);
      for (const team of NAMES) {
        const before = slack.calls.length;
        await house.tell(team, { type: 'app_home_opened', tab: 'home', user: ADA, channel: `D0${team}` });
        const home = await wait('the Home', () =>
          slack.calls.slice(before).find(({ method }) => method === 'views.publish'),
        );
        expect(timesIn(wordsIn((home.args.view as Json).blocks))).toEqual([TIMES[team]]);
        expect(home.token).toBe(slack.tokenOf(team));
      }
    });

    test('the channel of another workspace is as unknown as one that nobody has', async () => {
      for (const command of ['list', 'pause', 'preview', 'unfollow', 'resume']) {
        const theirs = answerOf(await house.command('T2', ADA, channelOf('T1'), command));
        const nobodys = answerOf(await house.command('T2', ADA, NOWHERE, command));
        expect(theirs).toBe(nobodys);
        expect(timesIn(theirs)).not.toContain(TIMES.T1);
      }
      expect(await ofTeam('T1')).toMatchObject({ isPaused: false, at: TIMES.T1 });
    });

    test('a thread of another workspace is as unknown as one that nobody has', async () => {
      const said = await house.ask('T1', channelOf('T1'), 'what happened on March 14, 2023?');
      const thread = String(said.args.thread_ts);
      const follow = 'and the day after?';
      expect(answerOf(await house.ask('T1', channelOf('T1'), follow, thread))).toContain('was emptied');
      const before = slack.calls.length;
      const overheard = { type: 'message', channel_type: 'channel', user: ADA, text: follow, thread_ts: thread };
      for (const team of ['T2', 'T3', 'T1'])
        await house.tell(team, { ...overheard, channel: channelOf('T1'), ts: `1600000001.${team.slice(1)}` });
      const answers = () => slack.calls.slice(before).filter(({ method }) => method === 'chat.postMessage');
      await wait('the answer where it was asked', () => answers().length > 0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(answers().map(({ team }) => team)).toEqual(['T1']);
      const theirs = answerOf(await house.ask('T2', channelOf('T1'), follow, thread));
      expect(theirs).toBe(answerOf(await house.ask('T2', channelOf('T2'), follow, '1600000000.000001')));
      expect(theirs).not.toContain('was emptied');
    });

    test('a digest that was posted in another workspace is as unknown as any message', async () => {
      const told = { saga: 'kellmoor', from: '2023-03-14', to: '2023-03-14' };
      const channel = { platform: 'slack', workspace: 'T1', id: channelOf('T1') } as const;
      await rememberPosted(data.memory, channel, ['1650000000.1'], told, Date.now() + 60_000);
      const follow = 'and the day after?';
      expect(answerOf(await house.ask('T1', channel.id, follow, '1650000000.1'))).toContain('was emptied');
      const [theirs, nobodys] = [
        await house.ask('T2', channel.id, follow, '1650000000.1'),
        await house.ask('T2', channel.id, follow, '1650000000.2'),
      ];
      expect(answerOf(theirs)).toBe(answerOf(nobodys));
    });

    test('buttons of another workspace or server are as unknown as those of nobody, on both platforms', async () => {
      const said = await house.ask('T1', channelOf('T1'), 'what happened on March 14, 2023?');
      const button = buttonsIn(said.args.blocks as Json[]).find(({ value }) => String(value).startsWith('saga:'));
      const ofSlack = String(button?.value);
      const shown = await ada.uses(room('one'), 'saga on', { date: 'March 14, 2023' }).answer();
      const ofDiscord = String(
        flatten(shown.components).find(({ custom_id: id }) => String(id).startsWith('saga:'))?.custom_id,
      );
      const nobodys = ofSlack.replace(/:[^:]+:/, ':nobodynobody:');
      const tooOld = 'That message is too old for its buttons; ask again.';
      expect(await pressed('T1', ofSlack)).not.toContain(tooOld);
      expect(await pressedOn(room('one'), ofDiscord)).not.toContain(tooOld);
      for (const value of [ofSlack, ofDiscord, nobodys]) {
        expect(await pressed('T2', value)).toBe(tooOld);
        expect(await pressed('T2', value, channelOf('T1'))).toBe(tooOld);
        expect(await pressedOn(room('other'), value)).toBe(tooOld);
      }
      expect(await pressed('T1', ofDiscord)).toBe(tooOld);
      expect(await pressedOn(room('one'), ofSlack)).toBe(tooOld);
      expect(await pressed('T2', 'do:pause:kellmoor', channelOf('T1'))).toBe(
        await pressed('T2', 'do:pause:kellmoor', NOWHERE),
      );
    });

    test('what could not be posted in another workspace can’t be sent again, nor is it told apart from nothing', async () => {
      const mine = await ofTeam('T1');
      const slot = '2023-03-14';
      const id = deliveryId(mine.id, 'digest', slot);
      const delivery = newDelivery({ id, kind: 'digest', subscription: mine.id, slot, from: slot, to: slot });
      expect(await data.ledger.plan(delivery, null, slot)).toBe(true);
      const now = Date.now();
      const begun = await data.ledger.begin(id, { now, until: now + 1000, grace: 0 });
      await data.ledger.settle(id, begun?.delivery.attempts ?? 0, { status: 'failed', reason: 'Slack was away.' });
      expect(await listed('T1')).toContain('Slack was away.');
      expect(await listed('T2')).not.toContain('Slack was away.');
      const again = async (team: string, which: string, channel: string): Promise<string> =>
        answerOf(await house.command(team, ADA, channel, `again ${which}`));
      const unknown = await again('T2', 'nobodynobod-2023-03-14', channelOf('T2'));
      for (const channel of [channelOf('T2'), channelOf('T1')]) {
        expect(await again('T2', id, channel)).toBe(unknown);
        expect(await pressed('T2', `do:again:${id}`, channel)).toBe(unknown);
      }
      expect(await pressedOn(room('one'), `do:again:${id}`)).toBe(unknown);
      expect((await data.ledger.deliveries(mine.id)).map(({ status }) => status)).toEqual(['failed']);
    });

    test('a form that names another workspace’s channel is refused as one that names none', async () => {
      const formFor = (channel: string): Json => ({
        id: 'V1',
        type: 'modal',
        callback_id: 'saga.form',
        private_metadata: JSON.stringify({ command: 'schedule', channel, home: null }),
        blocks: [{ type: 'input', block_id: 'saga.option.time', element: { type: 'timepicker' } }],
        state: {
          values: { 'saga.option.time': { 'saga.option.time': { type: 'timepicker', selected_time: '09:09' } } },
        },
      });
      const sent = (channel: string) => house.act('T2', ADA, { type: 'view_submission', view: formFor(channel) });
      const [theirs, nobodys] = [await sent(channelOf('T1')), await sent(NOWHERE)];
      expect(theirs).toEqual(nobodys);
      expect(JSON.stringify(theirs)).toContain('I am not in that channel');
      const suggested = (channel: string) =>
        house.act('T2', ADA, {
          type: 'block_suggestion',
          action_id: 'saga.option.saga',
          block_id: 'saga.option.saga',
          value: '',
          view: formFor(channel),
        });
      expect(await suggested(channelOf('T1'))).toEqual(await suggested(NOWHERE));
      expect(await ofTeam('T1')).toMatchObject({ at: TIMES.T1 });
    });

    test('a Home that names another workspace’s channel does nothing there', async () => {
      const press = async (channel: string, value: string): Promise<string> => {
        const before = slack.calls.length;
        await house.act('T2', ADA, {
          type: 'block_actions',
          container: { type: 'view', view_id: 'V2' },
          view: { id: 'V2', type: 'home', private_metadata: 'D0T2', blocks: [] },
          actions: [{ type: 'button', action_id: `${ACTION}.0`, block_id: `home.${channel}.0`, action_ts: '1', value }],
        });
        const told = await wait('a word or a form', () =>
          slack.calls.slice(before).find(({ method }) => method === 'chat.postMessage' || method === 'views.open'),
        );
        expect(told.token).toBe(slack.tokenOf('T2'));
        const blocks = told.method === 'views.open' ? (told.args.view as Json).blocks : told.args.blocks;
        return JSON.stringify(blocks)
          .replaceAll(channel, 'CHANNEL')
          .replace(/"block_id":"[^"]*"/g, '');
      };
      for (const value of [
        'do:pause:kellmoor',
        'do:unfollow:kellmoor',
        'do:preview:kellmoor',
        'form:schedule:kellmoor',
      ])
        expect(await press(channelOf('T1'), value)).toBe(await press(NOWHERE, value));
      expect(await ofTeam('T1')).toMatchObject({ isPaused: false });
    });

    test('a form that was filled in wrong in one server can’t be brought back in another', async () => {
      const list = (channel: Channel) => ada.uses(channel, 'saga list');
      const exchange = ada.presses(await list(room('one')).answer(), 'Change');
      await exchange.modal();
      const refused = ada.submits(exchange, { time: 'never' });
      await wait('the way back', () => refused.interaction.followUps.length > 0);
      const below = refused.interaction.followUps[0]?.message;
      const retry = String(flatten(below?.components).find(({ custom_id: id }) => id !== undefined)?.custom_id);
      const tooOld = 'What was filled in is too old; open the form again.';
      expect(await pressedOn(room('other'), retry)).toBe(tooOld);
      expect(await pressedOn(room('other'), 'retry:1')).toBe(tooOld);
    });

    test('what a person has seen in one workspace is new in another, whoever has the same id there', async () => {
      const news = async (team: string) => answerOf(await house.command(team, ADA, channelOf(team), 'news'));
      expect(await news('T1')).toContain('You have not asked this before');
      expect(await news('T1')).toContain('Nothing was read since');
      expect(await news('T2')).toContain('You have not asked this before');
    });

    test('a channel that two workspaces share is two: each follows, changes and pauses its own', async () => {
      for (const [team, time] of [
        ['T1', '05:51'],
        ['T2', '05:52'],
      ] as const)
        await house.command(team, ADA, SHARED, `follow kellmoor ${time}`);
      expect(await listed('T1', SHARED)).toMatch(/0?5:51/);
      expect(await listed('T2', SHARED)).not.toMatch(/0?5:51/);
      await house.command('T1', ADA, SHARED, 'pause');
      await house.tell('T1', { type: 'channel_left', channel: SHARED });
      const shared = (await subscriptions()).filter(({ channel }) => channel.id === SHARED);
      expect(shared.map(({ channel, isPaused }) => `${channel.workspace} ${isPaused}`).sort()).toEqual([
        'T1 true',
        'T2 false',
      ]);
      for (const { id } of shared) await data.ledger.unsubscribe(id);
    });
  });
});
