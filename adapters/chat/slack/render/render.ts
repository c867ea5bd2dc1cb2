// Turns a message into pages for Slack: Block Kit within every limit, nobody pinged, nothing unfurled.
//
// Words from outside stand in plain_text: Slack's mrkdwn has no escape for * _ ~ and backticks. Marks and links are our own.
import type { KnownBlock } from '@slack/types';
import type { Message } from '../../../../src/model/message.ts';
import { MAX_BLOCKS_LENGTH, MAX_MESSAGE_BLOCKS, MAX_TEXT } from '../limits.ts';
import { type Buttons, type ButtonWish, buttonsOf, PAGE, rowOf } from './buttons.ts';
import { escapeSlack, plain } from './escape.ts';
import { layOut, lengthOf } from './pages.ts';
import { piecesOf } from './pieces.ts';
import { unitsOf } from './units.ts';

/** One message as Slack takes it, by posting, updating or responding. */
export interface Page {
  /** For notifications and screen readers; escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface RenderOptions {
  /** Value of the button that shows a page, counted from 0. Absent: pages follow each other as messages of their own. */
  readonly pageAction?: ((page: number) => string) | undefined;
}

/** Summaries are one line; bytes, and an escaped character has at most three bytes that count more than one. */
const MAX_SUMMARY = MAX_TEXT / 4;
const MAX_PAGE_NUMBER = 9999;

/** Page 2 of 3, and the buttons to its neighbours. */
function turning(at: number, count: number, pageAction: RenderOptions['pageAction']): KnownBlock[] {
  if (count === 1) return [];
  const wishes: ButtonWish[] = [];
  if (pageAction && at > 0) wishes.push({ kind: PAGE, label: 'Previous page', value: pageAction(at - 1) });
  if (pageAction && at + 1 < count)
    wishes.push({ kind: PAGE, label: 'Next page', value: pageAction(at + 1), isMain: true });
  return [{ type: 'context', elements: [plain(`Page ${at + 1} of ${count}`)] }, ...rowOf(wishes)];
}

const tail = ({ actions, questions }: Buttons): KnownBlock[] => [...rowOf(questions), ...rowOf(actions)];

/** What a page has left for words once its buttons stand. */
function roomFor(buttons: Buttons, { pageAction }: RenderOptions) {
  const reserved = [...turning(MAX_PAGE_NUMBER, MAX_PAGE_NUMBER * 2, pageAction), ...tail(buttons)];
  return { blocks: MAX_MESSAGE_BLOCKS - reserved.length - 1, length: MAX_BLOCKS_LENGTH - lengthOf(reserved) - 200 };
}

/** Pages that follow each other have their buttons below the last; one that is turned has them always. */
const hasButtons = (at: number, count: number, { pageAction }: RenderOptions): boolean =>
  pageAction !== undefined || at === count - 1;

const textOf = (summary: string, at: number, count: number): string => {
  const [first = 'Daybook'] = piecesOf(summary.replace(/\s+/g, ' '), MAX_SUMMARY);
  return count > 1 ? `${escapeSlack(first)} (page ${at + 1} of ${count})` : escapeSlack(first);
};

/** The pages of a message, at least one. Nothing is cut: what does not fit a page stands on the next one. */
export function renderSlack(message: Message, options: RenderOptions = {}): readonly Page[] {
  const buttons = buttonsOf(message);
  const units = message.blocks.flatMap((block) => unitsOf(block, buttons.longQuestions));
  const said = units.length > 0 ? units : unitsOf({ kind: 'paragraph', text: message.summary || 'Nothing.' }, []);
  const laidOut = layOut(said, roomFor(buttons, options));
  const pages = laidOut.length > 0 ? laidOut : [[{ type: 'section', text: plain('Nothing.') } as const]];
  return pages.map((blocks, at) => ({
    text: textOf(message.summary, at, pages.length),
    blocks: [
      ...blocks,
      ...turning(at, pages.length, options.pageAction),
      ...(hasButtons(at, pages.length, options) ? tail(buttons) : []),
    ],
  }));
}
