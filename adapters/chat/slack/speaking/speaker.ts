// Says pages in Slack: never blindly a second time, in a channel or through a response_url.
import { randomUUID } from 'node:crypto';
import { webApi } from '@slack/bolt';
import type { Message } from '../../../../src/model/message.ts';
import type { Clock, Log } from '../../../../src/ports.ts';
import { type Problem, problemOf } from '../problems.ts';
import type { Page } from '../render/render.ts';
import type { Files } from '../render/stanzas.ts';
import { areBlocksRefused, hung, sendWithFiles } from './pictures.ts';
import { marked, type Search, search } from './search.ts';

/** `id`: Slack's ts of the first message; `channel`: where it is, also when a person was named. */
interface Sent {
  readonly id: string;
  readonly channel: string;
}

/** unknown: it may be there. failed: it is not there; `isFinal`: nor will it ever be. */
export type Spoken =
  | ({ readonly status: 'sent' } & Sent)
  | { readonly status: 'unknown'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string; readonly isFinal: boolean };

export interface Speaker {
  /** `thread`: thread_ts, or null for the channel's top; later pages then stand in the first one's thread. Never throws. */
  post(channel: string, thread: string | null, pages: readonly Page[]): Promise<Spoken>;
  /** For one person's eyes in a channel; a long answer is several messages. Never throws. */
  whisper(channel: string, user: string, pages: readonly Page[]): Promise<Spoken>;
  /** The message with its pictures where Slack can show them, or the sentence why it can't. Never rejects. */
  hang<T extends { readonly message: Message }>(said: T): Promise<T & { readonly files?: Files }>;
  /** Calls a method of Slack's that may be repeated; rejects with the problem's error when it keeps failing. */
  call<T>(work: (client: webApi.WebClient) => Promise<T>): Promise<T>;
}

interface SpeakerOptions {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly clock: Clock;
  /** Told once when nothing will work any more: revoked, uninstalled. */
  readonly onGone: (reason: string) => void;
}

const MAX_TRIES = 4;
/** Nobody waits longer for an answer. Milliseconds. */
const MAX_WAIT = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** No answer came, or one that a gateway gives which lost the server behind it: the message may stand there. */
const mayHaveArrived = (error: unknown): boolean =>
  problemOf(error)?.kind === 'unknown' || (error instanceof webApi.WebAPIHTTPError && error.statusCode === 503);

const mayWait = (problem: Problem | null, tries: number): problem is Problem & { readonly kind: 'again' } =>
  problem?.kind === 'again' && problem.wait <= MAX_WAIT && tries < MAX_TRIES;

/** Nobody pinged, nothing looked up, nothing unfurled, also where the platform's defaults differ. */
export const argumentsOf = (channel: string, thread: string | null, { text, blocks }: Page) => ({
  channel,
  text,
  blocks: [...blocks],
  parse: 'none' as const,
  link_names: false,
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
  ...(thread === null ? {} : { thread_ts: thread }),
});

/** Milliseconds before an answer whose fate is not known is looked for: by then Slack has it or never will. */
const ARRIVED = 1500;

export function createSpeaker({ client, log, clock, onGone }: SpeakerOptions): Speaker {
  /** Repeats only what Slack certainly did not take. */
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        const problem = problemOf(error);
        if (problem?.kind === 'gone' && problem.isEverywhere) onGone(problem.reason);
        if (!mayWait(problem, tries)) throw error;
        log.warn({ reason: problem.reason, wait: problem.wait }, 'Slack asks to wait');
        await pause(problem.wait);
      }
    }
  };

  const failure = (error: unknown, channel: string): Spoken => {
    const problem = problemOf(error);
    if (!problem) throw error;
    log.warn({ channel, reason: problem.reason, kind: problem.kind }, 'posting to Slack failed');
    if (problem.kind === 'unknown') return { status: 'unknown', reason: problem.reason };
    return { status: 'failed', reason: problem.reason, isFinal: problem.kind !== 'again' };
  };

  /** `send` takes a page and the id of the first one. */
  const sendAll = async (
    channel: string,
    pages: readonly Page[],
    send: (page: Page, first: string | null) => Promise<Sent>,
  ): Promise<Spoken> => {
    let first: Sent | null = null;
    try {
      for (const page of pages) {
        const after: string | null = first?.id ?? null;
        const sent: Sent = await patiently(() => send(page, after));
        first ??= sent;
      }
      return { status: 'sent', ...(first ?? { id: '', channel }) };
    } catch (error) {
      // what was posted of several pages stays; to send all again would double it
      return first === null
        ? failure(error, channel)
        : { ...failure(error, channel), status: 'unknown', reason: 'only a part was posted' };
    }
  };

  /** Where the page with this mark is; null where it certainly is nowhere. Rejects where nobody can look. */
  const lookFor = async (wanted: Omit<Search, 'pages'>, page: number): Promise<string | null> => {
    await pause(ARRIVED);
    const { ids, isWhole } = await search(client, { ...wanted, pages: page + 1 });
    const id = ids[page] ?? null;
    if (id === null && !isWhole) throw new Error('the history is too long to be looked through');
    return id;
  };

  /** Posts a page; one whose answer was lost is looked for, and posted once more where it is not there. */
  const postPage = async (page: Page, wanted: Omit<Search, 'pages'>, number: number): Promise<Sent> => {
    const { page: shown, metadata } = marked(page, wanted.delivery, number);
    const post = async (now: Page): Promise<Sent> => {
      const args = { ...argumentsOf(wanted.channel, wanted.thread, now), metadata };
      const { ts, channel } = await client.chat.postMessage(args);
      return { id: ts ?? '', channel: channel ?? wanted.channel };
    };
    const send = (): Promise<Sent> => sendWithFiles(shown, post, areBlocksRefused);
    try {
      return await send();
    } catch (error) {
      if (!mayHaveArrived(error)) throw error;
      const known = await lookFor(wanted, number).catch(() => {
        throw error;
      });
      return known === null ? send() : { id: known, channel: wanted.channel };
    }
  };

  return {
    post(channel, thread, pages) {
      const [delivery, since] = [`answer-${randomUUID()}`, clock.now()];
      let number = 0;
      return sendAll(channel, pages, async (page, first) => {
        const sent = await postPage(page, { channel, thread: thread ?? first, delivery, since }, number);
        number += 1;
        return sent;
      });
    },
    whisper: (channel, user, pages) =>
      sendAll(channel, pages, async (page) => {
        const send = (now: Page) => client.chat.postEphemeral({ ...argumentsOf(channel, null, now), user });
        const { message_ts: ts } = await sendWithFiles(page, send, areBlocksRefused);
        return { id: ts ?? '', channel };
      }),
    hang: (said) => hung(client, log, said),
    call: (work) => patiently(() => work(client)),
  };
}
