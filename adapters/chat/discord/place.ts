// Turns Discord's channels, threads and members into the places and people that the bot's core knows.
import {
  type BaseInteraction,
  type Channel,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { Setting } from '../../../src/bot/desk.ts';
import type { Place } from '../../../src/model/place.ts';

const MANAGING = [PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild];

const canManage = (permissions: Readonly<PermissionsBitField> | null | undefined): boolean =>
  MANAGING.some((permission) => permissions?.has(permission) === true);

/** True unless everybody in the server may see the channel. What is not known is private. */
function isPrivate(channel: Channel | null): boolean {
  if (!channel || channel.isDMBased()) return true;
  if (channel.isThread()) return channel.type === PRIVATE_THREAD || isPrivate(channel.parent);
  const everybody = channel.permissionsFor(channel.guild.roles.everyone);
  return !everybody.has(PermissionFlagsBits.ViewChannel);
}
const PRIVATE_THREAD = 12;

/** `conversation`: what the talk hangs on at a channel's top; in a thread it is the thread. */
function placeIn(
  channel: Channel | null,
  channelId: string,
  guildId: string | null,
  conversation: string | null,
): Place {
  const thread = channel?.isThread() ? channel : null;
  return {
    channel: { platform: 'discord', workspace: guildId, id: thread?.parentId ?? channelId },
    thread: thread?.id ?? (guildId === null ? null : conversation),
    isPrivate: isPrivate(channel),
  };
}

/** In a server's channel commands and buttons are each person's own conversation, unless another one is named. */
export const settingOfInteraction = (interaction: BaseInteraction, conversation: string | null = null): Setting => ({
  place: placeIn(
    interaction.channel,
    interaction.channelId ?? interaction.user.id,
    interaction.guildId,
    conversation ?? `person-${interaction.user.id}`,
  ),
  person: {
    id: interaction.user.id,
    canManage: interaction.guildId === null || canManage(interaction.memberPermissions),
  },
});

export function settingOfMessage(message: Message, conversation: string | null): Setting {
  const { channel, member, author, guildId } = message;
  const permissions = member && !channel.isDMBased() ? channel.permissionsFor(member) : null;
  return {
    place: placeIn(channel, channel.id, guildId, conversation),
    person: { id: author.id, canManage: guildId === null || canManage(permissions) },
  };
}
