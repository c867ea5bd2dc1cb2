// Turns what somebody does in Discord (types a command, presses a button, writes a message) into events for the bot.
import type { APIInteraction, APIMessage, APIUser } from 'discord-api-types/v10';
import {
  ComponentType,
  InteractionContextType,
  InteractionType,
  Locale,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { commandData, type OptionValues } from './command-data.ts';
import { createExchange, type Exchange } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { flatten } from './limits.ts';
import { storeMessage } from './messages.ts';
import { filledIn } from './modal-data.ts';
import { interactionChannel, memberPayload, restUser } from './payloads.ts';
import { permissionsOf } from './permissions.ts';
import type { Channel, InteractionState, StoredMessage, World } from './state.ts';
import { waitFor } from './wait.ts';

interface SayOptions {
  readonly replyTo?: APIMessage;
  /** A reply that does not ping: the bot is then not mentioned by it. */
  readonly isSilent?: boolean;
  readonly asBot?: boolean;
}

export interface Person {
  readonly id: string;
  readonly user: APIUser;
  /** "<@id>" for a text. */
  readonly mention: string;
  /** `path`: "saga ask". Throws where Discord's client would not let this happen. */
  uses(channel: Channel, path: string, options?: OptionValues): Exchange;
  /** The suggestions for an option while it is being typed. */
  types(
    channel: Channel,
    path: string,
    options: OptionValues,
    focused: string,
  ): Promise<readonly { readonly name: string; readonly value: string | number }[]>;
  /** A button by its label or custom id. */
  presses(message: APIMessage, labelOrId: string): Exchange;
  chooses(message: APIMessage, customId: string, values: readonly string[]): Exchange;
  /** Sends the modal that an exchange opened: what is changed, by custom id (of a select the values, by commas), else what stood. */
  submits(exchange: Exchange, changes?: Readonly<Record<string, string>>): Exchange;
  /** The gateway sends an interaction a second time, as after a resume. */
  repeats(exchange: Exchange): void;
  says(channel: Channel, text: string, options?: SayOptions): StoredMessage;
}

/** A message by its id, wherever it is kept: in a channel or seen by one person only. */
function storedMessage(world: World, { id }: APIMessage): StoredMessage {
  const inChannels = [...world.channels.values()].flatMap(({ messages }) => messages);
  const inExchanges = [...world.interactions.values()].flatMap(({ original, followUps }) => [original, ...followUps]);
  const found = [...inChannels, ...inExchanges].find((stored) => stored?.message.id === id && !stored.isDeleted);
  if (!found) throw new Error(`there is no message ${id} (any more)`);
  return found;
}

function notFound(what: string): never {
  throw new Error(`there is no ${what}`);
}

export function createPerson(world: World, gateway: Gateway, user: APIUser): Person {
  const sent = new Map<string, APIInteraction>();
  /** What every interaction has in common. */
  const common = (interaction: InteractionState) => {
    const { channel, id, token } = interaction;
    const { guild } = channel;
    const member = guild?.members.get(user.id);
    return {
      id,
      application_id: world.applicationId,
      token,
      version: 1 as const,
      channel_id: channel.id,
      channel: interactionChannel(channel, user.id),
      app_permissions: String(permissionsOf(channel, world.bot.id)),
      locale: Locale.EnglishUS,
      entitlements: [],
      attachment_size_limit: 10 * 1024 * 1024,
      authorizing_integration_owners: guild ? { 0: guild.id } : { 1: user.id },
      context: guild ? InteractionContextType.Guild : InteractionContextType.BotDM,
      ...(guild && member
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: Locale.EnglishUS, features: [] },
            guild_locale: Locale.EnglishUS,
            member: { ...memberPayload(member), user, permissions: String(permissionsOf(channel, user.id)) },
          }
        : { user }),
    };
  };

  const begin = (
    channel: Channel,
    type: InteractionType,
    data: object,
    source: StoredMessage | null = null,
  ): InteractionState => {
    const id = world.ids.next();
    const interaction: InteractionState = {
      id,
      token: `token-${id}`,
      type,
      createdAt: world.clock.now(),
      channel,
      user,
      source,
      callback: null,
      isEphemeral: false,
      isThinking: false,
      original: null,
      followUps: [],
      choices: null,
      modal: null,
    };
    world.interactions.set(interaction.token, interaction);
    const payload = { ...common(interaction), type, data, ...(source ? { message: source.message } : {}) };
    sent.set(id, payload as unknown as APIInteraction);
    gateway.interaction(payload as unknown as APIInteraction);
    return interaction;
  };

  const component = (message: APIMessage, matches: (c: Readonly<Record<string, unknown>>) => boolean, what: string) => {
    const source = storedMessage(world, message);
    const found = flatten(source.message.components).find(matches);
    if (!found) throw new Error(`the message has no ${what}`);
    if (found.disabled === true) throw new Error(`${what} is switched off`);
    if (source.visibleTo !== null && source.visibleTo !== user.id)
      throw new Error('only somebody else sees this message');
    const channel = world.channels.get(source.message.channel_id);
    if (!channel) throw new Error('the channel is gone');
    return { source, found, channel };
  };

  /** Whom a text written by a person pings: everybody it names, and the author of a message that is answered. */
  const mentioned = (text: string, { replyTo, isSilent }: SayOptions): APIUser[] => {
    const ids = [...text.matchAll(/<@!?(\d+)>/g)].map((m) => m[1] as string);
    const repliedTo = replyTo && isSilent !== true ? [replyTo.author.id] : [];
    return [...new Set([...ids, ...repliedTo])].flatMap((id) => world.users.get(id) ?? []);
  };

  return {
    id: user.id,
    user,
    mention: `<@${user.id}>`,
    uses(channel, path, options = {}) {
      const data = commandData(world, path, options, { channel, userId: user.id });
      return createExchange(begin(channel, InteractionType.ApplicationCommand, data));
    },
    async types(channel, path, options, focused) {
      const data = commandData(world, path, options, { channel, userId: user.id, focused });
      const interaction = begin(channel, InteractionType.ApplicationCommandAutocomplete, data);
      return waitFor(() => interaction.choices ?? undefined, `suggestions for ${focused}`);
    },
    presses(message, labelOrId) {
      const isMeant = (c: Readonly<Record<string, unknown>>): boolean =>
        c.type === ComponentType.Button && (c.label === labelOrId || c.custom_id === labelOrId);
      const { source, found, channel } = component(message, isMeant, `button “${labelOrId}”`);
      const data = { custom_id: found.custom_id, component_type: ComponentType.Button, id: found.id };
      return createExchange(begin(channel, InteractionType.MessageComponent, data, source));
    },
    chooses(message, customId, values) {
      const { source, found, channel } = component(message, (c) => c.custom_id === customId, `select ${customId}`);
      const data = { custom_id: customId, component_type: found.type, id: found.id, values };
      return createExchange(begin(channel, InteractionType.MessageComponent, data, source));
    },
    submits({ interaction }, changes = {}) {
      const { modal, channel, source } = interaction;
      if (!modal) throw new Error('no modal was opened');
      const data = { custom_id: modal.custom_id, components: filledIn(modal, changes) };
      return createExchange(begin(channel, InteractionType.ModalSubmit, data, source));
    },
    repeats({ interaction }) {
      gateway.interaction(sent.get(interaction.id) ?? notFound(`interaction ${interaction.id}`));
    },
    says(channel, text, options = {}) {
      const mentions = mentioned(text, options).map(restUser);
      const reply = options.replyTo;
      const stored = storeMessage(world, channel, {
        author: options.asBot ? { ...user, bot: true } : user,
        body: { content: text, allowed_mentions: { parse: [] } },
        ...(reply ? { type: MessageType.Reply } : {}),
        extra: {
          mentions,
          ...(reply
            ? {
                message_reference: {
                  type: MessageReferenceType.Default,
                  channel_id: channel.id,
                  message_id: reply.id,
                  ...(channel.guild ? { guild_id: channel.guild.id } : {}),
                },
                referenced_message: reply,
              }
            : {}),
        },
      });
      gateway.messageCreated(channel, stored);
      return stored;
    },
  };
}
