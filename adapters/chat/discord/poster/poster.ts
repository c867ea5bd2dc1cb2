// Posts deliveries on Discord, edits them, and looks for those whose answer was lost: by REST alone, without a gateway.
import {
  DiscordAPIError,
  type RateLimitData,
  RateLimitError,
  REST,
  type RESTGetAPIChannelResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import type { EditOutcome, Poster, Posting, PostOutcome, Sighting } from '../../../../src/ports.ts';
import { EMPTY_PAGE, foundIn, GRACE_MS, REQUEST_MS, TOO_MANY_PAGES } from '../../posts.ts';
import { sentenceMessage } from '../../shown.ts';
import { failureOf } from '../failures.ts';
import { type Page, renderDiscord } from '../render/render.ts';
import { filesOf } from '../speaking/files.ts';
import { nonceOf, postPage } from '../speaking/post.ts';
import { marked, search } from './search.ts';

/** "Status Codes". */
const UNKNOWN_MESSAGE = 10008;
const TOO_MANY_OLD_EDITS = 30046;
/** Asked to wait longer than this, an edit is as good as not possible: the limit is that of messages older than an hour. */
const LONG_WAIT_MS = 60_000;

/**
 * Pages of one digest are messages of their own: as many as were posted can be edited, and where there are fewer now the others say
 * so.
 */
async function editAll(rest: REST, posting: Posting, messageIds: readonly string[]): Promise<EditOutcome> {
  const pages = renderDiscord(posting.message);
  if (pages.length > messageIds.length) return { kind: 'closed', reason: TOO_MANY_PAGES };
  const [empty] = renderDiscord(sentenceMessage(EMPTY_PAGE));
  const { delivery } = posting;
  for (const [at, messageId] of messageIds.entries()) {
    if (posting.signal.aborted) return { kind: 'later', reason: 'The time to edit was over.', retryAfter: null };
    // as when it was posted, the mark among it: an edit pings by Discord's default where it is not told otherwise
    const body = marked(pages[at] ?? (empty as Page), delivery.about ?? delivery.id, at);
    await rest.patch(Routes.channelMessage(posting.channel.id, messageId), { body, signal: posting.signal });
  }
  return { kind: 'edited' };
}

function editFailureOf(error: unknown): EditOutcome {
  const code = error instanceof DiscordAPIError ? Number(error.code) : null;
  if (code === UNKNOWN_MESSAGE) return { kind: 'gone', reason: 'The message was deleted.' };
  if (code === TOO_MANY_OLD_EDITS || (error instanceof RateLimitError && error.retryAfter > LONG_WAIT_MS))
    return { kind: 'closed', reason: 'Discord lets messages older than an hour be edited only now and then.' };
  return failureOf(error);
}

export interface PosterOptions {
  readonly token: string;
  /** Another server's address without a version. */
  readonly api?: string | undefined;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

/** Reading a history asks often: so long a pause between two answers is waited for. Milliseconds. */
const LONGEST_PAUSE_MS = 5000;

const UNREADABLE = 'The bot may not read the channel’s history: give it Read Message History.';

/** No repeats and no waiting for a post inside the library: the ledger decides about both. */
const isTooLong = ({ method, timeToReset }: RateLimitData): boolean =>
  method !== 'GET' || timeToReset > LONGEST_PAUSE_MS;

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
  const placed = ({ delivery, signal }: Posting, channelId: string, pages: number, since: number) =>
    search(rest, { channelId, delivery: delivery.id, pages, since, signal });

  /** Posts what is not there yet, and adds each page's id to `messages`. */
  const postAll = async (posting: Posting, messages: string[]): Promise<PostOutcome> => {
    const channelId = await channelFor(posting);
    const pages = renderDiscord(posting.message);
    const { id, attempts, begunAt } = posting.delivery;
    const isRepeat = attempts > 1 && pages.length > 1 && begunAt !== null;
    const there = isRepeat ? await placed(posting, channelId, pages.length, begunAt) : null;
    for (const [at, page] of pages.entries())
      messages.push(
        there?.ids[at] ??
          (await postPage(rest, channelId, marked(page, id, at), {
            nonce: nonceOf(id, at),
            replyTo: at === 0 ? (posting.thread ?? undefined) : undefined,
            signal: posting.signal,
            files: await filesOf(posting.message, at),
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
    async find(posting, since): Promise<Sighting> {
      try {
        const pages = renderDiscord(posting.message).length;
        const there = await placed(posting, await channelFor(posting), pages, since);
        return there ? foundIn(there) : { kind: 'unknowable', reason: UNREADABLE };
      } catch (error) {
        const { kind, reason } = failureOf(error);
        return { kind: 'unknowable', reason, isPassing: kind !== 'refused' };
      }
    },
  };
}
