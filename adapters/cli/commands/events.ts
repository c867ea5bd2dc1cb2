// Turns lines of article piles into lines of the happenings they tell.
import { dateJson } from '../../../src/bot/contract.ts';
import { happeningsOf, type PileArticle } from '../../../src/bot/events.ts';
import { UserError } from '../../../src/errors.ts';
import { parseIso } from '../../../src/model/day.ts';
import type { Evidence, Happening } from '../../../src/model/event.ts';
import { compareText } from '../../../src/model/order.ts';
import type { Person } from '../../../src/model/saga.ts';
import { answerLines, type InputLine } from '../json-lines.ts';
import type { Streams } from '../streams.ts';

const bad = (sentence: string): UserError => new UserError('bad-input', sentence);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

function readArticle(value: unknown, index: number): PileArticle {
  const { id, published = null, text, title, publisher, url } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string') throw bad(`Article ${index} has no "text"; send it as a string.`);
  if (published !== null && (typeof published !== 'string' || !parseIso(published.slice(0, 10))))
    throw bad(`"published" of article ${index} must begin with a day, as YYYY-MM-DD, or be null.`);
  return {
    id: String(id ?? index),
    title: textOrNull(title),
    text,
    publisher: textOrNull(publisher),
    url: textOrNull(url),
    published: published === null ? null : { value: published, certainty: 'stated', provenance: 'feed' },
  };
}

function readPerson(value: unknown): Person {
  const { name, aliases } = (value ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string') throw bad('Each of "people" needs a "name".');
  const others = Array.isArray(aliases) ? aliases.filter((alias): alias is string => typeof alias === 'string') : [];
  return { name, aliases: others };
}

const placeOf = ({ article, report }: Evidence) => ({ article: article.id, begin: report.begin, end: report.end });
const byPlace = (a: Evidence, b: Evidence): number =>
  compareText(a.article.id, b.article.id) || a.report.begin - b.report.begin;

function printed(told: Happening, place: number): object {
  const { date, kind, evidence, publishers, independentSources, differing, salience } = told;
  const [lead] = evidence;
  return {
    id: String(place + 1),
    date: date && dateJson(date),
    headline: lead.report.text,
    kind,
    actors: told.actors,
    publishers,
    independentSources,
    reports: [...evidence].sort(byPlace).map(placeOf),
    differing: differing.map((one) => ({ ...placeOf(one.evidence), how: one.how })),
    salience,
  };
}

export function eventsLine({ id, fields }: InputLine): object {
  const { articles, people } = fields;
  if (!Array.isArray(articles)) throw bad('The line has no "articles"; send them as a list.');
  const read = articles.map(readArticle);
  if (new Set(read.map((article) => article.id)).size < read.length) throw bad('Two articles have one id.');
  const known = Array.isArray(people) ? people.map(readPerson) : [];
  return { id, events: happeningsOf(read, known).map(printed) };
}

export const runEvents = (streams: Streams): Promise<void> => answerLines(streams, eventsLine);
