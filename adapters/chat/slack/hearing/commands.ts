// Turns `/saga …` into an answer that only the person sees, or into a form where there is much to fill in.
import type { App, SlashCommand } from '@slack/bolt';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import { readCommandLine, type Typed } from '../../../../src/bot/desk/typed.ts';
import { openForm } from '../forms/opening.ts';
import { forPerson } from '../home/visible.ts';
import { plain } from '../render/escape.ts';
import { type Room, setFor } from '../room.ts';
import { isDirect, isPublicChannel } from '../setting.ts';
import { type Answer, answerOf, noticing, pagesOf } from '../speaking/answer.ts';
import { respondWith } from '../speaking/respond.ts';
import { typedText } from './read.ts';

export const COMMAND = '/saga';

/** After this long the person sees that something is being done. Milliseconds. */
const NOTICE = 2000;
const LOOKING = 'Looking it up…';

/** A command with many options and no values, such as `/saga schedule`, is filled in. */
function wantsForm(typed: Typed): boolean {
  if (typed.kind === 'question') return false;
  const { isForManagers, options } = findCommand(typed.name);
  return isForManagers === true && options.length > 1 && Object.keys(typed.values).length === 0;
}

/** Null where a form is open. Never rejects. */
function answerTo(room: Room, line: SlashCommand): Promise<Answer | null> {
  const { channel_id: channel, channel_name: name, user_id: user, trigger_id: trigger } = line;
  const setting = setFor(room, { channel, user, thread: null, isPublic: isPublicChannel(channel, name) });
  return answerOf<Answer | null>(room.log, async () => {
    const typed = readCommandLine(typedText(line.text ?? '', room.identity.botUser));
    if (typed.kind === 'question') return room.desk.command('ask', { question: typed.text }, setting);
    if (wantsForm(typed))
      return openForm(room, { command: typed.name, value: null, user, trigger, origin: { channel, home: null } });
    return forPerson(room, user, await room.desk.command(typed.name, typed.values, setting));
  });
}

export function listenToCommand(app: App, room: Room): void {
  app.command(COMMAND, async ({ command, ack, respond }) => {
    await ack();
    const { channel_id: channel, trigger_id: trigger } = command;
    if (trigger && !(await room.once(`trigger/${trigger}`))) return;
    const how = { audience: 'person', replaces: false, thread: null } as const;
    const notice = { text: LOOKING, blocks: [{ type: 'section' as const, text: plain(LOOKING) }] };
    const looking = (): Promise<boolean> => respondWith(respond, room.log, [notice], how);
    const answer = await room.track(noticing(answerTo(room, command), NOTICE, looking));
    if (answer) await room.track(respondWith(respond, room.log, pagesOf(answer, isDirect(channel)), how));
  });
}
