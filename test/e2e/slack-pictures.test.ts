// Pictures that stand on no public page, through the real Bolt and its client: uploaded, shown in the message, or said to be missing.
import { expect, test } from 'vitest';
import { GENERAL } from './slack-server/local-slack.ts';
import { mention, wordsIn } from './slack-server/person.ts';
import type { Call } from './slack-server/recording.ts';
import { describeSlack } from './slack-server/scene.ts';

interface Image {
  readonly type: string;
  readonly slack_file?: { readonly id: string };
  readonly alt_text?: string;
}

const imagesIn = ({ args }: Call): readonly Image[] => {
  const blocks = typeof args.blocks === 'string' ? JSON.parse(args.blocks) : args.blocks;
  return (blocks as readonly Image[]).filter(({ type }) => type === 'image');
};

const ASKED = 'timeline picture:true';

describeSlack('Slack with pictures', (scene) => {
  const { calls, answered } = scene;

  test('shows the months in the answer to a command, for the person alone', async () => {
    await scene.workspace.ada.command(ASKED);
    const answer = await answered('response_url');
    const [upload] = calls('files.completeUploadExternal');
    expect(calls('files.getUploadURLExternal')[0]?.args).toMatchObject({ filename: 'months-1.png' });
    expect(upload?.answer?.ok).toBe(true);
    // no channel is told of the file by itself
    expect(upload?.args.channel_id).toBeUndefined();
    const [image] = imagesIn(answer);
    expect(JSON.stringify(upload?.args)).toContain(image?.slack_file?.id);
    expect(image?.alt_text).toMatch(/how much is recorded of each month/);
    expect(answer.args.response_type).toBe('ephemeral');
  });

  test('shows them in the channel, and again where Slack has not looked at the file yet', async () => {
    const notYet = { kind: 'error', error: 'invalid_blocks' } as const;
    scene.workspace.proxy.faults.add('chat.postMessage', notYet, notYet);
    await scene.workspace.ada.say(GENERAL, mention(ASKED));
    const posted = await answered('chat.postMessage', 2);
    expect(imagesIn(posted)).toHaveLength(1);
    expect(calls('files.completeUploadExternal')).toHaveLength(1);
  });

  test('gives the text with one sentence where the app may not upload', async () => {
    const refused = { ok: false, error: 'missing_scope', needed: 'files:write', provided: 'chat:write' };
    scene.workspace.proxy.faults.add('files.getUploadURLExternal', { kind: 'answer', answer: refused });
    await scene.workspace.ada.say(GENERAL, mention(ASKED));
    const posted = await answered('chat.postMessage');
    expect(imagesIn(posted)).toEqual([]);
    expect(wordsIn(posted.args.blocks)).toMatch(/can't be shown: .*files:write/);
    expect(wordsIn(posted.args.blocks)).toMatch(/March 2023/);
  });

  test('gives the text with one sentence where Slack never takes the file', async () => {
    const never = { kind: 'error', error: 'invalid_blocks' } as const;
    scene.workspace.proxy.faults.add('chat.postMessage', never, never, never, never);
    await scene.workspace.ada.say(GENERAL, mention(ASKED));
    const posted = await answered('chat.postMessage', 4);
    expect(imagesIn(posted)).toEqual([]);
    expect(wordsIn(posted.args.blocks)).toMatch(/picture can’t be shown/);
  });
});
