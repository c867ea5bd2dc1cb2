// Turns the desk's work into an answer that can be said whatever happens: an error becomes a sentence, a crash a log line as well.
import { pageActionOf } from '../../../../src/bot/desk/actions.ts';
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import { isUserError } from '../../../../src/errors.ts';
import type { Message } from '../../../../src/model/message.ts';
import type { Log } from '../../../../src/ports.ts';
import { type Page, renderSlack } from '../render/render.ts';

export const SORRY = 'Something went wrong on my side, and it has been noted. Please ask again in a minute.';

/** `isRefused`: it says why there is no answer. */
export interface Answer extends Outgoing {
  readonly isRefused?: true;
}

export const refusal = (text: string): Answer => ({
  message: { summary: text, blocks: [{ kind: 'paragraph', text }] },
  page: 0,
  audience: 'person',
  isRefused: true,
});

/** The answer, or the sentence that says why there is none. Never rejects; questions are not logged. */
export async function answerOf<T extends Answer | null>(log: Log, work: () => Promise<T>): Promise<T | Answer> {
  try {
    return await work();
  } catch (error) {
    if (isUserError(error)) return refusal(error.message);
    log.error({ err: error }, 'answering in Slack failed');
    return refusal(SORRY);
  }
}

/** In a direct message there is no channel to post to. */
const withoutPosting = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.map((block) =>
    block.kind === 'actions' ? { ...block, actions: block.actions.filter(({ id }) => id !== 'post') } : block,
  ),
});

/** The page that was asked for, with buttons to the others; all pages where there is nothing to come back to. */
export function pagesOf({ message, page }: Outgoing, isDirect: boolean): readonly Page[] {
  const pageAction = pageActionOf(message) ?? undefined;
  const pages = renderSlack(isDirect ? withoutPosting(message) : message, { pageAction });
  const shown = pages[Math.min(page, pages.length - 1)];
  return pageAction && shown ? [shown] : pages;
}

/** Runs `notice` when the work takes longer than `ms`. */
export async function noticing<T>(work: Promise<T>, ms: number, notice: () => Promise<unknown>): Promise<T> {
  let told: Promise<unknown> | null = null;
  const timer = setTimeout(() => {
    told = notice().catch(() => undefined);
  }, ms);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await told;
  }
}
