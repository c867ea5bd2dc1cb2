// What an address names within a story, and the reply to it.
import type { Saga } from '../../src/model/saga.ts';
import { isDay, isMonth } from './addresses.ts';
import type { Reply } from './reply.ts';
import type { StoryForms } from './story-forms.ts';
import type { StoryPages } from './story-pages.tsx';

interface Asked {
  readonly saga: Saga;
  /** The address behind the story's own, without slashes at its ends. */
  readonly rest: string;
  readonly query: URLSearchParams;
  /** What absolute links begin with. */
  readonly origin: string;
}

type Answer = Promise<Reply | null> | Reply | null;
type Named = (asked: Asked) => Answer;

/** The first that knows the address answers; null where none does, or where a day has nothing. */
export function namedIn(pages: StoryPages, forms: StoryForms): (asked: Asked) => Promise<Reply | null> {
  const exact: Readonly<Record<string, Named>> = {
    '': ({ saga }) => pages.story(saga),
    ask: ({ saga, query }) => pages.ask(saga, query.get('q') ?? ''),
    sources: ({ saga }) => pages.sources(saga, 1),
    'feed.xml': ({ saga, origin }) => forms.feed(saga, 'feed.xml', origin),
    'rss.xml': ({ saga, origin }) => forms.feed(saga, 'rss.xml', origin),
    'feed.json': ({ saga, origin }) => forms.feed(saga, 'feed.json', origin),
    'calendar.ics': ({ saga, origin }) => forms.calendar(saga, origin),
    'sources.opml': ({ saga }) => forms.opml(saga),
    'strip.png': ({ saga }) => forms.strip(saga),
  };
  const folders: Readonly<Record<string, (saga: Saga, name: string) => Answer>> = { e: pages.event, p: pages.person };
  const ofDay: Readonly<Record<string, (saga: Saga, day: string) => Answer>> = {
    json: forms.json,
    md: forms.markdown,
    png: forms.card,
  };

  return async (asked) => {
    const { saga, rest } = asked;
    if (Object.hasOwn(exact, rest)) return exact[rest]?.(asked) ?? null;
    if (isDay(rest)) return pages.day(saga, rest);
    if (isMonth(rest)) return pages.month(saga, rest);
    const [, at] = /^sources\/(\d{1,6})$/.exec(rest) ?? [];
    if (at !== undefined) return pages.sources(saga, Number(at));
    const [, folder = '', name = ''] = /^([a-z])\/([^/]+)$/.exec(rest) ?? [];
    if (Object.hasOwn(folders, folder)) return folders[folder]?.(saga, name) ?? null;
    const [, day = '', ending = ''] = /^([\d-]+)\.([a-z]+)$/.exec(rest) ?? [];
    return isDay(day) && Object.hasOwn(ofDay, ending) ? (ofDay[ending]?.(saga, day) ?? null) : null;
  };
}
