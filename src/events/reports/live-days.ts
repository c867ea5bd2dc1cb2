// Turns a live page into the day of each of its entries: that of publication for the first, the next one behind a midnight.

import { liveEntries } from '../../english/live-entries.ts';
import { type Dated, datedAs, singleDay } from '../../model/dated.ts';
import { addDays } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';

/** The day of the entry that holds a place of the text, asked for in text order; what stands above the first entry is of its day. */
type EntryDay = (place: number) => Dated;

/** Null for a page that is not live, or of no known day. */
export function liveDays(text: string, publication: Dated | null): EntryDay | null {
  const entries = publication === null ? [] : liveEntries(text);
  if (publication === null || entries.length === 0) return null;
  const first = entries.reduce((least, { day }) => Math.min(least, day), 0);
  const days = entries.map(({ day }) =>
    datedAs(singleDay(addDays(publication.from, day - first)), 'assumed', 'live-entry'),
  );
  let at = 0;
  return (place) => {
    while (at + 1 < entries.length && nth(entries, at + 1).begin <= place) at++;
    return nth(days, at);
  };
}
