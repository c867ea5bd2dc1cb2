// The help that every platform shows, made from the table of commands.
import type { Place } from '../../model/place.ts';
import type { Command } from './command.ts';

/** "on <date>", "digest [date]". */
export const usage = ({ name, options }: Command): string =>
  [name, ...options.map((option) => (option.isRequired ? `<${option.name}>` : `[${option.name}]`))].join(' ');

/** The command `help` for a table of commands. */
export function createHelp(commands: readonly Command[]): Command {
  const itemsFor = ({ channel: { platform } }: Place): readonly string[] => {
    const usable = commands.filter(({ isForChannels }) => platform !== 'terminal' || !isForChannels);
    return [...usable.map((command) => `${usage(command)} — ${command.description}`), 'help — This list.'];
  };
  return {
    name: 'help',
    description: 'What can be asked here.',
    options: [],
    run: async (_ports, _values, conversation) => ({
      conversation,
      message: {
        summary: 'What can be asked here',
        blocks: [
          { kind: 'heading', level: 1, text: 'What can be asked here' },
          {
            kind: 'paragraph',
            text: 'Just ask: “what happened on July 25?”, “did Sessions offer to resign?”, “and the day after?”',
          },
          { kind: 'list', items: itemsFor(conversation.setting.place) },
        ],
      },
    }),
  };
}
