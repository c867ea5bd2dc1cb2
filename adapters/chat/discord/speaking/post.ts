// Turns a page into a post by REST, marked with a nonce, so that a repeat is not a second message.
import { createHash } from 'node:crypto';
import { type RawFile, type REST, type RESTPostAPIChannelMessageResult, Routes } from 'discord.js';
import type { Message } from '../../../../src/model/message.ts';
import type { Place } from '../../../../src/model/place.ts';
import { failureOf } from '../failures.ts';
import { MAX_NONCE } from '../limits.ts';
import { type Page, type RenderOptions, renderDiscord } from '../render/render.ts';
import { filesOf, withoutFiles } from './files.ts';

/** The first page carries the key itself, the others what is made from it. */
export const nonceOf = (key: string, page: number): string =>
  page === 0 && key.length <= MAX_NONCE
    ? key
    : createHash('sha256').update(`${key}\n${page}`).digest('base64url').slice(0, MAX_NONCE);

interface OnePost {
  readonly nonce: string;
  /** The message that is answered. Where it was deleted meanwhile, this is an ordinary message. */
  readonly replyTo?: string | undefined;
  readonly signal?: AbortSignal;
  /** What the page names as its attachments. */
  readonly files?: readonly RawFile[];
}

/** Posts once and returns the message's id. */
export async function postPage(
  rest: REST,
  channelId: string,
  page: Page,
  { nonce, replyTo, signal, files = [] }: OnePost,
): Promise<string> {
  const reference = replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {};
  const body = { ...page, ...reference, nonce, enforce_nonce: true };
  const options = { body, ...(signal ? { signal } : {}), ...(files.length > 0 ? { files: [...files] } : {}) };
  const { id } = (await rest.post(Routes.channelMessages(channelId), options)) as RESTPostAPIChannelMessageResult;
  return id;
}

/** What is answered, the message that is replied to, and the place whose conversation a reply to the answer goes on with. */
export interface Publication {
  readonly key: string;
  readonly replyTo?: string | undefined;
  readonly place: Place;
}

export type Published =
  | { readonly isPosted: true; readonly messages: readonly string[] }
  | { readonly isPosted: false; readonly reason: string };

interface AnswerOptions extends RenderOptions {
  /** What is answered: the same key within some minutes is the same message. */
  readonly key: string;
  readonly replyTo?: string | undefined;
}

/** Tries after the first one where no answer came; the nonce makes them safe. */
const REPEATS = 2;

async function insistently(work: () => Promise<string>): Promise<string> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried >= REPEATS || failureOf(error).kind !== 'unknown') throw error;
    }
  }
}

/** Posts an answer's pages one after the other; with buttons that turn pages only the first one. Never rejects. */
export async function postAnswer(
  rest: REST,
  channelId: string,
  message: Message,
  { key, replyTo, pageId }: AnswerOptions,
): Promise<Published> {
  const pages = renderDiscord(message, { pageId });
  const wanted = pageId ? pages.slice(0, 1) : pages;
  const messages: string[] = [];
  try {
    for (const [at, page] of wanted.entries()) {
      const files = await filesOf(message, at);
      const one: OnePost = { nonce: nonceOf(key, at), replyTo: at === 0 ? replyTo : undefined, files };
      messages.push(await insistently(() => postPage(rest, channelId, page, one)));
    }
    return { isPosted: true, messages };
  } catch (error) {
    const plain = withoutFiles(message, error);
    if (plain) return postAnswer(rest, channelId, plain, { key, replyTo, pageId });
    return { isPosted: false, reason: failureOf(error).reason };
  }
}
