// The bot in a Slack workspace, over both ways in: asked by a mention, a reply, a command and a button.
import { expect, test } from 'vitest';
import { ELSEWHERE, GENERAL } from '../e2e/slack-server/local-slack.ts';
import { buttonOf, mention, wordsIn } from '../e2e/slack-server/person.ts';
import { blocksOf, describeSlack } from '../e2e/slack-server/scene.ts';

describeSlack('Slack', (scene) => {
  test('a mention is answered in a thread, which goes on without another; its button turns the day', async () => {
    const { ada } = scene.workspace;
    const ts = await ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    const posted = await scene.answered('chat.postMessage');
    expect(posted.args.thread_ts).toBe(ts);
    expect(wordsIn(blocksOf(posted))).toContain('Engineers found a crack in the Kellmoor dam');
    await ada.say(GENERAL, 'and the day after?', ts);
    expect(wordsIn(blocksOf(await scene.answered('chat.postMessage', 1)))).toContain('emptied');
    const message = await scene.shown(GENERAL, posted.answer?.ts);
    await ada.press(message, buttonOf(message.blocks, 'Next day').action_id);
    expect(wordsIn((await scene.answered('response_url')).args.blocks)).toContain('emptied');
  });

  test('a command is answered to the person alone', async () => {
    await scene.workspace.ada.command('on March 15, 2023', ELSEWHERE);
    const { args } = await scene.answered('response_url');
    expect(args.response_type).toBe('ephemeral');
    expect(wordsIn(args.blocks)).toContain('Tomas Brandt opened the sports hall');
  });
});
