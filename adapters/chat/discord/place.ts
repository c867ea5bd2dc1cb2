// Turns Discord's channels, threads and members into the places and people that the bot's core knows.
import { type BaseInteraction, type Message, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Setting } from '../../../src/bot/desk/desk.ts';
import type { Place } from '../../../src/model/place.ts';
import { digestChannelId, isPrivate, threadIn } from './channels.ts';
import { obstacleTo } from './obstacle.ts';

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

export function settingOfMessage({ channel, member, author, guildId }: Message, conversation: string | null): Setting {
  const permissions = member && !channel.isDMBased() ? channel.permissionsFor(member) : null;
  const id = digestChannelId(channel, channel.id);
  return {
    place: {
      channel: { platform: 'discord', workspace: guildId, id },
      thread: conversation,
      isPrivate: isPrivate(channel),
    },
    person: { id: author.id, canManage: guildId === null || canManage(permissions) },
  };
}
