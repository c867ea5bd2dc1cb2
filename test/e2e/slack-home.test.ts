// Runs the real Bolt through the App Home: what a person may know of, and what they can change from there.
import { beforeEach, expect, test } from 'vitest';
import { type Acts, at, createActs, inChannel, picked } from './slack-server/acts.ts';
import { ADA, BEN, ELSEWHERE, GENERAL, PRIVATE } from './slack-server/local-slack.ts';
import { buttonOf, buttonsIn, wordsIn } from './slack-server/person.ts';
import { describeSlack, type Json } from './slack-server/scene.ts';

const labelsIn = (view: Json): readonly string[] =>
  buttonsIn(view.blocks as readonly Json[]).map(({ text }) => (text as { readonly text: string }).text);
const form = { type: 'modal', callback_id: 'saga.form' };
const metadata = (channel: string | null): string => JSON.stringify({ command: 'follow', channel, home: null });

describeSlack('Slack’s App Home', (scene) => {
  const { answered, calls, quiet, event } = scene;
  let acts: Acts;
  beforeEach(() => {
    acts = createActs(scene);
  });

  const open = (user: string, view?: Json): Promise<Json> =>
    scene.workspace.proxy.inject(
      'events_api',
      event({
        type: 'app_home_opened',
        user,
        channel: user === ADA ? 'D0ADA' : 'D0BEN',
        tab: 'home',
        event_ts: '1.1',
        ...(view ? { view } : {}),
      }),
    );
  /** Opens a person's Home and resolves with what is published. */
  const home = async (user = ADA): Promise<Json> => {
    const before = calls('views.publish').length;
    await open(user);
    return published(before);
  };
  const published = async (n: number): Promise<Json> => (await answered('views.publish', n)).args.view as Json;
  const followIn = (channel: string, saga: string, user: string): Promise<Json> =>
    acts.submit(
      { ...form, private_metadata: metadata(null) },
      { 'saga.channel': inChannel(channel), 'saga.option.saga': picked(saga), 'saga.option.time': at('08:00') },
      user,
    );
  const rowOf = (view: Json, channel: string): Json[] =>
    buttonsIn(view.blocks as readonly Json[]).filter(({ block_id }) => String(block_id).startsWith(`home.${channel}.`));
  const inRow = (view: Json, channel: string, label: string): Json =>
    buttonOf([{ type: 'actions', block_id: rowOf(view, channel)[0]?.block_id, elements: rowOf(view, channel) }], label);

  test('shows how to ask, the newest digest and the sagas, also where nothing is followed', async () => {
    await scene.workspace.ada.openHome();
    const { args } = await answered('views.publish');
    expect(args.user_id).toBe(ADA);
    const words = wordsIn((args.view as Json).blocks);
    for (const part of ['mention me in a channel', 'No digest comes', 'wet stones', 'The ferry'])
      expect(words).toContain(part);
    expect(labelsIn(args.view as Json).slice(0, 2)).toEqual(['Ask', 'Follow a saga']);
  });

  test('shows what the channels follow that a person is in, and no word of others', async () => {
    expect(await followIn(GENERAL, 'kellmoor', ADA)).toEqual({});
    expect(await followIn(PRIVATE, 'ferry', BEN)).toEqual({});
    const adas = wordsIn((await home()).blocks);
    expect(adas).toContain(`<#${GENERAL}>`);
    expect(adas).toContain('The Kellmoor dam: daily at 08:00');
    expect(adas).toContain('Next: ');
    expect(adas).not.toContain(PRIVATE);
    expect(adas).not.toContain('The ferry: daily');
    const bens = wordsIn((await home(BEN)).blocks);
    expect(bens).toContain(`<#${GENERAL}>`);
    expect(bens).toContain(`<#${PRIVATE}>`);
  });

  test('lists in a channel only what its reader may know of', async () => {
    await scene.workspace.ada.command('list');
    expect(JSON.stringify((await answered('response_url')).args.blocks)).not.toContain(PRIVATE);
    await scene.workspace.ben.command('list');
    expect(wordsIn((await answered('response_url', 1)).args.blocks)).toContain(`<#${PRIVATE}>`);
    await scene.workspace.ada.command('list', ELSEWHERE);
    expect(wordsIn((await answered('response_url', 2)).args.blocks)).toContain(`<#${GENERAL}>`);
    await scene.workspace.ben.say(GENERAL, '<@U0DAYBOOK> list');
    expect(JSON.stringify((await answered('chat.postMessage')).args.blocks)).not.toContain(PRIVATE);
  });

  test('pauses and resumes from the Home, which then shows it, over the Home that was pressed', async () => {
    const view = await home();
    await acts.pressInHome({ ...view, hash: 'h1' }, inRow(view, GENERAL, 'Pause'));
    const after = await published(1);
    expect(calls('views.publish')[1]?.args.hash).toBe('h1');
    expect(wordsIn(after.blocks)).toContain('Paused: by hand');
    await acts.pressInHome(after, inRow(after, GENERAL, 'Resume'));
    expect(wordsIn((await published(2)).blocks)).toContain('Next: ');
    await quiet();
    expect(calls('chat.postMessage')).toEqual([]);
  });

  test('makes the Home anew where another was published meanwhile', async () => {
    scene.workspace.proxy.faults.add('views.publish', { kind: 'error', error: 'hash_conflict' });
    await open(ADA, { type: 'home', hash: 'h2' });
    await published(1);
    const [first, second] = calls('views.publish');
    expect(first?.args.hash).toBe('h2');
    expect(second?.args.hash).toBeUndefined();
  });

  test('opens the form of a channel from its button, and shows in the Home what was changed', async () => {
    const view = await home();
    await acts.pressInHome(view, inRow(view, GENERAL, 'Change'));
    const modal = (await answered('views.open')).args.view as Json;
    expect(wordsIn(modal.blocks)).toContain(`<#${GENERAL}>`);
    expect(await acts.submit(modal, { 'saga.option.time': at('18:20') })).toEqual({});
    expect(wordsIn((await published(1)).blocks)).toContain('daily at 18:20');
    expect(calls('chat.postEphemeral')).toEqual([]);
  });

  test('tells a preview in the direct message', async () => {
    const view = await home();
    await acts.pressInHome(view, inRow(view, GENERAL, 'Preview'));
    const { args } = await answered('chat.postMessage');
    expect(args.channel).toBe(ADA);
    expect(wordsIn(args.blocks)).toContain('A preview.');
  });

  test('opens the modal to ask in', async () => {
    const view = await home();
    await acts.pressInHome(view, buttonOf(view.blocks as readonly Json[], 'Ask'));
    expect(((await answered('views.open')).args.view as Json).callback_id).toBe('saga.modal.ask');
  });

  test('does not let who is not in a channel change it, even by a Home that still shows it', async () => {
    const bens = await home(BEN);
    await acts.pressInHome(bens, inRow(bens, PRIVATE, 'Pause'), ADA);
    expect((await answered('chat.postMessage')).args.text).toBe('You are not in that channel any more.');
  });

  test('lets only those on the list follow, change and open forms, where there is a list', async () => {
    await scene.workspace.stop();
    await scene.workspace.start((desk) => desk, { managers: [BEN] });
    const view = await home();
    expect(labelsIn(view)).not.toContain('Follow a saga');
    expect(rowOf(view, GENERAL).map(({ text }) => (text as Json).text)).toEqual(['Preview']);
    await scene.workspace.ada.command('schedule');
    expect((await answered('response_url')).args.text).toContain('You are not on the list');
    await scene.workspace.ada.command('pause');
    expect((await answered('response_url', 1)).args.text).toContain('You are not on the list');
    expect(await followIn(GENERAL, 'ferry', ADA)).toMatchObject({
      errors: { 'saga.channel': expect.stringContaining('You are not on the list') },
    });
    expect(labelsIn(await home(BEN))).toContain('Pause');
    expect(calls('views.open')).toEqual([]);
  });

  test('shows managers what other public channels follow, without the buttons to change it', async () => {
    const everywhere = { ok: true, channel: { id: ELSEWHERE, is_member: true, is_channel: true, is_private: false } };
    scene.workspace.proxy.faults.add('conversations.info', { kind: 'answer', answer: everywhere });
    expect(await followIn(ELSEWHERE, 'ferry', BEN)).toEqual({});
    await scene.workspace.stop();
    await scene.workspace.start((desk) => desk, { managers: [ADA] });
    const view = await home();
    expect(wordsIn(view.blocks)).toContain(`<#${ELSEWHERE}>`);
    expect(wordsIn(view.blocks)).not.toContain(PRIVATE);
    expect(rowOf(view, ELSEWHERE).map(({ text }) => (text as Json).text)).toEqual(['Preview']);
    expect(rowOf(view, GENERAL).length).toBeGreaterThan(1);
    await acts.pressInHome(view, inRow(view, ELSEWHERE, 'Preview'));
    expect(wordsIn((await answered('chat.postMessage', 1)).args.blocks)).toContain('A preview.');
  });
});
