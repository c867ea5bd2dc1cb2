// Turns a change in the stand-in into the dispatches that Discord sends about it, as each session's intents allow.
import type {
  APIInteraction,
  APIMessage,
  ChannelType,
  GatewayChannelDeleteDispatchData,
  GatewayGuildDeleteDispatchData,
  GatewayMessageCreateDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayThreadDeleteDispatchData,
} from 'discord-api-types/v10';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { channelPayload, guildCreate, memberPayload } from './payloads.ts';
import type { DispatchedEvent } from './sessions.ts';
import type { Channel, Guild, StoredMessage, World } from './state.ts';

/** Sends an event to every session that has one of the intents; 0: to every session. */
export type Dispatch = (needed: number, event: (intents: number) => DispatchedEvent) => void;

export interface Announcements {
  messageCreated(channel: Channel, stored: StoredMessage): void;
  messageUpdated(channel: Channel, stored: StoredMessage): void;
  messageDeleted(channel: Channel, stored: StoredMessage): void;
  threadCreated(thread: Channel): void;
  threadDeleted(thread: Channel): void;
  threadUpdated(thread: Channel): void;
  channelCreated(channel: Channel): void;
  channelUpdated(channel: Channel): void;
  channelDeleted(channel: Channel): void;
  guildCreated(guild: Guild): void;
  /** The bot was thrown out, or the guild is only unavailable for now. */
  guildDeleted(guild: Guild, isUnavailable?: boolean): void;
  interaction(payload: APIInteraction): void;
}

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;

/** Without the privileged intent text reaches the bot in direct messages, mentions of it and its own messages only. */
function readable(world: World, channel: Channel, message: APIMessage, intents: number): APIMessage {
  const isAddressed =
    channel.guild === null ||
    message.author.id === world.bot.id ||
    message.mentions.some(({ id }) => id === world.bot.id) ||
    (intents & MessageContent) !== 0;
  return isAddressed ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}

export function createAnnouncements(world: World, dispatch: Dispatch): Announcements {
  const messageData = (channel: Channel, { message }: StoredMessage, intents: number) => {
    const member = channel.guild?.members.get(message.author.id);
    return {
      ...readable(world, channel, message, intents),
      channel_type: channel.kind as ChannelType.GuildText,
      mentions: message.mentions as GatewayMessageCreateDispatchData['mentions'],
      ...(channel.guild ? { guild_id: channel.guild.id } : {}),
      ...(member ? { member: memberPayload(member) } : {}),
    } satisfies GatewayMessageCreateDispatchData;
  };
  const messageIntent = (channel: Channel): number => (channel.guild ? GuildMessages : DirectMessages);
  const event = (needed: number, t: string, data: (intents: number) => unknown): void =>
    dispatch(needed, (intents) => ({ t, d: data(intents) }) as DispatchedEvent);
  const ofChannel = (t: string) => (channel: Channel) => event(Guilds, t, () => channelPayload(channel));

  return {
    messageCreated: (channel, stored) =>
      event(messageIntent(channel), 'MESSAGE_CREATE', (intents) => messageData(channel, stored, intents)),
    messageUpdated: (channel, stored) =>
      event(messageIntent(channel), 'MESSAGE_UPDATE', (intents) => messageData(channel, stored, intents)),
    messageDeleted: (channel, stored) =>
      event(
        messageIntent(channel),
        'MESSAGE_DELETE',
        () =>
          ({
            id: stored.message.id,
            channel_id: channel.id,
            ...(channel.guild ? { guild_id: channel.guild.id } : {}),
          }) satisfies GatewayMessageDeleteDispatchData,
      ),
    threadCreated: (thread) =>
      event(Guilds, 'THREAD_CREATE', () => ({ ...channelPayload(thread), newly_created: true })),
    threadUpdated: ofChannel('THREAD_UPDATE'),
    threadDeleted: (thread) =>
      event(
        Guilds,
        'THREAD_DELETE',
        () =>
          ({
            id: thread.id,
            guild_id: thread.guild?.id ?? '',
            parent_id: thread.parent?.id ?? '',
            type: thread.kind as 11,
          }) satisfies GatewayThreadDeleteDispatchData,
      ),
    channelCreated: ofChannel('CHANNEL_CREATE'),
    channelUpdated: ofChannel('CHANNEL_UPDATE'),
    channelDeleted: (channel) =>
      event(Guilds, 'CHANNEL_DELETE', () => channelPayload(channel) as GatewayChannelDeleteDispatchData),
    guildCreated: (guild) => event(Guilds, 'GUILD_CREATE', () => guildCreate(world, guild)),
    guildDeleted: (guild, isUnavailable = false) =>
      event(
        Guilds,
        'GUILD_DELETE',
        () => ({ id: guild.id, ...(isUnavailable ? { unavailable: true } : {}) }) as GatewayGuildDeleteDispatchData,
      ),
    interaction: (payload) => event(0, 'INTERACTION_CREATE', () => payload),
  };
}
