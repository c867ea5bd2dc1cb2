// The commands that read the record: questions, days, digests, the timeline, people and sources.
import { allEventsMessage, digestMessage } from '../../digests/digest-message.ts';
import type { PictureBlock } from '../../model/message.ts';
import { type MonthWeight, monthsInWords } from '../../model/months.ts';
import { inertLine } from '../../model/outside-text.ts';
import { threadAbout } from '../../model/question.ts';
import type { Saga } from '../../model/saga.ts';
import type { Command, CommandOption, CommandPorts, Conversation, Reply } from './command.ts';

const DAY: CommandOption = {
  name: 'date',
  description: 'a day or a span, such as July 25',
  kind: 'date',
  isRequired: true,
};

const PICTURE: CommandOption = {
  name: 'picture',
  description: 'its months as a picture, too',
  kind: 'choice',
  isRequired: false,
  choices: [
    { label: 'Yes', value: 'true' },
    { label: 'No', value: 'false' },
  ],
};

/** The strip of a story's months. */
function pictured(saga: Saga, months: readonly MonthWeight[], url: string | null): PictureBlock {
  const title = inertLine(saga.name) ?? 'This story';
  const drawn = months.map(({ month, events }) => ({ month, events }));
  return { kind: 'picture', url, alt: monthsInWords(title, months), title, months: drawn };
}

/** Every reading of the record goes through a question, so that dates, names and follow-ups mean the same everywhere. */
export async function asked(
  { daybook }: CommandPorts,
  question: string,
  { saga, thread }: Conversation,
): Promise<Reply> {
  const { message, thread: next } = await daybook.ask({ saga, question, thread });
  return { message, conversation: { saga, thread: next } };
}

export const ask: Command = {
  name: 'ask',
  description: 'Ask about the story: a day, a person, a matter.',
  options: [{ name: 'question', description: 'a question', kind: 'text', isRequired: true }],
  isAnswer: true,
  run: (ports, { question = '' }, conversation) => asked(ports, question, conversation),
};

export const on: Command = {
  name: 'on',
  description: 'What happened on a day or in a span of days.',
  options: [DAY],
  isAnswer: true,
  run: (ports, { date = '' }, conversation) =>
    asked(ports, `what happened on ${date}?`, { ...conversation, thread: null }),
};

export const digest: Command = {
  name: 'digest',
  description: 'The digest of a day or a span; without a date that of the newest day.',
  options: [{ ...DAY, isRequired: false }],
  isAnswer: true,
  run: async ({ daybook }, { date = null, all = null }, { saga }) => {
    const told = await daybook.digestFor(saga, date, all ? Number.POSITIVE_INFINITY : undefined);
    const thread = threadAbout({ saga: saga.id, from: told.from, to: told.to });
    return { message: all ? allEventsMessage(told) : digestMessage(told), conversation: { saga, thread } };
  },
};

export const timeline: Command = {
  name: 'timeline',
  description: 'The story date by date, what mattered most on each; a long story month by month.',
  options: [{ ...DAY, isRequired: false }, PICTURE],
  isAnswer: true,
  run: async ({ daybook, pictureOf }, { date = null, picture: wanted }, conversation) => {
    const { saga } = conversation;
    const message = await daybook.timelineMessage(saga, date);
    if (wanted !== 'true') return { message, conversation };
    const [title, ...rest] = message.blocks;
    const picture = pictured(saga, await daybook.months(saga), pictureOf?.(saga) ?? null);
    return { message: { ...message, blocks: [...(title ? [title] : []), picture, ...rest] }, conversation };
  },
};

export const latest: Command = {
  name: 'latest',
  description: 'The newest days that have something.',
  options: [],
  isAnswer: true,
  run: (ports, _values, conversation) => asked(ports, 'latest', { ...conversation, thread: null }),
};

export const who: Command = {
  name: 'who',
  description: 'What is recorded of a person.',
  options: [{ name: 'person', description: "a person's name", kind: 'person', isRequired: true }],
  isAnswer: true,
  run: (ports, { person = '' }, conversation) => asked(ports, person, { ...conversation, thread: null }),
};

export const sources: Command = {
  name: 'sources',
  description: 'The publishers and articles that the record rests on.',
  options: [],
  isAnswer: true,
  run: async ({ daybook }, _values, conversation) => ({
    message: await daybook.sourcesMessage(conversation.saga),
    conversation,
  }),
};
