// Posts deliveries on Slack, edits them, and looks for those whose answer was lost: by the Web API alone, without a running bot.
import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { isUserError } from '../../../../src/errors.ts';
import type { EditOutcome, Log, Poster, Posting, PostOutcome, Sighting } from '../../../../src/ports.ts';
import { EMPTY_PAGE, foundIn, GRACE_MS, type Placed, REQUEST_MS, TOO_MANY_PAGES } from '../../posts.ts';
import { sentenceMessage } from '../../shown.ts';
import { createBoltLogger, createClient } from '../client.ts';
import type { Tokens } from '../installing/tokens.ts';
import { problemOf } from '../problems.ts';
import { type Page, renderSlack } from '../render/render.ts';
import { marked, search } from '../speaking/search.ts';
import { argumentsOf } from '../speaking/speaker.ts';

/** chat.update: what the workspace's settings or the message's size forbid for good. */
const CLOSED: Readonly<Record<string, string>> = {
  edit_window_closed: 'the workspace lets messages be edited only for some time',
  cant_update_message: 'the workspace does not let messages be edited',
  msg_too_long: 'the message has grown too long to be edited',
  msg_blocks_too_long: 'the message has grown too long to be edited',
};

/** Pages of one digest are messages of their own: as many as were posted can be edited. */
async function editAll(
  client: webApi.WebClient,
  posting: Posting,
  messageIds: readonly string[],
): Promise<EditOutcome> {
  const pages = renderSlack(posting.message);
  if (pages.length > messageIds.length) return { kind: 'closed', reason: TOO_MANY_PAGES };
  const [empty] = renderSlack(sentenceMessage(EMPTY_PAGE));
  const { delivery } = posting;
  for (const [at, ts] of messageIds.entries()) {
    if (posting.signal.aborted) return { kind: 'later', reason: 'The time to edit was over.', retryAfter: null };
    // with its blocks, or Slack would drop them; marked as before, so that the digest is still found
    const { page, metadata } = marked(pages[at] ?? (empty as Page), delivery.about ?? delivery.id, at);
    await client.chat.update({ ...argumentsOf(posting.channel.id, null, page), ts, metadata });
  }
  return { kind: 'edited' };
}

/** What an edit's error means beside what it would mean for a post; null where that is the same. */
function editFailureOf(error: unknown): EditOutcome | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const { error: name } = error.data;
  if (name === 'message_not_found') return { kind: 'gone', reason: 'The message was deleted.' };
  const why = CLOSED[name];
  return why ? { kind: 'closed', reason: `${name}: ${why}` } : null;
}

export interface PosterOptions {
  /** Each message goes with the token of the workspace that it goes to. */
  readonly tokens: Tokens;
  /** Another server that speaks Slack's Web API; ends in "/api/". */
  readonly api?: string | undefined;
  readonly log?: Log;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** A gateway says 503 when it loses the server behind it, which may have taken the message by then. */
const isLost = (error: unknown): boolean => error instanceof webApi.WebAPIHTTPError && error.statusCode === 503;

type Failed = Exclude<PostOutcome, { kind: 'posted' }>;

/**
 * The one token of a bot that no longer works says nothing about the channel: the digest stays owed until its operator has mended it.
 * One of many workspaces has shut the bot out by it, and nobody here can mend that; a token that has only ended is renewed.
 */
function outcomeOf(error: unknown, isOnlyOne: boolean): Failed {
  const problem = problemOf(error);
  if (!problem) throw error;
  const { reason } = problem;
  if (isLost(error)) return { kind: 'unknown', reason };
  if (problem.kind === 'again') return { kind: 'later', reason, retryAfter: problem.wait };
  if (problem.kind === 'unknown') return { kind: 'unknown', reason };
  const isEverywhere = problem.kind === 'gone' && problem.isEverywhere;
  if (isEverywhere && (isOnlyOne || reason.startsWith('token_expired')))
    return { kind: 'later', reason, retryAfter: null };
  return { kind: 'refused', reason, stops: problem.kind === 'gone' };
}

const NOT_INSTALLED: Failed = {
  kind: 'refused',
  reason: 'The app is not installed in the channel’s workspace.',
  stops: true,
};

/** The client of a channel's workspace, or why there is none: nothing was sent then. */
async function reach(
  { tokens, api, log = SILENT, timeout = REQUEST_MS }: PosterOptions,
  { workspace }: Posting['channel'],
): Promise<{ readonly client: webApi.WebClient } | { readonly failed: Failed }> {
  try {
    const token = await tokens.of(workspace);
    if (token === null) return { failed: NOT_INSTALLED };
    return { client: createClient({ token, api, logger: createBoltLogger(log), timeout }) };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { failed: { kind: 'later', reason: error.message, retryAfter: null } };
  }
}

/** Slack takes about a message a second in one channel; a page that is refused for its haste would wait for minutes. */
const BETWEEN_PAGES_MS = 1_000;

const placed = (
  client: webApi.WebClient,
  { delivery, channel, thread }: Posting,
  pages: number,
  since: number,
): Promise<Placed> => search(client, { channel: channel.id, thread, delivery: delivery.id, pages, since });

/** Posts what is not there yet, and adds each page's id to `messageIds`. */
async function postAll(client: webApi.WebClient, posting: Posting, messageIds: string[]): Promise<PostOutcome> {
  const pages = renderSlack(posting.message);
  const { attempts, begunAt } = posting.delivery;
  const isRepeat = attempts > 1 && pages.length > 1 && begunAt !== null && posting.person === null;
  const there = isRepeat ? (await placed(client, posting, pages.length, begunAt)).ids : [];
  const channel = posting.person ?? posting.channel.id;
  // the first page begins the thread of the others, unless all stand in one already
  for (const [at, page] of pages.entries()) {
    const known = there[at];
    if (known) messageIds.push(known);
    if (known) continue;
    if (messageIds.length > 0) await pause(BETWEEN_PAGES_MS);
    if (posting.signal.aborted) return { kind: 'later', reason: 'The time to post was over.', retryAfter: null };
    const { page: shown, metadata } = marked(page, posting.delivery.id, at);
    const thread = posting.thread ?? messageIds[0] ?? null;
    const { ts } = await client.chat.postMessage({ ...argumentsOf(channel, thread, shown), metadata });
    if (ts) messageIds.push(ts);
  }
  return { kind: 'posted', messageId: messageIds[0] ?? '', messageIds };
}

async function lookFor(client: webApi.WebClient, posting: Posting, since: number): Promise<Sighting> {
  try {
    return foundIn(await placed(client, posting, renderSlack(posting.message).length, since));
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    const isPassing = problem.kind === 'again' || problem.kind === 'unknown';
    return { kind: 'unknowable', reason: `The channel’s history could not be read: ${problem.reason}.`, isPassing };
  }
}

export function createSlackPoster(options: PosterOptions): Poster {
  const { isOnlyOne } = options.tokens;
  let team: string | null = null;
  return {
    grace: GRACE_MS,
    async post(posting) {
      const reached = await reach(options, posting.channel);
      if ('failed' in reached) return reached.failed;
      const messageIds: string[] = [];
      const outcome = await postAll(reached.client, posting, messageIds).catch((error: unknown) =>
        outcomeOf(error, isOnlyOne),
      );
      return outcome.kind === 'later' && messageIds.length > 0 ? { ...outcome, isBegun: true } : outcome;
    },
    async edit(posting, messageIds) {
      const reached = await reach(options, posting.channel);
      if ('failed' in reached) return reached.failed;
      return editAll(reached.client, posting, messageIds).catch(
        (error: unknown) => editFailureOf(error) ?? outcomeOf(error, isOnlyOne),
      );
    },
    async workspaceOf(channel) {
      // one token belongs to one workspace; of many nobody can say which has a channel
      const reached = isOnlyOne ? await reach(options, channel) : null;
      if (reached && 'client' in reached) team ??= (await reached.client.auth.test()).team_id ?? null;
      return team;
    },
    async find(posting, since): Promise<Sighting> {
      if (posting.person !== null)
        return { kind: 'unknowable', reason: 'A direct message to a person cannot be looked for.' };
      const reached = await reach(options, posting.channel);
      if ('client' in reached) return lookFor(reached.client, posting, since);
      return { kind: 'unknowable', reason: reached.failed.reason, isPassing: reached.failed.kind === 'later' };
    },
  };
}
