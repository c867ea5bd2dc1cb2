// Turns a story's days into feeds: Atom, RSS, JSON Feed, and its sources into OPML.
import { generateAtomFeed, generateJsonFeed, generateOpml, generateRssFeed } from 'feedsmith';
import { longDayWords } from '../../../src/model/date-words.ts';
import { inertLine } from '../../../src/model/outside-text.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { dayPath, feedPath, storyPath } from '../addresses.ts';
import { escaped } from '../escape.ts';

/** One day of a story: what a feed lists. */
export interface FeedDay {
  readonly date: string;
  readonly headline: string;
  /** Its events in a line each, plain text. */
  readonly lines: readonly string[];
}

interface FeedRequest {
  readonly saga: Saga;
  /** Address of the site, without a slash at its end. */
  readonly site: string;
  /** The newest first. */
  readonly days: readonly FeedDay[];
}

export const FEED_TYPES = {
  'feed.xml': 'application/atom+xml; charset=utf-8',
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  'sources.opml': 'text/x-opml; charset=utf-8',
} as const;

const nameOf = ({ name }: Saga): string => inertLine(name) ?? 'This story';
const titleOf = ({ date, headline }: FeedDay): string => `${longDayWords(date)}: ${headline}`;
const htmlOf = ({ lines }: FeedDay): string => `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
/** A day is over at its end; no clock is asked, so that the same record gives the same feed. */
const endOf = (date: string): Date => new Date(`${date}T23:59:59Z`);
const newestOf = ({ days }: FeedRequest): Date => endOf(days[0]?.date ?? '1970-01-01');

export function atomFeed(request: FeedRequest): string {
  const { saga, site, days } = request;
  return generateAtomFeed({
    id: site + storyPath(saga.id),
    title: { value: nameOf(saga) },
    ...(saga.description ? { subtitle: { value: inertLine(saga.description) ?? '' } } : {}),
    updated: newestOf(request),
    authors: [{ name: 'Daybook' }],
    links: [
      { href: site + feedPath(saga.id, 'feed.xml'), rel: 'self', type: 'application/atom+xml' },
      { href: site + storyPath(saga.id), rel: 'alternate', type: 'text/html' },
    ],
    entries: days.map((day) => ({
      id: site + dayPath(saga.id, day.date),
      title: { value: titleOf(day) },
      updated: endOf(day.date),
      published: endOf(day.date),
      links: [{ href: site + dayPath(saga.id, day.date), rel: 'alternate', type: 'text/html' }],
      content: { value: htmlOf(day), type: 'html' },
    })),
  });
}

export function rssFeed(request: FeedRequest): string {
  const { saga, site, days } = request;
  return generateRssFeed({
    title: nameOf(saga),
    link: site + storyPath(saga.id),
    description: inertLine(saga.description) ?? nameOf(saga),
    pubDate: newestOf(request),
    items: days.map((day) => ({
      title: titleOf(day),
      link: site + dayPath(saga.id, day.date),
      guid: { value: site + dayPath(saga.id, day.date), isPermaLink: true },
      description: htmlOf(day),
      pubDate: endOf(day.date),
    })),
  });
}

export function jsonFeed(request: FeedRequest): string {
  const { saga, site, days } = request;
  const feed = generateJsonFeed({
    title: nameOf(saga),
    home_page_url: site + storyPath(saga.id),
    feed_url: site + feedPath(saga.id, 'feed.json'),
    ...(saga.description ? { description: inertLine(saga.description) ?? '' } : {}),
    items: days.map((day) => ({
      id: site + dayPath(saga.id, day.date),
      url: site + dayPath(saga.id, day.date),
      title: titleOf(day),
      content_html: htmlOf(day),
      content_text: day.lines.join('\n'),
      date_published: endOf(day.date),
    })),
  });
  return JSON.stringify(feed);
}

/** The feeds that a story is read from, for whoever wants to follow them too. */
export const sourcesOpml = (saga: Saga): string =>
  generateOpml({
    head: { title: `Sources of ${nameOf(saga)}` },
    body: {
      outlines: saga.sources.map(({ publisher, url }) => ({
        text: inertLine(publisher) ?? url,
        type: 'rss',
        xmlUrl: url,
      })),
    },
  });
