// Opens the modal of a command, or says in a sentence why there is none.
import type { ModalView } from '@slack/types';
import type { Choice } from '../../../../src/bot/commands/command.ts';
import type { Form, Setting } from '../../../../src/bot/desk/desk.ts';
import { isUserError } from '../../../../src/errors.ts';
import { problemOf } from '../problems.ts';
import { refusal, SORRY, type Statement } from '../speaking/answer.ts';
import { type Room, settingFor } from '../speaking/room.ts';
import { isSuggested } from './inputs.ts';
import { askModal, formModal, type Origin } from './modals.ts';

interface Wish {
  readonly command: string;
  /** What a button names beside its command: a saga. */
  readonly value: string | null;
  readonly user: string;
  /** Good for one modal within three seconds. */
  readonly trigger: string;
  readonly origin: Origin;
}

const NOT_OPENED =
  'Slack did not open the form. Try again, or write it: “/saga follow <saga> 08:00 weekdays”, “/saga schedule 09:00”.';

/** Opens a modal. False, and a line in the log, where Slack does not take it. */
async function openModal(room: Room, trigger: string, view: ModalView): Promise<boolean> {
  try {
    await room.speaker.call((client) => client.views.open({ trigger_id: trigger, view }));
    return true;
  } catch (error) {
    room.log.warn({ reason: problemOf(error)?.reason ?? 'unknown' }, 'opening a modal in Slack failed');
    return false;
  }
}

/** What the options have already, with the words in which the desk suggests it. */
async function standingIn(
  { desk }: Room,
  { command, values }: Form,
  setting: Setting,
): Promise<Readonly<Record<string, Choice>>> {
  const entries = command.options.map(async (option) => {
    const value = values[option.name];
    if (value === undefined) return null;
    const choices = isSuggested(option) ? await desk.suggest(option, value, setting) : [];
    return [option.name, choices.find((choice) => choice.value === value) ?? { label: value, value }] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).filter((entry) => entry !== null));
}

async function formFor(room: Room, { command, value, user, origin }: Wish): Promise<ModalView | Statement> {
  const setting = settingFor(room, user, origin.channel);
  const form = await room.desk.form(command, value, setting);
  return formModal(form, await standingIn(room, form, setting), origin);
}

/** Null where the modal is open. Never rejects. */
export async function openForm(room: Room, wish: Wish): Promise<Statement | null> {
  try {
    const view = wish.command === 'ask' ? askModal() : await formFor(room, wish);
    if ('message' in view) return view;
    return (await openModal(room, wish.trigger, view)) ? null : refusal(NOT_OPENED);
  } catch (error) {
    if (isUserError(error)) return refusal(error.message);
    room.log.error({ err: error }, 'opening a form in Slack failed');
    return refusal(SORRY);
  }
}
