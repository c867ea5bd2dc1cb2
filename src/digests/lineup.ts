// Turns the events of a day into the blocks of its digest: a headline, at most five happenings with their sources, the rest in short.
import { matterStems } from '../english/words.ts';
import { containment } from '../likeness/sets.ts';
import type { DateSpan } from '../model/dated.ts';
import type { Event } from '../model/event.ts';
import type { Block, LineBlock } from '../model/message.ts';
import { lineBlock } from './blocks.ts';
import { headlineOf, inShort } from './headline.ts';
import { readable } from './readable.ts';

/** Happenings told with their sources, and in short below them. */
const MOST = { full: 5, short: 3 } as const;
/** Characters that a reader sees: one screen of a phone, its title and buttons left aside. At least so many are told in full. */
const SCREEN = 1200;
const LEAST_FULL = 3;
/** A longer line is no short one. */
const LONGEST_SHORT = 160;

/** The events that a message shows of a list in order of salience. */
export interface Lineup {
  /** What stands above it: a title that tells the main event, or null. */
  readonly headline: string | null;
  /** The main event in its shortest good telling; null where nothing is told. */
  readonly main: string | null;
  readonly blocks: readonly Block[];
  /** Ids of the events that it shows. */
  readonly shown: readonly string[];
}

const sizeOf = ({ text, sources, dateNote, differing, more }: LineBlock): number =>
  text.length +
  sources.reduce((sum, { publisher }) => sum + publisher.length + 2, 0) +
  (dateNote?.length ?? 0) +
  (more > 0 ? 11 : 0) +
  differing.reduce((sum, { how, source }) => sum + how.length + source.publisher.length + 5, 0);

/** As many of the blocks as the room holds, at least `least`. */
function within(blocks: readonly LineBlock[], room: number, least: number): LineBlock[] {
  let left = room;
  const fits = (block: LineBlock, at: number): boolean => {
    left -= sizeOf(block);
    return at < least || left >= 0;
  };
  const end = blocks.findIndex((block, at) => !fits(block, at));
  return end < 0 ? [...blocks] : blocks.slice(0, end);
}

/** Share of the shorter text's subject words from which the other says it again. */
const SAYS_AGAIN = 0.6;

/** What a line says was done; its date, which stands in every line of a day, does not count. */
const matterOf = (text: string): ReadonlySet<string> => new Set(matterStems(text).filter((stem) => !/\d/.test(stem)));

function saysAgain(text: string, above: readonly string[]): boolean {
  const matter = matterOf(text);
  return above.some((other) => containment(matter, matterOf(other)) >= SAYS_AGAIN);
}

/** "Also that day": what can be told in short. */
function shortBlocks(
  events: readonly Event[],
  heading: DateSpan | null,
  room: number,
  above: readonly string[],
): LineBlock[] {
  const lines = events
    .slice(0, 2 * MOST.short)
    .map((event) => lineBlock(event, heading, { text: inShort(event), isShort: true }));
  const fitting = lines.filter(({ text }) => text.length <= LONGEST_SHORT && !saysAgain(text, above));
  return within(fitting.slice(0, MOST.short), room, 0);
}

/** An event that gets a line, and those below it that say the same: its line stands for them. */
interface Told {
  readonly event: Event;
  readonly also: readonly Event[];
}

/** Each thing once: what says again what stands above it is folded into it. Below the last full line nothing is. */
function once(events: readonly Event[]): readonly Told[] {
  const told: { readonly event: Event; readonly also: Event[] }[] = [];
  for (const event of events) {
    const line = event.evidence[0].report.text;
    const above = told.slice(0, MOST.full).find((one) => saysAgain(line, [one.event.evidence[0].report.text]));
    if (above && told.length < MOST.full) above.also.push(event);
    else told.push({ event, also: [] });
  }
  return told;
}

/** `events` in order of salience; `heading` is the date they stand under. The first has the day's headline, unless `title` is it. */
export function lineupOf(
  events: readonly Event[],
  heading: DateSpan | null,
  { alsoWords = 'Also that day', title = null }: { readonly alsoWords?: string; readonly title?: string | null } = {},
): Lineup {
  const told = once(readable(events));
  const [first] = told;
  const headline = title ?? (first ? headlineOf(first.event) : null);
  const lines = told.slice(0, MOST.full).map(({ event, also }) => lineBlock(event, heading, { also }));
  const full = within(lines, SCREEN - (headline?.length ?? 0), LEAST_FULL);
  const used = full.reduce((sum, block) => sum + sizeOf(block), headline?.length ?? 0);
  const above = [headline ?? '', ...full.map(({ text }) => text)];
  const below = told.slice(full.length).map(({ event }) => event);
  const short = shortBlocks(below, heading, SCREEN - used, above);
  return {
    headline,
    main: first ? inShort(first.event) : null,
    blocks: [
      ...full,
      ...(short.length > 0 ? [{ kind: 'heading' as const, level: 2 as const, text: alsoWords }, ...short] : []),
    ],
    shown: [
      ...full.map(({ event }) => event),
      ...told.slice(0, full.length).flatMap(({ also }) => also.map(({ id }) => id)),
      ...short.map(({ event }) => event),
    ],
  };
}
