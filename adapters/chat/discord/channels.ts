// Turns Discord's kinds of channels into what matters of them: who sees them, which thread they are, where a digest would go.
import { type AnyThreadChannel, type Channel, ChannelType, PermissionFlagsBits } from 'discord.js';

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
export const digestChannelId = (channel: Channel | null, channelId: string): string =>
  (isForumPost(channel) ? null : threadIn(channel)?.parentId) ?? channelId;
