// Turns a command’s form into a modal: a label and a field for each option, filled with what stands, at most five.
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Choice, Command, CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { commandAction } from '../../../../src/bot/desk/actions.ts';
import type { Form } from '../../../../src/bot/desk/desk.ts';
import { daysNamed } from '../../../../src/model/setting-words.ts';
import { capital } from '../../shown.ts';
import { COMMAND } from '../commands.ts';
import {
  MAX_CHOICE,
  MAX_CHOICES,
  MAX_FIELDS,
  MAX_LABEL_DESCRIPTION,
  MAX_MODAL_TITLE,
  MAX_PLACEHOLDER,
} from '../limits.ts';

/** Nothing longer is a value of an option. */
const MAX_VALUE = 200;

const WEEKDAYS: readonly Choice[] = [
  { label: 'Monday', value: 'mon' },
  { label: 'Tuesday', value: 'tue' },
  { label: 'Wednesday', value: 'wed' },
  { label: 'Thursday', value: 'thu' },
  { label: 'Friday', value: 'fri' },
  { label: 'Saturday', value: 'sat' },
  { label: 'Sunday', value: 'sun' },
];

/** What can be chosen for options, by their names. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;

/** One or several of a few; null where Discord would not show them all. */
function selectOf(
  { name, isRequired }: CommandOption,
  choices: readonly Choice[],
  standing: readonly string[],
  most = 1,
): APIStringSelectComponent | null {
  const isFitting = choices.every(({ label, value }) => Math.max(label.length, value.length) <= MAX_CHOICE);
  if (choices.length === 0 || choices.length > MAX_CHOICES || !isFitting) return null;
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    options: choices.map(({ label, value }) => ({ label, value, default: standing.includes(value) })),
    required: isRequired,
    min_values: isRequired ? 1 : 0,
    max_values: most,
  };
}

/** Of a list that the desk suggests; what stands may be something else. */
function suggestedSelect(option: CommandOption, choices: readonly Choice[], standing: string | undefined) {
  if (choices.length === 0 || choices.length >= MAX_CHOICES) return null;
  const isListed = standing === undefined || choices.some(({ value }) => value === standing);
  const all = isListed ? choices : [...choices, { label: standing, value: standing }];
  return selectOf(option, all, standing === undefined ? [] : [standing]);
}

function weekdaySelect(option: CommandOption, standing: string | undefined) {
  const days = standing === undefined ? [] : (daysNamed(standing) ?? []);
  const ticked = days.map((day) => WEEKDAYS[day - 1]?.value ?? '');
  return selectOf(option, WEEKDAYS, ticked, WEEKDAYS.length);
}

/** "08:00" of "the time on your clocks, such as 08:00". */
const exampleIn = (description: string): string | undefined => /such as ([^;]+)/.exec(description)?.[1];

function inputOf(
  { name, description, isRequired }: CommandOption,
  standing: string | undefined,
): APITextInputComponent {
  const placeholder = exampleIn(description);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required: isRequired,
    max_length: MAX_VALUE,
    ...(standing && standing.length <= MAX_VALUE ? { value: standing } : {}),
    ...(placeholder && placeholder.length <= MAX_PLACEHOLDER ? { placeholder } : {}),
  };
}

/** Weekdays are ticked; what has a handful of choices is chosen; all else is written. */
function fieldOf(
  option: CommandOption,
  standing: string | undefined,
  choices: Choices,
): APIStringSelectComponent | APITextInputComponent {
  const { kind, name } = option;
  if (kind === 'days') return weekdaySelect(option, standing) ?? inputOf(option, standing);
  const select = option.choices
    ? selectOf(option, option.choices, standing === undefined ? [] : [standing])
    : suggestedSelect(option, choices[name] ?? [], standing);
  return select ?? inputOf(option, standing);
}

interface FormWish extends Form {
  /** What the button names, a saga or a delivery: it is not asked for again. */
  readonly value: string | null;
}

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
