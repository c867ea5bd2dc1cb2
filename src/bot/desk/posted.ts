// The conversation under a digest that was posted: who replies there needs no mention, and is understood.
import type { Message } from '../../model/message.ts';
import { type Channel, channelName, type Place } from '../../model/place.ts';
import { type ThreadContext, threadAbout } from '../../model/question.ts';
import type { SagaSpan } from '../../model/saga.ts';
import type { Memory } from '../../ports.ts';
import { withButtons } from './answer-buttons.ts';
import { keptThread } from './kept.ts';
import { keepSnapshot, type Snapshot } from './snapshot.ts';

const keyOf = (channel: Channel, messageId: string): string => {
  const { platform, workspace, id } = channel;
  return workspace === null
    ? `posted/${channelName(channel)}/${messageId}`
    : `posted/${platform}/${workspace}/${id}/${messageId}`;
};

/** The days that a posted message tells of, and their saga. */
interface Told extends SagaSpan {
  readonly saga: string;
}

/** Remembers until `until` (milliseconds since the epoch) of which days messages of a channel tell. */
export async function rememberPosted(
  memory: Memory,
  channel: Channel,
  messageIds: readonly string[],
  told: Told,
  until: number,
): Promise<void> {
  for (const id of messageIds) await memory.remember(keyOf(channel, id), keptThread.write(threadAbout(told)), until);
}

/** A digest with the buttons of an answer, as a channel gets it. */
export async function withPostedButtons(
  memory: Memory,
  message: Message,
  channel: Channel,
  told: Told,
  now: number,
): Promise<Message> {
  const { saga, from, to } = told;
  const values = { date: from === to ? from : `${from} to ${to}` };
  const snapshot: Snapshot = { saga, command: 'digest', values, before: null, after: threadAbout(told) };
  return withButtons(message, await keepSnapshot(memory, channel, snapshot, now), snapshot, false);
}

/**
 * The conversation that a place's thread began with, where that was a posted digest of the same workspace, or of a channel that was
 * subscribed from the command line, which knows no workspace.
 */
export async function postedIn(memory: Memory, { channel, thread }: Place): Promise<ThreadContext | null> {
  if (thread === null) return null;
  const found =
    (await memory.recall(keyOf(channel, thread))) ??
    (await memory.recall(keyOf({ ...channel, workspace: null }, thread)));
  return keptThread.read(found);
}
