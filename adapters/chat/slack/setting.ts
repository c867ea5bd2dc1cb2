// Turns what Slack says about where and who into the desk's setting.
import type { Setting } from '../../../src/bot/desk.ts';

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

/** `managers`: who may follow and schedule; empty for everybody in the channel. */
export const settingOf = (
  { team, channel, thread, user, isPublic }: Whereabouts,
  managers: readonly string[],
): Setting => ({
  place: {
    channel: { platform: 'slack', workspace: team, id: channel },
    thread,
    isPrivate: !isPublic,
  },
  person: { id: user, canManage: managers.length === 0 || managers.includes(user) },
});
