/** @jsxImportSource hono/jsx */
// The replies that are pages of a story, by what their address names.

import type { Daybook } from '../../src/bot/daybook.ts';
import { dayIn } from '../../src/bot/today.ts';
import { isUserError } from '../../src/errors.ts';
import { longDayWords } from '../../src/model/date-words.ts';
import { type MonthWeight, monthWeights } from '../../src/model/months.ts';
import { inertLine } from '../../src/model/outside-text.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, EventDay } from '../../src/ports.ts';
import { dayPath, eventPath, sourcesPath, storyPath } from './addresses.ts';
import { DayPage } from './pages/day.tsx';
import { EventPage } from './pages/event.tsx';
import { documentOf } from './pages/layout.tsx';
import { AnswerPage, MissingPage, MOST_SOURCES, PersonPage, SourcesPage } from './pages/others.tsx';
import { MonthPage, StoryPage } from './pages/story.tsx';
import type { Reader } from './reader.ts';
import { moved, page, type Reply } from './reply.ts';

/** Days that the page of a story shows in all, and of a month of a longer one. */
const MOST_DAYS = 120;
const MOST_OF_MONTH = 5;
const MOST_COMING = 10;
/** Events of the newest day. */
const NEWEST = 3;
const LONGEST_QUESTION = 400;

interface PagePorts {
  readonly reader: Reader;
  readonly daybook: Daybook;
  readonly clock: Clock;
  /** Public address of the site, or null. */
  readonly site: string | null;
}

export interface StoryPages {
  story(saga: Saga): Promise<Reply>;
  month(saga: Saga, month: string): Promise<Reply>;
  day(saga: Saga, day: string): Promise<Reply>;
  event(saga: Saga, id: string): Promise<Reply>;
  person(saga: Saga, slug: string): Promise<Reply>;
  ask(saga: Saga, question: string): Promise<Reply>;
  /** `at`: which page of them, from 1. */
  sources(saga: Saga, at: number): Promise<Reply>;
  missing(saga: Saga | null, path: string, sentence: string, status?: Reply['status']): Reply;
}

/** All days of a short story; of a long one those of each month that have most. */
function shownDays(days: readonly EventDay[], months: readonly MonthWeight[]): readonly EventDay[] {
  if (days.length <= MOST_DAYS) return days;
  return months.flatMap(({ month }) =>
    days
      .filter(({ date }) => date.startsWith(month))
      .sort((a, b) => b.events - a.events || (a.date < b.date ? -1 : 1))
      .slice(0, MOST_OF_MONTH)
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  );
}

export function storyPages({ reader, daybook, clock, site }: PagePorts): StoryPages {
  const todayOf = (saga: Saga): string => dayIn(saga.zone, clock.now());
  const missing: StoryPages['missing'] = (saga, path, sentence, status = 404) =>
    page(documentOf(<MissingPage saga={saga} site={site} path={path} sentence={sentence} />), status);

  return {
    missing,
    async story(saga) {
      const days = await reader.days(saga);
      const today = todayOf(saga);
      const past = days.filter(({ date }) => date <= today);
      const months = monthWeights(past);
      const newest = past.at(-1);
      const standing = newest ? await reader.day(saga, newest.date) : null;
      const coming = await reader.lines(saga, days.filter(({ date }) => date > today).slice(0, MOST_COMING));
      return page(
        documentOf(
          <StoryPage
            saga={saga}
            site={site}
            months={months}
            lines={await reader.lines(saga, shownDays(past, months))}
            newest={standing && { date: standing.date, events: standing.events.slice(0, NEWEST) }}
            coming={coming}
          />,
        ),
      );
    },
    async month(saga, month) {
      const days = await reader.days(saga);
      const own = days.filter(({ date }) => date.startsWith(month));
      if (own.length === 0)
        return missing(saga, `${storyPath(saga.id)}/${month}`, 'Nothing is recorded for this month.');
      return page(
        documentOf(
          <MonthPage
            saga={saga}
            site={site}
            month={month}
            months={monthWeights(days)}
            lines={await reader.lines(saga, own)}
          />,
        ),
      );
    },
    async day(saga, date) {
      const day = await reader.day(saga, date);
      if (!day) return missing(saga, dayPath(saga.id, date), `Nothing is recorded for ${longDayWords(date)}.`);
      const days = await reader.days(saga);
      const around = {
        previous: days.findLast((other) => other.date < date)?.date ?? null,
        next: days.find((other) => other.date > date)?.date ?? null,
      };
      return page(
        documentOf(<DayPage saga={saga} site={site} day={day} months={monthWeights(days)} around={around} />),
      );
    },
    async event(saga, id) {
      const found = await reader.event(saga, id);
      if (found?.kind === 'moved') return moved(eventPath(saga.id, found.to));
      if (found?.kind === 'event')
        return page(
          documentOf(<EventPage saga={saga} site={site} {...found} trails={await reader.trails(saga, found.event)} />),
        );
      const path = eventPath(saga.id, 'x');
      return found
        ? missing(saga, path, 'No article tells this event any more: it was corrected or taken back.', 410)
        : missing(saga, path, 'There is no such event.');
    },
    async person(saga, slug) {
      const found = await reader.person(saga, slug);
      if (!found) return missing(saga, `${storyPath(saga.id)}/p`, 'The story has nobody of this name.');
      return page(documentOf(<PersonPage saga={saga} site={site} {...found} />));
    },
    async ask(saga, question) {
      const asked = inertLine(question.slice(0, LONGEST_QUESTION));
      if (asked === null) return moved(storyPath(saga.id));
      try {
        const { message } = await daybook.ask({ saga, question: asked });
        return page(documentOf(<AnswerPage saga={saga} site={site} question={asked} message={message} />));
      } catch (error) {
        if (isUserError(error)) return missing(saga, storyPath(saga.id), error.message, 400);
        throw error;
      }
    },
    async sources(saga, at) {
      const sources = await daybook.sources(saga, { skip: Math.max(0, at - 1) * MOST_SOURCES, most: MOST_SOURCES });
      if (at < 1 || (at > 1 && sources.articles.length === 0))
        return missing(saga, sourcesPath(saga.id), 'There are not so many pages of sources.');
      return page(documentOf(<SourcesPage saga={saga} site={site} sources={sources} at={at} />));
    },
  };
}
