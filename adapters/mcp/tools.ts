// What an agent may ask of the record, read only: each tool turns checked arguments into plain data with its evidence.
import { z } from 'zod';
import { answerJson, articleJson, digestJson, eventJson } from '../../src/bot/contract.ts';
import type { Daybook } from '../../src/bot/daybook.ts';
import { dayIn } from '../../src/bot/today.ts';
import { inShort } from '../../src/digests/headline.ts';
import { renderText } from '../../src/digests/render-text.ts';
import { UserError } from '../../src/errors.ts';
import { daysBetween, parseIso } from '../../src/model/day.ts';
import type { Happening } from '../../src/model/event.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, EventDay } from '../../src/ports.ts';
import type { Reader } from '../web/reader.ts';

/** Most events of an answer, evidence of an event, and days of a span told at once. */
const MOST = { events: 20, evidence: 20, days: 92 } as const;
const WORD = z.string().trim().min(1).max(400);
const DAY = z
  .string()
  .refine((text) => parseIso(text) !== null, 'is a day such as 2017-07-25')
  .describe('a day, YYYY-MM-DD');
const STORY = z.string().max(64).optional().describe('id of the story; may be left out where there is only one');

export interface ToolPorts {
  readonly daybook: Daybook;
  readonly reader: Reader;
  readonly clock: Clock;
  /** The stories that the caller may read. */
  readonly stories: () => Promise<readonly Saga[]>;
  /** Address of an event's page, or null where no site is set up. */
  readonly addressOf: (saga: Saga, event: string) => string | null;
}

export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject<Shape>;
  /** Rejects with a UserError for what the caller can mend. */
  call(input: z.infer<z.ZodObject<Shape>>): Promise<object>;
}

/** An id that holds the story too, since `search` and `fetch` name nothing else. */
const idOf = (saga: Saga, event: string): string => `${saga.id}/${event}`;

const shortened = (event: Happening): object => {
  const json = eventJson(event) as { readonly evidence: readonly object[] };
  return { ...json, evidence: json.evidence.slice(0, MOST.evidence), differing: event.differing.map(({ how }) => how) };
};

export function createTools({ daybook, reader, clock, stories, addressOf }: ToolPorts): readonly Tool[] {
  const storyOf = async (id: string | undefined): Promise<Saga> => {
    const all = await stories();
    const found = id === undefined && all.length === 1 ? all[0] : all.find((saga) => saga.id === id);
    if (found) return found;
    const ids = all.map((saga) => saga.id).join(', ') || 'none that is open to you';
    throw new UserError(
      'unknown-saga',
      id === undefined ? `Name a story: there are ${ids}.` : `There is no story “${id}”; there are ${ids}.`,
    );
  };

  const eventOf = async (saga: Saga, id: string): Promise<Happening> => {
    const found = await reader.event(saga, id);
    const now = found?.kind === 'moved' ? await reader.event(saga, found.to) : found;
    if (now?.kind === 'event') return now.event;
    throw new UserError('not-found', `There is no event “${id}” in ${saga.id}; search finds events.`);
  };

  const days = async (saga: Saga, some: readonly EventDay[]): Promise<object> => ({
    story: saga.id,
    days: (await reader.lines(saga, some)).map(({ lead: { event, date, headline, quotation, url, publishers } }) => ({
      id: idOf(saga, event),
      date,
      text: headline,
      quotation,
      publishers,
      url: addressOf(saga, event) ?? url,
    })),
  });

  const asked = async (question: string, story: string | undefined) => {
    const saga = await storyOf(story);
    return { saga, ...(await daybook.ask({ saga, question })) };
  };

  const tool = <Shape extends z.ZodRawShape>(one: Tool<Shape>): Tool => one as unknown as Tool;

  return [
    tool({
      name: 'search',
      title: 'Search the record',
      description:
        'Finds events of followed news stories for a question or words. Each result is an event; fetch gives its evidence.',
      input: z.object({ query: WORD.describe('a question or words') }),
      async call({ query }) {
        const results: object[] = [];
        for (const saga of await stories()) {
          const { answer } = await daybook.ask({ saga, question: query });
          for (const event of answer.events.slice(0, MOST.events))
            results.push({
              id: idOf(saga, event.id),
              title: `${event.date.from}: ${inShort(event)}`,
              text: event.evidence[0].report.text,
              publishers: event.publishers,
              date: event.date,
              url: addressOf(saga, event.id) ?? event.evidence[0].article.url ?? '',
            });
        }
        return { results: results.slice(0, MOST.events) };
      },
    }),
    tool({
      name: 'fetch',
      title: 'Fetch an event',
      description:
        'The whole evidence of one event that search found: every telling, word for word, with publisher and link.',
      input: z.object({ id: WORD.describe('id as search gave it') }),
      async call({ id }) {
        const [story = '', event = ''] = id.split('/');
        const saga = await storyOf(story);
        const found = await eventOf(saga, event);
        const text = found.evidence
          .slice(0, MOST.evidence)
          .map(({ report, article }) => `${article.publisher ?? 'publisher not named'}: “${report.text}”`)
          .join('\n');
        return {
          id: idOf(saga, found.id),
          title: found.evidence[0].report.text,
          text,
          url: addressOf(saga, found.id) ?? found.evidence[0].article.url ?? '',
          metadata: shortened(found),
        };
      },
    }),
    tool({
      name: 'what_happened',
      title: 'What happened on a day or in a span',
      description:
        'The dated digest of a day or of a span of at most 92 days: on which day each thing happened, with its evidence.',
      input: z.object({ story: STORY, from: DAY, to: DAY.optional() }),
      async call({ story, from, to = from }) {
        const saga = await storyOf(story);
        if (to < from) throw new UserError('bad-date', `“to” (${to}) is before “from” (${from}).`);
        if (daysBetween(from, to) >= MOST.days)
          throw new UserError('bad-date', `Ask for at most ${MOST.days} days at once; timeline tells longer times.`);
        return digestJson(await daybook.digest(saga, { from, to }));
      },
    }),
    tool({
      name: 'timeline',
      title: 'The days of a story',
      description: 'What led each day of a story, oldest first; since gives only later days.',
      input: z.object({ story: STORY, since: DAY.optional(), most: z.number().int().min(1).max(200).default(60) }),
      async call({ story, since = '', most }) {
        const saga = await storyOf(story);
        const later = (await reader.days(saga)).filter(({ date }) => date >= since);
        return days(saga, later.slice(-most));
      },
    }),
    tool({
      name: 'event',
      title: 'One event',
      description:
        'An event by its id: day and how sure it is, every telling with publisher and link, where tellings differ.',
      input: z.object({ story: STORY, id: WORD }),
      async call({ story, id }) {
        const [first = '', second] = id.split('/');
        const saga = await storyOf(second === undefined ? story : first);
        return shortened(await eventOf(saga, second ?? first));
      },
    }),
    tool({
      name: 'upcoming',
      title: 'What is coming',
      description: 'Events told for days that are not past yet.',
      input: z.object({ story: STORY }),
      async call({ story }) {
        const saga = await storyOf(story);
        const today = dayIn(saga.zone, clock.now());
        const ahead = (await reader.days(saga)).filter(({ date }) => date > today);
        return days(saga, ahead.slice(0, MOST.events));
      },
    }),
    tool({
      name: 'coverage',
      title: 'Who reports a claim',
      description:
        'The event that tells a claim best, who tells it and how independently: copies of one wire story count once.',
      input: z.object({ story: STORY, claim: WORD }),
      async call({ story, claim }) {
        const { saga, answer } = await asked(claim, story);
        const [event] = answer.events;
        if (!event) return { story: saga.id, found: false, said: answer.lead };
        const { publishers, independentSources, firstReported } = event;
        return {
          story: saga.id,
          found: true,
          id: idOf(saga, event.id),
          publishers,
          independentSources,
          firstReportedBy: firstReported?.article.publisher ?? null,
          event: shortened(event),
        };
      },
    }),
    tool({
      name: 'ask',
      title: 'Ask the record',
      description:
        'A question in words, such as “what happened on July 25?”; the answer with its evidence, or that it is not told.',
      input: z.object({ story: STORY, question: WORD }),
      async call({ story, question }) {
        const { answer, message } = await asked(question, story);
        return answerJson(
          { ...answer, events: answer.events.slice(0, MOST.events) },
          renderText(message, { width: 80, colour: false }),
        );
      },
    }),
    tool({
      name: 'stories',
      title: 'The stories that are followed',
      description: 'Ids, names and descriptions of the stories that can be asked.',
      input: z.object({}),
      call: async () => ({
        stories: (await stories()).map(({ id, name, description, zone }) => ({ id, name, description, zone })),
      }),
    }),
    tool({
      name: 'sources',
      title: 'The articles of a story',
      description:
        'The articles that a story’s record rests on, with publisher, day and link; of many some, and skip gives the next.',
      input: z.object({
        story: STORY,
        skip: z.number().int().min(0).default(0),
        most: z.number().int().min(1).max(500).default(100),
      }),
      async call({ story, skip, most }) {
        const { articles, inAll } = await daybook.sources(await storyOf(story), { skip, most });
        return { articles: articles.map(articleJson), inAll };
      },
    }),
  ];
}
