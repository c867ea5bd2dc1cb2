// The commands about sagas: which there are, and which one this conversation follows.
import { UserError } from '../../errors.ts';
import { dayWords } from '../../model/date-words.ts';
import type { Command } from '../command.ts';

export const sagas: Command = {
  name: 'sagas',
  description: 'The stories that are followed.',
  option: null,
  run: async (daybook, _value, conversation) => {
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

export const follow: Command = {
  name: 'follow',
  description: 'Follow another saga in this conversation.',
  option: { name: 'saga', description: "a saga's id", kind: 'saga', isRequired: true },
  isForManagers: true,
  run: async (daybook, value) => {
    const saga = await daybook.saga((value ?? '').toLowerCase());
    if (!saga) throw new UserError('unknown-saga', `There is no saga “${value}”.`);
    const text = `This conversation now follows ${saga.name}.`;
    return { conversation: { saga, thread: null }, message: { summary: text, blocks: [{ kind: 'paragraph', text }] } };
  },
};
