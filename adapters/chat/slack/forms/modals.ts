// The two modals: a command’s form, filled with what stands already, and the one to ask in.
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Choice, Values } from '../../../../src/bot/commands/command.ts';
import type { Form } from '../../../../src/bot/desk/desk.ts';
import { capital } from '../../shown.ts';
import { MAX_VIEW_TITLE } from '../limits.ts';
import { channelReference, plain } from '../render/escape.ts';
import { channelInput, type Filled, filledIn, inputOf } from './inputs.ts';

/** callback_id of modals that are made from a command's options. */
export const FORM = 'saga.form';

/** Where a form was opened: kept in the modal itself, so that nothing is lost when the bot starts again. */
export interface Origin {
  /** The channel that the command is for; null where the person chooses one. */
  readonly channel: string | null;
  /** The App Home that it was opened from, by the person's direct message with the bot; '' where that is not known. */
  readonly home: string | null;
}

export interface FormState extends Origin {
  readonly command: string;
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Null for what is not ours. */
export function readFormState(metadata: string | undefined): FormState | null {
  try {
    const { command, channel, home } = JSON.parse(metadata ?? '') as Readonly<Record<string, unknown>>;
    const isOurs = typeof command === 'string' && isTextOrNull(channel) && isTextOrNull(home);
    return isOurs ? { command, channel, home } : null;
  } catch {
    return null;
  }
}

const TITLES: Readonly<Record<string, string>> = { follow: 'Follow a saga', schedule: 'Schedule a digest' };

const titleOf = (command: string): string => (TITLES[command] ?? capital(command)).slice(0, MAX_VIEW_TITLE);

const SUBMIT: Readonly<Record<string, string>> = { follow: 'Follow', schedule: 'Schedule' };

/** `standing`: what the options have already, by their names, as it is shown. */
export function formModal({ command }: Form, standing: Readonly<Record<string, Choice>>, origin: Origin): ModalView {
  const state: FormState = { command: command.name, channel: origin.channel, home: origin.home };
  const where: KnownBlock | InputBlock =
    origin.channel === null ? channelInput() : channelReference(origin.channel, command.description);
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(titleOf(command.name)),
    submit: plain(SUBMIT[command.name] ?? 'Do it'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(state),
    blocks: [where, ...command.options.map((option) => inputOf(option, standing[option.name]))],
  };
}

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
