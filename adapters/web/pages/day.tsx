/** @jsxImportSource hono/jsx */
// The page of a day: its headline, its events in order, the days before and after; and the same to be put into other pages.

import { longDayWords } from '../../../src/model/date-words.ts';
import type { IsoDate } from '../../../src/model/day.ts';
import type { MonthWeight } from '../../../src/model/months.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { type Written, writtenMark } from '../../../src/model/written.ts';
import { dayPath } from '../addresses.ts';
import type { DayPage as DayContent } from '../reader.ts';
import { documentOf, Page, sagaName } from './layout.tsx';
import { EventLine } from './line.tsx';
import { Strip } from './strip.tsx';

/** Days that have something before and after it. */
interface Neighbours {
  readonly previous: IsoDate | null;
  readonly next: IsoDate | null;
}

interface DayProps {
  readonly saga: Saga;
  readonly site: string | null;
  readonly day: DayContent;
  readonly months: readonly MonthWeight[];
  readonly around: Neighbours;
}

const Events = ({ saga, day, most = Number.POSITIVE_INFINITY }: { saga: Saga; day: DayContent; most?: number }) => (
  <ol class="events">
    {day.events.slice(0, most).map((event) => (
      <EventLine saga={saga.id} event={event} heading={{ from: day.date, to: day.date, granularity: 'day' }} />
    ))}
  </ol>
);

/** The day's date, above its headline where it has one. */
const Head = ({ day: { date, headline } }: { day: DayContent }) => {
  const when = <time datetime={date}>{longDayWords(date)}</time>;
  if (headline === null) return <h1>{when}</h1>;
  return (
    <>
      <p class="when">{when}</p>
      <h1>{headline}</h1>
    </>
  );
};

/** The gist that a writer made, with who tells what each sentence says. */
const Gist = ({ written }: { written: Written | null }) =>
  written === null ? null : (
    <section class="gist">
      {written.gist.map(({ text, sources, isQuotation }) => (
        <p>
          {isQuotation ? <q>{text}</q> : text}{' '}
          <small>
            {sources.map(({ publisher, url }, at) => (
              <>
                {at > 0 ? ', ' : ''}
                {url ? <a href={url}>{publisher}</a> : publisher}
              </>
            ))}
          </small>
        </p>
      ))}
      <p class="note">{writtenMark(written)}</p>
    </section>
  );

const Around = ({ saga, previous, next }: { saga: Saga } & Neighbours) => (
  <nav class="around" aria-label="Days">
    {previous ? (
      <a rel="prev" href={dayPath(saga.id, previous)}>
        ← {longDayWords(previous)}
      </a>
    ) : (
      <span />
    )}
    {next ? (
      <a rel="next" href={dayPath(saga.id, next)}>
        {longDayWords(next)} →
      </a>
    ) : null}
  </nav>
);

export const DayPage = ({ saga, site, day, months, around }: DayProps) => {
  const path = dayPath(saga.id, day.date);
  return (
    <Page
      title={`${day.headline ?? longDayWords(day.date)} · ${sagaName(saga)}`}
      saga={saga}
      site={site}
      path={path}
      description={`${longDayWords(day.date)}: ${day.inShort}`}
      picture={`${path}.png`}
      alternates={{
        'application/json': `${path}.json`,
        'text/markdown': `${path}.md`,
        ...(site ? { 'application/json+oembed': `/oembed?url=${encodeURIComponent(site + path)}` } : {}),
      }}
    >
      <Head day={day} />
      <Gist written={day.written} />
      <Events saga={saga} day={day} />
      {day.omitted > 0 ? <p class="note">{day.omitted} more events of the day are not shown.</p> : null}
      <Around saga={saga} {...around} />
      <Strip saga={saga.id} months={months} marked={day.date.slice(0, 7)} />
    </Page>
  );
};

/** A day for a frame in another page: five events, links that leave the frame. */
export const embeddedDay = ({ saga, day }: Pick<DayProps, 'saga' | 'day'>): string =>
  documentOf(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{day.headline ?? longDayWords(day.date)}</title>
        <base target="_blank" />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class="embed">
        <main>
          <p class="when">
            <a href={dayPath(saga.id, day.date)}>
              {sagaName(saga)}, {longDayWords(day.date)}
            </a>
          </p>
          <h1>{day.headline ?? longDayWords(day.date)}</h1>
          <Events saga={saga} day={day} most={5} />
        </main>
      </body>
    </html>,
  );
