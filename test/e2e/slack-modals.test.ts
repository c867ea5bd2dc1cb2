// Runs the real Bolt through the App Home, shortcuts, modals and selects of Slack.
import { expect, test } from 'vitest';
import { ADA, APP, BEN, DIRECT, GENERAL } from './slack-server/local-slack.ts';
import { wordsIn } from './slack-server/person.ts';
import { describeSlack, type Json } from './slack-server/scene.ts';

describeSlack('Slack’s modals', (scene) => {
  const { mode, call, answered, interaction, unique } = scene;
  test('shows the newest digest and the sagas in the App Home', async () => {
    await scene.workspace.ada.openHome();
    const { args } = await answered('views.publish');
    expect(args.user_id).toBe(ADA);
    const words = wordsIn((args.view as Json).blocks);
    expect(words).toContain('wet stones');
    expect(words).toContain('The ferry');
  });

  test('opens a modal to ask in, suggests days, and answers in the direct message', async () => {
    await scene.workspace.proxy.inject(
      'interactive',
      interaction({ type: 'shortcut', callback_id: 'saga.modal.ask', action_ts: '1', trigger_id: `ask-${mode}` }),
    );
    const view = (await call('views.open')).args.view as Json;
    expect(view.callback_id).toBe('saga.modal.ask');
    const suggested = await scene.workspace.proxy.inject(
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
    await scene.workspace.ada.say(DIRECT, 'and the day after?');
    expect(wordsIn((await answered('chat.postMessage', 1)).args.blocks)).toContain('opened again');
  });

  const submit = (view: Json, values: Json, user = ADA): Promise<Json> =>
    scene.workspace.proxy.inject(
      'interactive',
      interaction({
        type: 'view_submission',
        trigger_id: unique('submit'),
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
    await scene.workspace.proxy.inject(
      'interactive',
      interaction({
        type: 'message_action',
        callback_id: 'saga.about',
        trigger_id: `about-${mode}`,
        action_ts: '1',
        message_ts: '1.1',
        channel: { id: GENERAL, name: 'general' },
        message: { type: 'message', user: BEN, ts: '1.1', text: 'Was the village emptied on March 15, 2023?' },
        response_url: `${scene.workspace.proxy.url}/_hooks/response/about-${mode}`,
      }),
    );
    expect(wordsIn((await call('response_url')).args.blocks)).toContain('emptied');
  });
});
