// What Slack and Discord show alike: a sentence as a message, an answer without the button that everybody sees already.
import type { EventLabel, Message } from '../../src/model/message.ts';

/** A sentence as a message. */
export const sentenceMessage = (text: string): Message => ({ summary: text, blocks: [{ kind: 'paragraph', text }] });

export const POST_ACTION = 'post';

/** "Post to channel" has no sense where everybody sees the message already, nor in a direct message. */
export const withoutPosting = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.map((block) =>
    block.kind === 'actions' ? { ...block, actions: block.actions.filter(({ id }) => id !== POST_ACTION) } : block,
  ),
});

export const LABELS: Readonly<Record<EventLabel, string>> = {
  opinion: 'Opinion',
  quote: 'Quote',
  background: 'Background',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
