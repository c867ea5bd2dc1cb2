// Turns a line that somebody typed into a command of the table with the values of its options, or into a question.
import { UserError } from '../../errors.ts';
import { daysNamed, periodNamed } from '../../model/subscription.ts';
import type { Command, CommandOption, OptionKind, Values } from '../commands/command.ts';
import { COMMANDS, wrongValue } from '../commands/table.ts';
import { isZone } from '../schedule/wall-clock.ts';

/** What a line asks for: a command, or an answer to a question. */
export type Typed =
  | { readonly kind: 'command'; readonly name: string; readonly values: Values }
  | { readonly kind: 'question'; readonly text: string };

/** What a bare word may be the value of; a word that fits none goes to the first free option that takes any. */
const TAKES: Partial<Readonly<Record<OptionKind, (word: string) => boolean>>> = {
  time: (word) => /^\d{1,2}:\d\d$/.test(word),
  zone: (word) => /^UTC$|\//.test(word) && isZone(word),
  days: (word) => daysNamed(word) !== null,
  period: (word) => periodNamed(word) !== null,
};

const takes = ({ kind, choices }: CommandOption, word: string): boolean =>
  choices?.some(({ value }) => value === word.toLowerCase()) ?? TAKES[kind]?.(word) ?? false;

const takesAny = ({ kind }: CommandOption): boolean => kind === 'saga' || kind === 'text' || kind === 'delivery';

/** The words of "sessions time: 08:00 zone=Europe/Berlin", with the option that is named before each. */
function* namedWords(text: string, names: ReadonlySet<string>): Generator<readonly [string | null, string]> {
  let waiting: string | null = null;
  for (const word of text.split(/\s+/)) {
    const [, name = '', rest = ''] = /^([a-z]+)[:=](.*)$/i.exec(word) ?? [];
    const named = names.has(name.toLowerCase()) ? name.toLowerCase() : null;
    if (named !== null && rest === '') waiting = named;
    else {
      yield [named ?? waiting, named === null ? word : rest];
      waiting = null;
    }
  }
}

/**
 * Values of a command from one line of text. A single option takes the whole line. Of several, each word is named ("zone:
 * Europe/Berlin"), or goes to the option that it fits: "follow sessions 08:00 weekdays Europe/Berlin". Throws a UserError for a word
 * that fits none.
 */
export function readValues({ name, options }: Command, text: string | null): Values {
  const line = text?.trim() ?? '';
  const [only] = options;
  if (line === '' || only === undefined) return {};
  if (options.length === 1) return { [only.name]: line };
  const values: Record<string, string> = {};
  for (const [named, word] of namedWords(line, new Set(options.map((option) => option.name)))) {
    const free = options.filter((option) => values[option.name] === undefined);
    const option = named ?? (free.find((each) => takes(each, word)) ?? free.find(takesAny))?.name;
    if (option === undefined) {
      const names = options.map((each) => each.name).join(', ');
      throw new UserError('bad-argument', `“${name}” takes ${names}; “${word.slice(0, 60)}” is none of them.`);
    }
    values[option] = word;
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

/** Commands that mean the same as the question that they begin; "digest" and "timeline" show something else for the same date. */
const isQuestionToo = ({ name, isAnswer }: Command, rest: string): boolean =>
  isAnswer === true && !((name === 'digest' || name === 'timeline') && DATED.test(rest));

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
