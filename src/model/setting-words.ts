// The settings of a subscription as people write them: "mon-fri", "8am", "22-7", "since-last", and the one way in which we write them back.
import type { Weekday } from './day.ts';
import type { Alerts, Period, QuietHours } from './subscription.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** No setting is longer; what is longer is none. UTF-16 code units. */
const LONGEST = 100;

/** Small letters, single blanks, plain hyphens; '' for what is too long to be a setting. */
export const settingWords = (text: string): string =>
  text.length > LONGEST
    ? ''
    : text
        .trim()
        .toLowerCase()
        .replace(/[\u2010-\u2015\u2212]/g, '-')
        .replace(/\s+/g, ' ');

/** "daily", "weekdays" or "mon,thu": the way `--days` writes them. */
export function daysName(days: readonly Weekday[]): string {
  const key = days.join('');
  if (key === '1234567') return 'daily';
  return key === '12345' ? 'weekdays' : days.map((day) => WEEKDAYS[day - 1]?.slice(0, 3)).join(',');
}

const DAY_GROUPS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  'every day': [1, 2, 3, 4, 5, 6, 7],
  everyday: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekends: [6, 7],
  weekend: [6, 7],
  weekly: [1],
};

/** "mon", "Tues", "thursdays" → 0 for Monday to 6; -1 for anything else. */
const weekdayNamed = (word: string): number =>
  word.length < 3 ? -1 : WEEKDAYS.findIndex((day) => day.startsWith(word) || `${day}s` === word);

/** The days of "mon" or of "mon-fri", which may pass Sunday; null for anything else. */
function daysOfRange(text: string): readonly number[] | null {
  const ends = text.split('-').map(weekdayNamed);
  const [first = -1, last = first] = ends;
  if (ends.length > 2 || first < 0 || last < 0) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, at) => (first + at) % 7);
}

/**
 * The weekdays of "daily", "weekdays", "weekends", "weekly" (Mondays), or of days and ranges of days: "mon,thu", "Monday to Friday",
 * "sat and sun". Ascending; null for anything else.
 */
export function daysNamed(text: string): readonly Weekday[] | null {
  const words = settingWords(text);
  const group = Object.hasOwn(DAY_GROUPS, words) ? DAY_GROUPS[words] : undefined;
  if (group) return group;
  const ranges = words.replace(/ ?(?:-| to | through ) ?/g, '-').split(/ ?, ?(?:and )?| and | & | /);
  const days = ranges.map(daysOfRange);
  if (days.some((each) => each === null)) return null;
  return [...new Set(days.flatMap((each) => each ?? []))].sort().map((day) => (day + 1) as Weekday);
}

const TIME_NAMES: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };
const TIME = /^(?:at )?(\d{1,2})(?:[:.h](\d\d))? ?(?:([ap])\.? ?m\.?|uhr|h)?$/;

/** `isHour`: an hour alone ("22") is a time, too. */
function timeOf(text: string, isHour: boolean): string | null {
  const words = settingWords(text);
  if (Object.hasOwn(TIME_NAMES, words)) return TIME_NAMES[words] ?? null;
  const [, hours, minutes, half] = TIME.exec(words) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined && !isHour)) return null;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  if (of24 > 23 || Number(minutes ?? 0) > 59) return null;
  return `${String(of24).padStart(2, '0')}:${minutes ?? '00'}`;
}

/** "HH:MM" of "8:00", "08:00", "7.30", "8am", "9:30 p.m.", "noon"; null for anything else, an hour without a word among it. */
export const timeNamed = (text: string): string | null => timeOf(text, false);

/** "22:00-07:00": the way `--quiet` writes them; "off" for none. */
export const quietName = (quiet: QuietHours | null): string => (quiet === null ? 'off' : `${quiet.from}-${quiet.to}`);

/** The quiet hours of "22:00-07:00", "22-7", "10pm to 7am"; null of "off" or "none"; undefined for anything else. */
export function quietNamed(text: string): QuietHours | null | undefined {
  const words = settingWords(text);
  if (words === 'off' || words === 'none') return null;
  const times = words.replace(/^(?:from|between) /, '').split(/ ?- ?| to | until | and /);
  const [from, to] = times.map((time) => timeOf(time, true));
  return times.length === 2 && from && to && from !== to ? { from, to } : undefined;
}

/** Alerts a day where somebody asks for them without a number, and the most that may be asked for. */
const ALERTS_A_DAY = 3;
const MAX_ALERTS_A_DAY = 20;

/** "off", or how many a day at most: the way `--alerts` writes them. */
export const alertsName = (alerts: Alerts | null): string => (alerts === null ? 'off' : String(alerts.perDay));

/** The alerts of "off", "on" (3 a day) or a number from 1 to 20; undefined for anything else. */
export function alertsNamed(name: string): Alerts | null | undefined {
  const word = settingWords(name);
  if (word === 'off') return null;
  const perDay = word === 'on' ? ALERTS_A_DAY : Number(/^\d{1,2}$/.exec(word)?.[0] ?? 0);
  return perDay >= 1 && perDay <= MAX_ALERTS_A_DAY ? { perDay } : undefined;
}

/** "yesterday", "3d" or "since-last": the way `--period` writes them. */
export const periodName = (period: Period): string => (period.kind === 'days' ? `${period.count}d` : period.kind);

/** Longest period in days. */
const MAX_PERIOD_DAYS = 92;

/** The period of "yesterday", "3d", "3 days" or "since-last"; null for anything else. */
export function periodNamed(text: string): Period | null {
  const words = settingWords(text);
  if (words === 'yesterday' || words === 'since-last') return { kind: words };
  const count = Number(/^(\d{1,2}) ?d(?:ays?)?$/.exec(words)?.[1] ?? 0);
  return count >= 1 && count <= MAX_PERIOD_DAYS ? { kind: 'days', count } : null;
}
