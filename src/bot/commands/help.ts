// Turns the command table into the help that every platform shows.
import type { Command } from '../command.ts';

const usage = ({ name, option }: Command): string => {
  if (!option) return name;
  return option.isRequired ? `${name} <${option.name}>` : `${name} [${option.name}]`;
};

/** The command `help` for a table of commands. */
export function createHelp(commands: readonly Command[]): Command {
  const items = [...commands.map((command) => `${usage(command)} — ${command.description}`), 'help — This list.'];
  return {
    name: 'help',
    description: 'What can be asked here.',
    option: null,
    run: async (_daybook, _value, conversation) => ({
      conversation,
      message: {
        summary: 'What can be asked here',
        blocks: [
          { kind: 'heading', level: 1, text: 'What can be asked here' },
          {
            kind: 'paragraph',
            text: 'Just ask: “what happened on July 25?”, “did Sessions offer to resign?”, “and the day after?”',
          },
          { kind: 'list', items },
        ],
      },
    }),
  };
}
