// Turns the days of a story into its timeline: date by date, or month by month where it is long.
import { dateHeadline } from '../model/date-words.ts';
import type { Day } from '../model/digest.ts';
import type { Block, Message } from '../model/message.ts';
import { entryBlock } from './blocks.ts';
import { heading, type Named, nameOf, note, plural } from './parts.ts';

/** The story date by date: what mattered most on each. */
export function timelineMessage(saga: Named, days: readonly Day[]): Message {
  const entries = days.map(entryBlock).filter((entry) => entry !== null);
  const name = nameOf(saga);
  const text = entries.length > 0 ? plural(entries.length, 'date') : 'Nothing is recorded yet.';
  return {
    summary: `${name}, timeline: ${text}`,
    blocks: [heading(1, name), ...(entries.length > 0 ? entries : [{ kind: 'paragraph' as const, text }])],
  };
}

/** A month of a long timeline. */
export interface Month {
  /** "2017-07". */
  readonly month: string;
  /** How many of its dates have something. */
  readonly dates: number;
  /** Those that matter most, ascending. */
  readonly entries: readonly Day[];
}

/** "July 2017". */
const monthWords = (month: string): string =>
  dateHeadline({ from: `${month}-01`, to: `${month}-28`, granularity: 'month' });

/** Months are offered as questions where they hold more than is shown. */
const fullest = (months: readonly Month[]): readonly string[] =>
  [...months]
    .filter(({ dates, entries }) => dates > entries.length)
    .sort((a, b) => b.dates - a.dates)
    .slice(0, 3)
    .map(({ month }) => `What happened in ${monthWords(month)}?`);

/** A long story month by month: of each the dates that matter most. */
export function monthsMessage(saga: Named, months: readonly Month[]): Message {
  const all = months.reduce((sum, { dates }) => sum + dates, 0);
  const text = `${plural(all, 'date')} in ${plural(months.length, 'month')}; of each month those that are reported most.`;
  const blocks = months.flatMap(({ month, dates, entries }): Block[] => [
    heading(2, dates > entries.length ? `${monthWords(month)} (${plural(dates, 'date')})` : monthWords(month)),
    ...entries.map(entryBlock).filter((entry) => entry !== null),
  ]);
  return {
    summary: `${nameOf(saga)}, timeline: ${text}`,
    blocks: [heading(1, nameOf(saga)), note(text), ...blocks, { kind: 'suggestions', questions: fullest(months) }],
  };
}
