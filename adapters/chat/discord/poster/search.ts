// Looks through a channel's history for the pages of a delivery.
import { createHash } from 'node:crypto';
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
interface Search {
  readonly channelId: string;
  readonly delivery: string;
  /** How many there are. */
  readonly pages: number;
  /** Milliseconds since the epoch, by our own clock. */
  readonly since: number;
  readonly signal: AbortSignal;
}

type Range = { readonly after: string } | { readonly before: string };

/** The id that a message made at an instant would have ("Reference", Snowflakes). */
const snowflakeAt = (instant: number): string =>
  String(BigInt(Math.max(0, Math.trunc(instant) - DISCORD_EPOCH)) << 22n);

/** "Components reference": ids that are not given are numbered from 1; ours stand far above those, within 31 bits. */
const LOWEST_MARK = 2 ** 24;

/** What marks a message as a page of a delivery, for as long as it stands: the id of its container. Nobody sees it. */
const markOf = (delivery: string, page: number): number =>
  LOWEST_MARK + (createHash('sha256').update(`${delivery}\n${page}`).digest().readUInt32BE() % (2 ** 31 - LOWEST_MARK));

/** A page that will be found again as that of a delivery. */
export function marked(page: Page, delivery: string, at: number): Page {
  const [container, ...others] = page.components;
  return container ? { ...page, components: [{ ...container, id: markOf(delivery, at) }, ...others] } : page;
}

/**
 * Whether a message is a page of a delivery: by its nonce, where Discord tells it, or by its mark. Words prove nothing: anybody may have
 * asked for the same digest.
 */
const isPage = ({ author, nonce, components }: APIMessage, delivery: string, at: number): boolean =>
  author.bot === true && (nonce === nonceOf(delivery, at) || components?.[0]?.id === markOf(delivery, at));

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
  const ids: (string | null)[] = Array.from({ length: pages }, () => null);
  const history = historyOf(rest, wanted);
  let isEmpty = true;
  for (;;) {
    const { value, done } = await history.next();
    if (done) return isEmpty && (await isHidden(rest, wanted)) ? null : { ids, isWhole: value };
    isEmpty &&= value.length === 0;
    for (const at of ids.keys()) ids[at] ??= value.find((message) => isPage(message, delivery, at))?.id ?? null;
    if (ids.every((id) => id !== null)) return { ids, isWhole: true };
  }
}
