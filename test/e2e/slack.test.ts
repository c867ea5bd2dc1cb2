// Runs the real Bolt against a stand-in of Slack behind a proxy that records, validates and breaks: every flow, both ways in.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/bot/desk.ts';
import type { Message } from '../../src/model/message.ts';
import type { Posting, Store } from '../../src/ports.ts';
import { ADA, APP, BEN, DIRECT, ELSEWHERE, findLocalSlack, GENERAL } from './slack-server/local-slack.ts';
import { buttonOf, mention, type ShownMessage, wordsIn } from './slack-server/person.ts';
import { createRecord } from './slack-server/record.ts';
import type { Call } from './slack-server/recording.ts';
import { wait } from './slack-server/wait.ts';
import { type Mode, openWorkspace, type Workspace } from './slack-server/workspace.ts';

const slack = findLocalSlack();
const why = 'skip' in slack ? slack.skip : undefined;
const bin = 'bin' in slack ? slack.bin : '';

test.runIf(process.env.E2E_REQUIRED)('the Slack stand-in can run here', () => expect(why).toBeUndefined());

let store: Store;
beforeAll(async () => {
  if (!why) store = await createRecord();
});
afterAll(async () => {
  await store?.close();
});

type Json = Readonly<Record<string, unknown>>;

const short: Message = { summary: 'A digest', blocks: [{ kind: 'paragraph', text: 'It rained.' }] };
const long: Message = {
  summary: 'A long digest',
  blocks: Array.from({ length: 120 }, (_, at) => ({ kind: 'paragraph', text: `Stone ${at} was wet on that day.` })),
};

/** A delivery of a message to the channel, as the ledger hands it over. */
const owed = (message: Message, id: string): Posting => ({
  delivery: {
    id,
    kind: 'digest',
    subscription: 's',
    slot: '2023-03-15',
    from: '2023-03-14',
    to: '2023-03-14',
    merged: 1,
    dropped: 0,
    status: 'sending',
    attempts: 1,
    notBefore: null,
    begunAt: null,
    messageId: null,
    reason: null,
    fingerprint: null,
  },
  saga: 'kellmoor',
  channel: { platform: 'slack', workspace: APP.team, id: GENERAL },
  person: null,
  message,
  signal: new AbortController().signal,
});
const MODES: readonly Mode[] = ['socket', 'http'];

describe.each(MODES)(`Slack end to end over %s${why ? ` [skipped: ${why}]` : ''}`, (mode) => {
  describe.skipIf(why)('the bot', () => {
    let workspace: Workspace;
    /** Calls from before the test under way. */
    let before = 0;
    let serial = 0;

    beforeAll(async () => {
      workspace = await openWorkspace(bin, mode, store);
      await workspace.start();
    });
    afterAll(async () => {
      await workspace?.close();
    });
    afterEach(() => {
      expect(workspace.proxy.violations.splice(0)).toEqual([]);
      before = workspace.proxy.calls.length;
    });

    const calls = (method: string): readonly Call[] =>
      workspace.proxy.calls.slice(before).filter((call) => call.method === method);
    const call = (method: string, at = 0, ms?: number): Promise<Call> =>
      wait(`call ${at} of ${method}`, () => calls(method)[at], ms);
    const answered = (method: string, at = 0, ms?: number): Promise<Call> =>
      wait(`the answer to call ${at} of ${method}`, () => (calls(method)[at]?.answer ? calls(method)[at] : null), ms);
    const quiet = (ms = 400): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const blocksOf = ({ args }: Call): readonly Json[] => args.blocks as readonly Json[];
    const shown = async (channel: string, ts: unknown): Promise<ShownMessage> => {
      const found = (await workspace.ada.messages(channel)).find((message) => message.ts === ts);
      if (!found) throw new Error(`there is no message ${String(ts)}`);
      return found;
    };
    /** Ids that the stand-in would make. */
    const event = (fields: Json, id = `Ev${mode}${++serial}`): Json => ({
      type: 'event_callback',
      team_id: APP.team,
      api_app_id: APP.appId,
      event_id: id,
      event_time: 1,
      authorizations: [
        { enterprise_id: null, team_id: APP.team, user_id: APP.botUser, is_bot: true, is_enterprise_install: false },
      ],
      event: fields,
    });
    const said = (text: string, ts: string, more: Json = {}): Json => ({
      type: 'app_mention',
      user: ADA,
      channel: GENERAL,
      text,
      ts,
      event_ts: ts,
      ...more,
    });
    const interaction = (fields: Json): Json => ({
      api_app_id: APP.appId,
      team: { id: APP.team, domain: 'harbour' },
      user: { id: ADA, username: 'ada', team_id: APP.team },
      is_enterprise_install: false,
      token: 'x',
      ...fields,
    });

    test('answers a mention in a thread, with publishers and links', async () => {
      const ts = await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      const posted = await answered('chat.postMessage');
      expect(posted.args.thread_ts).toBe(ts);
      const words = wordsIn(blocksOf(posted));
      expect(words).toContain('Engineers found a crack in the Kellmoor dam');
      expect(words).toContain('The Kellmoor Gazette');
      expect(words).toContain('|thekellmoorgazette.example>');
    });

    test('shows words from outside as they stand, and pings nobody', async () => {
      await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      const posted = await answered('chat.postMessage');
      const payload = JSON.stringify(posted.args);
      expect(payload).toContain('&lt;@U0ADA&gt; &amp; &lt;everyone&gt;');
      expect(payload).not.toMatch(/<[!@#]/);
    });

    test('answers replies in its thread without a mention, and they follow from what was said', async () => {
      const ts = await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      await answered('chat.postMessage');
      await workspace.ada.say(GENERAL, 'and the day after?', ts);
      const next = await answered('chat.postMessage', 1);
      expect(next.args.thread_ts).toBe(ts);
      expect(wordsIn(blocksOf(next))).toContain('The village of Kellmoor was emptied');
    });

    test('knows its threads after a restart', async () => {
      const ts = await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      await answered('chat.postMessage');
      await workspace.stop();
      await workspace.start();
      await workspace.ada.say(GENERAL, 'and the day after?', ts);
      expect(wordsIn(blocksOf(await answered('chat.postMessage', 1)))).toContain('emptied');
    });

    test('stays out of other threads and of what is said in the channel', async () => {
      const ts = await workspace.ada.say(GENERAL, 'what happened on March 14, 2023?');
      await workspace.ada.say(GENERAL, 'and the day after?', ts);
      await quiet();
      expect(calls('chat.postMessage')).toEqual([]);
    });

    test('answers direct messages, and a follow-up needs no thread there', async () => {
      await workspace.ada.say(DIRECT, 'what happened on March 14, 2023?');
      const first = await answered('chat.postMessage');
      expect(first.args.thread_ts).toBeUndefined();
      await workspace.ada.say(DIRECT, 'and the day after?');
      expect(wordsIn(blocksOf(await answered('chat.postMessage', 1)))).toContain('emptied');
      expect(wordsIn(blocksOf(first))).not.toContain('Post to channel');
    });

    test('answers a command to the person alone, also where the bot is no member', async () => {
      await workspace.ada.command('on March 15, 2023', ELSEWHERE);
      const { args } = await answered('response_url');
      expect(args.response_type).toBe('ephemeral');
      expect(wordsIn(args.blocks)).toContain('Tomas Brandt opened the sports hall');
    });

    test('takes a command without a known name for a question, and an empty one for help', async () => {
      await workspace.ada.command('what happened on March 20, 2023?');
      expect(wordsIn((await answered('response_url')).args.blocks)).toContain('Divers sealed the crack');
      await workspace.ada.command('');
      expect(wordsIn((await answered('response_url', 1)).args.blocks)).toContain('What can be asked here');
    });

    test('says in a sentence what was wrong with a command', async () => {
      await workspace.ada.command('on');
      const { args } = await answered('response_url');
      expect(args.text).toMatch(/needs a day or a span/);
      expect(workspace.log.filter(({ level }) => level === 'error')).toEqual([]);
    });

    test('turns to the next day when its button is pressed', async () => {
      await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      const posted = await answered('chat.postMessage');
      const message = await shown(GENERAL, posted.answer?.ts);
      await workspace.ada.press(message, buttonOf(message.blocks, 'Next day').action_id);
      const { args } = await answered('response_url');
      expect(args).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(wordsIn(args.blocks)).toContain('The village of Kellmoor was emptied');
    });

    test('pages a long timeline: nothing is cut, the next page takes the place of the one before', async () => {
      await workspace.ada.say(DIRECT, 'timeline');
      const first = await answered('chat.postMessage');
      expect(wordsIn(first.args.blocks)).toMatch(/Page 1 of \d/);
      const message = await shown(DIRECT, first.answer?.ts);
      await workspace.ada.press(message, buttonOf(message.blocks, 'Next page').action_id, DIRECT);
      const { args } = await answered('response_url');
      expect(args.replace_original).toBe(true);
      expect(wordsIn(args.blocks)).toMatch(/Page 2 of \d/);
    });

    test('posts an answer to the channel, where replies then go on from it', async () => {
      await workspace.ada.command('on March 14, 2023');
      const { args } = await answered('response_url');
      await workspace.proxy.inject('interactive', pressOn(buttonOf(args.blocks as Json[], 'Post to channel'), GENERAL));
      const posted = await answered('chat.postMessage');
      expect(posted.args.channel).toBe(GENERAL);
      await workspace.ada.say(GENERAL, 'and the day after?', String(posted.answer?.ts));
      expect(wordsIn((await answered('chat.postMessage', 1)).args.blocks)).toContain('emptied');
    });

    const pressOn = (action: Json, channel: string): Json =>
      interaction({
        type: 'block_actions',
        trigger_id: `trigger-${mode}-${++serial}`,
        container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: true },
        channel: { id: channel, name: 'general' },
        response_url: `${workspace.proxy.url}/_hooks/response/none-${serial}`,
        actions: [{ type: 'button', action_ts: '1', block_id: 'b', ...action }],
      });

    test('answers the same event once, and the same message under another event id once', async () => {
      const text = mention('what happened on March 14, 2023?');
      const first = event(said(text, '1700000001.000100'));
      await workspace.proxy.inject('events_api', first);
      await workspace.proxy.inject('events_api', { ...first, retry_attempt: 1, retry_reason: 'timeout' });
      await workspace.proxy.inject('events_api', event(said(text, '1700000001.000100')));
      await answered('chat.postMessage');
      await workspace.stop();
      await workspace.start();
      await workspace.proxy.inject('events_api', { ...first, retry_attempt: 2, retry_reason: 'timeout' });
      await quiet();
      expect(calls('chat.postMessage')).toHaveLength(1);
    });

    test('answers a repeat that is the only copy', async () => {
      const only = event(said(mention('what happened on March 14, 2023?'), '1700000002.000100'));
      await workspace.proxy.inject('events_api', { ...only, retry_attempt: 1, retry_reason: 'timeout' });
      await answered('chat.postMessage');
    });

    test('does not hear bots, edits and other workspaces', async () => {
      const text = mention('what happened on March 14, 2023?');
      await workspace.proxy.inject('events_api', event(said(text, '1700000003.000100', { bot_id: 'B1' })));
      await workspace.proxy.inject(
        'events_api',
        event(said(text, '1700000003.000200', { subtype: 'message_changed' })),
      );
      const foreign = event(said(text, '1700000003.000300'));
      await workspace.proxy.inject('events_api', {
        ...foreign,
        team_id: 'T0OTHER',
        authorizations: [{ team_id: 'T0OTHER', user_id: 'U9', is_bot: true, is_enterprise_install: false }],
      });
      await quiet();
      expect(calls('chat.postMessage')).toEqual([]);
    });

    test('waits as long as Slack says, then posts once', async () => {
      workspace.proxy.faults.add('chat.postMessage', { kind: 'rate-limited', seconds: 1 });
      const started = performance.now();
      await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      await answered('chat.postMessage', 1);
      expect(performance.now() - started).toBeGreaterThan(950);
      expect(calls('chat.postMessage')).toHaveLength(2);
    });

    test('posts again after 503', async () => {
      workspace.proxy.faults.add('chat.postMessage', { kind: 'unavailable' });
      await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      await answered('chat.postMessage', 1);
    });

    test.each([
      ['hangs', { kind: 'hang' }, 'absent'],
      ['breaks off before Slack has it', { kind: 'cut', when: 'before' }, 'absent'],
      ['is lost after Slack took it', { kind: 'cut', when: 'after' }, 'found'],
    ] as const)(
      'leaves open whether a digest was posted when the answer %s, and looks for it',
      async (_name, fault, seen) => {
        const posting = owed(short, `looked${++serial}`);
        workspace.proxy.faults.add('chat.postMessage', fault);
        expect(await workspace.poster.post(posting)).toMatchObject({ kind: 'unknown' });
        await quiet();
        expect(calls('chat.postMessage')).toHaveLength(1);
        expect(await workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: seen });
      },
    );

    test('does not say an answer twice when its own answer was lost', async () => {
      workspace.proxy.faults.add('chat.postMessage', { kind: 'cut', when: 'after' });
      await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      await call('chat.postMessage');
      await quiet(1500);
      expect(calls('chat.postMessage')).toHaveLength(1);
    });

    test('posts a digest that nobody asked for, finds it again, and says why it cannot', async () => {
      const posting = owed(short, `told${++serial}`);
      expect(await workspace.poster.post(posting)).toMatchObject({ kind: 'posted' });
      expect(await workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: 'found' });
      const nowhere = { ...posting, channel: { ...posting.channel, id: 'C0NOWHERE' } };
      const refused = await workspace.poster.post(nowhere);
      expect(refused).toMatchObject({ kind: 'refused', stops: true });
      expect(JSON.stringify(refused)).toContain('invite the bot');
      workspace.proxy.faults.add(
        'chat.postMessage',
        { kind: 'error', error: 'is_archived' },
        { kind: 'rate-limited', seconds: 7 },
      );
      expect(await workspace.poster.post(posting)).toMatchObject({ kind: 'refused', stops: true });
      expect(await workspace.poster.post(posting)).toMatchObject({ kind: 'later', retryAfter: 7000 });
    });

    test('posts a long digest as a message and its thread, and repeats only the pages that are missing', async () => {
      const posting = owed(long, `long${++serial}`);
      workspace.proxy.rules.limitPosts(true);
      expect(await workspace.poster.post(posting)).toMatchObject({ kind: 'later', retryAfter: 1000 });
      expect(await workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: 'absent' });
      workspace.proxy.rules.limitPosts(false);
      const again = { ...posting, delivery: { ...posting.delivery, attempts: 2, begunAt: Date.now() - 5000 } };
      const outcome = await workspace.poster.post(again);
      const [top, , ...others] = calls('chat.postMessage');
      expect(outcome).toEqual({ kind: 'posted', messageId: top?.answer?.ts });
      expect(others.length).toBeGreaterThan(0);
      for (const { args } of others) expect(args.thread_ts).toBe(top?.answer?.ts);
      expect(new Set(calls('chat.postMessage').map(({ args }) => args.text)).size).toBe(others.length + 1);
      expect(await workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: 'found' });
    });

    test.runIf(mode === 'socket')('goes on after Slack has asked for a new connection', async () => {
      workspace.proxy.refreshSocket();
      await wait('the old connection to close', () => !workspace.chat().health().isConnected);
      await wait('a new connection', () => workspace.chat().health().isConnected, 15_000);
      await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      await answered('chat.postMessage');
    });

    test('answers a command although the first try through its response_url was refused', async () => {
      workspace.proxy.faults.add('response_url', { kind: 'unavailable' });
      await workspace.ada.command('on March 15, 2023');
      expect(wordsIn((await answered('response_url', 1)).args.blocks)).toContain('sports hall');
    });

    test('shows the newest digest and the sagas in the App Home', async () => {
      await workspace.ada.openHome();
      const { args } = await answered('views.publish');
      expect(args.user_id).toBe(ADA);
      const words = wordsIn((args.view as Json).blocks);
      expect(words).toContain('wet stones');
      expect(words).toContain('The ferry');
    });

    test('opens a modal to ask in, suggests days, and answers in the direct message', async () => {
      await workspace.proxy.inject(
        'interactive',
        interaction({ type: 'shortcut', callback_id: 'saga.modal.ask', action_ts: '1', trigger_id: `ask-${mode}` }),
      );
      const view = (await call('views.open')).args.view as Json;
      expect(view.callback_id).toBe('saga.modal.ask');
      const suggested = await workspace.proxy.inject(
        'interactive',
        interaction({
          type: 'block_suggestion',
          action_id: 'saga.pick.date',
          block_id: 'saga.pick.date',
          value: '20 Mar',
          view: { ...view, id: 'V1' },
        }),
      );
      const options = suggested.options as { readonly text: { readonly text: string }; readonly value: string }[];
      expect(options.map(({ value }) => value)).toContain('2023-03-20');
      const picked = options.find(({ value }) => value === '2023-03-20');
      const values = { 'saga.pick.date': { 'saga.pick.date': { type: 'external_select', selected_option: picked } } };
      expect(await submit(view, values)).toEqual({});
      const posted = await answered('chat.postMessage');
      expect(posted.args.channel).toBe(ADA);
      expect(wordsIn(posted.args.blocks)).toContain('Divers sealed the crack');
      await workspace.ada.say(DIRECT, 'and the day after?');
      expect(wordsIn((await answered('chat.postMessage', 1)).args.blocks)).toContain('opened again');
    });

    const submit = (view: Json, values: Json, user = ADA): Promise<Json> =>
      workspace.proxy.inject(
        'interactive',
        interaction({
          type: 'view_submission',
          trigger_id: `submit-${mode}-${++serial}`,
          user: { id: user, username: 'x', team_id: APP.team },
          view: { ...view, id: 'V1', state: { values } },
        }),
      );

    test('says in the modal what is missing', async () => {
      const acked = await submit({ type: 'modal', callback_id: 'saga.modal.ask' }, {});
      expect(acked).toEqual({
        response_action: 'errors',
        errors: { 'saga.question': 'Write a question or choose a day.' },
      });
    });

    const following = (channel: string, saga: string): Json => ({
      'saga.channel': { 'saga.channel': { type: 'conversations_select', selected_conversation: channel } },
      'saga.pick.saga': { 'saga.pick.saga': { type: 'external_select', selected_option: { value: saga } } },
    });
    const followModal = { type: 'modal', callback_id: 'saga.modal.follow' };

    test('follows a saga in a channel for its members only', async () => {
      expect(await submit(followModal, following(GENERAL, 'ferry'), 'U0STRANGER')).toMatchObject({
        errors: { 'saga.channel': 'You are not in that channel.' },
      });
      expect(await submit(followModal, following(GENERAL, 'nothing'))).toMatchObject({
        errors: { 'saga.pick.saga': 'There is no saga “nothing”.' },
      });
      expect(await submit(followModal, following(GENERAL, 'ferry'), BEN)).toEqual({});
      expect(wordsIn((await answered('chat.postMessage')).args.blocks)).toContain('now follows The ferry');
      expect(await submit(followModal, following(GENERAL, 'kellmoor'))).toEqual({});
      await answered('chat.postMessage', 1);
    });

    test('looks a message up', async () => {
      await workspace.proxy.inject(
        'interactive',
        interaction({
          type: 'message_action',
          callback_id: 'saga.about',
          trigger_id: `about-${mode}`,
          action_ts: '1',
          message_ts: '1.1',
          channel: { id: GENERAL, name: 'general' },
          message: { type: 'message', user: BEN, ts: '1.1', text: 'Was the village emptied on March 15, 2023?' },
          response_url: `${workspace.proxy.url}/_hooks/response/about-${mode}`,
        }),
      );
      expect(wordsIn((await call('response_url')).args.blocks)).toContain('emptied');
    });

    test('acknowledged everything at once', () => {
      const { delivered } = workspace.proxy;
      expect(delivered.length).toBeGreaterThan(20);
      expect(delivered.filter(({ ackedAfter }) => ackedAfter === null || ackedAfter > 2900)).toEqual([]);
    });

    test('logged no token, no response_url and no question', () => {
      const lines = JSON.stringify(workspace.log);
      expect(lines).not.toMatch(/xoxb-|xapp-|_hooks|ticket=/);
      expect(lines).not.toContain('what happened');
      expect(lines).not.toContain(APP.signingSecret);
    });

    describe('with a slow or broken record', () => {
      let delay = 0;
      const slowly = (desk: Desk): Desk => ({
        ...desk,
        async ask(text, setting) {
          await quiet(delay);
          if (text === 'crash') throw new Error('the disk is on fire');
          return desk.ask(text, setting);
        },
        async suggest(kind, typed, setting) {
          await quiet(delay);
          return desk.suggest(kind, typed, setting);
        },
      });

      beforeAll(async () => {
        await workspace.stop();
        await workspace.start(slowly);
      });

      test('acknowledges first, marks the question, and answers when it can', async () => {
        delay = 3500;
        await workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
        expect((await call('reactions.add', 0, 3000)).args.name).toBe('hourglass_flowing_sand');
        await answered('chat.postMessage', 0, 6000);
        await call('reactions.remove');
        const acks = workspace.proxy.delivered.slice(-3).map(({ ackedAfter }) => ackedAfter ?? 9999);
        expect(Math.max(...acks)).toBeLessThan(3000);
        delay = 0;
      });

      test('offers nothing to choose rather than too late', async () => {
        delay = 4000;
        const started = performance.now();
        const acked = await workspace.proxy.inject(
          'interactive',
          interaction({
            type: 'block_suggestion',
            action_id: 'saga.pick.saga',
            block_id: 'saga.pick.saga',
            value: '',
            view: { id: 'V1', type: 'modal' },
          }),
        );
        delay = 0;
        expect(acked).toEqual({ options: [] });
        expect(performance.now() - started).toBeLessThan(2900);
      });

      test('turns a crash into a polite sentence and one line in the log', async () => {
        const errors = (): number => workspace.log.filter(({ level }) => level === 'error').length;
        const earlier = errors();
        await workspace.ada.say(DIRECT, 'crash');
        const { args } = await answered('chat.postMessage');
        expect(args.text).toContain('Something went wrong on my side');
        expect(errors()).toBe(earlier + 1);
      });
    });

    describe('when the app is gone', () => {
      test.each([
        ['tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: [APP.botUser] } }],
        ['app_uninstalled', { type: 'app_uninstalled' }],
      ])('stops after %s, with one clear line', async (_name, gone) => {
        await workspace.stop();
        await workspace.start();
        before = workspace.proxy.calls.length;
        await workspace.proxy.inject('events_api', event(gone));
        await wait(
          'the line',
          () => workspace.log.at(-1)?.message === 'Slack is closed to the bot; nothing more is sent',
        );
        await workspace.proxy.inject(
          'events_api',
          event(said(mention('what happened on March 14, 2023?'), `17000001${serial}.1`)),
        );
        expect(workspace.chat().health()).toEqual({ isConnected: false });
        await quiet();
        expect(calls('chat.postMessage')).toEqual([]);
      });

      test('does not start with a token that Slack does not know', async () => {
        await workspace.stop();
        await expect(workspace.start(undefined, { botToken: 'xoxb-unknown' })).rejects.toThrow(
          'Slack did not let the bot in (invalid_auth: Slack does not accept the bot token; check SLACK_BOT_TOKEN).',
        );
      });
    });
  });
});
