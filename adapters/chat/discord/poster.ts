// Turns deliveries into posts on Discord, and looks for those whose answer was lost: by REST alone, without a gateway.
import {
  type APIMessage,
  REST,
  type RESTGetAPIChannelMessagesResult,
  type RESTGetAPIChannelResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import type { Found, Poster, Posting, PostOutcome } from '../../../src/ports.ts';
import { failureOf } from './failures.ts';
import { MAX_HISTORY } from './limits.ts';
import { nonceOf, postPage } from './post.ts';
import { editAll, editFailureOf } from './poster-edit.ts';
import { type Page, renderDiscord } from './render.ts';

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
/** Our clock and Discord's may differ by this much. Milliseconds. */
const SKEW_MS = 120_000;
const DISCORD_EPOCH = 1_420_070_400_000;
/** Answers that are looked through; busier channels are not searched to the end. */
const MAX_HISTORY_ANSWERS = 20;

/** The id that a message made at an instant would have ("Reference", Snowflakes). */
const snowflakeAt = (instant: number): string =>
  String(BigInt(Math.max(0, Math.trunc(instant) - DISCORD_EPOCH)) << 22n);

/** All text of a message without white space, which Discord trims. */
function wordsOf(components: unknown): string {
  if (!Array.isArray(components)) return '';
  const texts = components.map((part: { content?: unknown; components?: unknown }) =>
    typeof part.content === 'string' ? part.content : wordsOf(part.components),
  );
  return texts.join('').replace(/\s+/g, '');
}

/** The message that is this page: by its nonce, or by its words where Discord does not tell nonces any more. */
const placedAs = (page: Page, nonce: string, history: readonly APIMessage[]): APIMessage | undefined => {
  const words = wordsOf(page.components);
  return history.find(
    (message) => message.author.bot === true && (message.nonce === nonce || wordsOf(message.components) === words),
  );
};

export function createDiscordPoster({ token, api, timeout = REQUEST_MS }: PosterOptions): Poster {
  // no repeats and no waiting inside the library: the ledger decides about both
  const rest = new REST({ timeout, retries: 0, rejectOnRateLimit: () => true, ...(api ? { api } : {}) }).setToken(
    token,
  );

  const channelFor = async ({ channel, person, signal }: Posting): Promise<string> => {
    if (person === null) return channel.id;
    const body = { recipient_id: person };
    const opened = (await rest.post(Routes.userChannels(), {
      body,
      signal,
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    return opened.id;
  };

  /** Messages since an instant, oldest first; null where the channel has some that the bot may not read. */
  const historyOf = async (channelId: string, since: number): Promise<readonly APIMessage[] | null> => {
    const all: APIMessage[] = [];
    let after = snowflakeAt(since - SKEW_MS);
    for (let answers = 0; answers < MAX_HISTORY_ANSWERS; answers += 1) {
      const query = new URLSearchParams({ after, limit: String(MAX_HISTORY) });
      const page = (await rest.get(Routes.channelMessages(channelId), { query })) as RESTGetAPIChannelMessagesResult;
      const ascending = [...page].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
      all.push(...ascending);
      after = ascending.at(-1)?.id ?? after;
      if (page.length < MAX_HISTORY) break;
    }
    if (all.length > 0) return all;
    // without Read Message History Discord answers an empty list: the channel itself knows better
    const channel = (await rest.get(Routes.channel(channelId))) as RESTGetAPIChannelResult;
    const last = 'last_message_id' in channel ? channel.last_message_id : null;
    return last && BigInt(last) > BigInt(after) ? null : [];
  };

  /** The ids of a delivery's pages that are in the channel already, by page. */
  const placed = async (posting: Posting, channelId: string, pages: readonly Page[], since: number) => {
    const history = await historyOf(channelId, since);
    return history && pages.map((page, at) => placedAs(page, nonceOf(posting.delivery.id, at), history)?.id ?? null);
  };

  const postAll = async (posting: Posting): Promise<PostOutcome> => {
    const channelId = await channelFor(posting);
    const pages = renderDiscord(posting.message);
    const { id, attempts, begunAt } = posting.delivery;
    const isRepeat = attempts > 1 && pages.length > 1 && begunAt !== null;
    const there = isRepeat ? await placed(posting, channelId, pages, begunAt) : null;
    const messages: string[] = [];
    for (const [at, page] of pages.entries())
      messages.push(
        there?.[at] ??
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
    post: (posting) => postAll(posting).catch(failureOf),
    edit: (posting, messageIds) => editAll(rest, posting, messageIds).catch(editFailureOf),
    async find(posting, since): Promise<Found> {
      try {
        const there = await placed(posting, await channelFor(posting), renderDiscord(posting.message), since);
        if (there === null)
          return {
            kind: 'unknowable',
            reason: 'The bot may not read the channel’s history: give it Read Message History.',
          };
        const messageIds = there.filter((id) => id !== null);
        const [messageId] = messageIds;
        const isWhole = messageId !== undefined && messageIds.length === there.length;
        return isWhole ? { kind: 'found', messageId, messageIds } : { kind: 'absent' };
      } catch (error) {
        const { kind, reason } = failureOf(error);
        return { kind: 'unknowable', reason, isPassing: kind !== 'refused' };
      }
    },
  };
}
