// Every zone of the IANA database, random times, days and years: each local day that exists is served once, at its own time.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dueDigest, dueSlots } from '../../src/bot/schedule/due.ts';
import { instantOf, localDay, timeIn } from '../../src/bot/schedule/wall-clock.ts';
import { createDueWatch } from '../../src/bot/schedule/watch.ts';
import { addDays, toIso } from '../../src/model/day.ts';
import { subscriptionWith } from '../contracts/ledger-records.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const pad = (n: number): string => String(n).padStart(2, '0');
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${pad(h)}:${pad(m)}`);

/** Local day and time as the platform's own calendar tells them: an oracle that shares no code with ours. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function wallClock(zone: string, instant: number): { readonly date: string; readonly time: string } {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formatters.set(zone, formatter);
  const [date = '', time = ''] = formatter.format(instant).split(' ');
  return { date, time };
}

/** Whether a zone's clocks show this time on this day at any minute. */
const isShown = (zone: string, date: string, time: string): boolean => {
  const guess = Date.parse(`${date}T${time}:00Z`);
  for (let hours = -16; hours <= 16; hours += 0.25) {
    const shown = wallClock(zone, guess + hours * HOUR);
    if (shown.date === date && shown.time === time) return true;
  }
  return false;
};

/** The days around which a zone's clocks change between two years. */
function changesOf(zone: string, from: number, to: number): readonly string[] {
  const changes: string[] = [];
  let then = Temporal.ZonedDateTime.from(`${from}-01-01T00:00[${zone}]`);
  for (let i = 0; i < 100; i++) {
    const next = then.getTimeZoneTransition('next');
    if (!next || next.year > to) break;
    changes.push(next.toPlainDate().toString());
    then = next;
  }
  return changes;
}

describe('in all zones', () => {
  test('an instant has the day that its clocks show, asked in any order, also where they are set back over midnight', () => {
    const starts = ['America/Havana', 'Africa/Cairo', 'America/Goose_Bay', 'Asia/Gaza', 'America/Sao_Paulo', ...ZONES];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.integer({ min: 366, max: 24_000 }),
        fc.array(fc.integer({ min: -40, max: 60 }), { minLength: 3, maxLength: 12 }),
        (zone, day, quarters) => {
          const changes = changesOf(zone, 1990 + (day % 30), 1991 + (day % 30));
          const around = Date.parse(`${changes[day % Math.max(1, changes.length)] ?? toIso(day)}T00:00:00Z`);
          for (const quarter of quarters) {
            const instant = around + quarter * 15 * MINUTE + 7;
            expect(localDay(zone, instant)).toBe(wallClock(zone, instant).date);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test(`a time of day comes when the clocks show it (${ZONES.length} zones)`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 366, max: 24_000 }), times, (zone, day, time) => {
        const date = toIso(day);
        const instant = instantOf(date, time, zone);
        if (instant === null) return;
        const shown = wallClock(zone, instant);
        expect(shown.time).toBe(timeIn(zone, instant));
        if (shown.date === date && shown.time === time) return;
        expect(isShown(zone, date, time)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  test('around every change of clocks since 2005 a day is served once, at the time or where the gap puts it', () => {
    const wrong: string[] = [];
    for (const zone of ZONES) {
      for (const change of changesOf(zone, 2005, 2030).slice(-8)) {
        for (const time of ['00:00', '02:30']) {
          const around = [-2, -1, 0, 1, 2].map((days) => addDays(change, days));
          const instants = around.map((date) => instantOf(date, time, zone)).filter((instant) => instant !== null);
          const isRising = instants.every((instant, i) => i === 0 || instant > (instants[i - 1] ?? 0));
          if (!isRising) wrong.push(`${zone} ${change} ${time}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('ticks at any pace serve each scheduled day that exists exactly once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 10_000, max: 22_000 }),
        times,
        fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 30 }),
        (zone, day, time, days, hours) => {
          const start = day * 24 * HOUR;
          const weekdays = [...days].sort() as (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
          const subscription = subscriptionWith({ zone, at: time, days: weekdays, since: start, createdAt: start });
          const served: string[] = [];
          const watch = createDueWatch();
          // the list is the same while the subscription is, as a ledger gives it
          let list = [{ subscription, lastSlot: null as string | null }];
          const due = (lastSlot: string | null, at: number) => {
            if (list[0]?.lastSlot !== lastSlot) list = [{ subscription, lastSlot }];
            const [asked] = watch.among(list, at);
            return asked ? watch.due(asked, at) : null;
          };
          let now = start;
          for (const step of hours) {
            now += step * HOUR;
            const last = served.at(-1) ?? null;
            expect(due(last, now)).toEqual(dueDigest(subscription, last, now));
            // an hour in which nothing new comes due, and a clock set back, change nothing
            expect(due(last, now - HOUR / 2)).toEqual(dueDigest(subscription, last, now - HOUR / 2));
            served.push(...dueSlots(subscription, last, now));
            expect(due(served.at(-1) ?? null, now)).toBeNull();
          }
          expect(served).toEqual(expectedDays(zone, time, weekdays, start, now));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The scheduled days between two instants, counted minute of the day by minute of the day with Temporal's own calendar. */
function expectedDays(zone: string, time: string, days: readonly number[], start: number, end: number): string[] {
  const expected: string[] = [];
  const first = Temporal.Instant.fromEpochMilliseconds(start)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ days: 2 });
  const last = Temporal.Instant.fromEpochMilliseconds(end).toZonedDateTimeISO(zone).toPlainDate();
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const midnight = date.toZonedDateTime({ timeZone: zone });
    if (!midnight.toPlainDate().equals(date) || !days.includes(date.dayOfWeek)) continue;
    const then = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    if (then >= start && then <= end) expected.push(date.toString());
  }
  return expected;
}
