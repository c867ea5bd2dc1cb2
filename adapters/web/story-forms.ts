// The replies that are a story or a day in another form: JSON, Markdown, feeds, a calendar, pictures, something to embed.
import { digestJson } from '../../src/bot/contract.ts';
import type { Daybook } from '../../src/bot/daybook.ts';
import { digestMessage } from '../../src/digests/digest-message.ts';
import { inShort } from '../../src/digests/headline.ts';
import { renderMarkdown } from '../../src/digests/render-markdown.ts';
import { longDayWords } from '../../src/model/date-words.ts';
import type { IsoDate } from '../../src/model/day.ts';
import { monthWeights } from '../../src/model/months.ts';
import type { Saga } from '../../src/model/saga.ts';
import { pngOf } from '../pictures/png.ts';
import { cardSvg, stripSvg } from '../pictures/svg.ts';
import { dayPath } from './addresses.ts';
import { calendarOf } from './feeds/calendar.ts';
import { atomFeed, FEED_TYPES, type FeedDay, jsonFeed, rssFeed, sourcesOpml } from './feeds/feeds.ts';
import { embeddedDay } from './pages/day.tsx';
import { sagaName } from './pages/layout.tsx';
import { type DayPage, publisherNames, type Reader } from './reader.ts';
import { form, page, type Reply } from './reply.ts';

/** Days that a feed lists, events of a day in it, and days of a calendar. */
const FEED = { days: 30, lines: 5 } as const;
const MOST_IN_CALENDAR = 1_000;

interface FormPorts {
  readonly reader: Reader;
  readonly daybook: Daybook;
}

export interface StoryForms {
  /** Each null where the day has nothing. */
  json(saga: Saga, date: IsoDate): Promise<Reply | null>;
  markdown(saga: Saga, date: IsoDate): Promise<Reply | null>;
  card(saga: Saga, date: IsoDate): Promise<Reply | null>;
  embed(saga: Saga, date: IsoDate): Promise<Reply | null>;
  /** What a page needs to embed the day (https://oembed.com). */
  oembed(saga: Saga, date: IsoDate, site: string): Promise<Reply | null>;
  /** `site`: the address that links in it begin with. */
  feed(saga: Saga, file: 'feed.xml' | 'rss.xml' | 'feed.json', site: string): Promise<Reply>;
  calendar(saga: Saga, site: string): Promise<Reply>;
  opml(saga: Saga): Reply;
  strip(saga: Saga): Promise<Reply>;
}

const WRITERS = { 'feed.xml': atomFeed, 'rss.xml': rssFeed, 'feed.json': jsonFeed } as const;

function cardOf(saga: Saga, { date, headline, events }: DayPage): string {
  const [lead, ...rest] = events;
  const publishers = [...new Set(events.flatMap(publisherNames))];
  const lines = rest.map(inShort);
  return cardSvg({
    story: sagaName(saga),
    when: longDayWords(date),
    headline: headline ?? (lead ? inShort(lead) : ''),
    lines,
    sources: publishers.join(', '),
  });
}

export function storyForms({ reader, daybook }: FormPorts): StoryForms {
  const digest = async (saga: Saga, date: IsoDate) => {
    const found = await daybook.digest(saga, { from: date, to: date });
    return found.days.length > 0 ? found : null;
  };

  const feedDays = async (saga: Saga): Promise<readonly FeedDay[]> => {
    const newest = (await reader.days(saga)).slice(-FEED.days).reverse();
    const days: FeedDay[] = [];
    for (const { date } of newest) {
      const day = await reader.day(saga, date);
      if (!day) continue;
      const lines = day.events
        .slice(0, FEED.lines)
        .map((event) => `${inShort(event)} — ${publisherNames(event).join(', ')}`);
      days.push({ date, headline: day.inShort, lines });
    }
    return days;
  };

  return {
    async json(saga, date) {
      const found = await digest(saga, date);
      return found && form('application/json; charset=utf-8', JSON.stringify(digestJson(found)));
    },
    async markdown(saga, date) {
      const found = await digest(saga, date);
      const told = found && (await daybook.inWords(saga, found));
      return told && form('text/markdown; charset=utf-8', renderMarkdown(digestMessage(told)));
    },
    async card(saga, date) {
      const day = await reader.day(saga, date);
      return day && form('image/png', await pngOf(cardOf(saga, day)));
    },
    async embed(saga, date) {
      const day = await reader.day(saga, date);
      return day && page(embeddedDay({ saga, day }));
    },
    async oembed(saga, date, site) {
      const day = await reader.day(saga, date);
      if (!day) return null;
      const reply = {
        version: '1.0',
        type: 'rich',
        provider_name: 'Daybook',
        provider_url: site,
        title: `${longDayWords(date)}: ${day.inShort}`,
        width: 600,
        height: 520,
        html: `<iframe src="${site}/embed${dayPath(saga.id, date)}" width="600" height="520" title="${longDayWords(date)}"></iframe>`,
        thumbnail_url: `${site}${dayPath(saga.id, date)}.png`,
        thumbnail_width: 1200,
        thumbnail_height: 630,
      };
      return form('application/json; charset=utf-8', JSON.stringify(reply));
    },
    async feed(saga, file, site) {
      return form(FEED_TYPES[file], WRITERS[file]({ saga, site, days: await feedDays(saga) }));
    },
    async calendar(saga, site) {
      const days = (await reader.days(saga)).slice(-MOST_IN_CALENDAR);
      const leads = (await reader.lines(saga, days)).map(({ lead }) => lead);
      return form('text/calendar; charset=utf-8', calendarOf(saga, site, leads));
    },
    opml: (saga) => form(FEED_TYPES['sources.opml'], sourcesOpml(saga)),
    async strip(saga) {
      return form('image/png', await pngOf(stripSvg(sagaName(saga), monthWeights(await reader.days(saga)))));
    },
  };
}
