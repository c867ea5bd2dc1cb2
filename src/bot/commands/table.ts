// The table of commands, from which help and every platform's own list are made.
import { UserError } from '../../errors.ts';
import type { Person } from '../../model/place.ts';
import type { Command, CommandPorts, Conversation, Reply, Values } from './command.ts';
import { change, follow, pause, resume, unfollow } from './following.ts';
import { createHelp } from './help.ts';
import { listen } from './listening.ts';
import { newStory } from './new-story.ts';
import { news } from './news.ts';
import { ask, digest, latest, on, sources, timeline, who } from './record.ts';
import { sagas } from './sagas.ts';
import { again, list, preview } from './subscriptions.ts';

const ANSWERS: readonly Command[] = [ask, on, digest, timeline, latest, news, who, sources, sagas];
const FOLLOWING: readonly Command[] = [follow, newStory, change, list, preview, pause, resume, unfollow, listen, again];
const WITHOUT_HELP: readonly Command[] = [...ANSWERS, ...FOLLOWING];

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

/** The first option that was given a value it cannot have, in words; null where all is well. */
export function wrongValue({ name, options }: Command, values: Values): string | null {
  for (const option of options) {
    const value = values[option.name];
    if (value === undefined) {
      if (option.isRequired) return `“${name}” needs ${option.description}: ${name} <${option.name}>.`;
    } else if (option.choices && !option.choices.some((choice) => choice.value === value)) {
      const all = option.choices.map((choice) => choice.value).join(', ');
      return `“${option.name}” is one of ${all}; it is “${value.slice(0, 60)}”.`;
    }
  }
  return null;
}

/** Throws a UserError (forbidden) where a command is for managers and the person is none. */
export function refuseUnlessAllowed({ name, isForManagers }: Command, { canManage, whoManages }: Person): void {
  if (!isForManagers || canManage) return;
  throw new UserError(
    'forbidden',
    whoManages ?? `Only those who manage this channel can use “${name}”; ask one of them.`,
  );
}

/** What does here what commands for channels do there. */
const IN_TERMINAL =
  'From here “daybook subscribe” schedules a digest for a channel or folder; “subscriptions”, “pause” and “deliver” go on from there.';

/** Runs a command after checking what was given for its options. */
export function runCommand(
  ports: CommandPorts,
  command: Command,
  values: Values,
  conversation: Conversation,
): Promise<Reply> {
  if (command.isForChannels && conversation.setting.place.channel.platform === 'terminal')
    throw new UserError('bad-argument', `“${command.name}” is for channels. ${IN_TERMINAL}`);
  const wrong = wrongValue(command, values);
  if (wrong !== null) throw new UserError('bad-argument', wrong);
  return command.run(ports, values, conversation);
}
