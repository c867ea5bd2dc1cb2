// The addresses of the pages, and what an address names. They last: digests in channels and feeds lead to them.
import { type IsoDate, parseIso } from '../../src/model/day.ts';
import type { Saga } from '../../src/model/saga.ts';

export const storyPath = (saga: string): string => `/${saga}`;
export const dayPath = (saga: string, day: IsoDate): string => `/${saga}/${day}`;
/** `month`: YYYY-MM. */
export const monthPath = (saga: string, month: string): string => `/${saga}/${month}`;
export const eventPath = (saga: string, event: string): string => `/${saga}/e/${event}`;
export const personPath = (saga: string, name: string): string => `/${saga}/p/${slugOf(name)}`;
export const askPath = (saga: string, question?: string): string =>
  `/${saga}/ask${question === undefined ? '' : `?q=${encodeURIComponent(question).replaceAll('%20', '+')}`}`;
/** `page` counts from 1. */
export const sourcesPath = (saga: string, page = 1): string => `/${saga}/sources${page > 1 ? `/${page}` : ''}`;
export const feedPath = (
  saga: string,
  file: 'feed.xml' | 'rss.xml' | 'feed.json' | 'calendar.ics' | 'sources.opml',
): string => `/${saga}/${file}`;

/** The page that tells a time best: of a day, of the month that holds it, else of the story. */
function spanPath(saga: string, { from, to }: { readonly from: IsoDate; readonly to: IsoDate }): string {
  if (from === to) return dayPath(saga, from);
  return from.slice(0, 7) === to.slice(0, 7) ? monthPath(saga, from.slice(0, 7)) : storyPath(saga);
}

/** Addresses of pages for digests: only of stories that are open to readers, and only where the site has a public address. */
export const pagesAt =
  (site: string | null) =>
  (saga: Pick<Saga, 'id' | 'isPublic'>, span: { readonly from: IsoDate; readonly to: IsoDate }): string | null =>
    site !== null && saga.isPublic ? site + spanPath(saga.id, span) : null;

/** Address of the picture of a story's months, where whoever shows it can fetch it. */
export const picturesAt =
  (site: string | null) =>
  ({ id, isPublic }: Pick<Saga, 'id' | 'isPublic'>): string | null =>
    site !== null && isPublic ? `${site}/${id}/strip.png` : null;

/** "robert-mueller" of "Robert Mueller"; names of other scripts keep their letters. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

export const isDay = (text: string): boolean => parseIso(text) !== null;
export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && parseIso(`${text}-01`) !== null;
