// Turns messages that were posted on Slack into what they say by now: page for page, nobody pinged, nothing looked up.
import { webApi } from '@slack/bolt';
import type { EditOutcome, Posting } from '../../../src/ports.ts';
import { type Page, renderSlack } from './render/render.ts';
import { argumentsOf } from './speaking/speaker.ts';

/** chat.update: what the workspace's settings or the message's size forbid for good. */
const CLOSED: Readonly<Record<string, string>> = {
  edit_window_closed: 'the workspace lets messages be edited only for some time',
  cant_update_message: 'the workspace does not let messages be edited',
  msg_too_long: 'the message has grown too long to be edited',
  msg_blocks_too_long: 'the message has grown too long to be edited',
};

/** What a page says that is not needed any more: to delete it would leave a gap that nobody can explain. */
const EMPTY = { kind: 'paragraph', text: 'This page is not needed any more.' } as const;

type Mark = (delivery: string, page: number) => { readonly event_type: string; readonly event_payload: object };

/** Pages of one digest are messages of their own: as many as were posted can be edited. */
export async function editAll(
  client: webApi.WebClient,
  posting: Posting,
  messageIds: readonly string[],
  markOf: Mark,
): Promise<EditOutcome> {
  const pages = renderSlack(posting.message);
  if (pages.length > messageIds.length)
    return { kind: 'closed', reason: 'the digest needs more pages than were posted' };
  const [empty] = renderSlack({ summary: EMPTY.text, blocks: [EMPTY] });
  const { delivery } = posting;
  for (const [at, ts] of messageIds.entries()) {
    if (posting.signal.aborted) return { kind: 'later', reason: 'The time to edit was over.', retryAfter: null };
    const page = pages[at] ?? (empty as Page);
    // with its blocks, or Slack would drop them; marked as before, so that the digest is still found
    await client.chat.update({
      ...argumentsOf(posting.channel.id, null, page),
      ts,
      metadata: markOf(delivery.about ?? delivery.id, at) as webApi.ChatUpdateArguments['metadata'] & object,
    });
  }
  return { kind: 'edited' };
}

/** What an edit's error means beside what it would mean for a post; null where that is the same. */
export function editFailureOf(error: unknown): EditOutcome | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const { error: name } = error.data;
  if (name === 'message_not_found') return { kind: 'gone', reason: 'The message was deleted.' };
  const why = CLOSED[name];
  return why ? { kind: 'closed', reason: `${name}: ${why}` } : null;
}
