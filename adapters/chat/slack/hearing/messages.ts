// Answers what is said to the bot: a mention, a direct message, a reply in a thread that it answered in.
import type { App } from '@slack/bolt';
import type { Setting } from '../../../../src/bot/desk/desk.ts';
import { isSmallTalk } from '../../../../src/bot/desk/overhearing.ts';
import { readSaid } from '../../../../src/bot/desk/typed.ts';
import { inert } from '../../../../src/model/outside-text.ts';
import { noticing } from '../../in-time.ts';
import { isDirect } from '../place.ts';
import { answerOf, pagesOf, type Statement } from '../speaking/answer.ts';
import { forEverybody, forPerson } from '../speaking/channels.ts';
import { type Room, roomIn, setIn } from '../speaking/room.ts';

const MAX_TEXT = 40_000;

/** What was typed: mentions of the bot gone, links as their words, entities as their characters. */
export function typedText(text: string, botUser: string): string {
  return inert(text.slice(0, MAX_TEXT))
    .replaceAll(`<@${botUser}>`, ' ')
    .replace(/<(?:[@#!])[^<>|]{0,200}(?:\|([^<>]{0,200}))?>/g, (_all, label) => label ?? ' ')
    .replace(/<([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>/g, (_all, url, label) => label ?? url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Said to somebody, the bot among them: it does not break in, and its own mentions come as events of their own. */
const mentionsAnybody = (text: string): boolean => /<(?:@|!subteam\^)/.test(text);

/** What we need of `message` and `app_mention`. */
interface Said {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly user: string;
  /** thread_ts of a reply. */
  readonly thread: string | null;
  readonly isPublic: boolean;
  readonly eventId: string | null;
}

/** After this long the person sees that something is being done. Milliseconds. */
const NOTICE = 1500;
const BUSY = 'hourglass_flowing_sand';

type Payload = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Null for what no person has said here: other bots, edits, joins, our own words. */
function saidIn(event: Payload, body: Payload, botUser: string): Said | null {
  const [channel, ts, user] = [textOf(event.channel), textOf(event.ts), textOf(event.user)];
  const isPerson = event.subtype === undefined && event.bot_id === undefined && user !== botUser;
  if (!channel || !ts || !user || !isPerson) return null;
  return {
    channel,
    ts,
    user,
    text: textOf(event.text) ?? '',
    thread: textOf(event.thread_ts),
    isPublic: event.channel_type === 'channel',
    eventId: textOf(body.event_id),
  };
}

/** Everybody in a channel reads the answer: of a list only what all may know. */
const ask = (room: Room, said: Said, setting: Setting): Promise<Statement> =>
  answerOf(room, async () => {
    const asked = readSaid(typedText(said.text, room.identity.botUser));
    if (asked.kind === 'question') return room.desk.ask(asked.text, setting);
    const answer = await room.desk.command(asked.name, asked.values, setting);
    return isDirect(said.channel) ? forPerson(room, said.user, answer) : forEverybody(room, answer);
  });

/** A mark on the question while the answer takes long; without the scope for it, none. */
const busy = (room: Room, { channel, ts }: Said) => ({
  show: () => room.speaker.call((client) => client.reactions.add({ channel, timestamp: ts, name: BUSY })),
  hide: () =>
    room.speaker
      .call((client) => client.reactions.remove({ channel, timestamp: ts, name: BUSY }))
      .then(
        () => undefined,
        () => undefined,
      ),
});

/** The answer begins a thread; in a direct message it stands below the question, unless Slack shows each as a thread. */
const threadFor = ({ identity }: Room, { thread, channel, ts }: Said): string | null =>
  thread ?? (isDirect(channel) && !identity.isAgent ? null : ts);

async function answer(room: Room, said: Said): Promise<void> {
  const isNew = await room.once(
    ...(said.eventId ? [`event/${said.eventId}`] : []),
    `message/${room.identity.team}/${said.channel}/${said.ts}`,
  );
  if (!isNew) return;
  const thread = threadFor(room, said);
  const mark = busy(room, said);
  let isMarked = false;
  const outgoing = await noticing(ask(room, said, setIn(room, { ...said, thread })), NOTICE, async () => {
    await mark.show();
    isMarked = true;
  });
  await room.speaker.post(said.channel, thread, pagesOf(outgoing, isDirect(said.channel)));
  if (isMarked) await mark.hide();
}

/**
 * A mention, a direct message, and without either a question for the bot: in a thread where it has answered or that hangs on a digest,
 * and where the channel lets plain questions be answered. Thanks get no answer, and what is said to somebody is not ours. A mention
 * comes as an event of its own.
 */
async function isForUs(room: Room, said: Said, isMention: boolean): Promise<boolean> {
  const { text, channel } = said;
  const { botUser } = room.identity;
  const words = typedText(text, botUser);
  if (isSmallTalk(words)) return false;
  if (isMention || isDirect(channel)) return true;
  return !mentionsAnybody(text) && room.desk.overhears(words, setIn(room, said).place);
}

export function listenToMessages(app: App): void {
  const heard = async (room: Room, event: unknown, body: unknown, isMention: boolean): Promise<void> => {
    const said = saidIn(event as Payload, body as Payload, room.identity.botUser);
    if (said && (await isForUs(room, said, isMention))) await answer(room, said);
  };
  const listen = (name: 'app_mention' | 'message', isMention: boolean): void =>
    app.event(name, ({ event, body, context }) => {
      const room = roomIn({ context });
      return room.track(heard(room, event, body, isMention));
    });
  listen('app_mention', true);
  listen('message', false);
}
