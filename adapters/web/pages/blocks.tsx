/** @jsxImportSource hono/jsx */
// Turns the blocks of a message into HTML: the same answer as in a channel.
import type { Block, EventBlock } from '../../../src/model/message.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { askPath, eventPath } from '../addresses.ts';
import { Label, Line, Source } from './line.tsx';

const support = ({ independentSources }: EventBlock): string =>
  independentSources > 1 ? `${independentSources} sources of their own` : 'The event';

const EventPart = ({ saga, block }: { saga: Saga; block: EventBlock }) => (
  <section class="event">
    <blockquote>
      <p>
        <Label kind={block.label} /> {block.sentence}
      </p>
      {block.continued.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </blockquote>
    <p class="by">
      <Source publisher={block.citation.publisher} url={block.citation.url} />
      {block.citation.published ? `, ${block.citation.published}` : ''}
      {block.dateNote ? <span class="note"> · {block.dateNote}</span> : null} ·{' '}
      <a href={eventPath(saga.id, block.event)} aria-label={`${support(block)}: ${block.sentence}`}>
        {support(block)}
      </a>
    </p>
    {block.differing.map(({ sentence, citation, how }) => (
      <p class="differs">
        Differs: {how}: “{sentence}” (<Source publisher={citation.publisher} url={citation.url} />)
      </p>
    ))}
  </section>
);

/** Buttons and channels are a chat's own; a page has links instead. */
const Part = ({ saga, block }: { saga: Saga; block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p class="answer">{block.text}</p>;
    case 'note':
      return <p class="note">{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'event':
      return <EventPart saga={saga} block={block} />;
    case 'line':
      return (
        <section class="event">
          <Line saga={saga.id} line={block} tellings="The event" />
        </section>
      );
    case 'entry':
      return (
        <p class="line">
          <strong>{block.date}</strong> <Label kind={block.label} /> {block.sentence} (
          <Source publisher={block.citation.publisher} url={block.citation.url} />)
        </p>
      );
    case 'suggestions':
      return (
        <section>
          <h2>You could ask</h2>
          <ul>
            {block.questions.map((question) => (
              <li>
                <a href={askPath(saga.id, question)}>{question}</a>
              </li>
            ))}
          </ul>
        </section>
      );
    case 'divider':
      return <hr />;
    case 'page':
    case 'picture':
    case 'subscription':
    case 'actions':
      return null;
  }
};

export const Blocks = ({ saga, blocks }: { saga: Saga; blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) => (
      <Part saga={saga} block={block} />
    ))}
  </>
);
