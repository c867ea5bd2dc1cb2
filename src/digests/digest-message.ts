// Turns digests into messages: blocks that every platform can show.
import { dateHeadline, dateInSentence, longDayWords } from '../model/date-words.ts';
import type { DateSpan } from '../model/dated.ts';
import type { Digest } from '../model/digest.ts';
import type { Block, Message } from '../model/message.ts';
import { type Lineup, lineupOf } from './lineup.ts';
import { dayBlocks, heading, nameOf, note, plural } from './parts.ts';
import { spanLineup } from './span-lineup.ts';
import { writtenBlocks } from './written-blocks.ts';

const periodWords = ({ from, to }: Digest): string =>
  from === to ? longDayWords(from) : dateHeadline({ from, to, granularity: 'span' });

/** "Nothing is recorded …", and the nearest days that have something. */
function nothing({ saga, from, to, nearest }: Digest): Message {
  const when = from === to ? `for ${longDayWords(from)}` : dateInSentence({ from, to, granularity: 'span' });
  const text = `Nothing is recorded ${when}.`;
  return {
    summary: `${nameOf(saga)}: ${text}`,
    blocks: [
      heading(1, nameOf(saga)),
      { kind: 'paragraph', text },
      ...(nearest.length > 0
        ? [note('The nearest days that have something:'), { kind: 'list' as const, items: nearest.map(longDayWords) }]
        : []),
    ],
  };
}

const eventsIn = ({ days }: Pick<Digest, 'days'>): number =>
  days.reduce((sum, { events, omitted = 0 }) => sum + events.length + omitted, 0);

const restNote = (left: number): Block[] => (left > 0 ? [note(`${plural(left, 'more event')}.`)] : []);

/** What a notification shows of a digest. */
const summaryOf = (digest: Digest, { headline, main }: Lineup): string =>
  `${nameOf(digest.saga)}, ${periodWords(digest)}: ${headline ?? main ?? plural(eventsIn(digest), 'event')}`;

/** The headline, else the period itself; below it the rest of "Trump and Sessions · Tuesday, 25 July 2017 · 29 events". */
const headBlocks = (digest: Digest, { headline }: Lineup, count: string): Block[] => [
  heading(1, headline ?? periodWords(digest)),
  note([nameOf(digest.saga), ...(headline === null ? [] : [periodWords(digest)]), count].join(' · ')),
];

/** The digest of a day: its headline, what mattered most, the rest in short. */
function dayDigest(digest: Digest): Message {
  const { from, to, days, written } = digest;
  const day: DateSpan = { from, to, granularity: 'day' };
  const lineup = lineupOf(
    days.flatMap(({ events }) => events),
    day,
    { title: written?.headline?.text ?? null },
  );
  const all = eventsIn(digest);
  return {
    summary: summaryOf(digest, lineup),
    blocks: [
      ...headBlocks(digest, lineup, plural(all, 'event')),
      ...writtenBlocks(written),
      ...lineup.blocks,
      ...restNote(all - lineup.shown.length),
    ],
  };
}

/** The digest of a span: the three things that mattered most, and the main event of each other day. */
function spanDigest(digest: Digest): Message {
  const { days, written } = digest;
  const lineup = spanLineup(days, written?.headline?.text ?? null);
  return {
    summary: summaryOf(digest, lineup),
    blocks: [
      ...headBlocks(digest, lineup, `${plural(eventsIn(digest), 'event')} on ${plural(days.length, 'date')}`),
      ...writtenBlocks(written),
      ...lineup.blocks,
    ],
  };
}

/** The dated digest of a day or a span, with where its page is. */
export function digestMessage(digest: Digest): Message {
  if (digest.days.length === 0) return nothing(digest);
  const message = digest.from === digest.to ? dayDigest(digest) : spanDigest(digest);
  if (digest.page === undefined) return message;
  return { ...message, blocks: [...message.blocks, { kind: 'page', url: digest.page }] };
}

/** Every event of a digest under its date: what a digest leaves out. */
export function allEventsMessage(digest: Digest): Message {
  if (digest.days.length === 0) return nothing(digest);
  const name = nameOf(digest.saga);
  return {
    summary: `${name}, ${periodWords(digest)}: ${plural(eventsIn(digest), 'event')}`,
    blocks: [heading(1, name), ...digest.days.flatMap(dayBlocks)],
  };
}
