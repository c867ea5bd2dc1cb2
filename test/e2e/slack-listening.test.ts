// Runs the real Bolt where nobody mentions the bot: plain questions, threads under digests, each person's own conversation, agents.
import { beforeEach, expect, test } from 'vitest';
import { rememberPosted } from '../../src/bot/desk/posted.ts';
import { type Acts, createActs } from './slack-server/acts.ts';
import { ADA, APP, BEN, DIRECT, GENERAL } from './slack-server/local-slack.ts';
import { wordsIn } from './slack-server/person.ts';
import { describeSlack, type Json } from './slack-server/scene.ts';

const CRACK = 'what happened on March 14, 2023?';

describeSlack('Slack without a mention', (scene) => {
  const { answered, calls, quiet, event, said } = scene;
  let acts: Acts;
  beforeEach(() => {
    acts = createActs(scene);
  });
  const plain = (text: string, ts: string, more: Json = {}): Promise<Json> =>
    scene.workspace.proxy.inject(
      'events_api',
      event(said(text, ts, { type: 'message', channel_type: 'channel', ...more })),
    );

  test('answers plain questions with a date in a thread where the channel wants it, and nothing else that is said', async () => {
    await scene.workspace.ada.command('listen on');
    expect(wordsIn((await answered('response_url')).args.blocks)).toContain('without a mention');
    const ts = await scene.workspace.ben.say(GENERAL, CRACK);
    const posted = await answered('chat.postMessage');
    expect(posted.args.thread_ts).toBe(ts);
    expect(wordsIn(posted.args.blocks)).toContain('found a crack');
    await scene.workspace.ben.say(GENERAL, 'who has the key to the boathouse?');
    await scene.workspace.ben.say(GENERAL, 'On March 14, 2023 it was quiet here.');
    await scene.workspace.ben.say(GENERAL, `<@${ADA}> ${CRACK}`);
    await plain(CRACK, '1700000100.000100', { bot_id: 'B1' });
    await plain(CRACK, '1700000100.000200', { subtype: 'message_changed' });
    await plain(CRACK, '1700000100.000300', { user: APP.botUser });
    await quiet();
    expect(calls('chat.postMessage')).toHaveLength(1);
  });

  test('is silent again when it is told not to listen', async () => {
    await scene.workspace.ada.command('listen off');
    await answered('response_url');
    await scene.workspace.ben.say(GENERAL, CRACK);
    await quiet();
    expect(calls('chat.postMessage')).toEqual([]);
  });

  test('answers replies under a digest, which are about its day', async () => {
    const ts = await scene.workspace.ada.say(GENERAL, 'this stands for a digest');
    const channel = { platform: 'slack', workspace: null, id: GENERAL } as const;
    const told = { saga: 'kellmoor', from: '2023-03-14', to: '2023-03-14' };
    await rememberPosted(scene.workspace.memory, channel, [ts], told, Date.now() + 60_000);
    for (const remark of [
      'thanks!',
      'lol',
      `<@${ADA}> can you check this with legal?`,
      'can you check this with legal?',
    ])
      await scene.workspace.ben.say(GENERAL, remark, ts);
    await scene.workspace.ben.say(GENERAL, 'and the day after?', ts);
    const posted = await answered('chat.postMessage');
    expect(posted.args.thread_ts).toBe(ts);
    expect(wordsIn(posted.args.blocks)).not.toContain('legal');
    expect(calls('chat.postMessage')).toHaveLength(1);
    expect(wordsIn(posted.args.blocks)).toContain('emptied');
  });

  test('keeps the commands of one person apart from those of another', async () => {
    await scene.workspace.ada.command('on March 14, 2023');
    await answered('response_url');
    await scene.workspace.ben.command('on March 20, 2023');
    await answered('response_url', 1);
    await scene.workspace.ada.command('and the day after?');
    expect(wordsIn((await answered('response_url', 2)).args.blocks)).toContain('emptied');
    await scene.workspace.ben.command('and the day after?');
    expect(wordsIn((await answered('response_url', 3)).args.blocks)).toContain('opened again');
  });

  test('shows questions to choose from and answers in threads where Slack shows it as an agent', async () => {
    scene.workspace.proxy.beAgent(true);
    await scene.workspace.stop();
    await scene.workspace.start();
    const opened = { type: 'app_home_opened', user: ADA, channel: DIRECT, tab: 'messages', event_ts: '1.1' };
    await scene.workspace.proxy.inject('events_api', event(opened));
    const { args } = await answered('assistant.threads.setSuggestedPrompts');
    expect(args.channel_id).toBe(DIRECT);
    expect(String(args.prompts)).toContain('What happened on');
    const ts = await scene.workspace.ada.say(DIRECT, CRACK);
    expect((await answered('chat.postMessage')).args.thread_ts).toBe(ts);
    await scene.workspace.ada.say(DIRECT, 'and the day after?', ts);
    const next = await answered('chat.postMessage', 1);
    expect(next.args.thread_ts).toBe(ts);
    expect(wordsIn(next.args.blocks)).toContain('emptied');
    await acts.submit(
      { type: 'modal', callback_id: 'saga.modal.ask' },
      { 'saga.question': { type: 'plain_text_input', value: CRACK } },
    );
    const told = await answered('chat.postMessage', 2);
    await scene.workspace.ada.say(DIRECT, 'and the day after?', String(told.answer?.ts));
    expect(wordsIn((await answered('chat.postMessage', 3)).args.blocks)).toContain('emptied');
    scene.workspace.proxy.beAgent(false);
    await scene.workspace.stop();
    await scene.workspace.start();
    await scene.workspace.proxy.inject('events_api', event({ ...opened, user: BEN }));
    await quiet();
    expect(calls('assistant.threads.setSuggestedPrompts')).toHaveLength(1);
  });
});
