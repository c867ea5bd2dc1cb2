// The help that every platform shows, made from the table of commands.
import type { Saga } from '../../model/saga.ts';
import type { Command, Setting } from './command.ts';

/** "on <date>", "digest [date]". */
const usage = ({ name, options }: Command): string =>
  [name, ...options.map((option) => (option.isRequired ? `<${option.name}>` : `[${option.name}]`))].join(' ');

/** Three questions that have an answer in any story that has been read. */
const threeToTry = ({ people: [first] }: Saga): readonly string[] => [
  'The latest',
  first ? `What about ${first.name}?` : 'What happened last week?',
  'Timeline',
];

/** The command `help` for a table of commands. */
export function createHelp(commands: readonly Command[]): Command {
  const listFor = ({ place, person }: Setting): readonly string[] => {
    const usable = commands.filter(({ isForChannels }) => place.channel.platform !== 'terminal' || !isForChannels);
    const allowed = usable.filter(({ isForManagers }) => person.canManage || !isForManagers);
    const others = usable.filter((command) => !allowed.includes(command)).map(({ name }) => name);
    return [
      ...allowed.map((command) => `${usage(command)} — ${command.description}`),
      'help — This list.',
      ...(others.length > 0 ? [`Those who manage this channel have besides: ${others.join(', ')}.`] : []),
    ];
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
            text: 'Just ask about a day, a person or a matter, and go on with “and the day after?”, “who said that?”, “more”.',
          },
          { kind: 'suggestions', questions: threeToTry(conversation.saga) },
          { kind: 'list', items: listFor(conversation.setting) },
        ],
      },
    }),
  };
}
