// The modal to ask in: a question in words, or a day to choose from those that have something.
import type { InputBlock, ModalView } from '@slack/types';
import type { Values } from '../../../../src/bot/commands/command.ts';
import { plain } from '../render/escape.ts';
import { type Filled, filledIn } from './inputs.ts';

/** callback_id of the modal, and of the shortcut that opens it. */
export const ASK = 'saga.modal.ask';

/** block_id and action_id of an input are the same word. */
const QUESTION = 'saga.question';
export const DAY = 'saga.pick.date';

const MAX_QUESTION = 2000;

const input = (id: string, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element,
  optional: true,
});

export const askModal = (): ModalView => ({
  type: 'modal',
  callback_id: ASK,
  title: plain('Ask Daybook'),
  submit: plain('Ask'),
  close: plain('Cancel'),
  blocks: [
    input(QUESTION, 'Your question', {
      type: 'plain_text_input',
      action_id: QUESTION,
      max_length: MAX_QUESTION,
      placeholder: plain('What happened on July 25?'),
    }),
    input(DAY, 'Or a day that has something', {
      type: 'external_select',
      action_id: DAY,
      placeholder: plain('Choose a day'),
      min_query_length: 0,
    }),
  ],
});

/** The command that was filled in, or what is wrong, by input. */
export function askedIn(
  filled: Filled,
): { readonly name: string; readonly values: Values } | { readonly errors: Readonly<Record<string, string>> } {
  const [question, date] = [filledIn(filled, QUESTION), filledIn(filled, DAY)];
  if (question !== '') return { name: 'ask', values: { question } };
  if (date !== '') return { name: 'on', values: { date } };
  return { errors: { [QUESTION]: 'Write a question or choose a day.' } };
}
