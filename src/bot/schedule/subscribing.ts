// Makes a subscription of what somebody asked for ("8am", "mon-fri", "new york"), or says in a sentence what is wrong.
import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { type IsoDate, parseIso, type Weekday } from '../../model/day.ts';
import { type Channel, channelName } from '../../model/place.ts';
import { alertsNamed, daysNamed, periodNamed, quietNamed, timeNamed } from '../../model/setting-words.ts';
import type { Alerts, Period, QuietHours, Subscription } from '../../model/subscription.ts';
import { dueSlots } from './due.ts';
import { localDay } from './wall-clock.ts';
import { zoneNamed, zoneProblem } from './zones.ts';

/** The wish, in the words of a command's options; what is absent has a default. */
export interface Wish {
  readonly channel: Channel;
  readonly saga: string;
  readonly at: string;
  readonly zone: string;
  /** Default: daily. */
  readonly days?: string | undefined;
  /** Default: yesterday for daily digests, else since-last, so that no day is left out. */
  readonly period?: string | undefined;
  /** "say" or "silent". Default: say; silent for a replay, whose story has days without news. */
  readonly whenEmpty?: string | undefined;
  /** "22:00-07:00", "22-7", "off". Default: none. */
  readonly quiet?: string | undefined;
  /** "off", "on" or how many a day. Default: off. */
  readonly alerts?: string | undefined;
  /** First story day of a replay. Default: no replay. */
  readonly replayFrom?: IsoDate | undefined;
  readonly createdBy: string | null;
}

const wrong = (sentence: string): UserError => new UserError('bad-argument', sentence);
const shown = (text: string): string => `“${text.slice(0, 60)}”`;

const TARGETS: readonly (readonly [RegExp, Channel['platform']])[] = [
  [/^slack:(?:(?<workspace>T[A-Z0-9]{2,20})\/)?(?<id>[CDG][A-Z0-9]{2,20})$/, 'slack'],
  [/^discord:(?<id>\d{1,20})$/, 'discord'],
  [/^file:(?<id>[^\0]+)$/, 'file'],
];

/** The channel of "slack:C0123", "slack:T0123/C0123" (of many workspaces), "discord:123" or "file:PATH". Throws a UserError for anything else. */
export function parseTarget(text: string): Channel {
  for (const [pattern, platform] of TARGETS) {
    const { id, workspace = null } = (text.length <= 4096 && pattern.exec(text)?.groups) || {};
    if (id) return { platform, workspace, id };
  }
  throw wrong(
    `--to is slack:CHANNEL-ID, discord:CHANNEL-ID or file:FOLDER, such as slack:C0123; it is ${shown(text)}.`,
  );
}

/** "HH:MM" of "8:00", "8am" or "noon". Throws a UserError for anything else. */
function parseTime(text: string): string {
  const time = timeNamed(text);
  if (time !== null) return time;
  throw wrong(`The time is HH:MM from 00:00 to 23:59, or a time such as 8am or noon; it is ${shown(text)}.`);
}

/** The IANA name of "America/New_York", "new york" or "Berlin". Throws a UserError for anything else, and asks about "EST". */
export function parseZone(text: string): string {
  const zone = zoneNamed(text);
  if (zone !== null) return zone;
  throw wrong(zoneProblem(text));
}

function parseDays(text: string): readonly Weekday[] {
  const days = daysNamed(text);
  if (days) return days;
  throw wrong(`The days are daily, weekdays, weekly or days such as mon,thu or mon-fri; they are ${shown(text)}.`);
}

function parsePeriod(text: string): Period {
  const period = periodNamed(text);
  if (period) return period;
  throw wrong(`The period is yesterday, since-last or a number of days such as 7d; it is ${shown(text)}.`);
}

function parseQuiet(text: string): QuietHours | null {
  const quiet = quietNamed(text);
  if (quiet !== undefined) return quiet;
  throw wrong(`Quiet hours are two different times such as 22:00-07:00 or 10pm-7am, or off; they are ${shown(text)}.`);
}

function parseAlerts(text: string): Alerts | null {
  const alerts = alertsNamed(text);
  if (alerts !== undefined) return alerts;
  throw wrong(`Alerts are off, on or how many a day at most, from 1 to 20; they are ${shown(text)}.`);
}

function parseWhenEmpty(text: string): Subscription['whenEmpty'] {
  if (text === 'say' || text === 'silent') return text;
  throw wrong(`When nothing happened is say or silent; it is ${shown(text)}.`);
}

/** A channel follows a saga once: the same two make the same id in every process. Channels that two workspaces share are two. */
export const subscriptionId = (channel: Channel, saga: string): string =>
  createHash('sha256')
    .update(`${channel.workspace === null ? '' : `${channel.workspace}\n`}${channelName(channel)}\n${saga}`)
    .digest('hex')
    .slice(0, 12);

/** The local day of the first digest: the first slot after now. */
function firstSlot(subscription: Subscription): IsoDate {
  for (let days = 0; days <= 9; days++) {
    const moment = subscription.since + days * 86_400_000;
    const slot = dueSlots({ ...subscription, quiet: null }, null, moment)[0];
    if (slot !== undefined) return slot;
  }
  return localDay(subscription.zone, subscription.since);
}

function withReplay(subscription: Subscription, storyDay: IsoDate | undefined): Subscription {
  if (storyDay === undefined) return subscription;
  if (!parseIso(storyDay)) throw wrong(`The replay starts on a day such as 2017-07-25; it is ${shown(storyDay)}.`);
  return { ...subscription, replay: { startedOn: firstSlot(subscription), storyDay } };
}

/**
 * The subscription of a wish. Of `before`, the one it changes, the time of making and the person stay; it is resumed where it was
 * paused. Throws a UserError of one sentence for the first value that is wrong.
 */
export function subscriptionOf(wish: Wish, now: number, before: Subscription | null = null): Subscription {
  const days = parseDays(wish.days ?? 'daily');
  const made: Subscription = {
    id: before?.id ?? subscriptionId(wish.channel, wish.saga),
    // who names it without its workspace means the one that is known
    channel: wish.channel.workspace === null ? (before?.channel ?? wish.channel) : wish.channel,
    saga: wish.saga,
    at: parseTime(wish.at),
    // one that stands from before is as good as it was
    zone: wish.zone === before?.zone ? wish.zone : parseZone(wish.zone),
    days,
    period: parsePeriod(wish.period ?? (days.length === 7 ? 'yesterday' : 'since-last')),
    whenEmpty: parseWhenEmpty(wish.whenEmpty ?? (wish.replayFrom === undefined ? 'say' : 'silent')),
    quiet: wish.quiet === undefined ? null : parseQuiet(wish.quiet),
    alerts: wish.alerts === undefined ? null : parseAlerts(wish.alerts),
    replay: null,
    isPaused: false,
    reason: null,
    createdBy: before?.createdBy ?? wish.createdBy,
    createdAt: before?.createdAt ?? now,
    since: now,
  };
  if (wish.replayFrom === undefined && before && goesOn(before, made)) return { ...made, since: before.since };
  return withReplay(made, wish.replayFrom);
}

/**
 * Whether it goes on from the last day that it served: at another time or in another zone no day between is left out. With other weekdays
 * it begins anew, since days that were not asked for before would all be due at once.
 */
const goesOn = (before: Subscription, after: Subscription): boolean =>
  !before.isPaused && before.days.join() === after.days.join() && before.replay === null;

/** The subscription as paused, with a reason, or as running again from now on. */
export const paused = (subscription: Subscription, reason: string): Subscription => ({
  ...subscription,
  isPaused: true,
  reason,
});

export const resumed = (subscription: Subscription, now: number): Subscription =>
  subscription.isPaused ? { ...subscription, isPaused: false, reason: null, since: now } : subscription;
