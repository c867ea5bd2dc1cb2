// Turns an answer to what was done in a modal or in the App Home into words that only the person sees.
import type { Message } from '../../../../src/model/message.ts';
import { aloneWith, type Room, setIn } from '../room.ts';
import { isDirect } from '../setting.ts';
import { type Answer, pagesOf } from './answer.ts';
import type { Posted } from './speaker.ts';

/** In the direct message with the bot. */
export const tellPerson = (room: Room, user: string, answer: Answer): Promise<Posted> =>
  room.speaker.post(user, null, pagesOf(answer, true));

/** The same, and the conversation goes on there: what the person writes next follows from this answer. */
export async function answerPerson(room: Room, user: string, answer: Answer): Promise<void> {
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
export async function tellInChannel(room: Room, channel: string, user: string, answer: Answer): Promise<void> {
  if (isDirect(channel)) {
    await room.speaker.post(channel, null, pagesOf(answer, true));
    return;
  }
  const posted = await room.speaker.whisper(channel, user, pagesOf(answer, false));
  if (posted.status === 'failed')
    await tellPerson(room, user, { ...answer, message: toldElsewhere(room, answer.message, channel) });
}

/** The same for who is anywhere: the direct message tells which channel it is about. */
export const tellAbout = (room: Room, channel: string, user: string, answer: Answer): Promise<Posted> =>
  tellPerson(room, user, { ...answer, message: toldElsewhere(room, answer.message, channel) });
