// Answers pressed buttons: beside the message, in its place, or with a form.

import type { App, RespondFn } from '@slack/bolt';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import type { Setting } from '../../../../src/bot/desk/desk.ts';
import { openForm } from '../forms/opening.ts';
import { isDirect, isPublicChannel } from '../place.ts';
import { answerOf, pagesOf, type Statement } from '../speaking/answer.ts';
import { forPerson } from '../speaking/channels.ts';
import { respondWith } from '../speaking/respond.ts';
import { type Room, roomIn, setFor } from '../speaking/room.ts';
import { pressInHome } from './home.ts';
import { actionOf, type Pressed, pressedIn } from './pressed.ts';

/** A button on a message, not in the App Home. */
type PressedInChannel = Pressed & { readonly channel: string };

const settingOf = (room: Room, { channel, channelName, thread, user }: PressedInChannel): Setting =>
  setFor(room, { channel, user, thread, isPublic: isPublicChannel(channel, channelName) });

function answerTo(room: Room, pressed: PressedInChannel, setting: Setting): Promise<Statement | null> {
  const { kind, value, user, trigger, channel } = pressed;
  return answerOf<Statement | null>(room, async () => {
    if (kind === 'question') return room.desk.command('ask', { question: value }, setting);
    const action = actionOf(pressed);
    if (action?.kind !== 'form') return forPerson(room, user, await room.desk.press(value, setting));
    return openForm(room, { ...action, user, trigger, origin: { channel, home: null } });
  });
}

/** Posted in the channel where the bot may, so that replies there go on from it; through the response_url where it may not. */
async function postToChannel(
  room: Room,
  answer: Statement,
  { channel, thread }: PressedInChannel,
  setting: Setting,
  respond: RespondFn,
): Promise<void> {
  const pages = pagesOf(answer, false);
  const posted = await room.speaker.post(channel, thread, pages);
  if (posted.status === 'sent')
    await room.desk.carryOver(setting.place, { ...setting.place, thread: thread ?? posted.id });
  else if (posted.status === 'failed')
    await respondWith(respond, room.log, pages, { audience: 'channel', replaces: false, thread });
}

/** A turned page takes the place of the one before, and so does what stands now of what was there before a change. */
function replaces(pressed: Pressed, { isRefused }: Statement): boolean {
  if (!pressed.isOwn || isRefused) return false;
  const action = actionOf(pressed);
  const isChange = action?.kind === 'command' && findCommand(action.command).isForManagers === true;
  return pressed.kind === 'page' || isChange;
}

async function pressInChannel(room: Room, pressed: PressedInChannel, respond: RespondFn): Promise<void> {
  const setting = settingOf(room, pressed);
  const answer = await answerTo(room, pressed, setting);
  if (!answer) return;
  if (answer.audience === 'channel') return postToChannel(room, answer, pressed, setting, respond);
  const { channel, thread } = pressed;
  const pages = pagesOf(answer, isDirect(channel));
  const takesPlace = replaces(pressed, answer);
  if (isDirect(channel) && !takesPlace) await room.speaker.post(channel, thread, pages);
  else await respondWith(respond, room.log, pages, { audience: 'person', replaces: takesPlace, thread });
}

export function listenToPresses(app: App): void {
  app.action({ type: 'block_actions', action_id: /^saga\./ }, async ({ body, ack, respond, context }) => {
    await ack();
    const room = roomIn({ context });
    const pressed = pressedIn(body);
    if (!pressed || (pressed.trigger && !(await room.once(`trigger/${pressed.trigger}`)))) return;
    const { channel } = pressed;
    await room.track(
      channel === null ? pressInHome(room, pressed) : pressInChannel(room, { ...pressed, channel }, respond),
    );
  });
}
