// Turns a pressed button into an answer beside it, or into the page that takes its place.
import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { Outgoing, Setting } from '../../../src/bot/desk.ts';
import { answerOf, pagesOf } from './answer.ts';
import { ACTION, PAGE, QUESTION } from './buttons.ts';
import { respondWith } from './respond.ts';
import { aloneWith, type Room, setIn } from './room.ts';
import { isDirect, isPublicChannel } from './setting.ts';
import { tellPerson } from './tell.ts';

interface Pressed {
  readonly kind: 'action' | 'question' | 'page';
  readonly value: string;
  readonly user: string;
  /** Null in the App Home. */
  readonly channel: string | null;
  readonly channelName: string | undefined;
  /** The thread that the message stands in. */
  readonly thread: string | null;
  /** Only the person who pressed can see the message. */
  readonly isOwn: boolean;
  readonly trigger: string;
}

const KINDS: readonly (readonly [string, Pressed['kind']])[] = [
  [ACTION, 'action'],
  [QUESTION, 'question'],
  [PAGE, 'page'],
];

function pressedIn(body: BlockAction): Pressed | null {
  const [action] = body.actions;
  const [, kind] = KINDS.find(([prefix]) => action?.action_id.startsWith(`${prefix}.`)) ?? [];
  if (!kind || action?.type !== 'button' || !action.value) return null;
  const container = body.container as { readonly thread_ts?: string; readonly is_ephemeral?: boolean };
  const message = body.message as { readonly thread_ts?: string } | undefined;
  const channel = body.channel?.id ?? null;
  return {
    kind,
    value: action.value,
    user: body.user.id,
    channel,
    channelName: body.channel?.name,
    thread: container.thread_ts ?? message?.thread_ts ?? null,
    isOwn: container.is_ephemeral === true || (channel !== null && isDirect(channel)),
    trigger: body.trigger_id,
  };
}

const settingFor = (room: Room, { channel, channelName, thread, user }: Pressed): Setting =>
  channel === null
    ? aloneWith(room, user)
    : setIn(room, { channel, user, thread, isPublic: isPublicChannel(channel, channelName) });

const answerTo = (room: Room, { kind, value }: Pressed, setting: Setting): Promise<Outgoing> =>
  answerOf(room.log, () =>
    kind === 'question' ? room.desk.command('ask', { question: value }, setting) : room.desk.press(value, setting),
  );

/** Posted in the channel where the bot may, so that replies there go on from it; through the response_url where it may not. */
async function postToChannel(
  room: Room,
  outgoing: Outgoing,
  { channel, thread }: Pressed,
  setting: Setting,
  respond: RespondFn,
): Promise<void> {
  const pages = pagesOf(outgoing, false);
  const posted = channel === null ? null : await room.speaker.post(channel, thread, pages);
  if (posted?.status === 'sent') {
    await room.desk.carryOver(setting.place, { ...setting.place, thread: thread ?? posted.id });
    return;
  }
  if (posted?.status === 'failed')
    await respondWith(respond, room.log, pages, { audience: 'channel', replaces: false, thread });
}

async function answerPress(room: Room, pressed: Pressed, respond: RespondFn): Promise<void> {
  const setting = settingFor(room, pressed);
  const outgoing = await answerTo(room, pressed, setting);
  const { channel, thread, isOwn } = pressed;
  if (channel === null) {
    await tellPerson(room, pressed.user, outgoing);
    return;
  }
  if (outgoing.audience === 'channel') return postToChannel(room, outgoing, pressed, setting, respond);
  const pages = pagesOf(outgoing, isDirect(channel));
  const replaces = pressed.kind === 'page' && isOwn;
  if (isDirect(channel) && !replaces) await room.speaker.post(channel, thread, pages);
  else await respondWith(respond, room.log, pages, { audience: 'person', replaces, thread });
}

export function listenToPresses(app: App, room: Room): void {
  app.action<BlockAction>({ type: 'block_actions', action_id: /^saga\./ }, async ({ body, ack, respond }) => {
    await ack();
    const pressed = pressedIn(body);
    if (!pressed || (pressed.trigger && !(await room.once(`trigger/${pressed.trigger}`)))) return;
    await room.track(answerPress(room, pressed, respond));
  });
}
