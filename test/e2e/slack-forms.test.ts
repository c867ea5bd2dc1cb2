// Runs the real Bolt through shortcuts, forms made from the command table, and the selects in them.
import { beforeEach, expect, test } from 'vitest';
import { type Acts, at, createActs, inChannel, picked, typedIn } from './slack-server/acts.ts';
import { ADA, BEN, DIRECT, ELSEWHERE, GENERAL, PRIVATE } from './slack-server/local-slack.ts';
import { wordsIn } from './slack-server/person.ts';
import { describeSlack, type Json } from './slack-server/scene.ts';

interface Input {
  readonly block_id: string;
  readonly optional?: boolean;
  readonly element?: Json;
}

const inputsOf = (view: Json): readonly Input[] =>
  (view.blocks as readonly Input[]).filter(({ element }) => element !== undefined);
const elementOf = (view: Json, id: string): Json =>
  inputsOf(view).find(({ block_id }) => block_id === id)?.element ?? {};

describeSlack('Slack’s forms', (scene) => {
  const { call, calls, answered, quiet, interaction, unique } = scene;
  let acts: Acts;
  beforeEach(() => {
    acts = createActs(scene);
  });
  const opened = async (n = 0): Promise<Json> => (await call('views.open', n)).args.view as Json;

  test('opens a modal to ask in, suggests days, and answers in the direct message', async () => {
    await acts.shortcut('saga.modal.ask');
    const view = await opened();
    expect(await acts.suggested(view, 'saga.pick.date', '20 Mar')).toContain('2023-03-20');
    expect(await acts.submit(view, { 'saga.pick.date': picked('2023-03-20') })).toEqual({});
    const posted = await answered('chat.postMessage');
    expect(posted.args.channel).toBe(ADA);
    expect(wordsIn(posted.args.blocks)).toContain('Divers sealed the crack');
    await scene.workspace.ada.say(DIRECT, 'and the day after?');
    expect(wordsIn((await answered('chat.postMessage', 1)).args.blocks)).toContain('opened again');
  });

  test('says in the modal what is missing', async () => {
    expect(await acts.submit({ type: 'modal', callback_id: 'saga.modal.ask' }, {})).toEqual({
      response_action: 'errors',
      errors: { 'saga.question': 'Write a question or choose a day.' },
    });
  });

  test('opens a form for a command without values, filled with what stands, and runs one with values at once', async () => {
    await scene.workspace.ada.command('schedule 09:30 weekdays Europe/Berlin');
    expect(wordsIn((await answered('response_url')).args.blocks)).toContain('on weekdays at 09:30 (Europe/Berlin)');
    await scene.workspace.ada.command('schedule');
    const view = await opened();
    expect(inputsOf(view).map(({ block_id }) => block_id)).toEqual(
      ['time', 'zone', 'days', 'period', 'empty', 'quiet', 'replay', 'alerts', 'saga'].map(
        (name) => `saga.option.${name}`,
      ),
    );
    expect(elementOf(view, 'saga.option.time').initial_time).toBe('09:30');
    expect(elementOf(view, 'saga.option.zone').initial_option).toMatchObject({ value: 'Europe/Berlin' });
    expect(elementOf(view, 'saga.option.days').initial_option).toMatchObject({
      text: { text: 'Weekdays, Monday to Friday' },
    });
    expect(elementOf(view, 'saga.option.saga').initial_option).toMatchObject({ text: { text: 'The Kellmoor dam' } });
    expect(wordsIn(view.blocks)).toContain(`<#${GENERAL}>`);
    expect(calls('response_url')).toHaveLength(1);
  });

  test('takes what is changed in the form, keeps the rest, ends what was emptied, and tells the person alone', async () => {
    await scene.workspace.ada.command('schedule 09:30 weekdays UTC quiet:22:00-07:00');
    await answered('response_url');
    await scene.workspace.ada.command('schedule');
    const view = await opened();
    const values = { 'saga.option.time': at('10:15'), 'saga.option.zone': picked('America/New_York') };
    expect(await acts.submit(view, { ...values, 'saga.option.quiet': typedIn('') })).toEqual({});
    const { args } = await answered('chat.postEphemeral');
    expect(args).toMatchObject({ channel: GENERAL, user: ADA });
    const words = wordsIn(args.blocks);
    expect(words).toContain('on weekdays at 10:15 (America/New_York)');
    expect(words).not.toContain('nothing is posted between');
    expect(calls('chat.postMessage')).toEqual([]);
  });

  test('says beside the input what is wrong with it', async () => {
    await scene.workspace.ada.command('schedule');
    const view = await opened();
    const acked = await acts.submit(view, { 'saga.option.quiet': typedIn('at night') });
    expect(acked).toEqual({
      response_action: 'errors',
      errors: { 'saga.option.quiet': expect.stringMatching(/^Quiet hours are two different times .*“at night”\.$/) },
    });
    expect(await acts.submit(view, { 'saga.option.saga': picked('nothing') })).toMatchObject({
      errors: { 'saga.option.saga': 'There is no saga “nothing”; “sagas” lists them.' },
    });
  });

  test('suggests zones, days and sagas for the inputs of a form', async () => {
    await acts.shortcut('saga.modal.follow');
    const view = await opened();
    expect(await acts.suggested(view, 'saga.option.zone', 'york')).toContain('America/New_York');
    expect(await acts.suggested(view, 'saga.option.days', 'week')).toContain('weekdays');
    expect(await acts.suggested(view, 'saga.option.saga', 'fer')).toEqual(['ferry']);
    expect(await acts.suggested(view, 'saga.option.nothing', 'x')).toEqual([]);
  });

  test('follows a saga in a channel that was chosen, where the bot is and the person, too', async () => {
    await acts.shortcut('saga.modal.follow');
    const view = await opened();
    const form = (channel: string): Json => ({
      'saga.channel': inChannel(channel),
      'saga.option.saga': picked('ferry'),
      'saga.option.time': at('07:45'),
    });
    expect(await acts.submit(view, form(GENERAL), 'U0STRANGER')).toMatchObject({
      errors: { 'saga.channel': 'You are not in that channel.' },
    });
    expect(await acts.submit(view, form(PRIVATE))).toMatchObject({
      errors: { 'saga.channel': 'You are not in that channel.' },
    });
    const uninvited = 'I am not in that channel. Invite me first: write “/invite @daybook” there, then try again.';
    expect(await acts.submit(view, form(ELSEWHERE), BEN)).toMatchObject({ errors: { 'saga.channel': uninvited } });
    expect(await acts.submit(view, form('C0NOWHERE'))).toMatchObject({ errors: { 'saga.channel': uninvited } });
    expect(await acts.submit(view, form(PRIVATE), BEN)).toEqual({});
    const { args } = await answered('chat.postMessage');
    expect(args.channel).toBe(BEN);
    const words = wordsIn(args.blocks);
    expect(words).toContain(`<#${PRIVATE}>`);
    expect(words).toContain('This channel now follows The ferry.');
    expect(words).toContain('daily at 07:45');
    expect(words).not.toContain('Unfollow');
  });

  test('schedules a digest in the direct message for everybody, whoever manages the channels', async () => {
    await scene.workspace.stop();
    await scene.workspace.start((desk) => desk, { managers: [BEN] });
    await scene.workspace.ada.command('follow ferry 07:00', DIRECT);
    expect(wordsIn((await answered('response_url')).args.blocks)).toContain('daily at 07:00');
    await scene.workspace.ada.command('schedule', DIRECT);
    const view = await opened();
    expect(wordsIn(view.blocks)).toContain('Your direct message');
    expect(await acts.submit(view, { 'saga.option.saga': picked('ferry'), 'saga.option.time': at('07:30') })).toEqual(
      {},
    );
    const { args } = await answered('chat.postMessage');
    expect(args.channel).toBe(DIRECT);
    expect(wordsIn(args.blocks)).toContain('daily at 07:30');
    await scene.workspace.stop();
    await scene.workspace.start();
  });

  test('says why nothing can be posted in a channel: not invited, archived, read-only', async () => {
    await scene.workspace.ada.command('follow ferry', ELSEWHERE);
    expect((await answered('response_url')).args.text).toContain('Invite me first: write “/invite @daybook” there');
    const info = (channel: Json): Json => ({ ok: true, channel: { id: GENERAL, is_member: true, ...channel } });
    const { faults } = scene.workspace.proxy;
    faults.add('conversations.info', { kind: 'answer', answer: info({ is_archived: true }) });
    await scene.workspace.ada.command('follow ferry');
    expect((await answered('response_url', 1)).args.text).toContain('archived');
    faults.add('conversations.info', { kind: 'answer', answer: info({ is_read_only: true }) });
    await scene.workspace.ada.command('follow ferry');
    expect((await answered('response_url', 2)).args.text).toContain('does not let me post');
  });

  test('tells a person that the form could not be opened, and opens one form for a repeated shortcut', async () => {
    scene.workspace.proxy.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await scene.workspace.ada.command('follow');
    expect((await answered('response_url')).args.text).toContain('Slack did not open the form');
    const repeated = interaction({
      type: 'shortcut',
      callback_id: 'saga.modal.follow',
      action_ts: '1',
      trigger_id: unique('same'),
    });
    await scene.workspace.proxy.inject('interactive', repeated);
    await scene.workspace.proxy.inject('interactive', repeated);
    await quiet();
    expect(calls('views.open')).toHaveLength(2);
  });

  test('changes a schedule by the buttons of its message, which gives way to what stands now', async () => {
    await scene.workspace.ada.command('follow kellmoor 08:00 daily');
    const first = await answered('response_url');
    await acts.pressOwn(first.args.blocks, 'Pause');
    const paused = await answered('response_url', 1);
    expect(paused.args).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
    expect(wordsIn(paused.args.blocks)).toContain('The digest is paused.');
    await acts.pressOwn(paused.args.blocks, 'Resume');
    expect(wordsIn((await answered('response_url', 2)).args.blocks)).toContain('The digest is on.');
    await acts.pressOwn(first.args.blocks, 'Preview');
    const preview = await answered('response_url', 3);
    expect(preview.args.replace_original).toBe(false);
    expect(wordsIn(preview.args.blocks)).toContain('A preview.');
    await acts.pressOwn(first.args.blocks, 'Change');
    expect((await opened()).title).toMatchObject({ text: 'Schedule a digest' });
    await acts.pressOwn(first.args.blocks, 'Unfollow');
    const ended = await answered('response_url', 4);
    expect(wordsIn(ended.args.blocks)).toContain('gets no more digests');
    await acts.pressOwn(ended.args.blocks, 'Unfollow').catch(() => undefined);
    await acts.pressOwn(first.args.blocks, 'Pause');
    const refused = await answered('response_url', 5);
    expect(refused.args.replace_original).toBe(false);
    expect(wordsIn(refused.args.blocks)).toContain('has no digest of The Kellmoor dam');
  });

  test('looks a message up', async () => {
    const responseUrl = `${scene.workspace.proxy.url}/_hooks/response/${unique('about')}`;
    await scene.workspace.proxy.inject(
      'interactive',
      interaction({
        type: 'message_action',
        callback_id: 'saga.about',
        trigger_id: unique('trigger'),
        action_ts: '1',
        message_ts: '1.1',
        channel: { id: GENERAL, name: 'general' },
        message: { type: 'message', user: BEN, ts: '1.1', text: 'Was the village emptied on March 15, 2023?' },
        response_url: responseUrl,
      }),
    );
    expect(wordsIn((await call('response_url')).args.blocks)).toContain('emptied');
  });
});
