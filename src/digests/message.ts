// Turns digests, answers and lists of sources into messages: blocks that every platform can show.
import type { Article } from '../model/article.ts';
import { dateHeadline, dateInSentence, longDayWords } from '../model/date-words.ts';
import type { Answer, Day, Digest } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Block, Message } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { citationOf, eventBlock, undatedBlock } from './blocks.ts';
import { daysOf } from './compose.ts';

/** What a message is about, by name. */
export interface Named {
  readonly name: string;
}

export const nameOf = ({ name }: Named): string => inertLine(name) ?? 'This story';
export const note = (text: string): Block => ({ kind: 'note', text });
export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const leftOut = (omitted: number): string =>
  `${plural(omitted, 'less important event')} of this date ${omitted === 1 ? 'is' : 'are'} left out.`;

export const dayBlocks = (day: Day): Block[] => [
  heading(2, dateHeadline(day.date)),
  ...day.events.map((event) => eventBlock(event, day.date)),
  ...(day.omitted ? [note(leftOut(day.omitted))] : []),
];

const periodWords = ({ from, to }: Digest): string =>
  from === to ? longDayWords(from) : dateHeadline({ from, to, granularity: 'span' });

/** "Nothing is recorded …", and the nearest days that have something. */
function nothing({ saga, from, to, nearest }: Digest): Message {
  const when = from === to ? `for ${longDayWords(from)}` : dateInSentence({ from, to, granularity: 'span' });
  const text = `Nothing is recorded ${when}.`;
  return {
    summary: `${nameOf(saga)}: ${text}`,
    blocks: [
      heading(1, nameOf(saga)),
      { kind: 'paragraph', text },
      ...(nearest.length > 0
        ? [note('The nearest days that have something:'), { kind: 'list' as const, items: nearest.map(longDayWords) }]
        : []),
    ],
  };
}

/** The dated digest of a day or a span. */
export function digestMessage(digest: Digest): Message {
  if (digest.days.length === 0) return nothing(digest);
  const events = digest.days.reduce((sum, day) => sum + day.events.length + (day.omitted ?? 0), 0);
  const name = nameOf(digest.saga);
  return {
    summary: `${name}, ${periodWords(digest)}: ${plural(events, 'event')}`,
    blocks: [heading(1, name), ...digest.days.flatMap(dayBlocks)],
  };
}

/** Assumptions that the lead does not say already. */
const assumptions = ({ interpretation, lead }: Answer): Block[] => {
  const unsaid = interpretation.assumed.filter((sentence) => !lead.includes(sentence)).map((s) => inertLine(s) ?? '');
  return unsaid.length > 0 ? [note(unsaid.join(' '))] : [];
};

/** A topic's events stand in order of relevance: their dates are beside them. A period's stand under their dates. */
function answerEvents({ interpretation, events }: Answer): Block[] {
  const { kind, from, to } = interpretation;
  if (kind === 'topic' || kind === 'unclear') return events.map((event) => eventBlock(event, null));
  const isOneDay = (event: Event): boolean => event.date.from === from && event.date.to === to;
  if (kind === 'day' && events.every(isOneDay)) return events.map((event) => eventBlock(event, event.date));
  return daysInGivenOrder(events).flatMap(dayBlocks);
}

/** Dates ascend or descend as the answer has them ("latest" descends); events of one date stay together. */
function daysInGivenOrder(events: readonly Event[]): Day[] {
  const days = daysOf(events);
  const [first, last] = [events[0]?.date.from ?? '', events.at(-1)?.date.from ?? ''];
  return first > last ? days.reverse() : days;
}

/** An answer: how the question was read, the events, further questions. */
export function answerMessage(answer: Answer): Message {
  const lead = inertLine(answer.lead);
  const questions = answer.suggestions.map((question) => inertLine(question)).filter((question) => question !== null);
  return {
    summary: lead ?? inertLine(answer.question) ?? '',
    blocks: [
      ...(lead ? [{ kind: 'paragraph' as const, text: lead }] : []),
      ...assumptions(answer),
      ...answerEvents(answer),
      ...(answer.undated ?? []).map(undatedBlock),
      ...(questions.length > 0 ? [{ kind: 'suggestions' as const, questions }] : []),
    ],
  };
}

function sourceLine(article: Article): string {
  const { publisher, title, published } = citationOf(article);
  const because = article.published?.because ? ` — ${inertLine(article.published.because)}` : '';
  const day = published ?? 'publication day not known';
  return [publisher, title ? `“${title}”` : null, `${day}${because}`].filter((part) => part !== null).join(', ');
}

/** The articles that the record rests on. */
export function sourcesMessage(saga: Named, articles: readonly Article[]): Message {
  const publishers = new Set(articles.map((article) => citationOf(article).publisher));
  const text =
    articles.length > 0
      ? `${plural(articles.length, 'article')} of ${plural(publishers.size, 'publisher')}`
      : 'No articles are recorded yet.';
  const list: Block[] = articles.length > 0 ? [{ kind: 'list', items: articles.map(sourceLine) }] : [];
  return {
    summary: `${nameOf(saga)}: ${text}`,
    blocks: [heading(1, nameOf(saga)), { kind: 'paragraph', text }, ...list],
  };
}
