// The commands that read the record: questions, days, digests, the timeline, people and sources.
import { digestMessage } from '../../digests/message.ts';
import type { Command, CommandOption, Conversation, Reply } from '../command.ts';
import type { Daybook } from '../daybook.ts';

const DAY: CommandOption = {
  name: 'date',
  description: 'a day or a span, such as July 25',
  kind: 'date',
  isRequired: true,
};

/** Every reading of the record goes through a question, so that dates, names and follow-ups mean the same everywhere. */
async function asked(daybook: Daybook, question: string, { saga, thread }: Conversation): Promise<Reply> {
  const { message, thread: next } = await daybook.ask({ saga, question, thread });
  return { message, conversation: { saga, thread: next } };
}

export const ask: Command = {
  name: 'ask',
  description: 'Ask about the story: a day, a person, a matter.',
  option: { name: 'question', description: 'a question', kind: 'text', isRequired: true },
  run: (daybook, value, conversation) => asked(daybook, value ?? '', conversation),
};

export const on: Command = {
  name: 'on',
  description: 'What happened on a day or in a span of days.',
  option: DAY,
  run: (daybook, value, conversation) =>
    asked(daybook, `what happened on ${value}?`, { ...conversation, thread: null }),
};

export const digest: Command = {
  name: 'digest',
  description: 'The digest of a day or a span; without a date that of the newest day.',
  option: { ...DAY, isRequired: false },
  run: async (daybook, value, conversation) => ({
    message: digestMessage(await daybook.digestFor(conversation.saga, value)),
    conversation,
  }),
};

export const timeline: Command = {
  name: 'timeline',
  description: 'The story day by day, the leading event of each day.',
  option: { ...DAY, isRequired: false },
  run: async (daybook, value, conversation) => ({
    message: await daybook.timelineMessage(conversation.saga, value),
    conversation,
  }),
};

export const latest: Command = {
  name: 'latest',
  description: 'The newest days that have something.',
  option: null,
  run: (daybook, _value, conversation) => asked(daybook, 'latest', { ...conversation, thread: null }),
};

export const who: Command = {
  name: 'who',
  description: 'What is recorded of a person.',
  option: { name: 'person', description: "a person's name", kind: 'person', isRequired: true },
  run: (daybook, value, conversation) => asked(daybook, `${value}`, { ...conversation, thread: null }),
};

export const sources: Command = {
  name: 'sources',
  description: 'The publishers and articles that the record rests on.',
  option: null,
  run: async (daybook, _value, conversation) => ({
    message: await daybook.sourcesMessage(conversation.saga),
    conversation,
  }),
};
