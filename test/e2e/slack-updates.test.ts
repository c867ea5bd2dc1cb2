// Edits digests that stand on Slack, and follows them up in their threads where Slack does not let them be edited.
import { expect, test } from 'vitest';
import type { Message } from '../../src/model/message.ts';
import type { Posting } from '../../src/ports.ts';
import { GENERAL } from './slack-server/local-slack.ts';
import { owed } from './slack-server/owed.ts';
import { describeSlack } from './slack-server/scene.ts';

const paragraphs = (count: number): Message => ({
  summary: `A digest of ${count}`,
  blocks: Array.from({ length: count }, (_, at) => ({ kind: 'paragraph', text: `Stone ${at} <!here> was wet.` })),
});

describeSlack('Slack with digests that change', (scene) => {
  const { calls, unique } = scene;
  const post = async (posting: Posting): Promise<readonly string[]> => {
    const outcome = await scene.workspace.poster.post(posting);
    expect(outcome).toMatchObject({ kind: 'posted' });
    return outcome.kind === 'posted' ? (outcome.messageIds ?? []) : [];
  };
  const fails = (error: string): void => scene.workspace.proxy.faults.add('chat.update', { kind: 'error', error });
  const edit = (posting: Posting, ids: readonly string[]) => scene.workspace.poster.edit(posting, ids);

  test('are edited in place with their blocks, nobody pinged, and are still found', async () => {
    const id = unique('edited');
    const ids = await post(owed(paragraphs(1), id));
    const changed = owed(paragraphs(2), id);
    expect(await edit(changed, ids)).toEqual({ kind: 'edited' });
    expect(await edit(changed, ids)).toEqual({ kind: 'edited' });
    const [first] = calls('chat.update');
    expect(first?.args).toMatchObject({ ts: ids[0], channel: GENERAL, parse: 'none', link_names: 'false' });
    expect(JSON.stringify(first?.args)).toContain('&lt;!here&gt;');
    expect(await scene.workspace.poster.find(changed, Date.now() - 5000)).toMatchObject({ kind: 'found' });
  });

  test('of several pages are edited on each; fewer pages leave a word on the others, more are not possible', async () => {
    const id = unique('pages');
    const ids = await post(owed(paragraphs(120), id));
    expect(ids.length).toBeGreaterThan(1);
    expect(await edit(owed(paragraphs(3), id), ids)).toEqual({ kind: 'edited' });
    const updates = calls('chat.update').slice(-ids.length);
    expect(updates.map(({ args }) => args.ts)).toEqual(ids);
    expect(JSON.stringify(updates.at(-1)?.args)).toContain('not needed any more');
    expect(await edit(owed(paragraphs(120), id), ids.slice(0, 1))).toMatchObject({ kind: 'closed' });
  });

  test.each(['edit_window_closed', 'cant_update_message', 'msg_too_long', 'msg_blocks_too_long'])(
    'are closed where Slack says %s',
    async (error) => {
      const posting = owed(paragraphs(1), unique(error));
      const ids = await post(posting);
      fails(error);
      expect(await edit(posting, ids)).toMatchObject({ kind: 'closed', reason: expect.stringContaining(error) });
    },
  );

  test('are gone, refused or for later where Slack says so', async () => {
    const posting = owed(paragraphs(1), unique('sorted'));
    const ids = await post(posting);
    fails('message_not_found');
    expect(await edit(posting, ids)).toMatchObject({ kind: 'gone' });
    fails('channel_not_found');
    expect(await edit(posting, ids)).toMatchObject({ kind: 'refused', stops: true });
    fails('token_revoked');
    expect(await edit(posting, ids)).toMatchObject({ kind: 'later' });
    scene.workspace.proxy.faults.add('chat.update', { kind: 'rate-limited', seconds: 9 });
    expect(await edit(posting, ids)).toMatchObject({ kind: 'later', retryAfter: 9000 });
  });

  test('are followed up in their thread, and the follow-up is found there', async () => {
    const ids = await post(owed(paragraphs(1), unique('digest')));
    const followUp = owed(paragraphs(2), unique('follow'), { thread: ids[0] ?? '' });
    expect(await scene.workspace.poster.find(followUp, Date.now() - 5000)).toMatchObject({ kind: 'absent' });
    await post(followUp);
    expect(calls('chat.postMessage').at(-1)?.args).toMatchObject({ thread_ts: ids[0] });
    expect(await scene.workspace.poster.find(followUp, Date.now() - 5000)).toMatchObject({ kind: 'found' });
  });
});
