// Turns deliveries into posts on Slack, and looks for those whose answer was lost: by the Web API alone, without a running bot.
import { webApi } from '@slack/bolt';
import type { Found, Log, Poster, Posting, PostOutcome } from '../../../src/ports.ts';
import { createBoltLogger } from './logger.ts';
import { editAll, editFailureOf } from './poster-edit.ts';
import { problemOf } from './problems.ts';
import { type Page, renderSlack } from './render.ts';
import { argumentsOf } from './speaker.ts';

export interface PosterOptions {
  readonly token: string;
  /** Another server that speaks Slack's Web API; ends in "/api/". */
  readonly api?: string | undefined;
  readonly log?: Log;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

const REQUEST_MS = 15_000;
/**
 * A sender that died had its request on the wire already. Within one request time, 15 seconds, Slack has stored it or has let it
 * fall; five more for its own index to show it. Milliseconds.
 */
const GRACE_MS = 20_000;
/** Our clock and Slack's may differ by this much. Milliseconds. */
const SKEW_MS = 120_000;
/** Answers that are looked through; busier channels are not searched to the end. */
const MAX_HISTORY_ANSWERS = 20;
const HISTORY_LIMIT = 200;
const SILENT: Log = { info() {}, warn() {}, error() {} };

/** What marks a message as a page of a delivery: Slack's message metadata. */
const EVENT = 'daybook_delivery';
const markOf = (delivery: string, page: number) => ({ event_type: EVENT, event_payload: { delivery, page } });

/** What we need of a message in a channel's history. */
interface Past {
  readonly ts?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly blocks?: unknown;
  readonly metadata?: { readonly event_type?: string | undefined; readonly event_payload?: unknown } | undefined;
}

const isMarked = ({ metadata }: Past, posting: Posting, page: number): boolean => {
  const payload = metadata?.event_payload as { readonly delivery?: unknown; readonly page?: unknown } | undefined;
  return metadata?.event_type === EVENT && payload?.delivery === posting.delivery.id && payload.page === page;
};

/** All words of blocks; Slack may escape them once more or once less than we did. */
function wordsOf(blocks: unknown): string {
  const words: string[] = [];
  JSON.stringify(blocks ?? [], (_key, value) => {
    if (value?.type === 'plain_text' || value?.type === 'mrkdwn') words.push(String(value.text));
    return value;
  });
  return words.join('').replace(/&(?:amp|lt|gt);|[&<>\s]/g, '');
}

/** The message that is this page: by its mark, or by its words where Slack does not tell marks. */
const placedAs = (posting: Posting, page: Page, at: number, history: readonly Past[]): string | null => {
  const marked = history.find((message) => isMarked(message, posting, at));
  const words = wordsOf(page.blocks);
  const found =
    marked ?? history.find((message) => message.bot_id && !message.metadata && wordsOf(message.blocks) === words);
  return found?.ts ?? null;
};

/** A token that no longer works says nothing about the channel: the digest stays owed until somebody has mended it. */
function outcomeOf(error: unknown): Exclude<PostOutcome, { kind: 'posted' }> {
  const problem = problemOf(error);
  if (!problem) throw error;
  const { reason } = problem;
  if (problem.kind === 'again') return { kind: 'later', reason, retryAfter: problem.wait };
  if (problem.kind === 'unknown') return { kind: 'unknown', reason };
  if (problem.kind === 'gone' && problem.isEverywhere) return { kind: 'later', reason, retryAfter: null };
  return { kind: 'refused', reason, stops: problem.kind === 'gone' };
}

const oldestOf = (since: number): string => String(Math.max(0, since - SKEW_MS) / 1000);

export function createSlackPoster({ token, api, log = SILENT, timeout = REQUEST_MS }: PosterOptions): Poster {
  // no repeats and no waiting inside the library: the ledger decides about both
  const client = new webApi.WebClient(token, {
    ...(api ? { slackApiUrl: api } : {}),
    logger: createBoltLogger(log),
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

  const historyOf = async (channel: string, since: number): Promise<readonly Past[]> => {
    const all: Past[] = [];
    const oldest = oldestOf(since);
    let cursor = '';
    for (let answers = 0; answers < MAX_HISTORY_ANSWERS; answers += 1) {
      const query = {
        channel,
        oldest,
        limit: HISTORY_LIMIT,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      };
      const { messages = [], response_metadata: next } = await client.conversations.history(query);
      all.push(...messages);
      cursor = next?.next_cursor ?? '';
      if (cursor === '') return all;
    }
    return all;
  };
  const repliesTo = async (channel: string, ts: string, since: number): Promise<readonly Past[]> => {
    const query = { channel, ts, oldest: oldestOf(since), limit: HISTORY_LIMIT, include_all_metadata: true };
    return (await client.conversations.replies(query)).messages ?? [];
  };

  /** The ids of a delivery's pages that are there already: the first in the channel, the others in its thread. */
  const placed = async (
    posting: Posting,
    pages: readonly Page[],
    since: number,
  ): Promise<readonly (string | null)[]> => {
    const channel = posting.channel.id;
    if (posting.thread !== null) {
      const replies = await repliesTo(channel, posting.thread, since);
      return pages.map((page, at) => placedAs(posting, page, at, replies));
    }
    const [first, ...others] = pages;
    const top = first ? placedAs(posting, first, 0, await historyOf(channel, since)) : null;
    if (top === null || others.length === 0) return [top, ...others.map(() => null)];
    const replies = await repliesTo(channel, top, since);
    return [top, ...others.map((page, at) => placedAs(posting, page, at + 1, replies))];
  };

  const postAll = async (posting: Posting): Promise<PostOutcome> => {
    const pages = renderSlack(posting.message);
    const { attempts, begunAt } = posting.delivery;
    const isRepeat = attempts > 1 && pages.length > 1 && begunAt !== null && posting.person === null;
    const there = isRepeat ? await placed(posting, pages, begunAt) : [];
    const channel = posting.person ?? posting.channel.id;
    // the first page begins the thread of the others, unless all stand in one already
    const messageIds: string[] = [];
    for (const [at, page] of pages.entries()) {
      const known = there[at];
      if (known) messageIds.push(known);
      if (known) continue;
      if (posting.signal.aborted) return { kind: 'later', reason: 'The time to post was over.', retryAfter: null };
      const { ts } = await client.chat.postMessage({
        ...argumentsOf(channel, posting.thread ?? messageIds[0] ?? null, page),
        metadata: markOf(posting.delivery.id, at),
      });
      if (ts) messageIds.push(ts);
    }
    return { kind: 'posted', messageId: messageIds[0] ?? '', messageIds };
  };

  return {
    grace: GRACE_MS,
    post: (posting) => postAll(posting).catch(outcomeOf),
    edit: (posting, messageIds) =>
      editAll(client, posting, messageIds, markOf).catch((error: unknown) => editFailureOf(error) ?? outcomeOf(error)),
    async find(posting, since): Promise<Found> {
      if (posting.person !== null)
        return { kind: 'unknowable', reason: 'A direct message to a person cannot be looked for.' };
      try {
        const there = await placed(posting, renderSlack(posting.message), since);
        const messageIds = there.filter((id) => id !== null);
        const [messageId] = messageIds;
        const isWhole = messageId !== undefined && messageIds.length === there.length;
        return isWhole ? { kind: 'found', messageId, messageIds } : { kind: 'absent' };
      } catch (error) {
        const problem = problemOf(error);
        if (!problem) throw error;
        const isPassing = problem.kind === 'again' || problem.kind === 'unknown';
        return { kind: 'unknowable', reason: `The channel’s history could not be read: ${problem.reason}.`, isPassing };
      }
    },
  };
}
