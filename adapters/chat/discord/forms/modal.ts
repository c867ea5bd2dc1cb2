// Turns a command's form into a modal: a label for each option, filled with what stands, at most five.
import { type APILabelComponent, type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import type { Command, CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { commandAction } from '../../../../src/bot/desk/actions.ts';
import type { Form } from '../../../../src/bot/desk/desk.ts';
import { COMMAND } from '../commands.ts';
import { MAX_FIELDS, MAX_LABEL_DESCRIPTION, MAX_MODAL_TITLE } from '../limits.ts';
import { type Choices, fieldOf } from './fields.ts';

export interface FormWish extends Form {
  /** What the button names, a saga or a delivery: it is not asked for again. */
  readonly value: string | null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The option that a button names beside its command. */
export function valueNamed({ options }: Command, value: string | null): Values {
  const option = options.find(({ kind }) => kind === 'saga' || kind === 'delivery');
  return option && value !== null ? { [option.name]: value } : {};
}

/**
 * The options in a form and those that only the slash command has. The table lists what matters most first; a story that is told as it
 * happened has no period, so that its day takes the period's place.
 */
function fieldsOf({ command, values, value }: FormWish): readonly [readonly CommandOption[], readonly CommandOption[]] {
  const named = valueNamed(command, value);
  const asked = command.options.filter(({ name }) => named[name] === undefined);
  const replay = values.replay === undefined ? undefined : asked.find(({ name }) => name === 'replay');
  const ordered = replay
    ? asked.filter((option) => option !== replay).map((option) => (option.name === 'period' ? replay : option))
    : asked;
  return [ordered.slice(0, MAX_FIELDS), ordered.slice(MAX_FIELDS)];
}

/** The last label says what else there is. */
function descriptionOf({ description }: CommandOption, { name }: Command, left: readonly CommandOption[]) {
  const more = left.length > 0 ? `. More in /${COMMAND} ${name}: ${left.map((each) => each.name).join(', ')}` : '';
  return [capital(description) + more, capital(description)].find((text) => text.length <= MAX_LABEL_DESCRIPTION);
}

function titleOf({ command: { name }, value }: FormWish): string {
  const title = value === null ? capital(name) : `${capital(name)}: ${value}`;
  return title.length <= MAX_MODAL_TITLE ? title : capital(name);
}

/** `choices`: lists of the desk's; an option that has none is written. */
export function modalOf(form: FormWish, choices: Choices = {}): APIModalInteractionResponseCallbackData {
  const { command, values, value } = form;
  const [shown, left] = fieldsOf(form);
  const labels = shown.map((option, at): APILabelComponent => {
    const description = descriptionOf(option, command, at === shown.length - 1 ? left : []);
    return {
      type: ComponentType.Label,
      label: capital(option.name),
      ...(description ? { description } : {}),
      component: fieldOf(option, values[option.name], choices),
    };
  });
  return { custom_id: commandAction('form', command.name, value), title: titleOf(form), components: labels };
}
