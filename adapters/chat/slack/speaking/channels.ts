// Turns what Slack knows of a channel into whether the bot can post there, and whose channel it is.
import type { Identity } from '../identity.ts';
import { problemOf } from '../problems.ts';
import { isDirect } from '../setting.ts';
import type { Speaker } from './speaker.ts';

interface Asking {
  readonly speaker: Speaker;
  readonly identity: Identity;
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
export async function channelsOf({ speaker }: Asking, user: string): Promise<ReadonlySet<string>> {
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
export async function isPublic({ speaker }: Asking, channel: string): Promise<boolean> {
  try {
    const { channel: found } = await speaker.call((client) => client.conversations.info({ channel }));
    return found?.is_channel === true && found.is_private === false;
  } catch (error) {
    if (problemOf(error)) return false;
    throw error;
  }
}
