// Runs the real Bolt against a stand-in of Slack behind a proxy that records and validates: what people say, command and press.
import { expect, test } from 'vitest';
import { FIRST_RESPONSE } from '../../adapters/chat/slack/limits.ts';
import { APP, DIRECT, ELSEWHERE, GENERAL } from './slack-server/local-slack.ts';
import { buttonOf, mention, wordsIn } from './slack-server/person.ts';
import { blocksOf, describeSlack, type Json } from './slack-server/scene.ts';

describeSlack('Slack', (scene) => {
  const { calls, answered, quiet, shown, interaction, unique } = scene;
  test('answers a mention in a thread, with publishers and links', async () => {
    const ts = await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    const posted = await answered('chat.postMessage');
    expect(posted.args.thread_ts).toBe(ts);
    const words = wordsIn(blocksOf(posted));
    expect(words).toContain('Engineers found a crack in the Kellmoor dam');
    expect(words).toContain('The Kellmoor Gazette');
    expect(JSON.stringify(blocksOf(posted))).toContain('"url":"https://thekellmoorgazette.example/');
  });

  test('shows words from outside as they stand, and pings nobody', async () => {
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    const posted = await answered('chat.postMessage');
    const payload = JSON.stringify(posted.args);
    expect(payload).toContain('&lt;@U0ADA&gt; &amp; &lt;everyone&gt;');
    expect(payload).not.toMatch(/<[!@#]/);
  });

  test('answers replies in its thread without a mention, and they follow from what was said', async () => {
    const ts = await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await answered('chat.postMessage');
    await scene.workspace.ada.say(GENERAL, 'and the day after?', ts);
    const next = await answered('chat.postMessage', 1);
    expect(next.args.thread_ts).toBe(ts);
    expect(wordsIn(blocksOf(next))).toContain('The village of Kellmoor was emptied');
  });

  test('knows its threads after a restart', async () => {
    const ts = await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await answered('chat.postMessage');
    await scene.workspace.stop();
    await scene.workspace.start();
    await scene.workspace.ada.say(GENERAL, 'and the day after?', ts);
    expect(wordsIn(blocksOf(await answered('chat.postMessage', 1)))).toContain('emptied');
  });

  test('stays out of other threads and of what is said in the channel', async () => {
    const ts = await scene.workspace.ada.say(GENERAL, 'what happened on March 14, 2023?');
    await scene.workspace.ada.say(GENERAL, 'and the day after?', ts);
    await quiet();
    expect(calls('chat.postMessage')).toEqual([]);
  });

  test('answers direct messages, and a follow-up needs no thread there', async () => {
    await scene.workspace.ada.say(DIRECT, 'what happened on March 14, 2023?');
    const first = await answered('chat.postMessage');
    expect(first.args.thread_ts).toBeUndefined();
    await scene.workspace.ada.say(DIRECT, 'and the day after?');
    expect(wordsIn(blocksOf(await answered('chat.postMessage', 1)))).toContain('emptied');
    expect(wordsIn(blocksOf(first))).not.toContain('Post to channel');
  });

  test('answers a command to the person alone, also where the bot is no member', async () => {
    await scene.workspace.ada.command('on March 15, 2023', ELSEWHERE);
    const { args } = await answered('response_url');
    expect(args.response_type).toBe('ephemeral');
    expect(wordsIn(args.blocks)).toContain('Tomas Brandt opened the sports hall');
  });

  test('takes a command without a known name for a question, and an empty one for help', async () => {
    await scene.workspace.ada.command('what happened on March 20, 2023?');
    expect(wordsIn((await answered('response_url')).args.blocks)).toContain('Divers sealed the crack');
    await scene.workspace.ada.command('');
    expect(wordsIn((await answered('response_url', 1)).args.blocks)).toContain('What can be asked here');
  });

  test('says in a sentence what was wrong with a command', async () => {
    await scene.workspace.ada.command('on');
    const { args } = await answered('response_url');
    expect(args.text).toMatch(/needs a day or a span/);
    expect(scene.workspace.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('turns to the next day when its button is pressed', async () => {
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    const posted = await answered('chat.postMessage');
    const message = await shown(GENERAL, posted.answer?.ts);
    await scene.workspace.ada.press(message, buttonOf(message.blocks, 'Next day').action_id);
    const { args } = await answered('response_url');
    expect(args).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsIn(args.blocks)).toContain('The village of Kellmoor was emptied');
  });

  test('pages a long answer: nothing is cut, the next page takes the place of the one before', async () => {
    await scene.workspace.ada.say(DIRECT, 'digest from June 1, 2023 to July 20, 2023');
    const digest = await answered('chat.postMessage');
    const message = await shown(DIRECT, digest.answer?.ts);
    await scene.workspace.ada.press(message, buttonOf(message.blocks, 'All events').action_id, DIRECT);
    const all = await answered('chat.postMessage', 1);
    expect(wordsIn(all.args.blocks)).toMatch(/Page 1 of \d/);
    const pages = await shown(DIRECT, all.answer?.ts);
    await scene.workspace.ada.press(pages, buttonOf(pages.blocks, 'Next page').action_id, DIRECT);
    const { args } = await answered('response_url');
    expect(args.replace_original).toBe(true);
    expect(wordsIn(args.blocks)).toMatch(/Page 2 of \d/);
  });

  test('posts an answer to the channel, where replies then go on from it', async () => {
    await scene.workspace.ada.command('on March 14, 2023');
    const { args } = await answered('response_url');
    await scene.workspace.proxy.inject(
      'interactive',
      pressOn(buttonOf(args.blocks as Json[], 'Post to channel'), GENERAL),
    );
    const posted = await answered('chat.postMessage');
    expect(posted.args.channel).toBe(GENERAL);
    await scene.workspace.ada.say(GENERAL, 'and the day after?', String(posted.answer?.ts));
    expect(wordsIn((await answered('chat.postMessage', 1)).args.blocks)).toContain('emptied');
  });

  const pressOn = (action: Json, channel: string): Json =>
    interaction({
      type: 'block_actions',
      trigger_id: unique('trigger'),
      container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: true },
      channel: { id: channel, name: 'general' },
      response_url: `${scene.workspace.proxy.url}/_hooks/response/${unique('none')}`,
      actions: [{ type: 'button', action_ts: '1', block_id: 'b', ...action }],
    });

  test('acknowledged everything at once', () => {
    const { delivered } = scene.workspace.proxy;
    expect(delivered.length).toBeGreaterThan(10);
    expect(delivered.filter(({ ackedAfter }) => ackedAfter === null || ackedAfter >= FIRST_RESPONSE)).toEqual([]);
  });

  test('logged no token, no response_url and no question', () => {
    const lines = JSON.stringify(scene.workspace.log);
    expect(lines).not.toMatch(/xoxb-|xapp-|_hooks|ticket=/);
    expect(lines).not.toContain('what happened');
    expect(lines).not.toContain(APP.signingSecret);
  });
});
