/** @jsxImportSource hono/jsx */
// The other pages: the stories there are, a person, an answer, the sources, and what is not there.

import type { Sources } from '../../../src/bot/daybook.ts';
import { citationOf } from '../../../src/digests/citation.ts';
import type { ListedArticle } from '../../../src/model/article.ts';
import { dateHeadline } from '../../../src/model/date-words.ts';
import type { Event } from '../../../src/model/event.ts';
import type { Message } from '../../../src/model/message.ts';
import { inertLine } from '../../../src/model/outside-text.ts';
import type { Person, Saga } from '../../../src/model/saga.ts';
import { askPath, feedPath, personPath, sourcesPath, storyPath } from '../addresses.ts';
import { Blocks } from './blocks.tsx';
import { Page, sagaName } from './layout.tsx';
import { EventLine, Source } from './line.tsx';

export const StoriesPage = ({ sagas, site }: { sagas: readonly Saga[]; site: string | null }) => (
  <Page title="Daybook" saga={null} site={site} path="/">
    <h1>Daybook</h1>
    <ul class="people">
      {sagas.map((saga) => (
        <li>
          <a href={storyPath(saga.id)}>{sagaName(saga)}</a>
          {saga.description ? <p>{inertLine(saga.description)}</p> : null}
        </li>
      ))}
    </ul>
    {sagas.length === 0 ? <p>No story is open to readers here.</p> : null}
  </Page>
);

export const PersonPage = ({
  saga,
  site,
  person,
  events,
}: {
  saga: Saga;
  site: string | null;
  person: Person;
  events: readonly Event[];
}) => (
  <Page
    title={`${inertLine(person.name)} · ${sagaName(saga)}`}
    saga={saga}
    site={site}
    path={personPath(saga.id, person.name)}
  >
    <h1>{inertLine(person.name)}</h1>
    {person.role ? <p class="standfirst">{inertLine(person.role)}</p> : null}
    {events.length === 0 ? <p>Nothing is recorded of {inertLine(person.name)} yet.</p> : null}
    <ol class="events">
      {events.map((event, at) => (
        <>
          {events[at - 1]?.date.from === event.date.from && events[at - 1]?.date.to === event.date.to ? null : (
            <li class="date">
              <h2>{dateHeadline(event.date)}</h2>
            </li>
          )}
          <EventLine saga={saga.id} event={event} heading={event.date} />
        </>
      ))}
    </ol>
  </Page>
);

export const AnswerPage = ({
  saga,
  site,
  question,
  message,
}: {
  saga: Saga;
  site: string | null;
  question: string;
  message: Message;
}) => (
  <Page
    title={`${question} · ${sagaName(saga)}`}
    saga={saga}
    site={site}
    path={askPath(saga.id, question)}
    question={question}
  >
    <h1>{question}</h1>
    <Blocks saga={saga} blocks={message.blocks} />
  </Page>
);

/** Articles that a page of sources lists: some forty kilobytes. */
export const MOST_SOURCES = 120;

/** Articles by publisher, in the order of their names. */
function byPublisher(articles: readonly ListedArticle[]): ReadonlyMap<string, readonly ListedArticle[]> {
  const found = new Map<string, ListedArticle[]>();
  for (const article of articles) {
    const { publisher } = citationOf(article);
    const theirs = found.get(publisher);
    if (theirs) theirs.push(article);
    else found.set(publisher, [article]);
  }
  return new Map([...found].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
}

/** Where one is among several pages, and the way to the ones beside it. */
const Turning = ({ saga, at, count }: { saga: Saga; at: number; count: number }) =>
  count > 1 ? (
    <nav class="around" aria-label="Pages">
      {at > 1 ? <a href={sourcesPath(saga.id, at - 1)}>← Page {at - 1}</a> : <span />}
      <span>
        Page {at} of {count}
      </span>
      {at < count ? <a href={sourcesPath(saga.id, at + 1)}>Page {at + 1} →</a> : <span />}
    </nav>
  ) : null;

/** `at`: which page, from 1. */
export const SourcesPage = ({
  saga,
  site,
  sources: { articles, inAll, publishers },
  at,
}: {
  saga: Saga;
  site: string | null;
  sources: Sources;
  at: number;
}) => (
  <Page title={`Sources · ${sagaName(saga)}`} saga={saga} site={site} path={sourcesPath(saga.id, at)}>
    <h1>Sources</h1>
    <p class="standfirst">
      {inAll} articles of {publishers} publishers · <a href={feedPath(saga.id, 'sources.opml')}>the feeds as OPML</a>
    </p>
    {[...byPublisher(articles)].map(([publisher, theirs]) => (
      <section>
        <h2>{publisher}</h2>
        <ul>
          {theirs.map((article) => {
            const { title, url, published } = citationOf(article);
            return (
              <li>
                {title ? <>“{title}”, </> : null}
                {published ?? 'publication day not known'}
                {url ? (
                  <>
                    , <Source publisher={publisher} url={url} />
                  </>
                ) : null}
              </li>
            );
          })}
        </ul>
      </section>
    ))}
    <Turning saga={saga} at={at} count={Math.ceil(inAll / MOST_SOURCES)} />
  </Page>
);

export const MissingPage = ({
  saga,
  site,
  path,
  sentence,
}: {
  saga: Saga | null;
  site: string | null;
  path: string;
  sentence: string;
}) => (
  <Page title="Not here" saga={saga} site={site} path={path}>
    <h1>Not here</h1>
    <p>{sentence}</p>
    <p>
      <a href={saga ? storyPath(saga.id) : '/'}>{saga ? 'To the story' : 'To the stories'}</a>
    </p>
  </Page>
);
