/** @jsxImportSource hono/jsx */
// The pages of a whole story and of one of its months: days in a line each, its people, where it stands.

import { longDayWords } from '../../../src/model/date-words.ts';
import type { Event } from '../../../src/model/event.ts';
import { type MonthWeight, monthWords } from '../../../src/model/months.ts';
import { inertLine } from '../../../src/model/outside-text.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { dayPath, feedPath, monthPath, personPath, storyPath } from '../addresses.ts';
import type { DayLine } from '../reader.ts';
import { Page, sagaName } from './layout.tsx';
import { EventLine } from './line.tsx';
import { Strip } from './strip.tsx';

interface StoryProps {
  readonly saga: Saga;
  readonly site: string | null;
  readonly months: readonly MonthWeight[];
  /** Of each month the days that are shown. */
  readonly lines: readonly DayLine[];
  readonly newest: { readonly date: string; readonly events: readonly Event[] } | null;
  /** Days that are not past yet. */
  readonly coming: readonly DayLine[];
}

const Days = ({ saga, lines }: { saga: Saga; lines: readonly DayLine[] }) => (
  <ol class="days">
    {lines.map(({ date, lead, events, revision }) => (
      <li data-day={date} data-revision={revision}>
        <a href={dayPath(saga.id, date)}>
          <time datetime={date}>{longDayWords(date)}</time>
        </a>{' '}
        {lead.headline} <span class="note">{events > 1 ? `and ${events - 1} more` : ''}</span>
      </li>
    ))}
  </ol>
);

const Month = ({ saga, weight, lines }: { saga: Saga; weight: MonthWeight; lines: readonly DayLine[] }) => (
  <section class="month">
    <h3>
      <a href={monthPath(saga.id, weight.month)}>{monthWords(weight.month)}</a>
    </h3>
    <Days saga={saga} lines={lines} />
    {lines.length < weight.days ? (
      <p class="note">
        <a href={monthPath(saga.id, weight.month)}>
          All {weight.days} days of {monthWords(weight.month)}
        </a>
      </p>
    ) : null}
  </section>
);

const People = ({ saga }: { saga: Saga }) =>
  saga.people.length > 0 ? (
    <section id="people">
      <h2>People</h2>
      <ul class="people">
        {saga.people.map(({ name, role }) => (
          <li>
            <a href={personPath(saga.id, name)}>{inertLine(name)}</a>
            {role ? <span class="note">, {inertLine(role)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  ) : null;

export const StoryPage = ({ saga, site, months, lines, newest, coming }: StoryProps) => (
  <Page
    title={sagaName(saga)}
    saga={saga}
    site={site}
    path={storyPath(saga.id)}
    picture={`${storyPath(saga.id)}/strip.png`}
    description={inertLine(saga.description)}
    alternates={{
      'application/atom+xml': feedPath(saga.id, 'feed.xml'),
      'application/rss+xml': feedPath(saga.id, 'rss.xml'),
      'application/feed+json': feedPath(saga.id, 'feed.json'),
      'text/calendar': feedPath(saga.id, 'calendar.ics'),
    }}
  >
    <h1>{sagaName(saga)}</h1>
    {saga.description ? <p class="standfirst">{inertLine(saga.description)}</p> : null}
    <Strip saga={saga.id} months={months} marked={null} />
    {newest ? (
      <section>
        <h2>
          Where it stands: <a href={dayPath(saga.id, newest.date)}>{longDayWords(newest.date)}</a>
        </h2>
        <ol class="events">
          {newest.events.map((event) => (
            <EventLine
              saga={saga.id}
              event={event}
              heading={{ from: newest.date, to: newest.date, granularity: 'day' }}
            />
          ))}
        </ol>
      </section>
    ) : (
      <p>Nothing is recorded yet.</p>
    )}
    {coming.length > 0 ? (
      <section>
        <h2>What is coming</h2>
        <Days saga={saga} lines={coming} />
      </section>
    ) : null}
    <section>
      <h2>Timeline</h2>
      <p class="since" id="since" hidden>
        New since your last visit are marked.
      </p>
      {months
        .filter(({ days }) => days > 0)
        .map((weight) => (
          <Month saga={saga} weight={weight} lines={lines.filter(({ date }) => date.startsWith(weight.month))} />
        ))}
    </section>
    <People saga={saga} />
  </Page>
);

export const MonthPage = ({
  saga,
  site,
  month,
  months,
  lines,
}: Omit<StoryProps, 'newest' | 'coming'> & { month: string }) => (
  <Page title={`${monthWords(month)} · ${sagaName(saga)}`} saga={saga} site={site} path={monthPath(saga.id, month)}>
    <h1>{monthWords(month)}</h1>
    <Strip saga={saga.id} months={months} marked={month} />
    <Days saga={saga} lines={lines} />
  </Page>
);
