// Turns wall-clock times of a zone into instants and back, through clock changes and changed rules.
import { Temporal } from 'temporal-polyfill';
import { fromIso, type IsoDate, toIso } from '../../model/day.ts';
import type { QuietHours } from '../../model/subscription.ts';

const zoned = (zone: string, instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

const padded = (n: number): string => String(n).padStart(2, '0');

/** "HH:MM" that the clocks of a zone show at an instant. */
export function timeIn(zone: string, instant: number): string {
  const { hour, minute } = zoned(zone, instant);
  return `${padded(hour)}:${padded(minute)}`;
}

/** A local day: when it begins and ends, and whether the clocks run through it without a change. */
interface LocalDay {
  readonly date: IsoDate;
  readonly start: number;
  readonly end: number;
  readonly isEven: boolean;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Zones times days that are asked about at once, with room to spare. */
const MAX_DAYS = 4000;
const days = new Map<string, LocalDay>();
/** The day that each zone was last asked about. */
const latestDays = new Map<string, LocalDay>();

/** A time through which a zone's clocks run without a change, `offset` ahead of UTC; all in milliseconds. */
interface Stretch {
  readonly since: number;
  readonly until: number;
  readonly offset: number;
}

/** The stretch that each zone was last asked about. */
const stretches = new Map<string, Stretch>();

function stretchAt(zone: string, instant: number): Stretch {
  // A change at this very instant has happened.
  const before = zoned(zone, instant + 1).getTimeZoneTransition('previous');
  const now = zoned(zone, instant);
  return {
    since: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: now.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: now.offsetNanoseconds / 1e6,
  };
}

/** The stretch around an instant, where no change is within two days of it: there a day is arithmetic. Null near a change. */
function calmAround(zone: string, instant: number): Stretch | null {
  const isCalm = ({ since, until }: Stretch): boolean => since <= instant - 2 * DAY_MS && until >= instant + 2 * DAY_MS;
  const known = stretches.get(zone);
  if (known && isCalm(known)) return known;
  const made = stretchAt(zone, instant);
  if (stretches.size >= MAX_DAYS) stretches.clear();
  stretches.set(zone, made);
  return isCalm(made) ? made : null;
}

const dateIn = ({ offset }: Stretch, instant: number): IsoDate => toIso(Math.floor((instant + offset) / DAY_MS));

/** Working out a zone's day takes a hundred times as long as looking it up, and hundreds of subscriptions share it. */
function dayAt(zone: string, instant: number): LocalDay {
  const latest = latestDays.get(zone);
  if (latest && instant >= latest.start && instant < latest.end) return latest;
  const calm = calmAround(zone, instant);
  const date = calm ? dateIn(calm, instant) : zoned(zone, instant).toPlainDate().toString();
  const day = dayOf(zone, date);
  if (latestDays.size >= MAX_DAYS) latestDays.clear();
  // A day that clocks show in two pieces, set back over midnight, is no span of time.
  if (day.isEven) latestDays.set(zone, day);
  return day;
}

function dayOf(zone: string, date: IsoDate): LocalDay {
  const key = `${zone} ${date}`;
  const known = days.get(key);
  if (known) return known;
  const day = calmDay(zone, date) ?? workedOut(zone, date);
  if (days.size >= MAX_DAYS) days.clear();
  days.set(key, day);
  return day;
}

/** A day far from every change of clocks. */
function calmDay(zone: string, date: IsoDate): LocalDay | null {
  const noon = (fromIso(date) + 0.5) * DAY_MS;
  const calm = calmAround(zone, noon);
  if (!calm) return null;
  const start = noon - DAY_MS / 2 - calm.offset;
  return { date, start, end: start + DAY_MS, isEven: true };
}

function workedOut(zone: string, date: IsoDate): LocalDay {
  const first = Temporal.PlainDate.from(date);
  const [start, end] = [first, first.add({ days: 1 })].map((day) => day.toZonedDateTime(zone)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ];
  const isEven =
    start.offsetNanoseconds === end.offsetNanoseconds &&
    end.epochMilliseconds - start.epochMilliseconds === DAY_MS &&
    start.toPlainDate().equals(first) &&
    (start.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY) >= end.epochMilliseconds;
  return { date, start: start.epochMilliseconds, end: end.epochMilliseconds, isEven };
}

/** The calendar day of a zone at an instant. */
export const localDay = (zone: string, instant: number): IsoDate => dayAt(zone, instant).date;

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

/**
 * The instant at which the clocks of a zone show `at` on a day. A time that is skipped comes as much later as the clocks jump
 * (02:30 becomes 03:30); of a time that comes twice the first counts. Null for a day that the zone left out (Samoa, 30 December
 * 2011).
 */
export function instantOf(date: IsoDate, at: string, zone: string): number | null {
  const day = dayOf(zone, date);
  if (day.isEven) return day.start + minutesOf(at) * MINUTE_MS;
  const then = Temporal.PlainDateTime.from(`${date}T${at}`).toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (then.toPlainDate().toString() === date) return then.epochMilliseconds;
  const firstMoment = Temporal.PlainDate.from(date).toZonedDateTime(zone);
  return firstMoment.toPlainDate().toString() === date ? then.epochMilliseconds : null;
}

/** Whether the zone's clocks are within the quiet hours: `from` included, `to` not. */
export function isQuiet(quiet: QuietHours | null, zone: string, instant: number): boolean {
  if (quiet === null) return false;
  const time = timeIn(zone, instant);
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
}

/** The instant itself, or the end of the quiet hours that hold it. */
export function afterQuiet(quiet: QuietHours | null, zone: string, instant: number): number {
  if (quiet === null || !isQuiet(quiet, zone, instant)) return instant;
  const today = zoned(zone, instant).toPlainDate();
  for (const days of [0, 1, 2]) {
    const end = instantOf(today.add({ days }).toString(), quiet.to, zone);
    if (end !== null && end > instant) return end;
  }
  return instant;
}

/** A zone of the IANA database as it writes the name itself ("europe/berlin" → "Europe/Berlin"); null for none, as +05:00 is. */
export function zoneId(name: string): string | null {
  try {
    return /^[A-Za-z]/.test(name) ? zoned(name, 0).timeZoneId : null;
  } catch {
    return null;
  }
}
