// Looks through a channel or a thread of Slack's for the pages of a delivery.
import type { webApi } from '@slack/bolt';
import { MAX_HISTORY_ANSWERS, type Placed, SKEW_MS, WRONG_CLOCK_MS } from '../../posts.ts';
import type { Page } from '../render/render.ts';

const HISTORY_LIMIT = 200;

/** What marks a message as a page of a delivery: Slack's message metadata. */
const EVENT = 'daybook_delivery';
export const markOf = (delivery: string, page: number) => ({ event_type: EVENT, event_payload: { delivery, page } });

/** What is looked for, and where. */
export interface Search {
  readonly channel: string;
  /** The message that the first page answers too; null where it stands in the channel. */
  readonly thread: string | null;
  readonly delivery: string;
  readonly pages: readonly Page[];
  /** Milliseconds since the epoch, by our own clock. */
  readonly since: number;
}

/** What we need of a message in a history. */
interface Past {
  readonly ts?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly blocks?: unknown;
  readonly metadata?: { readonly event_type?: string | undefined; readonly event_payload?: unknown } | undefined;
}

interface Answer {
  readonly messages?: readonly Past[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** What asks for one answer after the other. */
interface Query {
  readonly channel: string;
  readonly oldest: string;
  readonly limit: number;
  readonly include_all_metadata: true;
  readonly cursor?: string;
}

const isMarked = ({ metadata }: Past, delivery: string, page: number): boolean => {
  const payload = metadata?.event_payload as { readonly delivery?: unknown; readonly page?: unknown } | undefined;
  return metadata?.event_type === EVENT && payload?.delivery === delivery && payload.page === page;
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

/**
 * The message that is this page: by its mark, or by its words where Slack does not tell marks. Of older messages words prove nothing:
 * the bot may have said the same when it was asked.
 */
function placedAs({ delivery, since }: Search, page: Page, at: number, history: readonly Past[]): string | null {
  const marked = history.find((message) => isMarked(message, delivery, at));
  const words = wordsOf(page.blocks);
  const saysIt = ({ ts, bot_id, metadata, blocks }: Past): boolean =>
    bot_id !== undefined && !metadata && Number(ts) * 1000 >= since - SKEW_MS && wordsOf(blocks) === words;
  return (marked ?? history.find(saysIt))?.ts ?? null;
}

/** Looks for pages, `first` the number of the first of them, until all are found or everything was looked at. */
async function lookThrough(
  ask: (query: Query) => Promise<Answer>,
  wanted: Search,
  pages: readonly Page[],
  first: number,
): Promise<Placed> {
  const { channel, since } = wanted;
  const ids: (string | null)[] = pages.map(() => null);
  const oldest = String(Math.max(0, since - WRONG_CLOCK_MS) / 1000);
  const query = { channel, oldest, limit: HISTORY_LIMIT, include_all_metadata: true } as const;
  let cursor = '';
  for (let answers = 0; answers < MAX_HISTORY_ANSWERS; answers += 1) {
    const { messages = [], response_metadata: next } = await ask(cursor ? { ...query, cursor } : query);
    for (const [at, page] of pages.entries()) ids[at] ??= placedAs(wanted, page, first + at, messages);
    cursor = next?.next_cursor ?? '';
    if (cursor === '' || ids.every((id) => id !== null)) return { ids, isWhole: true };
  }
  return { ids, isWhole: false };
}

/** Looks for the first page in the channel and for the others in its thread, or for all in a thread. Rejects with Slack's errors. */
export async function search(client: webApi.WebClient, wanted: Search): Promise<Placed> {
  const { pages, thread } = wanted;
  const inThread = (ts: string, some: readonly Page[], first: number): Promise<Placed> =>
    lookThrough((query) => client.conversations.replies({ ...query, ts }) as Promise<Answer>, wanted, some, first);
  if (thread !== null) return inThread(thread, pages, 0);
  const history = (query: Query): Promise<Answer> => client.conversations.history(query) as Promise<Answer>;
  const top = await lookThrough(history, wanted, pages.slice(0, 1), 0);
  const [ts] = top.ids;
  const others = pages.slice(1);
  if (!ts || others.length === 0) return { ...top, ids: [...top.ids, ...others.map(() => null)] };
  const replies = await inThread(ts, others, 1);
  return { ids: [ts, ...replies.ids], isWhole: replies.isWhole };
}
