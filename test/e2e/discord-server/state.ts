// Turns a few names into a small Discord: guilds, channels, people, messages and interactions, all in memory.
import type {
  APIApplicationCommand,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIRole,
  APIUser,
  RoleFlags,
} from 'discord-api-types/v10';
import { ChannelType, type GuildMemberFlags, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { createIds, type Ids } from './ids.ts';
import { EVERYBODY } from './permissions.ts';

export interface Clock {
  now(): number;
}

export interface Member {
  readonly user: APIUser;
  readonly roles: readonly string[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: APIRole[];
  readonly members: Map<string, Member>;
}

type ChannelKind =
  | ChannelType.GuildText
  | ChannelType.GuildForum
  | ChannelType.PublicThread
  | ChannelType.DM
  | ChannelType.GuildAnnouncement;

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  /** Null in a direct message. */
  readonly guild: Guild | null;
  /** Of a thread. */
  readonly parent: Channel | null;
  readonly ownerId: string;
  readonly createdAt: number;
  /** Of a direct message. */
  readonly recipient: APIUser | null;
  overwrites: readonly APIOverwrite[];
  isArchived: boolean;
  isLocked: boolean;
  readonly messages: StoredMessage[];
}

export interface StoredMessage {
  message: APIMessage;
  /** Who alone sees it, or null where everybody in the channel does. */
  readonly visibleTo: string | null;
  /** Users, roles and "everyone" that it would have pinged, over all its versions. */
  readonly pings: Set<string>;
  versions: number;
  isDeleted: boolean;
}

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly createdAt: number;
  readonly channel: Channel;
  readonly user: APIUser;
  /** The message whose component was used. */
  readonly source: StoredMessage | null;
  /** Type of the first response, or null while there is none. */
  callback: number | null;
  isEphemeral: boolean;
  /** True between a defer and the first edit or follow-up. */
  isThinking: boolean;
  original: StoredMessage | null;
  readonly followUps: StoredMessage[];
  choices: readonly { readonly name: string; readonly value: string | number }[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
}

export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly applicationId: string;
  readonly bot: APIUser;
  /** How many connections Discord recommends. */
  shards: number;
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
  /** By token. */
  readonly interactions: Map<string, InteractionState>;
}

const { ViewChannel, ManageChannels, ManageGuild } = PermissionFlagsBits;

const userNamed = (id: string, username: string, isBot = false): APIUser => ({
  id,
  username,
  discriminator: isBot ? '1234' : '0',
  global_name: isBot ? null : username,
  avatar: null,
  ...(isBot ? { bot: true } : {}),
});

const role = (id: string, name: string, permissions: bigint, position: number): APIRole => ({
  id,
  name,
  permissions: String(permissions),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0 as RoleFlags,
});

export function createWorld(clock: Clock): World {
  const ids = createIds(clock);
  const applicationId = ids.next();
  const bot = userNamed(applicationId, 'Daybook', true);
  return {
    clock,
    ids,
    applicationId,
    bot,
    shards: 1,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    interactions: new Map(),
  };
}

export function addUser(world: World, name: string): APIUser {
  const user = userNamed(world.ids.next(), name);
  world.users.set(user.id, user);
  return user;
}

/** A guild with the bot in it. Its second role may manage channels and the guild. */
export function addGuild(world: World, name: string, owner: APIUser): Guild {
  const id = world.ids.next();
  const managers = role(world.ids.next(), 'managers', ManageChannels | ManageGuild, 1);
  const guild: Guild = {
    id,
    name,
    ownerId: owner.id,
    roles: [role(id, '@everyone', EVERYBODY, 0), managers],
    members: new Map(),
  };
  for (const user of [owner, world.bot]) guild.members.set(user.id, { user, roles: [] });
  world.guilds.set(id, guild);
  return guild;
}

/** Lets somebody into a guild, as a manager or not. */
export function join(guild: Guild, user: APIUser, { isManager = false } = {}): void {
  const managers = guild.roles[1]?.id ?? '';
  guild.members.set(user.id, { user, roles: isManager ? [managers] : [] });
}

export interface ChannelOptions {
  /** A thread below a message has that message's id. */
  readonly id?: string;
  readonly kind?: ChannelKind;
  readonly parent?: Channel;
  readonly recipient?: APIUser;
  /** Permissions that the bot does not have here. */
  readonly deniedToBot?: bigint;
  /** Permissions that nobody but managers and the owner has here. */
  readonly deniedToEverybody?: bigint;
  /** Only the bot and managers see it. */
  readonly isPrivate?: boolean;
}

const overwrite = (id: string, type: OverwriteType, allow: bigint, deny: bigint): APIOverwrite => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
});

/** What a channel's options say about permissions. */
function overwritesFor(world: World, guild: Guild | null, options: ChannelOptions): readonly APIOverwrite[] {
  if (!guild) return [];
  const { deniedToBot = 0n, isPrivate = false } = options;
  const managers = guild.roles[1]?.id ?? '';
  const hidden = (options.deniedToEverybody ?? 0n) | (isPrivate ? ViewChannel : 0n);
  return [
    ...(hidden
      ? [overwrite(guild.id, OverwriteType.Role, 0n, hidden), overwrite(managers, OverwriteType.Role, hidden, 0n)]
      : []),
    ...(isPrivate || deniedToBot
      ? [overwrite(world.bot.id, OverwriteType.Member, isPrivate ? ViewChannel & ~deniedToBot : 0n, deniedToBot)]
      : []),
  ];
}

export function addChannel(world: World, guild: Guild | null, name: string, options: ChannelOptions = {}): Channel {
  const channel: Channel = {
    id: options.id ?? world.ids.next(),
    kind: options.kind ?? ChannelType.GuildText,
    name,
    guild,
    parent: options.parent ?? null,
    ownerId: world.bot.id,
    createdAt: world.clock.now(),
    recipient: options.recipient ?? null,
    overwrites: overwritesFor(world, guild, options),
    isArchived: false,
    isLocked: false,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The direct messages of a user and the bot: one channel, however often it is opened. */
export const directChannel = (world: World, user: APIUser): Channel =>
  [...world.channels.values()].find((channel) => channel.recipient?.id === user.id) ??
  addChannel(world, null, '', { kind: ChannelType.DM, recipient: user });

export const NO_MEMBER_FLAGS = 0 as GuildMemberFlags;
