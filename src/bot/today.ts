// Turns an instant and a zone into the calendar day that people there call today.
import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import type { IsoDate } from '../model/day.ts';

/** The day in an IANA zone at an instant (milliseconds since the epoch). */
export const dayIn = (zone: string, now: number): IsoDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();

/** An instant in Greenwich time; midnight to the second is a day whose time nobody knows. */
const GREENWICH = /^\d{4}-\d{2}-\d{2}T(?!00:00(?::00)?(?:\.0+)?(?:Z|\+00:00)$).*(?:Z|\+00:00)$/;

/**
 * An instant that a server wrote in Greenwich time, as the clocks of a zone show it: "2021-06-02T02:30:00Z" in New York is
 * "2021-06-01T22:30:00-04:00". A day, and an instant with another offset, stays as it is.
 */
export function localInstant(value: string, zone: string): string {
  if (!GREENWICH.test(value)) return value;
  try {
    return Temporal.Instant.from(value).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
  } catch {
    return value;
  }
}

/**
 * Milliseconds of an instant as people write it for `--as-of`: ISO 8601 with an offset, or a day, which means its noon in UTC.
 * Throws a UserError bad-date for anything else.
 */
export function parseInstant(text: string): number {
  try {
    const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : text;
    return Temporal.Instant.from(instant).epochMilliseconds;
  } catch (error) {
    throw new UserError(
      'bad-date',
      `“${text}” is no instant; write it as 2017-07-26T08:00:00-04:00 or as a day, 2017-07-26.`,
      {
        cause: error,
      },
    );
  }
}
