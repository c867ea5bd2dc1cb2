// Runs the real Bolt while channels and the workspace close to it: whoever keeps the subscriptions is told, once for each.
import { expect, test } from 'vitest';
import type { Gone } from '../../src/bot/delivery/gone.ts';
import { ADA, APP, BEN, GENERAL } from './slack-server/local-slack.ts';
import { mention } from './slack-server/person.ts';
import { describeSlack, type Json } from './slack-server/scene.ts';
import { wait } from './slack-server/wait.ts';

describeSlack('Slack closing', (scene) => {
  const { event, quiet } = scene;
  const gone: Gone[] = [];
  const restart = async (): Promise<void> => {
    gone.length = 0;
    await scene.workspace.stop();
    await scene.workspace.start((desk) => desk, { onGone: (each) => void gone.push(each) });
  };
  const tell = (fields: Json): Promise<Json> =>
    scene.workspace.proxy.inject('events_api', event({ event_ts: '1.1', ...fields }));

  test.each([
    ['channel_archive', { channel: GENERAL, user: ADA }, 'the channel was archived.'],
    ['group_archive', { channel: GENERAL, user: ADA }, 'the channel was archived.'],
    ['channel_deleted', { channel: GENERAL }, 'the channel was deleted.'],
    ['group_deleted', { channel: GENERAL }, 'the channel was deleted.'],
    ['channel_left', { channel: GENERAL }, 'the bot was removed from the channel.'],
    ['group_left', { channel: GENERAL }, 'the bot was removed from the channel.'],
    ['member_left_channel', { channel: GENERAL, user: APP.botUser }, 'the bot was removed from the channel.'],
  ])('tells of %s', async (type, fields, because) => {
    await restart();
    await tell({ type, ...fields });
    await wait('the word', () => gone.length > 0);
    expect(gone).toEqual([{ workspace: APP.team, channel: GENERAL, because }]);
    const lines = scene.workspace.log.filter(({ message }) => message === 'a channel in Slack is closed to the bot');
    expect(lines.at(-1)?.fields).toEqual({ channel: GENERAL, because });
  });

  test('does not mind who else leaves a channel', async () => {
    await restart();
    await tell({ type: 'member_left_channel', channel: GENERAL, user: BEN });
    await quiet();
    expect(gone).toEqual([]);
  });

  test.each([
    ['app_uninstalled', {}, 'the app was removed from the workspace; install it again.'],
    ['tokens_revoked', { tokens: { bot: [APP.botUser] } }, 'the bot token was revoked; install the app again.'],
  ])('tells of %s, and does nothing more', async (type, fields, because) => {
    await restart();
    await tell({ type, ...fields });
    await wait('the word', () => gone.length > 0);
    expect(gone).toEqual([{ workspace: APP.team, channel: null, because }]);
    expect(scene.workspace.chat().health().isConnected).toBe(false);
    await tell({ type: 'channel_archive', channel: GENERAL, user: ADA });
    await tell({ type: 'app_uninstalled' });
    await tell({ type: 'tokens_revoked', tokens: { bot: [APP.botUser] } });
    await quiet();
    expect(gone).toHaveLength(1);
  });

  test('tells of the workspace also where Slack refused the token before the event came', async () => {
    await restart();
    scene.workspace.proxy.faults.add('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await scene.workspace.ada.say(GENERAL, mention('what happened on March 14, 2023?'));
    await wait('the refusal', () => !scene.workspace.chat().health().isConnected);
    expect(gone).toEqual([]);
    await tell({ type: 'app_uninstalled' });
    await wait('the word', () => gone.length > 0);
    expect(gone[0]).toMatchObject({ workspace: APP.team, channel: null });
  });
});
