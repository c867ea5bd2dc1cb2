// Turns the days of a record into the newest ones on which something happened, whoever asks for what is new.
import { isPlanned } from './dated.ts';
import type { IsoDate } from './day.ts';
import type { Event } from './event.ts';

/** For the newest days something may only have been planned: so many are looked at. */
const LOOKED_AT_DAYS = 12;

interface HappenedOn {
  readonly date: IsoDate;
  /** What happened on it; what was only planned for it did not. At least one. */
  readonly events: readonly Event[];
}

/**
 * The newest `most` days up to `today` on which something happened, the newest first. `days` ascend; where all of them are still to come,
 * they are looked at themselves. `eventsOn` gives what is told of a day.
 */
export async function newestHappened(
  days: readonly IsoDate[],
  today: IsoDate,
  most: number,
  eventsOn: (date: IsoDate) => Promise<readonly Event[]>,
): Promise<readonly HappenedOn[]> {
  const past = days.filter((date) => date <= today);
  const found: HappenedOn[] = [];
  for (const date of (past.length > 0 ? past : days).slice(-LOOKED_AT_DAYS).reverse()) {
    if (found.length === most) break;
    const events = (await eventsOn(date)).filter((event) => !isPlanned(event.date));
    if (events.length > 0) found.push({ date, events });
  }
  return found;
}
