// Turns a message into the conversation that it belongs to, and what that conversation goes on from.
import type { Message } from 'discord.js';
import { isForumPost, threadIn } from '../channels.ts';
import type { Roots } from './roots.ts';

export const mentionsBot = ({ mentions, client }: Message): boolean =>
  client.user !== null && mentions.users.has(client.user.id);

/** A reply may leave out the ping: it is ours by the message that it answers. */
export const repliesToBot = ({ mentions, client }: Message): boolean =>
  client.user !== null && mentions.repliedUser?.id === client.user.id;

/** The message of ours that is replied to. */
const repliedTo = (message: Message): string | null =>
  mentionsBot(message) || repliesToBot(message) ? (message.reference?.messageId ?? null) : null;

/** A conversation, and the one whose words it takes up first: of the very answer that is replied to, whatever others made of it. */
export interface Talk {
  readonly conversation: string | null;
  readonly from: string | null;
}

/** A conversation in which nothing is ever said. Who replies to a digest begins with its days, whatever was asked before. */
const UNTOUCHED = 'untouched';

/**
 * In a thread the thread is the conversation; one that was begun from an answer or a digest has that message's id and goes on from it.
 * Elsewhere a reply goes on with what it replies to; anything else begins anew, but in a forum's post and in direct messages.
 */
export async function talkOf(roots: Roots, message: Message): Promise<Talk> {
  const { channel, channelId, guildId, id } = message;
  const thread = threadIn(channel);
  const replied = repliedTo(message);
  if (replied === null || (thread && !isForumPost(thread)))
    return { conversation: thread?.id ?? (guildId === null ? null : id), from: null };
  const root = await roots.of(channelId, replied);
  if (root !== null) return { conversation: root === '' ? null : root, from: replied };
  return { conversation: replied, from: repliesToBot(message) ? UNTOUCHED : null };
}
