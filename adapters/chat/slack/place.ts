// Where and who somebody is in Slack, as the desk’s setting.
import type { Setting } from '../../../src/bot/desk/desk.ts';

/** Where something came from, as Slack's payloads name it. */
export interface Whereabouts {
  readonly team: string;
  readonly channel: string;
  /** thread_ts, or null at a channel's top. */
  readonly thread: string | null;
  readonly user: string;
  /** Payloads do not always tell; what is not known to be public is private. */
  readonly isPublic: boolean;
}

/** Ids of direct messages begin with D. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** Names that interactive payloads and slash commands give to channels that are not public. */
const PRIVATE_NAMES = new Set(['directmessage', 'privategroup', 'mpdm']);

export const isPublicChannel = (id: string, name: string | undefined): boolean =>
  id.startsWith('C') && name !== undefined && !PRIVATE_NAMES.has(name) && !name.startsWith('mpdm-');

/**
 * The conversation of a command or a button: at a channel's top each person has their own, so that "and the day after?" follows from
 * what the same person saw before. In a thread it is the thread's, in a direct message the message's.
 */
export const conversationOf = (channel: string, thread: string | null, user: string): string | null =>
  thread ?? (isDirect(channel) ? null : `person-${user}`);

/** What somebody is told who is not among the managers. */
export const NOT_ON_LIST =
  'You are not on the list of those who may change what is followed; ask whoever runs the bot (SLACK_MANAGERS).';

/** `managers`: who may follow and schedule; empty for everybody in the channel. A direct message is everybody's own. */
export const settingOf = (
  { team, channel, thread, user, isPublic }: Whereabouts,
  managers: readonly string[],
): Setting => ({
  place: {
    channel: { platform: 'slack', workspace: team, id: channel },
    thread,
    isPrivate: !isPublic,
  },
  person: {
    id: user,
    canManage: managers.length === 0 || isDirect(channel) || managers.includes(user),
    whoManages: NOT_ON_LIST,
  },
});
