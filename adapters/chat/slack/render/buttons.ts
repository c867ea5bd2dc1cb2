// Turns actions and suggested questions into Slack's buttons, whose values carry all that a press needs to be understood.
import type { ActionsBlock, Button } from '@slack/types';
import type { Message } from '../../../../src/model/message.ts';
import { inert } from '../../../../src/model/outside-text.ts';
import { MAX_ACTION_ID, MAX_BUTTON_TEXT, MAX_BUTTON_VALUE } from '../limits.ts';
import { plain } from './escape.ts';
import { escapedLength } from './pieces.ts';

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
