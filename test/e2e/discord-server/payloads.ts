// Turns what the stand-in holds into the objects that Discord sends: guilds, channels, threads, members.
import type {
  APIDMChannel,
  APIGuild,
  APIGuildMember,
  APIUser,
  GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10';
import {
  ChannelType,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  type GuildSystemChannelFlags,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import { permissionsOf } from './permissions.ts';
import { type Channel, type Guild, type Member, NO_MEMBER_FLAGS, type World } from './state.ts';

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
const lastMessageOf = (channel: Channel): string | null => channel.messages.at(-1)?.message.id ?? null;

/** The user as REST answers it: the schema asks for names that the gateway leaves out. */
export const restUser = (user: APIUser) => ({
  ...user,
  public_flags: 0,
  flags: 0,
  banner: null,
  accent_color: null,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
});

export const memberPayload = ({ roles }: Member): Omit<APIGuildMember, 'user'> => ({
  roles: [...roles],
  joined_at: '2020-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  pending: false,
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  communication_disabled_until: null,
  flags: NO_MEMBER_FLAGS,
});

function threadPayload(channel: Channel, guild: Guild) {
  return {
    id: channel.id,
    type: ChannelType.PublicThread as const,
    name: channel.name,
    guild_id: guild.id,
    parent_id: channel.parent?.id ?? null,
    owner_id: channel.ownerId,
    last_message_id: lastMessageOf(channel),
    flags: 0,
    rate_limit_per_user: 0,
    message_count: channel.messages.length,
    member_count: 1,
    total_message_sent: channel.messages.length,
    thread_metadata: {
      archived: channel.isArchived,
      auto_archive_duration: 1440 as const,
      archive_timestamp: isoOf(channel.createdAt),
      create_timestamp: isoOf(channel.createdAt),
      locked: channel.isLocked,
    },
  };
}

/** A channel as REST and gateway send it. */
export function channelPayload(channel: Channel) {
  const { guild, recipient } = channel;
  const base = { id: channel.id, last_message_id: lastMessageOf(channel), flags: 0 };
  if (recipient) {
    return { ...base, type: ChannelType.DM as const, recipients: [restUser(recipient)] } satisfies Omit<
      APIDMChannel,
      'name'
    >;
  }
  if (!guild) throw new Error(`the channel ${channel.id} has neither guild nor recipient`);
  if (channel.kind === ChannelType.PublicThread) return threadPayload(channel, guild);
  return {
    ...base,
    type: channel.kind,
    name: channel.name,
    guild_id: guild.id,
    parent_id: null,
    position: 0,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites],
    ...(channel.kind === ChannelType.GuildForum ? { available_tags: [], default_sort_order: null } : {}),
  };
}

/** The channel of an interaction: with what the user may do there. */
export const interactionChannel = (channel: Channel, userId: string) => ({
  ...channelPayload(channel),
  permissions: String(permissionsOf(channel, userId)),
});

/** What REST and gateway say alike about a guild. */
export const guildPayload = (guild: Guild) =>
  ({
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0 as GuildSystemChannelFlags,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: GuildVerificationLevel.None,
    roles: guild.roles,
    default_message_notifications: GuildDefaultMessageNotifications.AllMessages,
    mfa_level: GuildMFALevel.None,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    preferred_locale: Locale.EnglishUS,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    hub_type: null,
    nsfw_level: GuildNSFWLevel.Default,
    emojis: [],
    stickers: [],
    incidents_data: null,
  }) satisfies APIGuild;

export function guildCreate(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild);
  const isThread = ({ kind }: Channel): boolean => kind === ChannelType.PublicThread;
  return {
    ...guildPayload(guild),
    joined_at: '2020-01-01T00:00:00.000Z',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [...guild.members.values()].map((member) => ({ ...memberPayload(member), user: member.user })),
    // Discord's guild channels leave guild_id out here; the library takes both.
    channels: channels.filter((channel) => !isThread(channel)).map(channelPayload) as never,
    threads: channels.filter(isThread).map(channelPayload) as never,
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
