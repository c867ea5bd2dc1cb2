// Turns the days of a span into the blocks of its digest: what mattered most of all, then a line for each other day.
import type { Day } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Block, EntryBlock } from '../model/message.ts';
import { entryBlock, lineBlock } from './blocks.ts';
import { headlineOf } from './headline.ts';
import type { Lineup } from './lineup.ts';

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

/** `days` with their events in order of salience. No date says twice what stands first. */
export function spanLineup(days: readonly Day[]): Lineup {
  const first = days
    .flatMap((day) => mainOf(day) ?? [])
    .sort(bySalience)
    .slice(0, FIRST);
  const others = days.filter((day) => first.every((event) => event !== mainOf(day)));
  const told = mostTelling(others, MOST_DATES);
  const entries = told.map(entryBlock).filter((entry): entry is EntryBlock => entry !== null);
  const headline = first[0] ? headlineOf(first[0]) : null;
  const lines = first.map((event, at) => lineBlock(event, null, at === 0 && headline?.isLine ? { text: null } : {}));
  const untold = others.length - told.length;
  const rest: Block[] =
    untold > 0 ? [{ kind: 'note', text: `${untold} more ${untold === 1 ? 'date has' : 'dates have'} something.` }] : [];
  return {
    headline: headline?.text ?? null,
    blocks: [
      ...lines,
      ...(entries.length > 0 ? [{ kind: 'heading' as const, level: 2 as const, text: 'Day by day' }] : []),
      ...entries,
      ...rest,
    ],
    shown: [...first, ...told.flatMap((day) => mainOf(day) ?? [])].map(({ id }) => id),
  };
}
