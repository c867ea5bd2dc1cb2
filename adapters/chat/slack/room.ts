// What all of Slack's listeners share.
import type { Desk, Setting } from '../../../src/bot/desk.ts';
import type { Log } from '../../../src/ports.ts';
import type { Once } from './once.ts';
import { settingOf, type Whereabouts } from './setting.ts';
import type { Speaker } from './speaker.ts';

/** Who we are in the workspace that the token belongs to. */
export interface Identity {
  readonly team: string;
  readonly botUser: string;
  readonly bot: string;
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

/** What is asked in a modal or in the App Home belongs to the conversation with the person. */
export const aloneWith = (room: Room, user: string): Setting =>
  setIn(room, { channel: user, user, thread: null, isPublic: false });

export const setIn = (room: Room, where: Omit<Whereabouts, 'team'>): Setting =>
  settingOf({ ...where, team: room.identity.team }, room.managers);
