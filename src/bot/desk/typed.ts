// Reads a line that somebody typed: a command of the table with the values of its options, or a question.
import { UserError } from '../../errors.ts';
import { daysNamed, periodNamed, timeNamed } from '../../model/setting-words.ts';
import type { Command, CommandOption, OptionKind, Values } from '../commands/command.ts';
import { COMMANDS, wrongValue } from '../commands/table.ts';
import { zoneNamed } from '../schedule/zones.ts';

/** What a line asks for: a command, or an answer to a question. */
export type Typed =
  | { readonly kind: 'command'; readonly name: string; readonly values: Values }
  | { readonly kind: 'question'; readonly text: string };

/** What a word or a phrase may be the value of. */
const TAKES: Partial<Readonly<Record<OptionKind, (text: string) => boolean>>> = {
  time: (text) => timeNamed(text) !== null,
  zone: (text) => zoneNamed(text) !== null,
  days: (text) => daysNamed(text) !== null,
  period: (text) => periodNamed(text) !== null,
};

const takes = ({ kind, choices, reads }: CommandOption, text: string): boolean =>
  choices?.some(({ value }) => value === text.toLowerCase()) ?? reads?.(text) ?? TAKES[kind]?.(text) ?? false;

/** Takes what no other option does. */
const takesAny = ({ kind, reads }: CommandOption): boolean =>
  kind === 'saga' || kind === 'delivery' || (kind === 'text' && reads === undefined);

/** "zone:", "zone=Europe/Berlin". */
const NAMED = /^([a-z]+)[:=](.*)$/i;
/** Words of the longest phrase that is one value: "monday to friday". */
const MOST_WORDS = 4;

/** How many of the first words, at most those before another option's name, `isValue` takes together; 1 where it takes none. */
function phraseLength(words: readonly string[], isValue: (text: string) => boolean): number {
  const names = words.findIndex((word, at) => at > 0 && NAMED.test(word));
  for (let count = Math.min(MOST_WORDS, names < 0 ? words.length : names); count > 1; count -= 1)
    if (isValue(words.slice(0, count).join(' '))) return count;
  return 1;
}

/** Before the saga is said that a command needs, a city's name is rather a saga's: "follow berlin". */
const mayBe = (option: CommandOption, free: readonly CommandOption[], text: string): boolean =>
  takes(option, text) && (option.kind !== 'zone' || text.includes('/') || !free.some(({ isRequired }) => isRequired));

function refuse({ name, options }: Command, word: string): never {
  const understood = options.map((option) => option.name).join(', ');
  throw new UserError('bad-argument', `“${name}” takes ${understood}; “${word.slice(0, 60)}” is none of them.`);
}

/** The value that the next words begin with, the option that it is for, and how many of the words it takes. */
function valueAt(command: Command, next: readonly string[], free: readonly CommandOption[]) {
  const [first = '', ...others] = next;
  const [, name = '', rest = ''] = NAMED.exec(first) ?? [];
  const named = command.options.find((option) => option.name === name.toLowerCase());
  const words = named ? [rest, ...others].filter((word) => word !== '') : next;
  const fits = (text: string): boolean => (named ? takes(named, text) : free.some((each) => mayBe(each, free, text)));
  const count = phraseLength(words, fits);
  const value = words.slice(0, count).join(' ');
  const option =
    named ?? free.find((each) => mayBe(each, free, value)) ?? free.find(takesAny) ?? refuse(command, value);
  return { option, value, taken: Math.max(1, count + next.length - words.length) };
}

/** One option takes the line, but for what is named of those that are chosen: "July 2017 picture:true". */
function besideChoices({ options }: Command, free: CommandOption, line: string): Values {
  const values: Record<string, string> = {};
  const rest = line.split(/\s+/).filter((word) => {
    const [, name = '', value = ''] = NAMED.exec(word) ?? [];
    const option = options.find((each) => each.kind === 'choice' && each.name === name.toLowerCase());
    if (option) values[option.name] = value.toLowerCase();
    return !option;
  });
  const left = rest.join(' ');
  return left === '' ? values : { ...values, [free.name]: left };
}

/**
 * Values of a command from one line of text. A single option takes the whole line. Of several, each value is named ("zone: new york"),
 * or goes to the option that it fits: "follow sessions 8am mon-fri Berlin". Throws a UserError for a word that fits none.
 */
function readValues(command: Command, text: string | null): Values {
  const { options } = command;
  const line = text?.trim() ?? '';
  const [only] = options;
  if (line === '' || only === undefined) return {};
  if (options.length === 1 || command.isFilledIn) return { [only.name]: line };
  const [free, ...others] = options.filter(({ kind }) => kind !== 'choice');
  if (free && others.length === 0) return besideChoices(command, free, line);
  const values: Record<string, string> = {};
  const words = line.split(/\s+/);
  for (let at = 0; at < words.length; ) {
    const free = options.filter((option) => values[option.name] === undefined);
    const { option, value, taken } = valueAt(command, words.slice(at, at + MOST_WORDS + 1), free);
    if (value !== '') values[option.name] = value;
    at += taken;
  }
  return values;
}

const command = (name: string, values: Values): Typed => ({ kind: 'command', name, values });
const question = (text: string): Typed => ({ kind: 'question', text });

/** The command that a line begins with, and the rest of the line. */
function split(line: string): readonly [Command | undefined, string] {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  return [COMMANDS.find(({ name }) => name === word.toLowerCase()), rest.trim()];
}

const takesText = ({ options }: Command): boolean => options[0]?.kind === 'text' && options.length === 1;

/**
 * A line where a command is expected, after "/saga" or a slash. "who said that?" is a question although there is a command `who`; so
 * is "news of the dam", since `news` takes nothing; nothing at all is help. Throws a UserError for options that can't be read.
 */
export function readCommandLine(text: string): Typed {
  const line = text.trim();
  if (line === '') return command('help', {});
  const [found, rest] = split(line);
  if (!found) return question(line);
  if (line.endsWith('?') && !takesText(found)) return question(line);
  return rest !== '' && found.options.length === 0 ? question(line) : command(found.name, readValues(found, rest));
}

/** A date begins with a figure or with one of these. */
const DATED =
  /\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun|today|yesterday|last|this)/i;

/** "picture:true": nobody asks a question so. */
const namesAnOption = ({ options }: Command, rest: string): boolean =>
  rest.split(/\s+/).some((word) => options.some(({ name }) => NAMED.exec(word)?.[1]?.toLowerCase() === name));

/** Commands that mean the same as the question that they begin; "digest" and "timeline" show something else for the same date. */
const isQuestionToo = (command: Command, rest: string): boolean =>
  command.isAnswer === true &&
  !namesAnOption(command, rest) &&
  !((command.name === 'digest' || command.name === 'timeline') && DATED.test(rest));

/**
 * A line in a conversation: a command's bare name is the command ("help", "timeline"), "follow ferry 08:00" is one too; all that could
 * be a question is one.
 */
export function readSaid(text: string): Typed {
  const line = text.trim();
  const [found, rest] = split(line);
  if (!found || line.endsWith('?')) return found && takesText(found) && rest ? readCommandLine(line) : question(line);
  if (rest !== '' && !takesText(found) && (isQuestionToo(found, rest) || found.options.length === 0))
    return question(line);
  try {
    const values = readValues(found, rest);
    return wrongValue(found, values) === null ? command(found.name, values) : question(line);
  } catch {
    return question(line);
  }
}
