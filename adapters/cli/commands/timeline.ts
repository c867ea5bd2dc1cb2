// Turns lines of article piles into lines of the days that matter.
import { chooseDays, type PileArticle } from '../../../src/bot/timeline.ts';
import { UserError } from '../../../src/errors.ts';
import { parseIso } from '../../../src/model/day.ts';
import { answerLines, type InputLine } from '../json-lines.ts';
import type { Streams } from '../streams.ts';

const bad = (sentence: string): UserError => new UserError('bad-input', sentence);

function readArticle(value: unknown, index: number): PileArticle {
  const { id, published, text } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string') throw bad(`Article ${index} has no "text"; send it as a string.`);
  if (typeof published !== 'string' || !parseIso(published.slice(0, 10))) {
    throw bad(`Article ${index} has no "published" day; send it as YYYY-MM-DD.`);
  }
  return { id: String(id ?? index), published: published.slice(0, 10), text };
}

const dayOf = (name: string, value: unknown): Record<string, string> => {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'string' || !parseIso(value)) throw bad(`"${name}" must be a day that exists, as YYYY-MM-DD.`);
  return { [name]: value };
};

const countOf = (name: string, value: unknown): Record<string, number> => {
  if (value === undefined || value === null) return {};
  if (!Number.isInteger(value) || (value as number) < 1) throw bad(`"${name}" must be a whole number from 1.`);
  return { [name]: value as number };
};

function timelineLine({ id, fields }: InputLine): object {
  const { query, articles, from, to, dates, sentences } = fields;
  if (!Array.isArray(articles)) throw bad('The line has no "articles"; send them as a list.');
  const words = Array.isArray(query) ? query.filter((word): word is string => typeof word === 'string') : [];
  const days = chooseDays({
    query: words,
    articles: articles.map(readArticle),
    ...dayOf('from', from),
    ...dayOf('to', to),
    ...countOf('dates', dates),
    ...countOf('sentences', sentences),
  });
  return { id, days };
}

export const runTimeline = (streams: Streams): Promise<void> => answerLines(streams, timelineLine);
