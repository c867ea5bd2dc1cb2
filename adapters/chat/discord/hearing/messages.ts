// Answers what people write to the bot, about it, in reply to it, or where it may listen: with ordinary messages.
import { type Message, MessageType } from 'discord.js';
import type { Desk, Outgoing, Setting } from '../../../../src/bot/desk/desk.ts';
import { keptWord } from '../../../../src/bot/desk/kept.ts';
import { isSmallTalk } from '../../../../src/bot/desk/overhearing.ts';
import { readCommandLine, readSaid } from '../../../../src/bot/desk/typed.ts';
import { isUserError } from '../../../../src/errors.ts';
import type { Block } from '../../../../src/model/message.ts';
import type { Clock, Log, Memory } from '../../../../src/ports.ts';
import { sentenceMessage } from '../../shown.ts';
import { describe, sentenceFor } from '../failures.ts';
import { isForumPost, isPrivate, settingOfMessage, threadIn, under } from '../place.ts';
import type { Publication, Published } from '../speaking/post.ts';
import type { Precedence } from '../speaking/turns.ts';

interface Roots {
  /** `conversation`: empty in direct messages, which are one. */
  remember(channelId: string, messages: readonly string[], conversation: string): Promise<void>;
  /** Null for messages that belong to no conversation, digests for example. */
  of(channelId: string, messageId: string): Promise<string | null>;
}

/** As long as the core takes a conversation up again. */
const KEPT_MS = 90 * 86_400_000;

export function createRoots(memory: Memory, clock: Clock): Roots {
  const key = (channelId: string, messageId: string): string => `discord/root/${channelId}/${messageId}`;
  return {
    async remember(channelId, messages, conversation) {
      for (const id of messages)
        await memory.remember(key(channelId, id), keptWord.write(conversation), clock.now() + KEPT_MS);
    },
    of: async (channelId, messageId) => keptWord.read(await memory.recall(key(channelId, messageId))),
  };
}

const mentionsBot = ({ mentions, client }: Message): boolean =>
  client.user !== null && mentions.users.has(client.user.id);

/** A reply may leave out the ping: it is ours by the message that it answers. */
const repliesToBot = ({ mentions, client }: Message): boolean =>
  client.user !== null && mentions.repliedUser?.id === client.user.id;

/** The message of ours that is replied to. */
const repliedTo = (message: Message): string | null =>
  mentionsBot(message) || repliesToBot(message) ? (message.reference?.messageId ?? null) : null;

/** A conversation, and the one whose words it takes up first: of the very answer that is replied to, whatever others made of it. */
interface Talk {
  readonly conversation: string | null;
  readonly from: string | null;
}

/** A conversation in which nothing is ever said. Who replies to a digest begins with its days, whatever was asked before. */
const UNTOUCHED = 'untouched';

/**
 * In a thread the thread is the conversation; one that was begun from an answer or a digest has that message's id and goes on from it.
 * Elsewhere a reply goes on with what it replies to; anything else begins anew, but in a forum's post and in direct messages.
 */
async function talkOf(roots: Roots, message: Message): Promise<Talk> {
  const { channel, channelId, guildId, id } = message;
  const thread = threadIn(channel);
  const replied = repliedTo(message);
  if (replied === null || (thread && !isForumPost(thread)))
    return { conversation: thread?.id ?? (guildId === null ? null : id), from: null };
  const root = await roots.of(channelId, replied);
  if (root !== null) return { conversation: root === '' ? null : root, from: replied };
  return { conversation: replied, from: repliesToBot(message) ? UNTOUCHED : null };
}

interface MessageDeps {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  readonly roots: Roots;
  readonly precedence: Precedence;
  /** Whether all text reaches the bot, by the privileged intent: without it nothing is overheard. */
  readonly readsMessages: boolean;
  publish(channelId: string, outgoing: Outgoing, publication: Publication): Promise<Published>;
}

/** A message that was answered is not answered again for this long, whatever the gateway repeats. */
const CLAIM_MS = 86_400_000;

const isPerson = ({ author, webhookId, type }: Message): boolean =>
  !author.bot && !author.system && webhookId === null && (type === MessageType.Default || type === MessageType.Reply);

/** The words, without the bot's own name at any place. */
const wordsOf = ({ content, client }: Message): string =>
  content
    .replaceAll(`<@${client.user?.id}>`, ' ')
    .replaceAll(`<@!${client.user?.id}>`, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Nobody is named in it; who replies without a ping names the author of what they reply to. */
const namesNobody = ({ mentions: { users, roles, everyone, repliedUser } }: Message): boolean =>
  roles.size === 0 && !everyone && [...users.keys()].every((id) => id === repliedUser?.id);

/**
 * Where a message that names nobody may be a question for the bot: in reply to it, in a thread that it knows, in a channel or a forum's
 * post, whose managers may let it listen. A thread or a reply that is not ours is a talk of its own.
 */
async function mayBeHeard(
  { desk, readsMessages }: MessageDeps,
  message: Message,
  { place }: Setting,
): Promise<boolean> {
  if (message.content === '' || !namesNobody(message)) return false;
  if (repliesToBot(message)) return true;
  if (message.reference !== null) return false;
  return (message.channel.isThread() && (await desk.knows(place))) || (readsMessages && !isThreadOfOthers(message));
}

const isThreadOfOthers = ({ channel }: Message): boolean => channel.isThread() && !isForumPost(channel);

/** Direct messages and mentions; without either questions, not what people say to each other. Thanks get no answer. */
async function isForUs(deps: MessageDeps, message: Message, setting: Setting): Promise<boolean> {
  const words = wordsOf(message);
  if (isSmallTalk(words)) return false;
  if (message.guildId === null || mentionsBot(message)) return true;
  return (await mayBeHeard(deps, message, setting)) && deps.desk.overhears(words, setting.place);
}

/** A command of the table may be said without the slash. */
function answerTo(desk: Desk, words: string, setting: Setting): Promise<Outgoing> {
  const said = words === '' ? readCommandLine(words) : readSaid(words);
  return said.kind === 'command' ? desk.command(said.name, said.values, setting) : desk.ask(said.text, setting);
}

async function outgoingFor({ desk, log, precedence }: MessageDeps, words: string, setting: Setting): Promise<Outgoing> {
  try {
    return await precedence.answer(() => answerTo(desk, words, setting));
  } catch (error) {
    if (!isUserError(error)) log.error(describe(error), 'Discord: answering a message failed');
    return { message: sentenceMessage(sentenceFor(error)), page: 0, audience: 'channel' };
  }
}

/** What everybody in a channel may read: of a list nothing of channels that not everybody sees. */
function forEverybody({ client, guildId }: Message, outgoing: Outgoing): Outgoing {
  if (guildId === null) return outgoing;
  const isOpen = (block: Block): boolean =>
    block.kind !== 'subscription' ||
    block.channel === null ||
    !isPrivate(client.channels.cache.get(block.channel.id) ?? null);
  const { message } = outgoing;
  return { ...outgoing, message: { ...message, blocks: message.blocks.filter(isOpen) } };
}

async function reply(deps: MessageDeps, message: Message, setting: Setting, { from }: Talk): Promise<void> {
  const { channelId, id } = message;
  if (message.channel.isSendable()) message.channel.sendTyping().catch(() => {});
  if (from !== null) await deps.desk.carryOver(under(setting.place, from), setting.place);
  const outgoing = forEverybody(message, await outgoingFor(deps, wordsOf(message), setting));
  const result = await deps.publish(channelId, outgoing, { key: id, replyTo: id, place: setting.place });
  if (!result.isPosted)
    deps.log.warn({ channel: channelId, because: result.reason }, 'Discord: an answer could not be posted');
}

/** Resolves when the message is answered or was not for us; never rejects. */
export async function handleMessage(deps: MessageDeps, message: Message): Promise<void> {
  try {
    if (!isPerson(message)) return;
    const talk = await talkOf(deps.roots, message);
    const setting = settingOfMessage(message, talk.conversation);
    if (!(await isForUs(deps, message, setting))) return;
    const isFirst = await deps.memory.claim(`discord/message/${message.id}`, deps.clock.now() + CLAIM_MS);
    if (isFirst) await reply(deps, message, setting, talk);
  } catch (error) {
    deps.log.error(describe(error), 'Discord: a message was left without an answer');
  }
}
