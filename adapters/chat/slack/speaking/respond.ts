// Says pages through a response_url: the answer to a command or a button, which serves a few times and for half an hour.
import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import type { Log } from '../../../../src/ports.ts';
import { MAX_RESPONSES } from '../limits.ts';
import type { Page } from '../render/render.ts';
import { sendWithFiles } from './pictures.ts';

interface HowToRespond {
  readonly audience: 'person' | 'channel';
  /** The message whose button was pressed gives way to the answer. */
  readonly replaces: boolean;
  /** Where the button stood in a thread, so does the answer. */
  readonly thread: string | null;
}

const responseOf = ({ text, blocks }: Page, { audience, replaces, thread }: HowToRespond): RespondArguments => ({
  text,
  blocks: [...blocks],
  response_type: audience === 'person' ? 'ephemeral' : 'in_channel',
  replace_original: replaces,
  ...(thread === null || replaces ? {} : { thread_ts: thread }),
});

const PAUSE = 1000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Slack did not take it: it may be sent once more. */
const wasNotTaken = (error: unknown): boolean =>
  error instanceof RespondError && (error.statusCode === 429 || error.statusCode === 503);

async function respondOnce(respond: RespondFn, args: RespondArguments): Promise<void> {
  try {
    await respond(args);
  } catch (error) {
    if (!wasNotTaken(error)) throw error;
    await pause(PAUSE);
    await respond(args);
  }
}

/** Slack answers so where it does not show the blocks, and does not say that it is that; each try counts as one of the five. */
const isNotFound = (error: unknown): boolean => error instanceof RespondError && error.statusCode === 404;
const RESPONSE_PAUSES = [2000, 4000];

/** False, and one line in the log, where Slack no longer takes the answer: an address serves 5 answers within 30 minutes. */
export async function respondWith(
  respond: RespondFn,
  log: Log,
  pages: readonly Page[],
  how: HowToRespond,
): Promise<boolean> {
  try {
    for (const [at, page] of pages.slice(0, MAX_RESPONSES).entries()) {
      const send = (now: Page) => respondOnce(respond, responseOf(now, { ...how, replaces: how.replaces && at === 0 }));
      await sendWithFiles(page, send, isNotFound, RESPONSE_PAUSES);
    }
    return true;
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'answering through a response_url failed');
    return false;
  }
}
