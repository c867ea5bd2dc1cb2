// Turns deliveries into posts on Discord, and looks for those whose answer was lost: by REST alone, without a gateway.
import {
  type RateLimitData,
  REST,
  type RESTGetAPIChannelResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import type { Found, Poster, Posting, PostOutcome } from '../../../src/ports.ts';
import { failureOf } from './failures.ts';
import { editAll, editFailureOf } from './poster-edit.ts';
import { type Placed, search } from './poster-search.ts';
import { type Page, renderDiscord } from './render/render.ts';
import { nonceOf, postPage } from './talk/post.ts';

export interface PosterOptions {
  readonly token: string;
  /** Another server's address without a version. */
  readonly api?: string | undefined;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

const REQUEST_MS = 15_000;
/**
 * A sender that died had its request on the wire already. Within one request time, 15 seconds, Discord has stored it or has let it
 * fall; five more for its own index to show it. Milliseconds.
 */
const GRACE_MS = 20_000;
/** Reading a history asks often: so long a pause between two answers is waited for. Milliseconds. */
const LONGEST_PAUSE_MS = 5000;

const UNREADABLE = 'The bot may not read the channel’s history: give it Read Message History.';
const UNFINISHED = 'So much was written in the channel that its history could not be searched to the end.';

/** No repeats and no waiting for a post inside the library: the ledger decides about both. */
const isTooLong = ({ method, timeToReset }: RateLimitData): boolean =>
  method !== 'GET' || timeToReset > LONGEST_PAUSE_MS;

function foundIn(placed: Placed | null): Found {
  if (placed === null) return { kind: 'unknowable', reason: UNREADABLE };
  const messageIds = placed.ids.filter((id) => id !== null);
  const [messageId] = messageIds;
  if (messageId !== undefined && messageIds.length === placed.ids.length)
    return { kind: 'found', messageId, messageIds };
  return placed.isWhole ? { kind: 'absent' } : { kind: 'unknowable', reason: UNFINISHED };
}

export function createDiscordPoster({ token, api, timeout = REQUEST_MS }: PosterOptions): Poster {
  const options = { timeout, retries: 0, rejectOnRateLimit: isTooLong };
  const rest = new REST({ ...options, ...(api ? { api } : {}) }).setToken(token);

  const channelFor = async ({ channel, person, signal }: Posting): Promise<string> => {
    if (person === null) return channel.id;
    const body = { recipient_id: person };
    const opened = (await rest.post(Routes.userChannels(), {
      body,
      signal,
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    return opened.id;
  };

  /** The ids of a delivery's pages that are in the channel already; null where the bot may not look. */
  const placed = ({ delivery, signal }: Posting, channelId: string, pages: readonly Page[], since: number) =>
    search(rest, { channelId, delivery: delivery.id, pages, since, signal });

  /** Posts what is not there yet, and adds each page's id to `messages`. */
  const postAll = async (posting: Posting, messages: string[]): Promise<PostOutcome> => {
    const channelId = await channelFor(posting);
    const pages = renderDiscord(posting.message);
    const { id, attempts, begunAt } = posting.delivery;
    const isRepeat = attempts > 1 && pages.length > 1 && begunAt !== null;
    const there = isRepeat ? await placed(posting, channelId, pages, begunAt) : null;
    for (const [at, page] of pages.entries())
      messages.push(
        there?.ids[at] ??
          (await postPage(rest, channelId, page, {
            nonce: nonceOf(id, at),
            replyTo: at === 0 ? (posting.thread ?? undefined) : undefined,
            signal: posting.signal,
          })),
      );
    return { kind: 'posted', messageId: messages[0] ?? '', messageIds: messages };
  };

  return {
    grace: GRACE_MS,
    async post(posting) {
      const messages: string[] = [];
      try {
        return await postAll(posting, messages);
      } catch (error) {
        const failure = failureOf(error);
        return failure.kind === 'later' && messages.length > 0 ? { ...failure, isBegun: true } : failure;
      }
    },
    edit: (posting, messageIds) => editAll(rest, posting, messageIds).catch(editFailureOf),
    async workspaceOf({ id }, signal) {
      const channel = (await rest.get(Routes.channel(id), { signal })) as RESTGetAPIChannelResult;
      return 'guild_id' in channel ? (channel.guild_id ?? null) : null;
    },
    async find(posting, since): Promise<Found> {
      try {
        return foundIn(await placed(posting, await channelFor(posting), renderDiscord(posting.message), since));
      } catch (error) {
        const { kind, reason } = failureOf(error);
        return { kind: 'unknowable', reason, isPassing: kind !== 'refused' };
      }
    },
  };
}
