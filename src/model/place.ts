// The shapes of where people talk and who they are, as far as the bot needs to know.

export type Platform = 'slack' | 'discord' | 'terminal' | 'file';

/** A channel as its platform names it. `workspace` is Slack's team or Discord's guild; null for direct messages and files. */
export interface Channel {
  readonly platform: Platform;
  readonly workspace: string | null;
  readonly id: string;
}

/** Where something was said. */
export interface Place {
  readonly channel: Channel;
  /** Slack's thread_ts, Discord's thread or message that is answered; null at a channel's top. */
  readonly thread: string | null;
  /** Direct messages and private channels: what is asked there is not logged. */
  readonly isPrivate: boolean;
}

export interface Person {
  readonly id: string;
  /** May follow, schedule and change settings here. */
  readonly canManage: boolean;
  /** Who may instead, as a sentence for somebody who may not; absent: those who manage the channel. */
  readonly whoManages?: string;
}

/** "slack:C0123", "discord:123", "file:digests": the way `--to` writes a channel. */
export const channelName = ({ platform, id }: Pick<Channel, 'platform' | 'id'>): string => `${platform}:${id}`;

/** The channel of another mention of it. Who names it from the command line, and direct messages on Discord, know no workspace. */
export const isSameChannel = (one: Channel, other: Channel): boolean =>
  one.platform === other.platform &&
  one.id === other.id &&
  (one.workspace === null || other.workspace === null || one.workspace === other.workspace);

/** One key for all that is remembered of a place; workspaces never share one. */
export const placeKey = ({ channel, thread }: Place): string =>
  [channel.platform, channel.workspace ?? '', channel.id, thread ?? ''].join('/');
