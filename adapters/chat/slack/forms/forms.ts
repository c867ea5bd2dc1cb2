// Turns a command's form into a modal: its options as inputs, filled with what stands already.
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Choice } from '../../../../src/bot/commands/command.ts';
import type { Form } from '../../../../src/bot/desk/desk.ts';
import { MAX_VIEW_TITLE } from '../limits.ts';
import { channelReference } from '../render/channel-reference.ts';
import { plain } from '../render/escape.ts';
import { channelInput, inputOf } from './inputs.ts';

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

const titleOf = (command: string): string =>
  (TITLES[command] ?? command.charAt(0).toUpperCase() + command.slice(1)).slice(0, MAX_VIEW_TITLE);

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
