// Turns the days of a span into the blocks of its digest: what mattered most of all, then a line for each other day.
import { daysBetween } from '../model/day.ts';
import type { Day } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Block, EntryBlock } from '../model/message.ts';
import { nth } from '../model/nth.ts';
import { entryBlock, lineBlock } from './blocks.ts';
import { headlineOf, inShort } from './headline.ts';
import { type Lineup, lineupOf } from './lineup.ts';

/** Told first, with their sources and dates; then so many dates with a line each. */
const FIRST = 3;
const MOST_DATES = 12;

const bySalience = (a: Event, b: Event): number => b.salience - a.salience || (a.id < b.id ? -1 : 1);

const mainOf = ({ events }: Day): Event | undefined => events[0];

/** The dates whose main events matter most, in the order given. */
function mostTelling(days: readonly Day[], most: number): readonly Day[] {
  const ranked = days
    .flatMap((day) => mainOf(day) ?? [])
    .sort(bySalience)
    .slice(0, most);
  return days.filter((day) => ranked.some((event) => event === mainOf(day)));
}

/** A time longer than this is told as a story: a line for each date, in order. */
const LONGEST_SPAN = 31;

function lengthOf(days: readonly Day[]): number {
  const dates = days.map(({ date }) => date.from).sort();
  const [first] = dates;
  return first === undefined ? 0 : daysBetween(first, nth(dates, dates.length - 1));
}

const untoldNote = (untold: number): Block[] =>
  untold > 0 ? [{ kind: 'note', text: `${untold} more ${untold === 1 ? 'date has' : 'dates have'} something.` }] : [];

/** A long time: the dates that matter most, a line each, in order. */
function storyLineup(days: readonly Day[]): Lineup {
  const told = mostTelling(days, MOST_DATES);
  return {
    headline: null,
    main: null,
    blocks: [
      ...told.map(entryBlock).filter((entry): entry is EntryBlock => entry !== null),
      ...untoldNote(days.length - told.length),
    ],
    shown: told.flatMap((day) => mainOf(day) ?? []).map(({ id }) => id),
  };
}

/** A few dates: what mattered most of each, then whatever mattered next, as on one screen of a day. */
function fewDatesLineup(days: readonly Day[], title: string | null): Lineup {
  const mains = days.flatMap((day) => mainOf(day) ?? []).sort(bySalience);
  const others = days.flatMap(({ events }) => events.slice(1)).sort(bySalience);
  return lineupOf([...mains, ...others], null, { alsoWords: 'Also in these days', title });
}

/** `days` with their events in order of salience. No date says twice what stands first. `title` stands above in place of the main event's. */
export function spanLineup(days: readonly Day[], title: string | null = null): Lineup {
  if (lengthOf(days) > LONGEST_SPAN) return { ...storyLineup(days), headline: title };
  if (days.length < FIRST) return fewDatesLineup(days, title);
  const first = days
    .flatMap((day) => mainOf(day) ?? [])
    .sort(bySalience)
    .slice(0, FIRST);
  const others = days.filter((day) => first.every((event) => event !== mainOf(day)));
  const told = mostTelling(others, MOST_DATES);
  const entries = told.map(entryBlock).filter((entry): entry is EntryBlock => entry !== null);
  const [main] = first;
  return {
    headline: title ?? (main ? headlineOf(main) : null),
    main: main ? inShort(main) : null,
    blocks: [
      ...first.map((event) => lineBlock(event, null)),
      ...(entries.length > 0 ? [{ kind: 'heading' as const, level: 2 as const, text: 'Day by day' }] : []),
      ...entries,
      ...untoldNote(others.length - told.length),
    ],
    shown: [...first, ...told.flatMap((day) => mainOf(day) ?? [])].map(({ id }) => id),
  };
}
