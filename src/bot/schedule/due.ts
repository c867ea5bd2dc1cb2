// What is due of a subscription, by the last day it was served and the time: a pure function of stored state.
import { addDays, daysBetween, fromIso, type IsoDate, type Weekday, weekdayOf } from '../../model/day.ts';
import type { Subscription } from '../../model/subscription.ts';
import { afterQuiet, instantOf, isQuiet, localDay } from './wall-clock.ts';

/** What is owed: one digest, however many due ones it stands for. */
export interface Due {
  /** The newest local day that is due. */
  readonly slot: IsoDate;
  /** Days that it tells. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly merged: number;
  readonly dropped: number;
}

/** How many days back missed digests are told after a down-time. */
export const CATCH_UP_DAYS = 7;
/** Down-time is counted no further back than this, in days. */
const HORIZON = 400;

const isOn = ({ days }: Subscription, date: IsoDate): boolean => days.includes(weekdayOf(fromIso(date)) as Weekday);

/** The scheduled day before a day, by the subscription's weekdays. */
function scheduledBefore(subscription: Subscription, date: IsoDate): IsoDate {
  let before = addDays(date, -1);
  for (let i = 0; i < 6 && !isOn(subscription, before); i++) before = addDays(before, -1);
  return before;
}

const latest = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/**
 * Instant from which times count. Normally when the subscription was made or resumed, so that a first run never floods. A look at
 * an earlier time (`--as-of`, a clock set back) takes it as made on the morning of that day.
 */
function floorOf({ since, zone }: Subscription, lastSlot: IsoDate | null, now: number): number {
  if (now >= since) return since;
  return lastSlot === null ? (instantOf(localDay(zone, now), '00:00', zone) ?? now) : Number.NEGATIVE_INFINITY;
}

/**
 * The local days, ascending, whose digest was due by `now` and is not served: after `lastSlot`, on the subscription's weekdays, at
 * its wall-clock time. Each day comes once through every clock change. Empty while paused and in quiet hours.
 */
export function dueSlots(subscription: Subscription, lastSlot: IsoDate | null, now: number): readonly IsoDate[] {
  const { zone, at, quiet } = subscription;
  if (subscription.isPaused || isQuiet(quiet, zone, now)) return [];
  const floor = floorOf(subscription, lastSlot, now);
  const today = localDay(zone, now);
  const start = lastSlot === null ? addDays(localDay(zone, Math.max(floor, 0)), -1) : addDays(lastSlot, 1);
  const slots: IsoDate[] = [];
  for (let day = latest(start, addDays(today, -HORIZON)); day <= today; day = addDays(day, 1)) {
    if (!isOn(subscription, day)) continue;
    const instant = instantOf(day, at, zone);
    if (instant !== null && instant >= floor && instant <= now) slots.push(day);
  }
  return slots;
}

/** First day that the digest of a day tells. */
function firstDay(subscription: Subscription, slot: IsoDate, lastSlot: IsoDate | null): IsoDate {
  const { period, replay } = subscription;
  if (replay === null && period.kind === 'yesterday') return addDays(slot, -1);
  if (replay === null && period.kind === 'days') return addDays(slot, -period.count);
  const before = scheduledBefore(subscription, slot);
  return lastSlot === null ? before : latest(before, lastSlot);
}

/**
 * The days that the digests of `first` to `last` tell together. A replay moves the story's calendar so that local day `startedOn` is
 * story day `storyDay`: it goes on day by day, also over days without news, because that is the pace at which it happened.
 */
function periodOf(
  subscription: Subscription,
  [first, last]: readonly [IsoDate, IsoDate],
  lastSlot: IsoDate | null,
): Pick<Due, 'from' | 'to'> {
  const from = firstDay(subscription, first, lastSlot);
  const { replay } = subscription;
  if (replay === null) return { from, to: addDays(last, -1) };
  const shift = daysBetween(replay.startedOn, replay.storyDay);
  return { from: latest(addDays(from, shift + 1), replay.storyDay), to: latest(addDays(last, shift), replay.storyDay) };
}

/** The one digest that is owed at `now`: missed ones are told together, `catchUpDays` back at most. Null where nothing is due. */
export function dueDigest(
  subscription: Subscription,
  lastSlot: IsoDate | null,
  now: number,
  catchUpDays = CATCH_UP_DAYS,
): Due | null {
  const slots = dueSlots(subscription, lastSlot, now);
  const slot = slots.at(-1);
  if (slot === undefined) return null;
  const kept = slots.filter((day) => daysBetween(day, slot) < Math.max(1, catchUpDays));
  const period = periodOf(subscription, [kept[0] ?? slot, slot], lastSlot);
  return { slot, ...period, merged: kept.length, dropped: slots.length - kept.length };
}

/** A digest that will come due, and when it will be posted. */
export interface Coming extends Due {
  /** Milliseconds since the epoch. */
  readonly instant: number;
}

/** The next digest that will be posted, for previews: one that quiet hours hold back, else the first after `now`. Null while paused. */
export function nextDigest(subscription: Subscription, lastSlot: IsoDate | null, now: number): Coming | null {
  const { zone, quiet } = subscription;
  const waiting = dueDigest({ ...subscription, quiet: null }, lastSlot, now);
  return waiting ? { ...waiting, instant: afterQuiet(quiet, zone, now) } : digestAfter(subscription, lastSlot, now);
}

/** The first digest after `now`, where none is waiting. Null while paused. */
export function digestAfter(subscription: Subscription, lastSlot: IsoDate | null, now: number): Coming | null {
  const { zone, at, quiet, isPaused } = subscription;
  const today = localDay(zone, now);
  const start = lastSlot === null ? today : latest(today, addDays(lastSlot, 1));
  for (let ahead = 0; ahead <= 9 && !isPaused; ahead++) {
    const slot = addDays(start, ahead);
    const instant = isOn(subscription, slot) ? instantOf(slot, at, zone) : null;
    if (instant === null || instant <= now) continue;
    const period = periodOf(subscription, [slot, slot], lastSlot);
    return { slot, ...period, merged: 1, dropped: 0, instant: afterQuiet(quiet, zone, instant) };
  }
  return null;
}
