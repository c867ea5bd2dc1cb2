// The shapes of following: a channel's subscription to a saga, and one delivery for each message that is owed to it.
import type { IsoDate, Weekday } from './day.ts';
import type { Channel } from './place.ts';

/**
 * Which days a digest tells. yesterday: the day before the digest; days: the last `count` days; since-last: everything since the
 * digest that was due before.
 */
export type Period =
  | { readonly kind: 'yesterday' }
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'since-last' };

/** Wall-clock times "HH:MM" between which nothing is posted; `from` after `to` passes midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** A story told as it happened: what is due on local day `startedOn` tells story day `storyDay`, the next day the next. */
export interface Replay {
  readonly startedOn: IsoDate;
  readonly storyDay: IsoDate;
}

export interface Subscription {
  /** Made from channel and saga: a channel follows a saga once, and following it again changes how. */
  readonly id: string;
  readonly channel: Channel;
  readonly saga: string;
  /** Wall-clock time "HH:MM" in `zone`. */
  readonly at: string;
  /** IANA time zone. */
  readonly zone: string;
  /** Weekdays with a digest, ascending; all seven for daily. Never empty. */
  readonly days: readonly Weekday[];
  readonly period: Period;
  /** What happens where nothing is recorded for the period: say so, or post nothing. */
  readonly whenEmpty: 'say' | 'silent';
  readonly quiet: QuietHours | null;
  readonly replay: Replay | null;
  readonly isPaused: boolean;
  /** Why it is paused, in a sentence. */
  readonly reason: string | null;
  /** The platform's id of the person who made it, who is told when it stops; null for the command line. */
  readonly createdBy: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** When it was made or last resumed: nothing is owed for times before. Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * planned: owed; sending: somebody is posting it, or was when the process ended; sent: the platform has it; unknown: nobody can
 * find out whether the platform has it; failed: it will not get there; skipped: it was not needed.
 */
export type DeliveryStatus = 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'skipped';

/** A message owed to a channel (digest) or to the person who made the subscription (notice). One row of the ledger. */
export interface Delivery {
  /** At most 25 characters, made from subscription, kind and slot: the same debt has the same id in every process. */
  readonly id: string;
  readonly kind: 'digest' | 'notice';
  readonly subscription: string;
  /** Local calendar day, in the subscription's zone, on which it is due. */
  readonly slot: IsoDate;
  /** Days that it tells, both included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** How many due digests it stands for: more than one after down-time. */
  readonly merged: number;
  /** How many older ones were given up because the down-time was longer than the limit. */
  readonly dropped: number;
  readonly status: DeliveryStatus;
  /** How often sending was begun. */
  readonly attempts: number;
  /** Earliest instant of the next attempt, in milliseconds since the epoch; null for at once. */
  readonly notBefore: number | null;
  /** When sending was first begun, in milliseconds since the epoch. */
  readonly begunAt: number | null;
  /** The platform's id of the message, or the path of the file. */
  readonly messageId: string | null;
  readonly reason: string | null;
  /** Hash of the message that was sent, to tell whether a later one differs. */
  readonly fingerprint: string | null;
}

/** "1a2b3c4d5e6f-2017-07-26": the ids of a subscription's debts. */
export const deliveryId = (subscription: string, kind: Delivery['kind'], slot: IsoDate): string =>
  `${subscription}${kind === 'digest' ? '-' : 'n'}${slot}`;

const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** "daily", "weekdays" or "mon,thu": the way `--days` writes them. */
export function daysName(days: readonly Weekday[]): string {
  const key = days.join('');
  if (key === '1234567') return 'daily';
  return key === '12345' ? 'weekdays' : days.map((day) => WEEKDAY_NAMES[day - 1]).join(',');
}

/** The weekdays of "daily", "weekdays", "weekly" (Mondays) or "mon,thu"; null for anything else. */
export function daysNamed(name: string): readonly Weekday[] | null {
  const words = name.trim().toLowerCase();
  if (words === 'daily') return [1, 2, 3, 4, 5, 6, 7];
  if (words === 'weekdays') return [1, 2, 3, 4, 5];
  if (words === 'weekly') return [1];
  const numbers = words
    .split(/[\s,]+/)
    .map((word) => (word.length < 3 ? -1 : WEEKDAY_NAMES.findIndex((day) => `${day}`.startsWith(word.slice(0, 3)))));
  const isKnown = words.length <= 100 && numbers.every((n) => n >= 0);
  return isKnown ? [...new Set(numbers)].sort().map((n) => (n + 1) as Weekday) : null;
}

/** "yesterday", "3d" or "since-last": the way `--period` writes them. */
export const periodName = (period: Period): string => (period.kind === 'days' ? `${period.count}d` : period.kind);

/** Longest period in days. */
export const MAX_PERIOD_DAYS = 92;

/** The period of "yesterday", "3d" or "since-last"; null for anything else. */
export function periodNamed(name: string): Period | null {
  if (name === 'yesterday' || name === 'since-last') return { kind: name };
  const count = Number(/^(\d{1,2})d$/.exec(name)?.[1] ?? 0);
  return count >= 1 && count <= MAX_PERIOD_DAYS ? { kind: 'days', count } : null;
}
