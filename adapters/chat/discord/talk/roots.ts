// Turns a message of the bot's into the conversation it belongs to, so that a reply to it goes on where it left off.
import type { Clock, Memory } from '../../../../src/ports.ts';

export interface Roots {
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
      for (const id of messages) await memory.remember(key(channelId, id), conversation, clock.now() + KEPT_MS);
    },
    of: async (channelId, messageId) => (await memory.recall(key(channelId, messageId))) as string | null,
  };
}
