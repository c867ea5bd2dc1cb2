// Discord’s channels, threads and members as the places and people that the desk knows, and what keeps the bot from posting there.
import {
  type AnyThreadChannel,
  type BaseInteraction,
  type Channel,
  ChannelType,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { Setting } from '../../../src/bot/desk/desk.ts';
import type { Place } from '../../../src/model/place.ts';

/** True unless everybody in the server may see the channel. What is not known is private. */
export function isPrivate(channel: Channel | null): boolean {
  if (!channel || channel.isDMBased()) return true;
  if (channel.isThread()) return channel.type === ChannelType.PrivateThread || isPrivate(channel.parent);
  const everybody = channel.permissionsFor(channel.guild.roles.everyone);
  return !everybody.has(PermissionFlagsBits.ViewChannel);
}

export const threadIn = (channel: Channel | null): AnyThreadChannel | null => (channel?.isThread() ? channel : null);

/** A post of a forum or media channel: nothing can be posted beside it, so that the post itself is the channel that follows. */
export const isForumPost = (channel: Channel | null): boolean => {
  const kind = threadIn(channel)?.parent?.type;
  return kind === ChannelType.GuildForum || kind === ChannelType.GuildMedia;
};

/** The channel that digests go to: of a thread the one that it hangs on, of a forum the post. */
const digestChannelId = (channel: Channel | null, channelId: string): string =>
  (isForumPost(channel) ? null : threadIn(channel)?.parentId) ?? channelId;

const VIEW = [PermissionFlagsBits.ViewChannel, 'View Channel'] as const;
const SEND = [PermissionFlagsBits.SendMessages, 'Send Messages'] as const;
const SEND_IN_THREADS = [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'] as const;

/** Null where digests can be posted. `permissions`: the bot's own in this channel. */
function obstacleTo(channel: Channel | null, permissions: Readonly<PermissionsBitField>): string | null {
  const isPost = isForumPost(channel);
  if (isPost && threadIn(channel)?.locked) return 'This post is locked; follow from another one.';
  const missing = [VIEW, isPost ? SEND_IN_THREADS : SEND].filter(([permission]) => !permissions.has(permission));
  if (missing.length === 0) return null;
  const names = missing.map(([, name]) => name).join(' and ');
  return `The bot can’t post here: give it ${names} in this channel (Edit Channel, Permissions), then try again.`;
}

const MANAGING = [PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild];

const canManage = (permissions: Readonly<PermissionsBitField> | null | undefined): boolean =>
  MANAGING.some((permission) => permissions?.has(permission) === true);

/** Another conversation in the same channel. */
export const under = (place: Place, conversation: string | null): Place => ({ ...place, thread: conversation });

/** A person's own conversation in a server's channel; direct messages are one anyway. */
export const ownConversation = ({ guildId, user }: BaseInteraction): string | null =>
  guildId === null ? null : `person-${user.id}`;

/** The conversation of an answer that everybody sees: its thread's, else one that begins with it. */
export const openConversation = ({ guildId, channel, id }: BaseInteraction): string | null =>
  threadIn(channel)?.id ?? (guildId === null ? null : id);

/** Without a conversation that is named: the thread's where there is one, else the person's own. */
export function settingOfInteraction(
  interaction: BaseInteraction,
  conversation: string | null = threadIn(interaction.channel)?.id ?? ownConversation(interaction),
): Setting {
  const { channel, channelId, guildId, user, memberPermissions, appPermissions } = interaction;
  const id = digestChannelId(channel, channelId ?? user.id);
  return {
    place: {
      channel: { platform: 'discord', workspace: guildId, id },
      thread: conversation,
      isPrivate: isPrivate(channel),
    },
    person: { id: user.id, canManage: guildId === null || canManage(memberPermissions) },
    obstacle: async () => (guildId === null ? null : obstacleTo(channel, appPermissions)),
  };
}

export function settingOfMessage(message: Message, conversation: string | null): Setting {
  const { channel, member, author, guildId, client } = message;
  const permissions = member && !channel.isDMBased() ? channel.permissionsFor(member) : null;
  const own = channel.isDMBased() ? null : channel.permissionsFor(client.user);
  const id = digestChannelId(channel, channel.id);
  return {
    place: {
      channel: { platform: 'discord', workspace: guildId, id },
      thread: conversation,
      isPrivate: isPrivate(channel),
    },
    person: { id: author.id, canManage: guildId === null || canManage(permissions) },
    obstacle: async () => (own === null ? null : obstacleTo(channel, own)),
  };
}
