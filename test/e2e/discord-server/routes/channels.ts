// Turns requests about channels into messages, threads and direct messages of the stand-in.
import {
  CreatedThreadResponseSchema,
  CreateForumThreadRequestSchema,
  CreatePrivateChannelRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  GuildChannelResponseSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  MessageResponseSchema,
  PrivateChannelResponseSchema,
} from 'discord-api-spec/zod';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { byField, listOf } from '../contract.ts';
import { fileProblems, isEmptyMessage, messageProblems, nonceProblems } from '../limits.ts';
import { editMessage, isVersionTwo, type MessageBody, storeMessage } from '../messages.ts';
import { channelPayload } from '../payloads.ts';
import { permissionsOf } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import { addChannel, type Channel, directChannel, type StoredMessage } from '../state.ts';
import { type Answer, type Call, NOTHING, param, type Route } from './route.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles, CreatePublicThreads, ReadMessageHistory } =
  PermissionFlagsBits;
/** "within the past few minutes". */
const NONCE_MILLISECONDS = 5 * 60_000;

/** The channel of a request, if the bot may see it and holds what the request needs. */
function channelOf(call: Call, ...needed: readonly bigint[]): Channel {
  const channel = call.world.channels.get(param(call, 'channel_id')) ?? refuse('unknownChannel');
  const held = permissionsOf(channel, call.world.bot.id);
  if ((held & ViewChannel) === 0n) refuse('missingAccess');
  if (needed.some((permission) => (held & permission) === 0n)) refuse('missingPermissions');
  return channel;
}

const isThread = ({ kind }: Channel): boolean => kind === ChannelType.PublicThread;
const sending = (call: Call): bigint => {
  const channel = call.world.channels.get(param(call, 'channel_id'));
  return channel && isThread(channel) ? SendMessagesInThreads : SendMessages;
};

const messageOf = (call: Call, channel: Channel): StoredMessage =>
  channel.messages.find(({ message, isDeleted }) => message.id === param(call, 'message_id') && !isDeleted) ??
  refuse('unknownMessage');

const ownMessage = (call: Call, channel: Channel): StoredMessage => {
  const stored = messageOf(call, channel);
  return stored.message.author.id === call.world.bot.id ? stored : refuse('notYourMessage');
};

const filesOf = ({ files, body }: Call): readonly string[] => fileProblems(files, body);

/** The message that the same nonce made a moment ago. */
function repeated(call: Call, channel: Channel): StoredMessage | undefined {
  const { nonce, enforce_nonce: isEnforced } = call.body;
  if (!nonce || isEnforced !== true) return undefined;
  const since = call.world.clock.now() - NONCE_MILLISECONDS;
  return channel.messages.find(
    ({ message }) =>
      message.nonce === nonce && message.author.id === call.world.bot.id && Date.parse(message.timestamp) >= since,
  );
}

function createMessage(call: Call): Answer {
  const channel = channelOf(call, sending(call), ...(call.files.length > 0 ? [AttachFiles] : []));
  if (channel.kind === ChannelType.GuildForum) refuse('notATextChannel');
  if (isEmptyMessage(call.body, call.files.length)) refuse('emptyMessage');
  if (channel.isArchived && channel.isLocked) refuse('archivedThread');
  const earlier = repeated(call, channel);
  if (earlier) return { status: 200, body: earlier.message };
  const { bot } = call.world;
  const stored = storeMessage(call.world, channel, { author: bot, body: call.body as MessageBody, files: call.files });
  channel.isArchived = false;
  call.gateway.messageCreated(channel, stored);
  return { status: 200, body: stored.message };
}

function listMessages(call: Call): Answer {
  const channel = channelOf(call);
  // "If the user is missing Read Message History, no messages will be returned"
  if ((permissionsOf(channel, call.world.bot.id) & ReadMessageHistory) === 0n) return { status: 200, body: [] };
  const after = BigInt(call.query.get('after') ?? 0);
  const before = call.query.get('before');
  const limit = Number(call.query.get('limit') ?? 50);
  const inRange = channel.messages.filter(
    ({ message, isDeleted }) =>
      !isDeleted && BigInt(message.id) > after && (before === null || BigInt(message.id) < BigInt(before)),
  );
  const chosen = call.query.has('after') ? inRange.slice(0, limit) : inRange.slice(-limit);
  return { status: 200, body: chosen.map(({ message }) => message).reverse() };
}

/** A thread below a message or a channel; a forum's post begins with its message. */
function openThread(call: Call, channel: Channel, start: StoredMessage | null): Answer {
  const { world, gateway } = call;
  const thread = addChannel(world, channel.guild, String(call.body.name), {
    kind: ChannelType.PublicThread,
    parent: channel,
    ...(start ? { id: start.message.id } : {}),
  });
  gateway.threadCreated(thread);
  const first = call.body.message;
  if (first) {
    const stored = storeMessage(world, thread, { author: world.bot, body: first as MessageBody });
    gateway.messageCreated(thread, stored);
  }
  return { status: 201, body: channelPayload(thread) };
}

function threadFromMessage(call: Call): Answer {
  const channel = channelOf(call, CreatePublicThreads);
  const start = messageOf(call, channel);
  if (call.world.channels.has(start.message.id)) refuse('threadExists');
  return openThread(call, channel, start);
}

const anyThreadRequest = {
  safeParse: (value: unknown) =>
    typeof value === 'object' && value !== null && 'message' in value
      ? CreateForumThreadRequestSchema.safeParse(value)
      : CreateTextThreadWithoutMessageRequestSchema.safeParse(value),
};

const channelAnswer = byField('type', {
  0: GuildChannelResponseSchema,
  1: PrivateChannelResponseSchema,
  5: GuildChannelResponseSchema,
  11: CreatedThreadResponseSchema,
  15: GuildChannelResponseSchema,
});

const MESSAGES = '/channels/{channel_id}/messages';
const MESSAGE = `${MESSAGES}/{message_id}`;

export const CHANNEL_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: MESSAGES,
    body: MessageCreateRequestSchema,
    limits: (call) => [...messageProblems(call.body), ...nonceProblems(call.body), ...filesOf(call)],
    answer: MessageResponseSchema,
    handle: createMessage,
  },
  {
    method: 'get',
    path: MESSAGES,
    query: ['after', 'before', 'limit'],
    limits: ({ query }) => (Number(query.get('limit') ?? 50) > 100 ? ['limit: more than 100'] : []),
    answer: listOf(MessageResponseSchema),
    handle: listMessages,
  },
  {
    method: 'get',
    path: MESSAGE,
    answer: MessageResponseSchema,
    handle: (call) => ({ status: 200, body: messageOf(call, channelOf(call, ReadMessageHistory)).message }),
  },
  {
    method: 'patch',
    path: MESSAGE,
    body: MessageEditRequestPartialSchema,
    extras: ['tts', 'nonce', 'enforce_nonce', 'message_reference'],
    limits: (call) => {
      const stored = call.world.channels
        .get(param(call, 'channel_id'))
        ?.messages.find(({ message }) => message.id === param(call, 'message_id'));
      return [...messageProblems(call.body, stored !== undefined && isVersionTwo(stored)), ...filesOf(call)];
    },
    answer: MessageResponseSchema,
    handle: (call) => {
      const channel = channelOf(call);
      const stored = editMessage(call.world, ownMessage(call, channel), call.body as MessageBody, call.files);
      call.gateway.messageUpdated(channel, stored);
      return { status: 200, body: stored.message };
    },
  },
  {
    method: 'delete',
    path: MESSAGE,
    handle: (call) => {
      const channel = channelOf(call);
      const stored = ownMessage(call, channel);
      stored.isDeleted = true;
      call.gateway.messageDeleted(channel, stored);
      return NOTHING;
    },
  },
  {
    method: 'post',
    path: `${MESSAGE}/threads`,
    body: CreateTextThreadWithMessageRequestSchema,
    extras: ['type', 'invitable'],
    answer: CreatedThreadResponseSchema,
    handle: threadFromMessage,
  },
  {
    method: 'post',
    path: '/channels/{channel_id}/threads',
    body: anyThreadRequest,
    limits: ({ body }) => (body.message ? messageProblems(body.message as Record<string, unknown>) : []),
    answer: CreatedThreadResponseSchema,
    handle: (call) => openThread(call, channelOf(call, CreatePublicThreads), null),
  },
  {
    method: 'post',
    path: '/channels/{channel_id}/typing',
    handle: (call) => {
      channelOf(call, sending(call));
      return NOTHING;
    },
  },
  {
    method: 'get',
    path: '/channels/{channel_id}',
    answer: channelAnswer,
    handle: (call) => ({ status: 200, body: channelPayload(channelOf(call)) }),
  },
  {
    method: 'post',
    path: '/users/@me/channels',
    body: CreatePrivateChannelRequestSchema,
    answer: PrivateChannelResponseSchema,
    handle: (call) => {
      const user = call.world.users.get(String(call.body.recipient_id)) ?? refuse('unknownUser');
      return { status: 200, body: channelPayload(directChannel(call.world, user)) };
    },
  },
];
