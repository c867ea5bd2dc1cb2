// The command that tells which sagas there are, and which one this conversation follows.
import { dayWords } from '../../model/date-words.ts';
import type { Block } from '../../model/message.ts';
import { commandAction } from '../desk/actions.ts';
import type { Command } from './command.ts';

export const sagas: Command = {
  name: 'sagas',
  description: 'The stories that are followed.',
  options: [],
  run: async ({ daybook, found }, _values, conversation) => {
    const items = (await daybook.sagas()).map(({ saga, articles, span }) => {
      const recorded = span
        ? `${articles} articles, ${dayWords(span.from)} to ${dayWords(span.to)}`
        : 'nothing read yet';
      return `${saga.id} — ${saga.name} (${recorded})${saga.id === conversation.saga.id ? ' · followed here' : ''}`;
    });
    const { person, place } = conversation.setting;
    const mayBegin = found !== undefined && person.canManage && place.channel.platform !== 'terminal';
    const begin = { id: 'new-story', label: 'Begin a story', value: commandAction('form', 'new-story', null) };
    const blocks: readonly Block[] = [
      { kind: 'heading', level: 1, text: 'Sagas' },
      { kind: 'list', items },
      ...(mayBegin ? [{ kind: 'actions' as const, actions: [begin] }] : []),
    ];
    return { conversation, message: { summary: 'Sagas', blocks } };
  },
};
