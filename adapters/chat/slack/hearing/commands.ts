// Answers `/saga …` and shortcuts, for their person’s eyes only; where there is much to fill in, with a form.
import type { App, SlashCommand } from '@slack/bolt';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import { readCommandLine, type Typed } from '../../../../src/bot/desk/typed.ts';
import { noticing } from '../../in-time.ts';
import { ASK } from '../forms/modals.ts';
import { openForm } from '../forms/opening.ts';
import { isDirect, isPublicChannel } from '../place.ts';
import { plain } from '../render/escape.ts';
import { answerOf, pagesOf, type Statement, tellPerson } from '../speaking/answer.ts';
import { forPerson } from '../speaking/channels.ts';
import { respondWith } from '../speaking/respond.ts';
import { type Room, roomIn, setFor } from '../speaking/room.ts';
import { typedText } from './messages.ts';

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
function answerTo(room: Room, line: SlashCommand): Promise<Statement | null> {
  const { channel_id: channel, channel_name: name, user_id: user, trigger_id: trigger } = line;
  const setting = setFor(room, { channel, user, thread: null, isPublic: isPublicChannel(channel, name) });
  return answerOf<Statement | null>(room, async () => {
    const typed = readCommandLine(typedText(line.text ?? '', room.identity.botUser));
    if (typed.kind === 'question') return room.desk.command('ask', { question: typed.text }, setting);
    if (wantsForm(typed))
      return openForm(room, { command: typed.name, value: null, user, trigger, origin: { channel, home: null } });
    return forPerson(room, user, await room.desk.command(typed.name, typed.values, setting));
  });
}

export function listenToCommand(app: App): void {
  app.command(COMMAND, async ({ command, ack, respond, context }) => {
    await ack();
    const room = roomIn({ context });
    const { channel_id: channel, trigger_id: trigger } = command;
    if (trigger && !(await room.once(`trigger/${trigger}`))) return;
    const how = { audience: 'person', replaces: false, thread: null } as const;
    const notice = { text: LOOKING, blocks: [{ type: 'section' as const, text: plain(LOOKING) }] };
    const looking = (): Promise<boolean> => respondWith(respond, room.log, [notice], how);
    let isLooking = false;
    const notify = async (): Promise<void> => {
      isLooking = await looking();
    };
    const answer = await room.track(noticing(answerTo(room, command), NOTICE, notify));
    // the answer takes the place of the notice: both side by side say that it is still being looked up
    const instead = { ...how, replaces: isLooking };
    if (answer) await room.track(respondWith(respond, room.log, pagesOf(answer, isDirect(channel)), instead));
  });
}

/** callback_ids. */
export const FOLLOW = 'saga.modal.follow';
export const ABOUT = 'saga.about';

const OPENED: Readonly<Record<string, string>> = { [ASK]: 'ask', [FOLLOW]: 'follow' };

function openFromAnywhere(app: App): void {
  app.shortcut({ callback_id: /^saga\.modal\./, type: 'shortcut' }, async ({ shortcut, ack, context }) => {
    await ack();
    const room = roomIn({ context });
    const { user, trigger_id: trigger } = shortcut;
    const command = OPENED[shortcut.callback_id];
    if (command === undefined || !(await room.once(`trigger/${trigger}`))) return;
    const origin = { channel: null, home: null };
    const refused = await room.track(openForm(room, { command, value: null, user: user.id, trigger, origin }));
    if (refused) await room.track(tellPerson(room, user.id, refused));
  });
}

/** "What does the record say about this?": the message's own words are the question. */
function askAboutMessages(app: App): void {
  app.shortcut({ callback_id: ABOUT, type: 'message_action' }, async ({ shortcut, ack, respond, context }) => {
    await ack();
    const room = roomIn({ context });
    const { id: channel, name } = shortcut.channel;
    if (shortcut.trigger_id && !(await room.once(`trigger/${shortcut.trigger_id}`))) return;
    const setting = setFor(room, {
      channel,
      user: shortcut.user.id,
      thread: shortcut.message.thread_ts ?? null,
      isPublic: isPublicChannel(channel, name),
    });
    const question = typedText(shortcut.message.text ?? '', room.identity.botUser);
    const work = answerOf(room, () => room.desk.command('ask', { question }, setting));
    const how = { audience: 'person', replaces: false, thread: null } as const;
    await room.track(work.then((answer) => respondWith(respond, room.log, pagesOf(answer, isDirect(channel)), how)));
  });
}

export function listenToShortcuts(app: App): void {
  openFromAnywhere(app);
  askAboutMessages(app);
}
