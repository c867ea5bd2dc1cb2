// Turns an answer to something asked in a modal or in the App Home into a direct message.
import type { Outgoing } from '../../../src/bot/desk.ts';
import { pagesOf } from './answer.ts';
import { aloneWith, type Room, setIn } from './room.ts';

/** The conversation goes on there: what the person writes next follows from this answer. */
export async function tellPerson(room: Room, user: string, outgoing: Outgoing): Promise<void> {
  const posted = await room.speaker.post(user, null, pagesOf(outgoing, true));
  if (posted.status !== 'sent') return;
  const there = setIn(room, { channel: posted.channel, user, thread: null, isPublic: false });
  await room.desk.carryOver(aloneWith(room, user).place, there.place);
}
