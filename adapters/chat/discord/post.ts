// Turns a message that is owed to a channel into posts by REST, each with a nonce, so that a repeat is not a second message.
import { createHash } from 'node:crypto';
import { type REST, type RESTPostAPIChannelMessageResult, Routes } from 'discord.js';
import type { Message } from '../../../src/model/message.ts';
import { failureOf, type PostResult } from './failures.ts';
import { MAX_NONCE } from './limits.ts';
import { type Page, type RenderOptions, renderDiscord } from './render.ts';

/** Tries after the first one where no answer came; the nonce makes them safe. */
const REPEATS = 2;

export interface PostOptions extends RenderOptions {
  /** What is posted, for ever: the same key within some minutes is the same message. */
  readonly key: string;
  /** The message that is answered, in the same channel. */
  readonly replyTo?: string;
}

const nonceOf = (key: string, page: number): string =>
  createHash('sha256').update(`${key}\n${page}`).digest('base64url').slice(0, MAX_NONCE);

/** The body of a new message. A reply to a message that was deleted meanwhile is an ordinary message. */
const bodyOf = (page: Page, nonce: string, replyTo: string | undefined) => ({
  ...page,
  nonce,
  enforce_nonce: true,
  ...(replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}),
});

async function postPage(rest: REST, channelId: string, body: ReturnType<typeof bodyOf>): Promise<string> {
  for (let tried = 0; ; tried += 1) {
    try {
      const { id } = (await rest.post(Routes.channelMessages(channelId), { body })) as RESTPostAPIChannelMessageResult;
      return id;
    } catch (error) {
      if (tried >= REPEATS || failureOf(error).status !== 'unknown') throw error;
    }
  }
}

/**
 * Posts the pages of a message, one after the other; with buttons that turn pages only the first one. A failure ends it: what
 * was posted stays, and the same key posts the rest.
 */
export async function post(rest: REST, channelId: string, message: Message, options: PostOptions): Promise<PostResult> {
  const pages = renderDiscord(message, options);
  const wanted = options.pageId ? pages.slice(0, 1) : pages;
  const messages: string[] = [];
  try {
    for (const [at, page] of wanted.entries())
      messages.push(
        await postPage(rest, channelId, bodyOf(page, nonceOf(options.key, at), at === 0 ? options.replyTo : undefined)),
      );
    return { status: 'sent', messages };
  } catch (error) {
    return failureOf(error);
  }
}
