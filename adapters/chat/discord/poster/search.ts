// Looks through a channel's history for the pages of a delivery.
import {
  type APIMessage,
  type REST,
  type RESTGetAPIChannelMessagesResult,
  type RESTGetAPIChannelResult,
  Routes,
} from 'discord.js';
import { MAX_HISTORY_ANSWERS, type Placed, SKEW_MS, WRONG_CLOCK_MS } from '../../posts.ts';
import { MAX_HISTORY } from '../limits.ts';
import type { Page } from '../render/render.ts';
import { nonceOf } from '../speaking/post.ts';

const DISCORD_EPOCH = 1_420_070_400_000;
/** What is looked for, and where. */
export interface Search {
  readonly channelId: string;
  readonly delivery: string;
  readonly pages: readonly Page[];
  /** Milliseconds since the epoch, by our own clock. */
  readonly since: number;
  readonly signal: AbortSignal;
}

type Range = { readonly after: string } | { readonly before: string };

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

/** The message that is this page: by its nonce, or by its words where Discord does not tell its nonce any more. */
const placedAs = (page: Page, nonce: string, history: readonly APIMessage[]): APIMessage | undefined => {
  const words = wordsOf(page.components);
  const isPage = (message: APIMessage): boolean =>
    message.nonce === undefined ? wordsOf(message.components) === words : message.nonce === nonce;
  return history.find((message) => message.author.bot === true && isPage(message));
};

/** Newest first. */
async function messagesIn(rest: REST, { channelId, signal }: Search, range: Range): Promise<readonly APIMessage[]> {
  const query = new URLSearchParams({ ...range, limit: String(MAX_HISTORY) });
  const messages = await rest.get(Routes.channelMessages(channelId), { query, signal });
  return [...(messages as RESTGetAPIChannelMessagesResult)].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

/** The messages since an instant, oldest first, and then those of the day before it, newest first. Gives true where that was all. */
async function* historyOf(rest: REST, search: Search): AsyncGenerator<readonly APIMessage[], boolean> {
  const begin = snowflakeAt(search.since - SKEW_MS);
  const end = BigInt(snowflakeAt(search.since - WRONG_CLOCK_MS));
  let range: Range = { after: begin };
  for (let answers = 0; answers < MAX_HISTORY_ANSWERS; answers += 1) {
    const messages = await messagesIn(rest, search, range);
    yield messages.filter(({ id }) => BigInt(id) > end);
    const isLast = messages.length < MAX_HISTORY;
    const [newest, oldest] = [messages[0]?.id ?? '0', messages.at(-1)?.id ?? '0'];
    if ('after' in range) range = isLast ? { before: String(BigInt(begin) + 1n) } : { after: newest };
    else if (isLast || BigInt(oldest) <= end) return true;
    else range = { before: oldest };
  }
  return false;
}

/** Without Read Message History Discord answers an empty list: the channel itself knows better. */
async function isHidden(rest: REST, { channelId, since, signal }: Search): Promise<boolean> {
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as RESTGetAPIChannelResult;
  const last = 'last_message_id' in channel ? channel.last_message_id : null;
  return last ? BigInt(last) > BigInt(snowflakeAt(since - WRONG_CLOCK_MS)) : false;
}

/** Looks for pages until all are found. Null where the bot may not read the channel's history; rejects with discord.js's errors. */
export async function search(rest: REST, wanted: Search): Promise<Placed | null> {
  const { delivery, pages } = wanted;
  const ids: (string | null)[] = pages.map(() => null);
  const history = historyOf(rest, wanted);
  let isEmpty = true;
  for (;;) {
    const { value, done } = await history.next();
    if (done) return isEmpty && (await isHidden(rest, wanted)) ? null : { ids, isWhole: value };
    isEmpty &&= value.length === 0;
    for (const [at, page] of pages.entries()) ids[at] ??= placedAs(page, nonceOf(delivery, at), value)?.id ?? null;
    if (ids.every((id) => id !== null)) return { ids, isWhole: true };
  }
}
