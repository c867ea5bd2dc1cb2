// Marks what the bot says in Slack, and looks through a channel or a thread for the pages of a delivery or an answer.
import type { webApi } from '@slack/bolt';
import { MAX_HISTORY_ANSWERS, type Placed, WRONG_CLOCK_MS } from '../../posts.ts';
import type { Page } from '../render/render.ts';

const HISTORY_LIMIT = 200;

const EVENT = 'daybook_delivery';

/** block_id of a page's first block. */
const blockMark = (delivery: string, page: number): string => `delivery.${delivery}.${page}`;

/** What marks a message as a page of a delivery, twice, since a history may tell either: its metadata and its first block's id. */
export function marked({ text, blocks: [first, ...others] }: Page, delivery: string, page: number) {
  const blocks = first ? [{ ...first, block_id: blockMark(delivery, page) }, ...others] : [];
  const metadata = { event_type: EVENT, event_payload: { delivery, page } };
  return { page: { text, blocks }, metadata };
}

/** What is looked for, and where. */
export interface Search {
  readonly channel: string;
  /** The message that the first page answers too; null where it stands in the channel. */
  readonly thread: string | null;
  readonly delivery: string;
  /** How many there are. */
  readonly pages: number;
  /** Milliseconds since the epoch, by our own clock. */
  readonly since: number;
}

/** What we need of a message in a history. */
interface Past {
  readonly ts?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly blocks?: readonly { readonly block_id?: string }[];
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: { readonly delivery?: unknown; readonly page?: unknown };
  };
}

interface HistoryAnswer {
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

/** Whether a message is a page of a delivery. Words prove nothing: anybody may have asked for the same digest. */
function isPage({ bot_id, blocks, metadata }: Past, delivery: string, page: number): boolean {
  const payload = metadata?.event_type === EVENT ? metadata.event_payload : undefined;
  const isTold = payload?.delivery === delivery && payload.page === page;
  return bot_id !== undefined && (isTold || blocks?.[0]?.block_id === blockMark(delivery, page));
}

/** Looks for pages, `first` the number of the first of them, until all are found or everything was looked at. */
async function lookThrough(
  ask: (query: Query) => Promise<HistoryAnswer>,
  { channel, delivery, since }: Search,
  pages: number,
  first: number,
): Promise<Placed> {
  const ids: (string | null)[] = Array.from({ length: pages }, () => null);
  const oldest = String(Math.max(0, since - WRONG_CLOCK_MS) / 1000);
  const query = { channel, oldest, limit: HISTORY_LIMIT, include_all_metadata: true } as const;
  let cursor = '';
  for (let answers = 0; answers < MAX_HISTORY_ANSWERS; answers += 1) {
    const { messages = [], response_metadata: next } = await ask(cursor ? { ...query, cursor } : query);
    for (const at of ids.keys())
      ids[at] ??= messages.find((message) => isPage(message, delivery, first + at))?.ts ?? null;
    cursor = next?.next_cursor ?? '';
    if (cursor === '' || ids.every((id) => id !== null)) return { ids, isWhole: true };
  }
  return { ids, isWhole: false };
}

/** Looks for the first page in the channel and for the others in its thread, or for all in a thread. Rejects with Slack's errors. */
export async function search(client: webApi.WebClient, wanted: Search): Promise<Placed> {
  const { pages, thread } = wanted;
  const inThread = (ts: string, some: number, first: number): Promise<Placed> =>
    lookThrough(
      (query) => client.conversations.replies({ ...query, ts }) as Promise<HistoryAnswer>,
      wanted,
      some,
      first,
    );
  if (thread !== null) return inThread(thread, pages, 0);
  const history = (query: Query): Promise<HistoryAnswer> =>
    client.conversations.history(query) as Promise<HistoryAnswer>;
  const top = await lookThrough(history, wanted, 1, 0);
  const [ts] = top.ids;
  if (!ts || pages === 1) return { ...top, ids: [...top.ids, ...Array.from({ length: pages - 1 }, () => null)] };
  const replies = await inThread(ts, pages - 1, 1);
  return { ids: [ts, ...replies.ids], isWhole: replies.isWhole };
}
