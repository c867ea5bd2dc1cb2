// What all of Slack’s listeners share.
import type { Context } from '@slack/bolt';
import type { Desk, Setting } from '../../../../src/bot/desk/desk.ts';
import type { Clock, Log, Memory } from '../../../../src/ports.ts';
import type { Identity } from '../client.ts';
import { conversationOf, settingOf, type Whereabouts } from '../place.ts';
import { obstacleIn } from './channels.ts';
import type { Speaker } from './speaker.ts';

/** Slack repeats for some minutes; late repeats have been seen hours later. */
const KEPT_MS = 24 * 3_600_000;

/** True for the first that asks with all of these keys. Survives a restart and holds over several processes. */
type Once = (...keys: readonly string[]) => Promise<boolean>;

export function createOnce(memory: Memory, clock: Clock, log: Log): Once {
  return async (...keys) => {
    const until = clock.now() + KEPT_MS;
    try {
      const claims = await Promise.all(keys.map((key) => memory.claim(`slack/once/${key}`, until)));
      return claims.every(Boolean);
    } catch (error) {
      // rather twice than never: who asked is told at least that something is wrong
      log.error({ err: error }, 'an event of Slack could not be claimed');
      return true;
    }
  };
}

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

/** The room of the workspace that an event comes from: nothing is heard without one. */
export const roomIn = ({ context }: { readonly context: Context }): Room => context.room;

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

/** What is done for a channel from anywhere, by one person; without a channel it is their own conversation. */
export const settingFor = (room: Room, user: string, channel: string | null): Setting =>
  channel === null ? aloneWith(room, user) : setFor(room, { channel, user, thread: null, isPublic: false });
