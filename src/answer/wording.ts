// Turns a reading and what was found into the sentence that stands before the events.
import { dateHeadline, dateInSentence, dayWords } from '../model/date-words.ts';
import { type DateSpan, spansOverlap } from '../model/dated.ts';
import { daysBetween, type IsoDate } from '../model/day.ts';
import type { Event, Evidence } from '../model/event.ts';
import { inertLine } from '../model/outside-text.ts';
import type { Interpreted } from './interpret.ts';
import type { Found } from './retrieve.ts';
import type { Term } from './terms.ts';

/** "a", "a and b", "a, b and c". */
export const listWords = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const termWords = (term: Term): string => (term.kind === 'person' ? term.label : `“${inertLine(term.label) ?? ''}”`);

/** What a question is about, in words: "Jeff Sessions and “resign”". */
export const matterWords = ({ terms, speaker }: Interpreted): string => {
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
export function daysWords(days: readonly IsoDate[]): string {
  return listWords(
    days.map((day, i) => {
      const next = days[i + 1] ?? '';
      const words = dayWords(day);
      if (next.slice(0, 7) === day.slice(0, 7)) return words.split(' ')[0] ?? words;
      return next.slice(0, 4) === day.slice(0, 4) ? words.replace(/ \d+$/, '') : words;
    }),
  );
}

export const nearestWords = (days: readonly IsoDate[]): string | null => {
  if (days.length === 0) return null;
  return days.length === 1
    ? `The nearest day with something is ${daysWords(days)}`
    : `The nearest days with something are ${daysWords(days)}`;
};

export interface LeadInput {
  readonly read: Interpreted;
  readonly found: Found;
  /** All events that answer, the most telling first. */
  readonly events: readonly Event[];
  /** Those on this page. */
  readonly page: readonly Event[];
  /** Sentences without a known day that stand below the events. */
  readonly undated: readonly Evidence[];
  /** How many were shown on earlier pages. */
  readonly before: number;
}

/** The lead of an answer that has events. */
export function foundLead(input: LeadInput): string {
  const { read, found } = input;
  const isFirst = input.before === 0;
  return joinSentences([
    isFirst ? null : 'More',
    found.strictness === 'close' ? 'Nothing recorded says all of that; this comes closest' : null,
    (isFirst ? whoLead(read) : null) ??
      factLead(input) ??
      (found.strictness === 'unspoken' ? unspokenLead(read) : readingLead(read)),
    ...read.interpretation.assumed,
    pageWords(input),
    isFirst ? undatedWords(input) : null,
  ]);
}

/** Nobody's words, but what is told about them. */
function unspokenLead({ when, terms, speaker }: Interpreted): string {
  const time = when ? `${dateHeadline(when)}: no` : 'No';
  const others = terms.filter((term) => term !== speaker);
  const matter = others.length > 0 ? ` about ${listWords(others.map(termWords))}` : '';
  return `${time} words of ${speaker ? termWords(speaker) : 'theirs'}${matter} are recorded; this is what the record tells`;
}

/** "who is John Kelly?": what the saga says of the person. */
function whoLead({ ask, terms }: Interpreted): string | null {
  const [term] = terms;
  if (ask !== 'who' || terms.length !== 1 || term?.kind !== 'person') return null;
  return term.people.map(({ name, role }) => (role ? `${name}: ${inertLine(role) ?? ''}` : name)).join('; ');
}

/** How the question was read. */
function readingLead(read: Interpreted): string | null {
  const { when, terms, interpretation } = read;
  const matter = matterWords(read);
  if (when) return terms.length === 0 ? dateHeadline(when) : `${dateHeadline(when)}: ${matter}`;
  if (interpretation.kind === 'latest') return terms.length === 0 ? null : `The newest about ${matter}`;
  if (read.ask === 'yes-no' || read.ask === 'why') return `What the record says about ${matter}`;
  return read.speaker ? matter : `About ${matter}`;
}

/** The one fact asked for, where the dates of the events give it. */
function factLead({ read, events, page }: LeadInput): string | null {
  const [best] = page;
  if (!best) return null;
  if (read.interpretation.kind === 'latest' && read.terms.length === 0) {
    return `The newest in the record: ${dateHeadline(latestOf(page))}`;
  }
  if (read.ask === 'when') return whenLead(best, events, read.extreme);
  if (read.ask === 'count') return countLead(read, events);
  return null;
}

const latestOf = (events: readonly Event[]): DateSpan =>
  events.map(({ date }) => date as DateSpan).reduce((latest, date) => (date.to > latest.to ? date : latest));

/** Dates named where the record has several for what was asked. */
const MAX_DATES = 4;

/** The finest told date that lies within the best match's: "in March" gives way to the day that another article names. */
const finestWithin = ({ date }: Event, events: readonly Event[]): Event['date'] =>
  events
    .map((event) => event.date)
    .filter((other) => other.certainty !== 'assumed' && other.from >= date.from && other.to <= date.to)
    .reduce(
      (finest, other) => (daysBetween(other.from, other.to) < daysBetween(finest.from, finest.to) ? other : finest),
      date,
    );

function whenLead(best: Event, events: readonly Event[], extreme: Interpreted['extreme']): string {
  const words = dateWords(finestWithin(best, events));
  if (extreme) return `The ${extreme === 'first' ? 'earliest' : 'latest'} of it in the record is ${words}`;
  const others = events.filter(({ date }) => !spansOverlap(date, best.date)).map(({ date }) => dateWords(date));
  const dates = [...new Set([words, ...others])].slice(0, MAX_DATES);
  if (dates.length > 1) return `The record has more than one date for it, the best match first: ${dates.join('; ')}`;
  return `The record puts it ${best.date.certainty === 'assumed' ? 'probably ' : ''}${words}`;
}

const dateWords = (date: DateSpan): string =>
  date.from === date.to ? `on ${dateInSentence(date)}` : dateInSentence(date);

function countLead(read: Interpreted, events: readonly Event[]): string {
  const days = new Set(events.map(({ date }) => `${date.from}/${date.to}`)).size;
  return `The record has ${events.length === 1 ? 'one event' : `${events.length} events`} about ${matterWords(read)}, on ${
    days === 1 ? 'one date' : `${days} dates`
  }; there may be more that it does not hold`;
}

/** A period's first page is a digest, which says itself what it leaves out. */
const pageWords = ({ read, events, page, before }: LeadInput): string | null => {
  if (before === 0 && (events.length <= page.length || isDigest(read))) return null;
  const shown = `Events ${before + 1} to ${before + page.length} of ${events.length}`;
  return before + page.length < events.length ? `${shown}; ask “more” for the rest` : shown;
};

const isDigest = ({ interpretation: { kind }, terms }: Interpreted): boolean =>
  (kind === 'day' || kind === 'span') && terms.length === 0;

/** How much fits but has no known day. */
function undatedWords({ read, found, undated, page }: LeadInput): string | null {
  const count = found.undated.length;
  if (count === 0) return null;
  if (read.ask === 'when' && undated.length === 0) return null;
  if (page.length === 0) return `On which ${count === 1 ? 'day it was' : 'days that was'} is not known`;
  const isCut = undated.length > 0 && undated.length < count;
  const left = isCut ? `, ${undated.length === 1 ? 'one' : undated.length} of them shown` : '';
  return count === 1
    ? 'One more sentence about it has no known day'
    : `${count} more sentences about it have no known day${left}`;
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
export function sourcesLead(events: readonly Event[], undated: readonly Evidence[]): string {
  if (events.length === 0) return sentence(`Told by ${listWords([...new Set(undated.map(publisherOf))])}`);
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
