// Turns actions and suggested questions into Slack's buttons, whose values carry all that a press needs to be understood.
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { Message } from '../../../../src/model/message.ts';
import { inert } from '../../../../src/model/outside-text.ts';
import {
  MAX_ACTION_ID,
  MAX_BLOCKS_LENGTH,
  MAX_BUTTON_TEXT,
  MAX_BUTTON_VALUE,
  MAX_MESSAGE_BLOCKS,
  MAX_TEXT,
} from '../limits.ts';
import { escapeSlack, plain } from './escape.ts';
import { escapedLength, layOut, lengthOf, piecesOf } from './pages.ts';
import { type Files, stanzasOf } from './stanzas.ts';

/** action_ids begin with these: what a press means. */
export const ACTION = 'saga.action';
export const QUESTION = 'saga.question';
export const PAGE = 'saga.page';

export interface ButtonWish {
  readonly kind: typeof ACTION | typeof QUESTION | typeof PAGE;
  readonly label: string;
  readonly value: string;
  readonly isMain?: boolean;
}

export interface Buttons {
  readonly actions: readonly ButtonWish[];
  readonly questions: readonly ButtonWish[];
  /** Too long for a button: shown as text, since nothing is cut. */
  readonly longQuestions: readonly string[];
}

/** Rows stay short: buttons are for the next step, not for everything. */
const MAX_OWN_ACTIONS = 10;
const MAX_QUESTIONS = 5;
/** All buttons' values of a message together: a page needs its room for words. */
const MAX_VALUES = 1500;

const fits = ({ label, value }: ButtonWish): boolean =>
  inert(label).trim() !== '' &&
  escapedLength(inert(label).trim()) <= MAX_BUTTON_TEXT &&
  value !== '' &&
  value.length <= MAX_BUTTON_VALUE;

/** Those that fit, each value once. */
function chosen(wishes: readonly ButtonWish[], most: number, room: number): readonly ButtonWish[] {
  const distinct = [...new Map(wishes.filter(fits).map((wish) => [wish.value, wish])).values()];
  let left = room;
  return distinct.slice(0, most).filter(({ value }) => {
    const size = JSON.stringify(value).length;
    if (size > left) return false;
    left -= size;
    return true;
  });
}

/** The buttons of a message. */
export function buttonsOf({ blocks }: Message): Buttons {
  const wishes = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const asked = blocks.flatMap((block) => (block.kind === 'suggestions' ? block.questions : []));
  const actions = wishes.map(({ label, value }): ButtonWish => ({ kind: ACTION, label, value }));
  const questions = asked.map((question): ButtonWish => ({ kind: QUESTION, label: question, value: question.trim() }));
  const shown = chosen(questions, MAX_QUESTIONS, MAX_VALUES / 2);
  return {
    actions: chosen(actions, MAX_OWN_ACTIONS, MAX_VALUES / 2),
    questions: shown,
    longQuestions: asked.filter((question) => !shown.some(({ value }) => value === question.trim())),
  };
}

const button = ({ kind, label, value, isMain }: ButtonWish, at: number): Button => ({
  type: 'button',
  text: plain(label.trim()),
  action_id: `${kind}.${at}`.slice(0, MAX_ACTION_ID),
  value,
  ...(isMain ? { style: 'primary' as const } : {}),
});

/** One row, or none. action_ids are unique in a message: kind and place. */
export const rowOf = (wishes: readonly ButtonWish[]): ActionsBlock[] =>
  wishes.length > 0 ? [{ type: 'actions', elements: wishes.map(button) }] : [];

/** One message as Slack takes it, by posting, updating or responding. */
export interface Page {
  /** For notifications and screen readers; escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface RenderOptions {
  /** Value of the button that shows a page, counted from 0. Absent: pages follow each other as messages of their own. */
  readonly pageAction?: ((page: number) => string) | undefined;
  /** Pictures that Slack has as files. */
  readonly files?: Files | undefined;
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
  const stanzas = message.blocks.flatMap((block) => stanzasOf(block, buttons.longQuestions, options.files));
  const said = stanzas.length > 0 ? stanzas : stanzasOf({ kind: 'paragraph', text: message.summary || 'Nothing.' }, []);
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
