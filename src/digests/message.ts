// Turns digests, answers and lists of sources into messages: blocks that every platform can show.
import type { ListedArticle } from '../model/article.ts';
import { dateHeadline, dateInSentence, longDayWords } from '../model/date-words.ts';
import type { DateSpan } from '../model/dated.ts';
import type { Answer, Day, Digest } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Block, Message } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { eventBlock, lineBlock, undatedBlock } from './blocks.ts';
import { citationOf } from './citation.ts';
import { daysOf } from './compose.ts';
import { lineOf } from './line.ts';
import { type Lineup, lineupOf } from './lineup.ts';
import { spanLineup } from './span-lineup.ts';
import { writtenBlocks } from './written-blocks.ts';

/** What a message is about, by name. */
export interface Named {
  readonly name: string;
}

export const nameOf = ({ name }: Named): string => inertLine(name) ?? 'This story';
export const note = (text: string): Block => ({ kind: 'note', text });
export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A date with all its events. */
export const dayBlocks = (day: Day): Block[] => [
  heading(2, dateHeadline(day.date)),
  ...day.events.map((event) => lineBlock(event, day.date)),
  ...(day.omitted ? [note(`${plural(day.omitted, 'more event')}.`)] : []),
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

const eventsIn = ({ days }: Pick<Digest, 'days'>): number =>
  days.reduce((sum, { events, omitted = 0 }) => sum + events.length + omitted, 0);

const restNote = (left: number): Block[] => (left > 0 ? [note(`${plural(left, 'more event')}.`)] : []);

/** What a notification shows of a digest. */
const summaryOf = (digest: Digest, { headline, main }: Lineup): string =>
  `${nameOf(digest.saga)}, ${periodWords(digest)}: ${headline ?? main ?? plural(eventsIn(digest), 'event')}`;

/** The headline, else the period itself; below it the rest of "Trump and Sessions · Tuesday, 25 July 2017 · 29 events". */
const headBlocks = (digest: Digest, { headline }: Lineup, count: string): Block[] => [
  heading(1, headline ?? periodWords(digest)),
  note([nameOf(digest.saga), ...(headline === null ? [] : [periodWords(digest)]), count].join(' · ')),
];

/** The digest of a day: its headline, what mattered most, the rest in short. */
function dayDigest(digest: Digest): Message {
  const { from, to, days, written } = digest;
  const day: DateSpan = { from, to, granularity: 'day' };
  const lineup = lineupOf(
    days.flatMap(({ events }) => events),
    day,
    { title: written?.headline?.text ?? null },
  );
  const all = eventsIn(digest);
  return {
    summary: summaryOf(digest, lineup),
    blocks: [
      ...headBlocks(digest, lineup, plural(all, 'event')),
      ...writtenBlocks(written),
      ...lineup.blocks,
      ...restNote(all - lineup.shown.length),
    ],
  };
}

/** The digest of a span: the three things that mattered most, and the main event of each other day. */
function spanDigest(digest: Digest): Message {
  const { days, written } = digest;
  const lineup = spanLineup(days, written?.headline?.text ?? null);
  return {
    summary: summaryOf(digest, lineup),
    blocks: [
      ...headBlocks(digest, lineup, `${plural(eventsIn(digest), 'event')} on ${plural(days.length, 'date')}`),
      ...writtenBlocks(written),
      ...lineup.blocks,
    ],
  };
}

/** The dated digest of a day or a span, with where its page is. */
export function digestMessage(digest: Digest): Message {
  if (digest.days.length === 0) return nothing(digest);
  const message = digest.from === digest.to ? dayDigest(digest) : spanDigest(digest);
  if (digest.page === undefined) return message;
  return { ...message, blocks: [...message.blocks, { kind: 'page', url: digest.page }] };
}

/** Every event of a digest under its date: what a digest leaves out. */
export function allEventsMessage(digest: Digest): Message {
  if (digest.days.length === 0) return nothing(digest);
  const name = nameOf(digest.saga);
  return {
    summary: `${name}, ${periodWords(digest)}: ${plural(eventsIn(digest), 'event')}`,
    blocks: [heading(1, name), ...digest.days.flatMap(dayBlocks)],
  };
}

/** Assumptions that the lead does not say already. */
const assumptions = ({ interpretation, lead }: Answer): Block[] => {
  const unsaid = interpretation.assumed.filter((sentence) => !lead.includes(sentence)).map((s) => inertLine(s) ?? '');
  return unsaid.length > 0 ? [note(unsaid.join(' '))] : [];
};

/** Which events of an answer its message shows, in their order. */
export const shownIn = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'event' || block.kind === 'line' ? [block.event] : []));

/**
 * A topic's events stand in order of relevance: their dates are beside them. A day has the form of its digest, a longer time that of a
 * digest of several days; what is asked of a matter stands in lines under its dates.
 */
function answerEvents({ interpretation, events, total, before = 0 }: Answer): Block[] {
  const { kind, from, to, terms } = interpretation;
  if (terms.length > 0 || kind === 'unclear') return matterEvents(events);
  const isPeriod = (kind === 'day' || kind === 'span') && from !== null && to !== null;
  if (isPeriod && terms.length === 0 && before === 0) {
    const { headline, blocks, shown } =
      kind === 'day' ? lineupOf(events, { from, to, granularity: 'day' }) : spanLineup(daysOf(events));
    const left = (total ?? events.length) - shown.length;
    return [...(headline ? [heading(1, headline)] : []), ...blocks, ...(left > 0 ? [note(moreWords(left))] : [])];
  }
  const isOneDay = (event: Event): boolean => event.date.from === from && event.date.to === to;
  if (kind === 'day' && events.every(isOneDay)) return events.map((event) => lineBlock(event, event.date));
  return daysInGivenOrder(events).flatMap(dayBlocks);
}

/** Characters of sentences that an answer about a matter shows beside its first one. */
const SHORT = 320;

/** The best answer in full, the next ones as lines while they are short. */
function matterEvents([first, ...others]: readonly Event[]): Block[] {
  if (!first) return [];
  const lines = others.map((event) => lineBlock(event, null, { isShort: true }));
  let length = lineOf(first.evidence[0]).length;
  const shown = lines.filter(({ text }) => {
    length += (text ?? '').length;
    return length <= SHORT;
  });
  return [eventBlock(first, null), ...shown];
}

const moreWords = (left: number): string =>
  `${plural(left, 'more event')}; ask “more” for ${left === 1 ? 'it' : 'them'}.`;

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
  const line = inertLine(answer.line ?? null);
  return {
    summary: line ?? lead ?? inertLine(answer.question) ?? '',
    blocks: [
      ...writtenBlocks(answer.written),
      ...(line ? [{ kind: 'paragraph' as const, text: line }] : []),
      ...(lead ? [{ kind: 'paragraph' as const, text: lead }] : []),
      ...assumptions(answer),
      ...answerEvents(answer),
      ...(answer.undated ?? []).map(undatedBlock),
      ...(questions.length > 0 ? [{ kind: 'suggestions' as const, questions }] : []),
    ],
  };
}

function sourceLine(article: ListedArticle): string {
  const { publisher, title, published } = citationOf(article);
  const because = article.published?.because ? ` — ${inertLine(article.published.because)}` : '';
  const day = published ?? 'publication day not known';
  return [publisher, title ? `“${title}”` : null, `${day}${because}`].filter((part) => part !== null).join(', ');
}

/** Articles that a list of sources shows: one screen. */
const MOST_SOURCES = 20;

/** The newest, in their order; all where they are few. */
const newestOf = (articles: readonly ListedArticle[]): readonly ListedArticle[] => {
  if (articles.length <= MOST_SOURCES) return articles;
  const dated = articles.filter(({ published }) => published !== null);
  return (dated.length > 0 ? dated : articles).slice(-MOST_SOURCES);
};

/** The articles that the record rests on. */
export function sourcesMessage(saga: Named, articles: readonly ListedArticle[]): Message {
  const publishers = new Set(articles.map((article) => citationOf(article).publisher));
  const text =
    articles.length > 0
      ? `${plural(articles.length, 'article')} of ${plural(publishers.size, 'publisher')}`
      : 'No articles are recorded yet.';
  const shown = newestOf(articles);
  const list: Block[] = shown.length > 0 ? [{ kind: 'list', items: shown.map(sourceLine) }] : [];
  const left = articles.length - shown.length;
  if (left > 0)
    list.push({ kind: 'note', text: `The newest are shown; ${left} older: ask about a day to see its own.` });
  return {
    summary: `${nameOf(saga)}: ${text}`,
    blocks: [heading(1, nameOf(saga)), { kind: 'paragraph', text }, ...list],
  };
}
