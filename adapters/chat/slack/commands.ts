// Turns `/saga …` into an answer that only the person sees.
import type { App } from '@slack/bolt';
import { readCommandLine } from '../../../src/bot/typed.ts';
import { answerOf, noticing, pagesOf } from './answer.ts';
import { plain } from './escape.ts';
import { typedText } from './read.ts';
import { respondWith } from './respond.ts';
import { type Room, setIn } from './room.ts';
import { isDirect, isPublicChannel } from './setting.ts';

export const COMMAND = '/saga';

/** After this long the person sees that something is being done. Milliseconds. */
const NOTICE = 2000;
const LOOKING = 'Looking it up…';

export function listenToCommand(app: App, room: Room): void {
  app.command(COMMAND, async ({ command, ack, respond }) => {
    await ack();
    const { channel_id: channel, user_id: user, trigger_id: trigger } = command;
    if (trigger && !(await room.once(`trigger/${trigger}`))) return;
    const setting = setIn(room, {
      channel,
      user,
      thread: null,
      isPublic: isPublicChannel(channel, command.channel_name),
    });
    const work = answerOf(room.log, async () => {
      const asked = readCommandLine(typedText(command.text ?? '', room.identity.botUser));
      if (asked.kind === 'command') return room.desk.command(asked.name, asked.values, setting);
      return room.desk.command('ask', { question: asked.text }, setting);
    });
    const how = { audience: 'person', replaces: false, thread: null } as const;
    const notice = { text: LOOKING, blocks: [{ type: 'section' as const, text: plain(LOOKING) }] };
    const outgoing = await room.track(noticing(work, NOTICE, () => respondWith(respond, room.log, [notice], how)));
    await room.track(
      respondWith(respond, room.log, pagesOf(outgoing, isDirect(channel)), { ...how, audience: outgoing.audience }),
    );
  });
}
