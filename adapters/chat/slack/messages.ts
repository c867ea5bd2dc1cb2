// Turns what is said to the bot (a mention, a direct message, a reply in a thread it answered in) into answers in that place.
import type { App } from '@slack/bolt';
import type { Outgoing, Setting } from '../../../src/bot/desk.ts';
import { readSaid } from '../../../src/bot/typed.ts';
import { answerOf, noticing, pagesOf } from './answer.ts';
import { mentions, typedText } from './read.ts';
import { type Room, setIn } from './room.ts';
import { isDirect } from './setting.ts';

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

const ask = (room: Room, said: Said, setting: Setting): Promise<Outgoing> => {
  const asked = readSaid(typedText(said.text, room.identity.botUser));
  return answerOf(room.log, () =>
    asked.kind === 'command'
      ? room.desk.command(asked.name, asked.values, setting)
      : room.desk.ask(asked.text, setting),
  );
};

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

/** In a channel the answer begins a thread; in a direct message it stands below the question, or in its thread. */
const placeFor = (said: Said): string | null => said.thread ?? (isDirect(said.channel) ? null : said.ts);

async function answer(room: Room, said: Said): Promise<void> {
  const isNew = await room.once(
    ...(said.eventId ? [`event/${said.eventId}`] : []),
    `message/${room.identity.team}/${said.channel}/${said.ts}`,
  );
  if (!isNew) return;
  const thread = placeFor(said);
  const mark = busy(room, said);
  let isMarked = false;
  const outgoing = await noticing(ask(room, said, setIn(room, { ...said, thread })), NOTICE, async () => {
    await mark.show();
    isMarked = true;
  });
  await room.speaker.post(said.channel, thread, pagesOf(outgoing, isDirect(said.channel)));
  if (isMarked) await mark.hide();
}

/** A message that reaches us without a mention: in a direct message always, in a thread where the bot has answered. */
async function isForUs(room: Room, said: Said): Promise<boolean> {
  if (mentions(said.text, room.identity.botUser)) return isDirect(said.channel);
  if (isDirect(said.channel)) return true;
  if (said.thread === null) return false;
  return room.desk.knows(setIn(room, said).place);
}

export function listenToMessages(app: App, room: Room): void {
  const heard = async (event: unknown, body: unknown, isMention: boolean): Promise<void> => {
    const said = saidIn(event as Payload, body as Payload, room.identity.botUser);
    if (said && (isMention || (await isForUs(room, said)))) await answer(room, said);
  };
  app.event('app_mention', ({ event, body }) => room.track(heard(event, body, true)));
  app.event('message', ({ event, body }) => room.track(heard(event, body, false)));
}
