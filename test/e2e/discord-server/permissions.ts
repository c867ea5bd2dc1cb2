// Turns roles and a channel's overwrites into what somebody may do there, as Discord computes it.
import type { APIOverwrite } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel } from './state.ts';

const {
  ViewChannel,
  SendMessages,
  SendMessagesInThreads,
  EmbedLinks,
  AttachFiles,
  ReadMessageHistory,
  CreatePublicThreads,
  UseApplicationCommands,
  AddReactions,
} = PermissionFlagsBits;

/** What everybody in a guild may do here. */
export const EVERYBODY =
  ViewChannel |
  SendMessages |
  SendMessagesInThreads |
  EmbedLinks |
  AttachFiles |
  ReadMessageHistory |
  CreatePublicThreads |
  UseApplicationCommands |
  AddReactions;

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

function applied(base: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = overwrites.reduce((bits, o) => bits | BigInt(o.deny), 0n);
  const allowed = overwrites.reduce((bits, o) => bits | BigInt(o.allow), 0n);
  return (base & ~denied) | allowed;
}

/** "Permissions", how they are computed: roles, then a channel's overwrites for everybody, roles, the member. */
export function permissionsOf(channel: Channel, userId: string): bigint {
  const { guild } = channel;
  if (!guild) return EVERYBODY;
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL;
  const held = guild.roles.filter(({ id }) => id === guild.id || member.roles.includes(id));
  const base = held.reduce((bits, { permissions }) => bits | BigInt(permissions), 0n);
  const { overwrites } = channel.parent ?? channel;
  const everybody = applied(
    base,
    overwrites.filter(({ id }) => id === guild.id),
  );
  const byRole = applied(
    everybody,
    overwrites.filter(({ id }) => member.roles.includes(id)),
  );
  return applied(
    byRole,
    overwrites.filter(({ id }) => id === userId),
  );
}
