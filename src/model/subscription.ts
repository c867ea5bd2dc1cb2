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

/** Word of an event at once, when several independent publishers report it within hours; so many a local day at most. */
export interface Alerts {
  readonly perDay: number;
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
  /** Null unless somebody asked for them. They keep to the quiet hours. */
  readonly alerts: Alerts | null;
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

/**
 * digest: the days of a period; update: what a posted digest would say differently by now; alert: an event told at once; notice: a
 * word about the subscription itself.
 */
export type DeliveryKind = 'digest' | 'update' | 'alert' | 'notice';

/** A message owed to a channel, or to one person there. One row of the ledger. */
export interface Delivery {
  /** At most 25 characters, made from subscription, kind and what it is about: the same debt has the same id in every process. */
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly subscription: string;
  /**
   * An update: id of the delivery that it changes; an alert: keys of sentences that tell the event, by a blank; a notice: what it says, or null where it says that the
   * subscription stopped, for `reason`. Null for a digest.
   */
  readonly about: string | null;
  /** The platform's id of the person whom it is for; null for the channel. */
  readonly person: string | null;
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
  /** Ids of all its messages in order, `messageId` the first: a long digest has several pages. */
  readonly messageIds: readonly string[];
  readonly reason: string | null;
  /** Hash of the message that was sent, to tell whether a later one differs. */
  readonly fingerprint: string | null;
}

const KIND_MARKS: Readonly<Record<DeliveryKind, string>> = { digest: '-', update: 'u', alert: 'a', notice: 'n' };

/**
 * "1a2b3c4d5e6f-2017-07-26": the ids of a subscription's debts. `name` has at most twelve characters: the local day for a digest,
 * else a hash of what it is about.
 */
export const deliveryId = (subscription: string, kind: DeliveryKind, name: string): string =>
  `${subscription}${KIND_MARKS[kind]}${name}`;

/** A debt that nobody has tried to pay yet. */
export const newDelivery = (
  given: Pick<Delivery, 'id' | 'kind' | 'subscription' | 'slot' | 'from' | 'to'> & Partial<Delivery>,
): Delivery => ({
  about: null,
  person: null,
  merged: 1,
  dropped: 0,
  status: 'planned',
  attempts: 0,
  notBefore: null,
  begunAt: null,
  messageId: null,
  messageIds: [],
  reason: null,
  fingerprint: null,
  ...given,
});

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

/** Alerts a day where somebody asks for them without a number, and the most that may be asked for. */
const ALERTS_A_DAY = 3;
const MAX_ALERTS_A_DAY = 20;

/** "off", or how many a day at most: the way `--alerts` writes them. */
export const alertsName = (alerts: Alerts | null): string => (alerts === null ? 'off' : String(alerts.perDay));

/** The alerts of "off", "on" (3 a day) or a number from 1 to 20; undefined for anything else. */
export function alertsNamed(name: string): Alerts | null | undefined {
  const word = name.trim().toLowerCase();
  if (word === 'off') return null;
  const perDay = word === 'on' ? ALERTS_A_DAY : Number(/^\d{1,2}$/.exec(word)?.[0] ?? 0);
  return perDay >= 1 && perDay <= MAX_ALERTS_A_DAY ? { perDay } : undefined;
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
