/** @jsxImportSource hono/jsx */
// An event as pages list it: its line, who tells it, what a reader must know about it.
import { lineBlock } from '../../../src/digests/blocks.ts';
import type { DateSpan } from '../../../src/model/dated.ts';
import { type Event, tellersOf } from '../../../src/model/event.ts';
import type { EventLabel, LineBlock, SourceLink } from '../../../src/model/message.ts';
import { linkLabel } from '../../../src/model/web-address.ts';
import { eventPath } from '../addresses.ts';

const LABELS: Readonly<Record<EventLabel, string>> = {
  opinion: 'Opinion',
  quote: 'In their words',
  background: 'Background',
};

export const Label = ({ kind }: { kind: EventLabel | null }) =>
  kind ? <span class={`label ${kind}`}>{LABELS[kind]}</span> : null;

/** A link says where it leads; what may not be linked is a name. */
export const Source = ({ publisher, url }: SourceLink) => {
  const label = linkLabel(publisher, url);
  return label && url ? (
    <a href={url} rel="noopener noreferrer external">
      {label}
    </a>
  ) : (
    publisher
  );
};

/** A line as every page has it: its words, who tells it, how sure its day is, what differs. */
export const Line = ({ saga, line, tellings }: { saga: string; line: LineBlock; tellings: string }) => (
  <>
    <p class="line">
      <Label kind={line.label} /> {line.text}
    </p>
    <p class="by">
      {line.sources.map((source, at) => (
        <>
          {at > 0 ? ', ' : ''}
          <Source {...source} />
        </>
      ))}
      {line.more > 0 ? ` and ${line.more} more` : ''}
      {line.dateNote ? <span class="note"> · {line.dateNote}</span> : null} ·{' '}
      <a href={eventPath(saga, line.event)} aria-label={`${tellings}: ${line.text}`}>
        {tellings}
      </a>
    </p>
    {line.differing.map(({ how, source }) => (
      <p class="differs">
        Differs: {how} (<Source {...source} />)
      </p>
    ))}
  </>
);

interface EventLineProps {
  readonly saga: string;
  readonly event: Event;
  readonly heading: DateSpan | null;
}

export const EventLine = ({ saga, event, heading }: EventLineProps) => {
  const { length } = tellersOf(event);
  return (
    <li class="event">
      <Line saga={saga} line={lineBlock(event, heading)} tellings={length > 1 ? `${length} tellings` : 'One telling'} />
    </li>
  );
};
