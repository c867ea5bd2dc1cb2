// Breaks what is between the real Bolt and Slack: repeats, limits, hangs, lost answers, slow and broken records, revoked tokens.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/bot/desk/desk.ts';
import type { Message } from '../../src/model/message.ts';
import { APP, DIRECT, GENERAL } from './slack-server/local-slack.ts';
import { owed } from './slack-server/owed.ts';
import { mention, wordsIn } from './slack-server/person.ts';
import { describeSlack } from './slack-server/scene.ts';
import { wait } from './slack-server/wait.ts';

const short: Message = { summary: 'A digest', blocks: [{ kind: 'paragraph', text: 'It rained.' }] };
const long: Message = {
  summary: 'A long digest',
  blocks: Array.from({ length: 120 }, (_, at) => ({ kind: 'paragraph', text: `Stone ${at} was wet on that day.` })),
};

describeSlack('Slack with faults', (scene) => {
  const { mode, calls, call, answered, quiet, event, said, interaction, unique } = scene;
  test('answers the same event once, and the same message under another event id once', async () => {
    const text = mention('what happened on March 14, 2023?');
    const first = event(said(text, '1700000001.000100'));
    await scene.workspace.proxy.inject('events_api', first);
    await scene.workspace.proxy.inject('events_api', { ...first, retry_attempt: 1, retry_reason: 'timeout' });
    await scene.workspace.proxy.inject('events_api', event(said(text, '1700000001.000100')));
    await answered('chat.postMessage');
    await scene.workspace.stop();
    await scene.workspace.start();
    await scene.workspace.proxy.inject('events_api', { ...first, retry_attempt: 2, retry_reason: 'timeout' });
    await quiet();
    expect(calls('chat.postMessage')).toHaveLength(1);
  });

  test('answers a repeat that is the only copy', async () => {
    const only = event(said(mention('what happened on March 14, 2023?'), '1700000002.000100'));
    await scene.workspace.proxy.inject('events_api', { ...only, retry_attempt: 1, retry_reason: 'timeout' });
    await answered('chat.postMessage');
  });

  test('does not hear bots, edits and other workspaces', async () => {
    const text = mention('what happened on March 14, 2023?');
    await scene.workspace.proxy.inject('events_api', event(said(text, '1700000003.000100', { bot_id: 'B1' })));
    await scene.workspace.proxy.inject(
      'events_api',
      event(said(text, '1700000003.000200', { subtype: 'message_changed' })),
    );
    const foreign = event(said(text, '1700000003.000300'));
    await scene.workspace.proxy.inject('events_api', {
      ...foreign,
      team_id: 'T0OTHER',
      authorizations: [{ team_id: 'T0OTHER', user_id: 'U9', is_bot: true, is_enterprise_install: false }],
    });
    await quiet();
    expect(calls('chat.postMessage')).toEqual([]);
  });

  test('waits as long as Slack says, then posts once', async () => {
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'rate-limited', seconds: 1 });
    const started = performance.now();
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await answered('chat.postMessage', 1);
    expect(performance.now() - started).toBeGreaterThan(950);
    expect(calls('chat.postMessage')).toHaveLength(2);
  });

  test('posts again after 503', async () => {
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'unavailable' });
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await answered('chat.postMessage', 1);
  });

  test.each([
    ['hangs', { kind: 'hang' }, 'absent'],
    ['breaks off before Slack has it', { kind: 'cut', when: 'before' }, 'absent'],
    ['comes from a gateway, as 503', { kind: 'unavailable' }, 'absent'],
    ['is lost after Slack took it', { kind: 'cut', when: 'after' }, 'found'],
  ] as const)(
    'leaves open whether a digest was posted when the answer %s, and looks for it',
    async (_name, fault, seen) => {
      const posting = owed(short, unique('looked'));
      scene.workspace.proxy.faults.add('chat.postMessage', fault);
      expect(await scene.workspace.poster.post(posting)).toMatchObject({ kind: 'unknown' });
      await quiet();
      expect(calls('chat.postMessage')).toHaveLength(1);
      expect(await scene.workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: seen });
    },
  );

  test.each([
    ['a digest of one page', short],
    ['a digest of several pages', long],
  ])('does not take the same words, posted because somebody asked, for %s that is owed', async (_name, message) => {
    const posting = owed(message, unique('owed'));
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'cut', when: 'before' });
    expect(await scene.workspace.poster.post(posting)).toMatchObject({ kind: 'unknown' });
    const { poster } = scene.workspace;
    expect(await poster.post(owed(message, unique('somebody')))).toMatchObject({ kind: 'posted' });
    expect(await poster.find(posting, Date.now() - 5000)).toEqual({ kind: 'absent' });
    const again = { ...posting, delivery: { ...posting.delivery, attempts: 2, begunAt: Date.now() - 5000 } };
    const outcome = await poster.post(again);
    expect(await poster.find(posting, Date.now() - 5000)).toEqual({ ...outcome, kind: 'found' });
    if (outcome.kind !== 'posted') throw new Error(outcome.reason);
    const about = owed(message, unique('update'));
    await poster.edit(
      { ...about, delivery: { ...about.delivery, about: posting.delivery.id } },
      outcome.messageIds ?? [],
    );
    expect(await poster.find(posting, Date.now() - 5000)).toEqual({ ...outcome, kind: 'found' });
  });

  test.each([
    ['lost after Slack took the answer', 'after', 1],
    ['broken before Slack had the answer', 'before', 2],
  ] as const)('says an answer once when the connection was %s: it looks first', async (_name, when, posts) => {
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'cut', when });
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await call('chat.postMessage');
    await quiet(4000);
    expect(calls('chat.postMessage')).toHaveLength(posts);
  });

  test('says an answer once when a gateway answered 503 although Slack took it', async () => {
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'unavailable', when: 'after' });
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await call('chat.postMessage');
    await quiet(4000);
    expect(calls('chat.postMessage')).toHaveLength(1);
  });

  test('posts a digest that nobody asked for, finds it again, and says why it cannot', async () => {
    const posting = owed(short, unique('told'));
    expect(await scene.workspace.poster.post(posting)).toMatchObject({ kind: 'posted' });
    expect(await scene.workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: 'found' });
    const { signal } = new AbortController();
    expect(await scene.workspace.poster.workspaceOf?.(posting.channel, signal)).toMatch(/^T[A-Z0-9]+$/);
    const nowhere = { ...posting, channel: { ...posting.channel, id: 'C0NOWHERE' } };
    const refused = await scene.workspace.poster.post(nowhere);
    expect(refused).toMatchObject({ kind: 'refused', stops: true });
    expect(JSON.stringify(refused)).toContain('invite the bot');
    scene.workspace.proxy.faults.add(
      'chat.postMessage',
      { kind: 'error', error: 'is_archived' },
      { kind: 'rate-limited', seconds: 7 },
    );
    expect(await scene.workspace.poster.post(posting)).toMatchObject({ kind: 'refused', stops: true });
    expect(await scene.workspace.poster.post(posting)).toMatchObject({ kind: 'later', retryAfter: 7000 });
  });

  test('posts a long digest as a message and its thread, and repeats only the pages that are missing', async () => {
    const posting = owed(long, unique('long'));
    const first = scene.workspace.poster.post(posting);
    await answered('chat.postMessage');
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'rate-limited', seconds: 7 });
    expect(await first).toMatchObject({ kind: 'later', retryAfter: 7000, isBegun: true });
    expect(await scene.workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: 'absent' });
    const again = { ...posting, delivery: { ...posting.delivery, attempts: 2, begunAt: Date.now() - 5000 } };
    const outcome = await scene.workspace.poster.post(again);
    const [top, , ...others] = calls('chat.postMessage');
    expect(outcome).toMatchObject({ kind: 'posted', messageId: top?.answer?.ts });
    expect(others.length).toBeGreaterThan(0);
    for (const { args } of others) expect(args.thread_ts).toBe(top?.answer?.ts);
    expect(new Set(calls('chat.postMessage').map(({ args }) => args.text)).size).toBe(others.length + 1);
    expect(await scene.workspace.poster.find(posting, Date.now() - 5000)).toMatchObject({ kind: 'found' });
  });

  test('posts the pages of a long digest no faster than Slack takes them', async () => {
    scene.workspace.proxy.rules.limitPosts(true);
    const outcome = await scene.workspace.poster.post(owed(long, unique('paced')));
    scene.workspace.proxy.rules.limitPosts(false);
    expect(outcome.kind).toBe('posted');
    expect(calls('chat.postMessage').length).toBeGreaterThan(1);
  });

  test.runIf(mode === 'socket')('goes on after Slack has asked for a new connection', async () => {
    scene.workspace.proxy.refreshSocket();
    await wait('the old connection to close', () => !scene.workspace.chat().health().isConnected);
    await wait('a new connection', () => scene.workspace.chat().health().isConnected, 15_000);
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await answered('chat.postMessage');
  });

  test('answers a command although the first try through its response_url was refused', async () => {
    scene.workspace.proxy.faults.add('response_url', { kind: 'unavailable' });
    await scene.workspace.ada.command('on March 15, 2023');
    expect(wordsIn((await answered('response_url', 1)).args.blocks)).toContain('sports hall');
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
      async command(name, values, setting) {
        await quiet(delay);
        return desk.command(name, values, setting);
      },
      async suggest(kind, typed, setting) {
        await quiet(delay);
        return desk.suggest(kind, typed, setting);
      },
    });

    beforeAll(async () => {
      await scene.workspace.stop();
      await scene.workspace.start(slowly);
    });

    test('acknowledges first, marks the question, and answers when it can', async () => {
      delay = 8000;
      await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
      expect((await call('reactions.add', 0)).args.name).toBe('hourglass_flowing_sand');
      await answered('chat.postMessage', 0);
      await call('reactions.remove');
      const acks = scene.workspace.proxy.delivered.slice(-3).map(({ ackedAfter }) => ackedAfter ?? 99_999);
      // before there is an answer; Slack itself waits three seconds
      expect(Math.max(...acks)).toBeLessThan(7500);
      delay = 0;
    });

    test('an answer to a command takes the place of the word that it is being looked up', async () => {
      delay = 2500;
      await scene.workspace.ada.command('on March 15, 2023');
      const looking = await answered('response_url', 0);
      expect([wordsIn(looking.args.blocks), looking.args.replace_original]).toEqual(['Looking it up…', false]);
      const answer = await answered('response_url', 1);
      expect(wordsIn(answer.args.blocks)).toContain('Tomas Brandt opened the sports hall');
      expect(answer.args.replace_original).toBe(true);
      delay = 0;
    });

    test('offers nothing to choose rather than too late', async () => {
      delay = 12_000;
      const started = performance.now();
      const acked = await scene.workspace.proxy.inject(
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
      // Slack itself waits three seconds; how long that is on a busy machine nobody can say.
      expect(performance.now() - started).toBeLessThan(11_000);
    });

    test('turns a crash into a polite sentence and one line in the log', async () => {
      const errors = (): number => scene.workspace.log.filter(({ level }) => level === 'error').length;
      const earlier = errors();
      await scene.workspace.ada.say(DIRECT, 'crash');
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
      await scene.workspace.stop();
      await scene.workspace.start();
      scene.forget();
      await scene.workspace.proxy.inject('events_api', event(gone));
      await wait(
        'the line',
        () => scene.workspace.log.at(-1)?.message === 'Slack is closed to the bot; nothing more is sent',
      );
      await scene.workspace.proxy.inject(
        'events_api',
        event(said(mention('what happened on March 14, 2023?'), `${unique('1700000100')}.1`)),
      );
      expect(scene.workspace.chat().health()).toEqual({ isConnected: false });
      await quiet();
      expect(calls('chat.postMessage')).toEqual([]);
    });

    test('does not start with a token that Slack does not know', async () => {
      await scene.workspace.stop();
      await expect(
        scene.workspace.start(undefined, { access: { kind: 'one', botToken: 'xoxb-unknown' } }),
      ).rejects.toThrow(
        'Slack did not let the bot in (invalid_auth: Slack does not accept the bot token; check SLACK_BOT_TOKEN).',
      );
    });
  });
});
