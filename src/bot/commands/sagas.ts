// The command that tells which sagas there are, and which one this conversation follows.
import { dayWords } from '../../model/date-words.ts';
import type { Command } from './command.ts';

export const sagas: Command = {
  name: 'sagas',
  description: 'The stories that are followed.',
  options: [],
  run: async ({ daybook }, _values, conversation) => {
    const items = (await daybook.sagas()).map(({ saga, articles, span }) => {
      const recorded = span
        ? `${articles} articles, ${dayWords(span.from)} to ${dayWords(span.to)}`
        : 'nothing read yet';
      return `${saga.id} — ${saga.name} (${recorded})${saga.id === conversation.saga.id ? ' · followed here' : ''}`;
    });
    const blocks = [
      { kind: 'heading', level: 1, text: 'Sagas' },
      { kind: 'list', items },
    ] as const;
    return { conversation, message: { summary: 'Sagas', blocks } };
  },
};
