// Turns a message into pages for Discord: containers of Components V2, each within the limits, nobody pinged, nothing previewed.
//
// Components V2 and not embeds: their text is shown to readers who have switched embeds off and where the bot lacks Embed Links;
// headings, small print and buttons stand where they belong; and Discord makes no previews of their links. The price is 4,000
// characters a message instead of 6,000, and longer messages have pages anyway.
import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Message } from '../../../../src/model/message.ts';
import { shortened } from '../../../../src/model/outside-text.ts';
import { linkableAddress } from '../../../../src/model/web-address.ts';
import { fileNameOf, picturesToDraw } from '../../../pictures/drawn.ts';
import { MAX_COMPONENTS, MAX_SHOWN_TEXT } from '../limits.ts';
import { type ButtonRow, type ButtonWish, distinct, questionButton, questionOf, rowsOf } from './buttons.ts';
import { stanzasOf } from './lines.ts';
import { layOut } from './sheets.ts';

/** One message as Discord takes it, new or edited. */
export interface Page {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user: false };
}

export interface RenderOptions {
  /** Where pages are turned by buttons: the id of the button that shows a page, counted from 0. Absent: pages follow each other. */
  readonly pageId?: ((page: number) => string) | undefined;
}

/** Calm blue of the left edge. */
const ACCENT = 0x3b6ea5;
const FOOTER_CHARACTERS = 60;
const MAX_BUTTON_ROWS = 5;
const MAX_QUESTION_ROWS = 2;
const CONTAINER_FOOTER_AND_TURNING = 1 + 1 + 3;

interface Buttons {
  readonly rows: readonly ButtonRow[];
  /** Rows and their buttons: what they take of a message's components. */
  readonly components: number;
}

/** The buttons of a message: its actions, then its questions, as many as five rows hold, none twice. */
function buttonsOf({ blocks }: Message): Buttons {
  const actions = blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map(({ label, value }) => ({ label, customId: value })) : [],
  );
  const questions = blocks.flatMap((block) =>
    block.kind === 'suggestions' ? block.questions.map(questionButton) : [],
  );
  const shown = rowsOf(distinct(actions.filter(({ customId }) => questionOf(customId) === null)));
  const asked = rowsOf(distinct(questions)).slice(0, MAX_QUESTION_ROWS);
  const rows = [...shown.slice(0, MAX_BUTTON_ROWS - asked.length), ...asked];
  return { rows, components: rows.reduce((sum, { components }) => sum + 1 + components.length, 0) };
}

const itemOf = (text: string | null): APIComponentInContainer =>
  text === null
    ? { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }
    : { type: ComponentType.TextDisplay, content: text };

/** Longer descriptions of a picture are refused ("Media Gallery Item Structure"). */
const MAX_DESCRIPTION = 1024;

/** Pictures stand on the first page, those without an address as its attachments; a gallery with its picture is two components. */
function galleryOf(message: Message): readonly APIComponentInContainer[] {
  const toDraw = picturesToDraw(message);
  const items = message.blocks.flatMap((block) => {
    if (block.kind !== 'picture') return [];
    const url = linkableAddress(block.url) ?? `attachment://${fileNameOf(toDraw.indexOf(block))}`;
    return [{ media: { url }, description: shortened(block.alt, MAX_DESCRIPTION) }];
  });
  return items.length > 0 ? [{ type: ComponentType.MediaGallery, items }] : [];
}

/** Page 2 of 3, and the buttons to its neighbours. */
function turning(at: number, count: number, pageId: RenderOptions['pageId']): APIComponentInContainer[] {
  if (count === 1) return [];
  const footer = itemOf(`-# Page ${at + 1} of ${count}`);
  if (!pageId) return [footer];
  const wishes: ButtonWish[] = [
    ...(at > 0 ? [{ customId: pageId(at - 1), label: `◀ Page ${at}` }] : []),
    ...(at + 1 < count ? [{ customId: pageId(at + 1), label: `Page ${at + 2} ▶`, isMain: true }] : []),
  ];
  return [footer, ...rowsOf(wishes)];
}

const pageOf = (components: APIComponentInContainer[]): Page => ({
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [], replied_user: false },
  components: [{ type: ComponentType.Container, accent_color: ACCENT, components }],
});

/**
 * The pages of a message, at least one; where they follow each other, the buttons stand below the last. Nothing is cut: what does not fit a page stands on the next one, parted between blocks,
 * else between sentences; a sentence is parted only where it alone is longer than a page.
 */
export function renderDiscord(message: Message, options: RenderOptions = {}): readonly Page[] {
  const stanzas = message.blocks.flatMap(stanzasOf);
  const { rows, components } = buttonsOf(message);
  const gallery = galleryOf(message);
  const items = MAX_COMPONENTS - CONTAINER_FOOTER_AND_TURNING - components - 2 * gallery.length;
  const room = { characters: MAX_SHOWN_TEXT - FOOTER_CHARACTERS, items };
  const laidOut = layOut(stanzas.length > 0 ? stanzas : stanzasOf({ kind: 'paragraph', text: message.summary }), room);
  const sheets = laidOut.length > 0 ? laidOut : [['There is nothing to show.']];
  return sheets.map((sheet, at) =>
    pageOf([
      ...(at === 0 ? gallery : []),
      ...sheet.map(itemOf),
      ...turning(at, sheets.length, options.pageId),
      ...(options.pageId || at === sheets.length - 1 ? rows : []),
    ]),
  );
}
