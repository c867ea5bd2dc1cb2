// Turns the core's answers into what the client library sends: the right page, nobody pinged.
import { type InteractionEditReplyOptions, MessageFlags } from 'discord.js';
import { pageActionOf } from '../../../../src/bot/desk/actions.ts';
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import type { Message } from '../../../../src/model/message.ts';
import { type Page, type RenderOptions, renderDiscord } from './render.ts';

/** What a page is to discord.js, for edits and follow-ups. */
export type Shown = Pick<InteractionEditReplyOptions, 'components' | 'allowedMentions'> & {
  readonly flags: MessageFlags.IsComponentsV2;
};

export const shownOf = ({ components }: Page): Shown => ({
  flags: MessageFlags.IsComponentsV2,
  components: [...components],
  allowedMentions: { parse: [], repliedUser: false },
});

/** How a message's pages are turned: by the snapshot that its other buttons name. Without one its pages follow each other. */
export const turningOf = (message: Message): RenderOptions['pageId'] => pageActionOf(message) ?? undefined;

export const POST_ACTION = 'post';

/** "Post to channel" has no sense where everybody sees the message already. */
export const withoutPosting = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.map((block) =>
    block.kind === 'actions' ? { ...block, actions: block.actions.filter(({ id }) => id !== POST_ACTION) } : block,
  ),
});

/** The page that is asked for, or all pages where nothing turns them. */
export function pagesToShow({ message, page }: Pick<Outgoing, 'message' | 'page'>): readonly Shown[] {
  const pageId = turningOf(message);
  const pages = renderDiscord(message, { pageId }).map(shownOf);
  const chosen = pages[Math.min(page, pages.length - 1)];
  return pageId && chosen ? [chosen] : pages;
}

/** A sentence as a message. */
export const sentenceMessage = (text: string): Message => ({ summary: text, blocks: [{ kind: 'paragraph', text }] });
