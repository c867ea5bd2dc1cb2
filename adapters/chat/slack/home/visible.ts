// Turns a list of what is followed in a workspace into the part that its readers may know of.
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import type { Block } from '../../../../src/model/message.ts';
import { problemOf } from '../problems.ts';
import type { Room } from '../room.ts';
import { channelsOf, isPublic } from '../speaking/channels.ts';

/** How a person may know of a channel; null where they may not. */
export type Sight = (channel: string) => Promise<'member' | 'everybody' | null>;

/** None, and a line in the log, where Slack does not tell. */
async function ownChannels(room: Room, user: string): Promise<ReadonlySet<string>> {
  try {
    return await channelsOf(room, user);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    room.log.warn({ reason: problem.reason }, 'asking Slack for a person’s channels failed');
    return new Set();
  }
}

/** A person may know of the channels they are in; who manages by name, of all public ones too. Asks Slack when it is first needed. */
export function sightOf(room: Room, user: string): Sight {
  let own: Promise<ReadonlySet<string>> | null = null;
  return async (channel) => {
    own ??= ownChannels(room, user);
    if ((await own).has(channel)) return 'member';
    return room.managers.includes(user) && (await isPublic(room, channel)) ? 'everybody' : null;
  };
}

/** Ids of the channels that blocks name, each once. */
export const channelsNamed = (blocks: readonly Block[]): readonly string[] => [
  ...new Set(blocks.flatMap((block) => (block.kind === 'subscription' && block.channel ? [block.channel.id] : []))),
];

/** Without a word a list of which nothing is left would look broken. */
const NOTHING_HERE: Block = {
  kind: 'paragraph',
  text: 'No digest is scheduled in this channel. “/saga follow” schedules one.',
};

async function onlySeen<T extends Outgoing>(answer: T, sight: Sight): Promise<T> {
  const hidden = new Set<string>();
  for (const channel of channelsNamed(answer.message.blocks)) if ((await sight(channel)) === null) hidden.add(channel);
  if (hidden.size === 0) return answer;
  const blocks = answer.message.blocks.filter(
    (block) => block.kind !== 'subscription' || block.channel === null || !hidden.has(block.channel.id),
  );
  const isEmpty = !blocks.some(({ kind }) => kind === 'subscription');
  return { ...answer, message: { ...answer.message, blocks: isEmpty ? [...blocks, NOTHING_HERE] : blocks } };
}

/** What one person may read. */
export const forPerson = <T extends Outgoing>(room: Room, user: string, answer: T): Promise<T> =>
  onlySeen(answer, sightOf(room, user));

/** What everybody in a channel may read: nothing of what private channels follow. */
export const forEverybody = <T extends Outgoing>(room: Room, answer: T): Promise<T> =>
  onlySeen(answer, async (channel) => ((await isPublic(room, channel)) ? 'everybody' : null));
