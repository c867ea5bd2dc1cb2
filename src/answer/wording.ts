// Turns a reading and what was found into the sentence that stands before the events.
import { dateHeadline, dateInSentence, dayWords } from '../model/date-words.ts';
import type { DateSpan } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import type { Event, Evidence, Happening } from '../model/event.ts';
import { inertLine } from '../model/outside-text.ts';
import type { Interpreted } from './interpret.ts';
import type { Term } from './terms.ts';

/** "a", "a and b", "a, b and c". */
export const listWords = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const termWords = (term: Term): string => (term.kind === 'person' ? term.label : `“${inertLine(term.label) ?? ''}”`);

/** What a question is about, in words: "Jeff Sessions and “resign”". */
const matterWords = ({ terms, speaker }: Interpreted): string => {
  const others = terms.filter((term) => term !== speaker).map(termWords);
  if (!speaker) return listWords(others);
  return others.length > 0
    ? `what ${termWords(speaker)} said about ${listWords(others)}`
    : `what ${termWords(speaker)} said`;
};

const sentence = (words: string): string => {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};

const joinSentences = (parts: readonly (string | null)[]): string =>
  parts.flatMap((part) => (part ? [sentence(part)] : [])).join(' ');

/** Days in words, month and year once where they share them: "13 June and 19 July 2017", "3 and 5 June 2017". */
function daysWords(days: readonly IsoDate[]): string {
  return listWords(
    days.map((day, i) => {
      const next = days[i + 1] ?? '';
      const words = dayWords(day);
      if (next.slice(0, 7) === day.slice(0, 7)) return words.split(' ')[0] ?? words;
      return next.slice(0, 4) === day.slice(0, 4) ? words.replace(/ \d+$/, '') : words;
    }),
  );
}

const nearestWords = (days: readonly IsoDate[]): string | null => {
  if (days.length === 0) return null;
  return days.length === 1
    ? `The nearest day with something is ${daysWords(days)}`
    : `The nearest days with something are ${daysWords(days)}`;
};

/** What of a period is shown: events of this page, of earlier pages, of all. */
interface PageCount {
  readonly before: number;
  readonly page: number;
  readonly all: number;
}

/** The lead of a period's answer: its days as they were read. */
export function periodLead(read: Interpreted, shown: readonly Event[], count: PageCount): string {
  const { when, interpretation } = read;
  return joinSentences([
    count.before === 0 ? null : 'More',
    when ? dateHeadline(when) : `The newest in the record: ${dateHeadline(latestOf(shown))}`,
    ...interpretation.assumed,
    pageWords(read, count),
  ]);
}

const latestOf = (events: readonly Event[]): DateSpan =>
  events.map(({ date }) => date as DateSpan).reduce((latest, date) => (date.to > latest.to ? date : latest));

/** A period's first page is a digest, which says itself what it leaves out. */
function pageWords({ interpretation: { kind } }: Interpreted, { before, page, all }: PageCount): string | null {
  if (before === 0 && (all <= page || kind === 'day' || kind === 'span')) return null;
  const shown = `Events ${before + 1} to ${before + page} of ${all}`;
  return before + page < all ? `${shown}; ask “more” for the rest` : shown;
}

/** The lead of an answer about a matter: what was assumed. The answer itself stands in its line. */
export function matterLead(read: Interpreted, isFirst: boolean): string {
  return joinSentences([
    isFirst ? null : 'More',
    read.when ? dateHeadline(read.when) : null,
    ...read.interpretation.assumed,
  ]);
}

/** The lead of all that was found about a matter, a page of it at a time. */
export function wholeLead({ interpretation }: Interpreted, { before, page, all }: PageCount): string {
  const shown = all > page ? `Events ${before + 1} to ${before + page}` : null;
  const rest = before + page < all ? `${shown}; ask “more” for the rest` : shown;
  return joinSentences([...interpretation.assumed, rest]);
}

/** The lead of an answer without events; `nearest` are days that have something. */
export function nothingLead(read: Interpreted, nearest: readonly IsoDate[], cover: DateSpan | null): string {
  const about = read.terms.length > 0 ? ` about ${matterWords(read)}` : '';
  const time = read.when ? ` for ${inTimeWords(read.when)}` : '';
  return joinSentences([
    `Nothing is recorded${about}${time}`,
    ...read.interpretation.assumed,
    cover ? `Something is recorded ${dateInSentence(cover)}, without the day` : null,
    nearestWords(nearest),
  ]);
}

const inTimeWords = (when: DateSpan): string => {
  const words = dateHeadline(when);
  return when.granularity === 'season' ? words.charAt(0).toLowerCase() + words.slice(1) : words;
};

const publisherOf = ({ article }: Evidence): string => inertLine(article.publisher) ?? 'an article without a publisher';

/** Who told each of the events, in their order. */
export function sourcesLead(events: readonly Event[], undated: readonly Happening[]): string {
  if (events.length === 0)
    return sentence(`Told by ${listWords([...new Set(undated.map(({ evidence: [lead] }) => publisherOf(lead)))])}`);
  const lines = events.map((event, i) => {
    const [{ report, article }] = event.evidence;
    const said = inertLine(report.attribution);
    const publishers =
      event.publishers.length > 0 ? event.publishers : [article.publisher ?? 'an article without a publisher'];
    const told = `${listWords(publishers.map((name) => inertLine(name) ?? ''))} (${event.independentSources === 1 ? 'one independent source' : `${event.independentSources} independent sources`})`;
    return `${events.length > 1 ? `${i + 1}. ` : ''}${said ? `“${said}”, told by ${told}` : `Told by ${told}`}`;
  });
  return joinSentences(lines);
}

/** When each of the events was, in their order. */
export const datesLead = (events: readonly Event[]): string =>
  joinSentences(events.map((event, i) => `${events.length > 1 ? `${i + 1}. ` : ''}${dateHeadline(event.date)}`));
