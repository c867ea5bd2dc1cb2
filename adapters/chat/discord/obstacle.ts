// Turns what the bot may do in a channel into the sentence that says what it lacks to post there.
import { type Channel, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import { isForumPost, threadIn } from './channels.ts';

const VIEW = [PermissionFlagsBits.ViewChannel, 'View Channel'] as const;
const SEND = [PermissionFlagsBits.SendMessages, 'Send Messages'] as const;
const SEND_IN_THREADS = [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'] as const;

/** Null where digests can be posted. `permissions`: the bot's own in this channel. */
export function obstacleTo(channel: Channel | null, permissions: Readonly<PermissionsBitField>): string | null {
  const isPost = isForumPost(channel);
  if (isPost && threadIn(channel)?.locked) return 'This post is locked; follow from another one.';
  const missing = [VIEW, isPost ? SEND_IN_THREADS : SEND].filter(([permission]) => !permissions.has(permission));
  if (missing.length === 0) return null;
  const names = missing.map(([, name]) => name).join(' and ');
  return `The bot can’t post here: give it ${names} in this channel (Edit Channel, Permissions), then try again.`;
}
