// Turns a command's option, and what stands for it, into the field of a form in which it is filled in.
import { type APIStringSelectComponent, type APITextInputComponent, ComponentType, TextInputStyle } from 'discord.js';
import type { Choice, CommandOption } from '../../../../src/bot/commands/command.ts';
import { daysNamed } from '../../../../src/model/subscription.ts';
import { MAX_CHOICE, MAX_CHOICES, MAX_PLACEHOLDER } from '../limits.ts';

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
export function fieldOf(
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
