// Turns a digest that was posted into a conversation: who replies under it needs no mention, and is understood.
import { type DateSpan, singleDay } from '../model/dated.ts';
import { type Channel, channelName, type Place } from '../model/place.ts';
import type { ThreadContext } from '../model/question.ts';
import type { Memory } from '../ports.ts';

/** Workspaces are left out: who subscribes from the command line knows none, and the ids of messages do not meet. */
const keyOf = (channel: Channel, messageId: string): string => `posted/${channelName(channel)}/${messageId}`;

/** What a reader under a digest has in mind: its days. */
const contextOf = (saga: string, { from, to, granularity }: DateSpan): ThreadContext => ({
  saga,
  topic: '',
  from,
  to,
  granularity,
  anchor: to,
  terms: [],
  shown: [],
  page: 0,
});

/** Remembers until `until` that messages of a channel show a saga's days. */
export async function rememberPosted(
  memory: Memory,
  channel: Channel,
  messageIds: readonly string[],
  {
    saga,
    from,
    to,
    until,
  }: { readonly saga: string; readonly from: string; readonly to: string; readonly until: number },
): Promise<void> {
  const span = from === to ? singleDay(from) : { from, to, granularity: 'span' as const };
  for (const id of messageIds) await memory.remember(keyOf(channel, id), contextOf(saga, span), until);
}

/** The conversation that a place's thread began with, where that was a posted digest. */
export const postedIn = async (memory: Memory, { channel, thread }: Place): Promise<ThreadContext | null> =>
  thread === null ? null : ((await memory.recall(keyOf(channel, thread))) as ThreadContext | null);
