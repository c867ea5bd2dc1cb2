// What Slack knows of channels: whether the bot can post there, whose they are, and who may read of them.
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import type { Block } from '../../../../src/model/message.ts';
import type { Log } from '../../../../src/ports.ts';
import type { Identity } from '../client.ts';
import { isDirect } from '../place.ts';
import { problemOf } from '../problems.ts';
import type { Speaker } from './speaker.ts';

interface Asking {
  readonly speaker: Speaker;
  readonly identity: Identity;
}

/** Who wants to know what a person may know of. */
interface Watching extends Asking {
  readonly log: Log;
  /** Who may follow and schedule by name. */
  readonly managers: readonly string[];
}

const invitation = ({ name }: Identity): string =>
  `I am not in that channel. Invite me first: write “/invite @${name}” there, then try again.`;

/** Why the bot could not post in a channel, as a sentence; null where it can, and where Slack does not tell. */
export async function obstacleIn({ speaker, identity }: Asking, channel: string): Promise<string | null> {
  if (isDirect(channel)) return null;
  try {
    const { channel: found } = await speaker.call((client) => client.conversations.info({ channel }));
    if (found?.is_archived) return 'That channel is archived; nothing can be posted there any more.';
    if (found?.is_member === false) return invitation(identity);
    if (found?.is_read_only || found?.is_thread_only) return 'The workspace does not let me post in that channel.';
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return problem.kind === 'gone' && !problem.isEverywhere ? invitation(identity) : null;
  }
}

const MAX_ANSWERS = 10;
const CHANNELS_AN_ANSWER = 999;

/** Ids of the channels that a person is in: all public ones, of the private ones those that the bot is in, too. */
async function channelsOf({ speaker }: Asking, user: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const query = { user, types: 'public_channel,private_channel', limit: CHANNELS_AN_ANSWER };
  let cursor = '';
  for (let answers = 0; answers < MAX_ANSWERS; answers += 1) {
    const { channels = [], response_metadata: next } = await speaker.call((client) =>
      client.users.conversations({ ...query, ...(cursor ? { cursor } : {}) }),
    );
    for (const { id } of channels) if (id) ids.add(id);
    cursor = next?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return ids;
}

/** Only who is in a channel may change what it follows: modals and the App Home can name any. */
export const isMember = async (asking: Asking, channel: string, user: string): Promise<boolean> =>
  isDirect(channel) || (await channelsOf(asking, user)).has(channel);

/** Whether everybody in the workspace may see the channel; false where Slack does not tell. */
async function isPublic({ speaker }: Asking, channel: string): Promise<boolean> {
  try {
    const { channel: found } = await speaker.call((client) => client.conversations.info({ channel }));
    return found?.is_channel === true && found.is_private === false;
  } catch (error) {
    if (problemOf(error)) return false;
    throw error;
  }
}

/** How a person may know of a channel; null where they may not. */
type Sight = (channel: string) => Promise<'member' | 'everybody' | null>;

/** None, and a line in the log, where Slack does not tell. */
async function ownChannels(room: Watching, user: string): Promise<ReadonlySet<string>> {
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
export function sightOf(room: Watching, user: string): Sight {
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
export const forPerson = <T extends Outgoing>(room: Watching, user: string, answer: T): Promise<T> =>
  onlySeen(answer, sightOf(room, user));

/** What everybody in a channel may read: nothing of what private channels follow. */
export const forEverybody = <T extends Outgoing>(asking: Asking, answer: T): Promise<T> =>
  onlySeen(answer, async (channel) => ((await isPublic(asking, channel)) ? 'everybody' : null));
