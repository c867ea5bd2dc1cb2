// What all of Slack's listeners share.
import type { Desk, Setting } from '../../../src/bot/desk/desk.ts';
import type { Log } from '../../../src/ports.ts';
import type { Once } from './door/once.ts';
import type { Identity } from './identity.ts';
import { conversationOf, settingOf, type Whereabouts } from './setting.ts';
import { obstacleIn } from './speaking/channels.ts';
import type { Speaker } from './speaking/speaker.ts';

export interface Room {
  readonly desk: Desk;
  readonly log: Log;
  readonly once: Once;
  readonly speaker: Speaker;
  readonly identity: Identity;
  /** Who may follow and schedule; empty for everybody in the channel. */
  readonly managers: readonly string[];
  /** Keeps what is being answered, so that stopping can wait for it. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

type Where = Omit<Whereabouts, 'team'>;

/** What is asked in a modal or in the App Home belongs to the conversation with the person. */
export const aloneWith = ({ identity, managers }: Room, user: string): Setting =>
  settingOf({ team: identity.team, channel: user, user, thread: null, isPublic: false }, managers);

/** What is said in a channel or a thread, to everybody there. */
export function setIn(room: Room, where: Where): Setting {
  let known: Promise<string | null> | null = null;
  const obstacle = (): Promise<string | null> => {
    known ??= obstacleIn(room, where.channel);
    return known;
  };
  return { ...settingOf({ ...where, team: room.identity.team }, room.managers), obstacle };
}

/** A command, a button or a modal, which are one person's. */
export const setFor = (room: Room, where: Where): Setting =>
  setIn(room, { ...where, thread: conversationOf(where.channel, where.thread, where.user) });
