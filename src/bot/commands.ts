// The table of commands, from which help and every platform's own list are made.
import { UserError } from '../errors.ts';
import type { Command, Conversation, Reply } from './command.ts';
import { createHelp } from './commands/help.ts';
import { ask, digest, latest, on, sources, timeline, who } from './commands/record.ts';
import { follow, sagas } from './commands/sagas.ts';
import type { Daybook } from './daybook.ts';

const WITHOUT_HELP: readonly Command[] = [ask, on, digest, timeline, latest, who, sources, sagas, follow];

/** In the order in which help shows them. */
export const COMMANDS: readonly Command[] = [...WITHOUT_HELP, createHelp(WITHOUT_HELP)];

/** Throws a UserError that lists what there is. */
export function findCommand(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command) return command;
  throw new UserError(
    'bad-argument',
    `There is no command “${name}”; there are ${COMMANDS.map((c) => c.name).join(', ')}.`,
  );
}

/** Runs a command after checking that a required option was given. */
export function runCommand(
  daybook: Daybook,
  command: Command,
  value: string | null,
  conversation: Conversation,
): Promise<Reply> {
  const { name, option } = command;
  if (option?.isRequired && value === null) {
    throw new UserError('bad-argument', `“${name}” needs ${option.description}: ${name} <${option.name}>.`);
  }
  return command.run(daybook, value, conversation);
}
