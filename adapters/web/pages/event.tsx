/** @jsxImportSource hono/jsx */
// The page of an event: every telling side by side with who wrote it when, who was first, what differs.
import type { Trails } from '../../../src/bot/record/trails.ts';
import { citationOf } from '../../../src/digests/citation.ts';
import { inShort } from '../../../src/digests/headline.ts';
import { lineOf } from '../../../src/digests/line.ts';
import { certaintyWords, dateHeadline } from '../../../src/model/date-words.ts';
import { type Event, type Evidence, type Happening, tellersOf } from '../../../src/model/event.ts';
import { compareText } from '../../../src/model/order.ts';
import { inertLine } from '../../../src/model/outside-text.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { dayPath, eventPath } from '../addresses.ts';
import { Page, sagaName } from './layout.tsx';
import { Label, Source } from './line.tsx';

const isDated = (event: Happening): event is Event => event.date !== null;

const When = ({ saga, event }: { saga: Saga; event: Happening }) => {
  if (!isDated(event)) return <>Day not known</>;
  const words = dateHeadline(event.date);
  const note = certaintyWords(event.date);
  return (
    <>
      {event.date.from === event.date.to ? <a href={dayPath(saga.id, event.date.from)}>{words}</a> : words}
      {note ? <span class="note"> ({note})</span> : null}
    </>
  );
};

const Telling = ({
  evidence: { report, article },
  isFirst,
  how,
  before = null,
}: {
  evidence: Evidence;
  isFirst: boolean;
  how: string | null;
  before?: string | null;
}) => {
  const { publisher, title, url, published } = citationOf(article);
  return (
    <li class="telling">
      <blockquote>
        <p>{inertLine(report.text)}</p>
      </blockquote>
      <p class="by">
        <Source publisher={publisher} url={url} />
        {title ? <>, “{title}”</> : null}
        {published ? `, ${published}` : ', publication day not known'}
        {report.attribution ? <span class="note"> · {inertLine(report.attribution)}</span> : null}
        {report.act?.telling === 'points' ? <span class="note"> · looks back to it</span> : null}
        {article.copyOf ? <span class="note"> · repeats another article’s words</span> : null}
        {isFirst ? <strong> · first to report</strong> : null}
      </p>
      {how ? <p class="differs">Differs: {how}</p> : null}
      {before ? (
        <p class="differs">
          Corrected. Before: <del>{inertLine(before)}</del>
        </p>
      ) : null}
    </li>
  );
};

const dayOf = ({ date }: Happening): string => date?.from ?? '9999';
const byDay = (a: Happening, b: Happening): number => compareText(dayOf(a), dayOf(b));

/** Other events in a line each, the earliest first; nothing where there are none. */
const Trail = ({ saga, title, events }: { saga: Saga; title: string; events: readonly Happening[] }) =>
  events.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul class="trail">
        {[...events].sort(byDay).map((other) => (
          <li>
            {other.date ? `${dateHeadline(other.date)}: ` : 'Day not known: '}
            <a href={eventPath(saga.id, other.id)}>{lineOf(other.evidence[0])}</a>
          </li>
        ))}
      </ul>
    </>
  );

export const EventPage = ({
  saga,
  site,
  event,
  partedFrom,
  trails,
}: {
  saga: Saga;
  site: string | null;
  event: Happening;
  partedFrom: string | null;
  trails: Trails;
}) => {
  const line = lineOf(event.evidence[0]);
  const title = isDated(event) ? inShort(event) : line;
  const first = event.firstReported;
  const same = (a: Evidence, b: Evidence | null): boolean =>
    b !== null && a.report.article === b.report.article && a.report.index === b.report.index;
  const differing = event.differing.filter(({ evidence }) => !event.evidence.some((one) => same(one, evidence)));
  const { beside = [] } = event;
  const telling = (one: Evidence) => (
    <Telling
      evidence={one}
      isFirst={event.publishers.length > 1 && same(one, first)}
      how={inertLine(event.differing.find(({ evidence }) => same(evidence, one))?.how ?? null)}
      before={trails.corrections.find(({ evidence }) => same(evidence, one))?.before ?? null}
    />
  );
  return (
    <Page
      title={`${title} · ${sagaName(saga)}`}
      saga={saga}
      site={site}
      path={eventPath(saga.id, event.id)}
      description={line}
    >
      <p class="when">
        <When saga={saga} event={event} />
      </p>
      <h1>
        <Label kind={event.kind === 'report' ? null : event.kind} /> {title}
      </h1>
      <p class="standfirst">
        {event.independentSources === 1 ? 'One source of its own' : `${event.independentSources} sources of their own`}
        {event.actors.length > 0 ? <> · {event.actors.map((name) => inertLine(name)).join(', ')}</> : null}
      </p>
      <h2>Every telling</h2>
      <ol class="tellings">
        {tellersOf(event).map(telling)}
        {differing.map(({ evidence, how }) => (
          <Telling evidence={evidence} isFirst={false} how={inertLine(how)} />
        ))}
      </ol>
      {beside.length > 0 ? (
        <>
          <h2>Of the same matter</h2>
          <ol class="tellings">{beside.map(telling)}</ol>
        </>
      ) : null}
      <Trail saga={saga} title="Looks back to" events={trails.looksBackTo} />
      <Trail saga={saga} title="Looked back to by" events={trails.lookedBackToBy} />
      {partedFrom ? (
        <p class="note">
          This was once one with <a href={eventPath(saga.id, partedFrom)}>another event</a>.
        </p>
      ) : null}
    </Page>
  );
};
