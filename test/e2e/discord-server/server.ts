// Turns one port of 127.0.0.1 into a Discord to test against: REST and gateway, held to Discord's published contract.
import type { AddressInfo } from 'node:net';
import type { APIApplicationCommand, APIMessage, APIUser } from 'discord-api-types/v10';
import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { type MessageBody, storeMessage } from './messages.ts';
import { createPerson, type Person } from './person.ts';
import { createRest, type SeenRequest } from './rest.ts';
import {
  addChannel,
  addGuild,
  addUser,
  type Channel,
  type ChannelOptions,
  type Clock,
  createWorld,
  directChannel,
  type Guild,
  join,
  type StoredMessage,
  type World,
} from './state.ts';
import { wait } from './wait.ts';

export interface DiscordServerOptions {
  readonly token?: string;
  readonly clock?: Clock;
  /** Milliseconds between heartbeats; Discord says 41,250. */
  readonly heartbeat?: number;
  /** Privileged intents that are switched on for the application. */
  readonly privileged?: number;
}

export interface DiscordServer {
  /** For the client's `rest.api`: without a version. */
  readonly api: string;
  readonly token: string;
  readonly world: World;
  readonly bot: APIUser;
  readonly gateway: Gateway;
  readonly faults: Faults;
  /** What broke the contract; empty at the end of every test. */
  readonly violations: readonly string[];
  /** The violations so far, which are then forgotten: for tests that provoke one. */
  takeViolations(): readonly string[];
  readonly requests: readonly SeenRequest[];
  readonly commands: readonly APIApplicationCommand[];
  guild(name: string, owner: Person): Guild;
  channel(guild: Guild, name: string, options?: ChannelOptions): Channel;
  /** A public thread below a channel, or below one of its messages; in a forum a post. */
  thread(parent: Channel, name: string, below?: APIMessage): Channel;
  person(name: string): Person;
  join(guild: Guild, person: Person, options?: { readonly isManager?: boolean }): void;
  /** Gives or takes permissions in one channel: Discord's overwrite for a member, the bot for example. */
  permit(channel: Channel, member: { readonly id: string }, allow: bigint, deny?: bigint): void;
  directMessages(person: Person): Channel;
  /** A message of the bot's that another process posted. */
  posts(channel: Channel, body: object): APIMessage;
  /** What everybody in a channel sees, oldest first. */
  messagesIn(channel: Channel): readonly APIMessage[];
  stored(channel: Channel): readonly StoredMessage[];
  deleteChannel(channel: Channel): void;
  /** Throws the bot out of a guild. */
  expel(guild: Guild): void;
  /** The token is worthless from now on: 401 and close code 4004. */
  revokeToken(): void;
  /** Until the bot has identified itself and is connected. */
  untilConnected(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const { token = 'token-for-tests', clock = { now: () => Date.now() }, heartbeat = 41_250 } = options;
  const world = createWorld(clock);
  const faults = createFaults();
  const seen: SeenRequest[] = [];
  let violations: string[] = [];
  let isRevoked = false;
  const violate = (sentence: string): void => {
    violations.push(sentence);
  };
  const http = createRest({ world, token, faults, seen, violate, gateway: () => gateway, isRevoked: () => isRevoked });
  const gateway = createGateway(http, {
    world,
    token: () => (isRevoked ? null : token),
    heartbeat,
    privileged: options.privileged ?? 0,
    violate,
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo;

  const remove = (channel: Channel): void => {
    world.channels.delete(channel.id);
    for (const thread of world.channels.values()) if (thread.parent === channel) world.channels.delete(thread.id);
  };

  return {
    api: `http://127.0.0.1:${port}/api`,
    token,
    world,
    bot: world.bot,
    gateway,
    faults,
    get violations() {
      return violations;
    },
    takeViolations() {
      const taken = violations;
      violations = [];
      return taken;
    },
    requests: seen,
    get commands() {
      return world.commands.get('global') ?? [];
    },
    guild(name, owner) {
      const guild = addGuild(world, name, owner.user);
      gateway.guildCreated(guild);
      return guild;
    },
    channel(guild, name, channelOptions) {
      const channel = addChannel(world, guild, name, channelOptions);
      gateway.channelCreated(channel);
      return channel;
    },
    thread(parent, name, below) {
      const thread = addChannel(world, parent.guild, name, {
        kind: ChannelType.PublicThread,
        parent,
        ...(below ? { id: below.id } : {}),
      });
      gateway.threadCreated(thread);
      return thread;
    },
    person: (name) => createPerson(world, gateway, addUser(world, name)),
    join: (guild, person, joinOptions) => join(guild, person.user, joinOptions),
    permit(channel, { id }, allow, deny = 0n) {
      const own = { id, type: OverwriteType.Member, allow: String(allow), deny: String(deny) };
      channel.overwrites = [...channel.overwrites.filter((overwrite) => overwrite.id !== id), own];
      gateway.channelUpdated(channel);
    },
    directMessages: (person) => directChannel(world, person.user),
    posts(channel, given) {
      const body: MessageBody = { allowed_mentions: { parse: [] }, ...given };
      const stored = storeMessage(world, channel, { author: world.bot, body });
      gateway.messageCreated(channel, stored);
      return stored.message;
    },
    messagesIn: (channel) => channel.messages.filter(({ isDeleted }) => !isDeleted).map(({ message }) => message),
    stored: (channel) => channel.messages,
    deleteChannel(channel) {
      remove(channel);
      if (channel.parent) gateway.threadDeleted(channel);
      else gateway.channelDeleted(channel);
    },
    expel(guild) {
      guild.members.delete(world.bot.id);
      gateway.guildDeleted(guild);
    },
    revokeToken() {
      isRevoked = true;
      gateway.closeAll(4004);
    },
    untilConnected: () => wait(() => gateway.connections > 0 && gateway.sessions > 0, 'the bot to connect'),
    async stop() {
      await gateway.stop();
      const closed = new Promise((done) => http.close(done));
      // a client that connects again at this very moment must not keep the server open
      const sweep = setInterval(() => http.closeAllConnections(), 20);
      http.closeAllConnections();
      await closed;
      clearInterval(sweep);
    },
  };
}
