// An answer that can be said whatever happens, and how a person is told it where nobody else reads along.
import { pageActionOf } from '../../../../src/bot/desk/actions.ts';
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import { isUserError } from '../../../../src/errors.ts';
import type { Message } from '../../../../src/model/message.ts';
import { sentenceMessage, withoutPosting } from '../../shown.ts';
import { isDirect } from '../place.ts';
import { type Page, renderSlack } from '../render/render.ts';
import type { Files } from '../render/stanzas.ts';
import { aloneWith, type Room, setIn } from './room.ts';
import type { Spoken } from './speaker.ts';

export const SORRY = 'Something went wrong on my side, and it has been noted. Please ask again in a minute.';

/** `isRefused`: it says why there is no answer. */
export interface Statement extends Outgoing {
  readonly isRefused?: true;
  /** Its pictures that Slack has as files. */
  readonly files?: Files;
}

export const refusal = (text: string): Statement => ({
  message: sentenceMessage(text),
  page: 0,
  audience: 'person',
  isRefused: true,
});

/** The answer, or the sentence that says why there is none. Never rejects; questions are not logged. */
export async function answerOf<T extends Statement | null>(
  { log, speaker }: Pick<Room, 'log' | 'speaker'>,
  work: () => Promise<T>,
): Promise<T | Statement> {
  try {
    const answer = await work();
    return answer === null ? answer : await speaker.hang(answer);
  } catch (error) {
    if (isUserError(error)) return refusal(error.message);
    log.error({ err: error }, 'answering in Slack failed');
    return refusal(SORRY);
  }
}

/** The page that was asked for, with buttons to the others; all pages where there is nothing to come back to. */
export function pagesOf({ message, page, files }: Statement, isDirect: boolean): readonly Page[] {
  const pageAction = pageActionOf(message) ?? undefined;
  const pages = renderSlack(isDirect ? withoutPosting(message) : message, { pageAction, files });
  const shown = pages[Math.min(page, pages.length - 1)];
  return pageAction && shown ? [shown] : pages;
}

/** In the direct message with the bot. */
export const tellPerson = (room: Room, user: string, answer: Statement): Promise<Spoken> =>
  room.speaker.post(user, null, pagesOf(answer, true));

/** The same, and the conversation goes on there: what the person writes next follows from this answer. */
export async function answerPerson(room: Room, user: string, answer: Statement): Promise<void> {
  const posted = await tellPerson(room, user, answer);
  if (posted.status !== 'sent' || answer.isRefused) return;
  const thread = room.identity.isAgent ? posted.id : null;
  const there = setIn(room, { channel: posted.channel, user, thread, isPublic: false });
  await room.desk.carryOver(aloneWith(room, user).place, there.place);
}

/** What was said in a channel, told elsewhere: the channel is named, and its buttons, which act where they stand, are left out. */
const toldElsewhere = (room: Room, { summary, blocks }: Message, channel: string): Message => ({
  summary,
  blocks: [
    { kind: 'subscription', channel: { platform: 'slack', workspace: room.identity.team, id: channel }, text: summary },
    ...blocks.filter((block) => block.kind !== 'actions' && !(block.kind === 'paragraph' && block.text === summary)),
  ],
});

/** In a channel for the person's eyes only; in the direct message where the bot may not speak there. */
export async function tellInChannel(room: Room, channel: string, user: string, answer: Statement): Promise<void> {
  if (isDirect(channel)) {
    await room.speaker.post(channel, null, pagesOf(answer, true));
    return;
  }
  const posted = await room.speaker.whisper(channel, user, pagesOf(answer, false));
  if (posted.status === 'failed')
    await tellPerson(room, user, { ...answer, message: toldElsewhere(room, answer.message, channel) });
}

/** The same for who is anywhere: the direct message tells which channel it is about. */
export const tellAbout = (room: Room, channel: string, user: string, answer: Statement): Promise<Spoken> =>
  tellPerson(room, user, { ...answer, message: toldElsewhere(room, answer.message, channel) });
