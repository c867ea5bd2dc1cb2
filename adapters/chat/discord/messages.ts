// Turns what people write (to the bot, about it, in reply to it) into answers that are ordinary messages.
import { type Message, MessageType } from 'discord.js';
import type { Desk, Outgoing } from '../../../src/bot/desk.ts';
import { isUserError } from '../../../src/errors.ts';
import type { Clock, Log, Memory } from '../../../src/ports.ts';
import { describe } from './failures.ts';
import { sentenceMessage } from './pages.ts';
import { settingOfMessage } from './place.ts';
import type { Publication, Published } from './post.ts';
import type { Precedence } from './precedence.ts';
import type { Roots } from './roots.ts';

export interface MessageDeps {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  readonly roots: Roots;
  readonly precedence: Precedence;
  publish(channelId: string, outgoing: Outgoing, publication: Publication): Promise<Published>;
}

/** A message that was answered is not answered again for this long, whatever the gateway repeats. */
const CLAIM_MS = 86_400_000;
const WENT_WRONG = 'Something went wrong here, and it has been noted. Please ask again.';

const isPerson = ({ author, webhookId, type }: Message): boolean =>
  !author.bot && !author.system && webhookId === null && (type === MessageType.Default || type === MessageType.Reply);

/** The words, without the bot's own name at any place. */
const wordsOf = ({ content, client }: Message): string =>
  content
    .replaceAll(`<@${client.user?.id}>`, ' ')
    .replaceAll(`<@!${client.user?.id}>`, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const mentionsBot = ({ mentions, client }: Message): boolean =>
  client.user !== null && mentions.users.has(client.user.id);

/** The message of ours that is replied to. */
function repliedTo(message: Message): string | null {
  const id = message.reference?.messageId ?? null;
  return id !== null && mentionsBot(message) ? id : null;
}

/** What a conversation at a channel's top hangs on: the answer that is replied to, else this very message. */
const conversationOf = async (roots: Roots, message: Message): Promise<string> => {
  const earlier = repliedTo(message);
  return (earlier && (await roots.of(message.channelId, earlier))) ?? earlier ?? message.id;
};

/** Direct messages, mentions, replies to us; in threads that we know also the rest, where its text reaches us at all. */
async function isForUs(deps: MessageDeps, message: Message): Promise<boolean> {
  if (message.guildId === null || mentionsBot(message)) return true;
  if (message.content === '' || !message.channel.isThread()) return false;
  return deps.desk.knows(settingOfMessage(message, null).place);
}

async function outgoingFor(
  { desk, log, precedence }: MessageDeps,
  message: Message,
  conversation: string,
): Promise<Outgoing> {
  const setting = settingOfMessage(message, conversation);
  const words = wordsOf(message);
  try {
    return await precedence.answer(() => (words === '' ? desk.command('help', {}, setting) : desk.ask(words, setting)));
  } catch (error) {
    if (!isUserError(error)) log.error(describe(error), 'Discord: answering a message failed');
    const text = isUserError(error) ? error.message : WENT_WRONG;
    return { message: sentenceMessage(text), page: 0, audience: 'channel' };
  }
}

async function reply(deps: MessageDeps, message: Message): Promise<void> {
  const { channelId, id } = message;
  if (message.channel.isSendable()) message.channel.sendTyping().catch(() => {});
  const conversation = await conversationOf(deps.roots, message);
  const outgoing = await outgoingFor(deps, message, conversation);
  const result = await deps.publish(channelId, outgoing, { key: id, replyTo: id, conversation });
  if (!result.isPosted)
    deps.log.warn({ channel: channelId, because: result.reason }, 'Discord: an answer could not be posted');
}

/** Resolves when the message is answered or was not for us; never rejects. */
export async function handleMessage(deps: MessageDeps, message: Message): Promise<void> {
  try {
    if (!isPerson(message) || !(await isForUs(deps, message))) return;
    const isFirst = await deps.memory.claim(`discord/message/${message.id}`, deps.clock.now() + CLAIM_MS);
    if (isFirst) await reply(deps, message);
  } catch (error) {
    deps.log.error(describe(error), 'Discord: a message was left without an answer');
  }
}
