// The deictic expressions that give the day of writing away: "on Thursday", "last week", "two days ago".

import type { Weekday } from '../model/day.ts';
import { nth } from '../model/nth.ts';

const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};

const DAY = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const PART_OF_DAY = "(?:['’]s|\\s+(?:morning|afternoon|evening|night|overnight))?";
const BARE_WEEKDAY = new RegExp(`^(?:on |this past |earlier (?:on )?)?${DAY}${PART_OF_DAY}$`);
const LAST_WEEKDAY = new RegExp(`^last ${DAY}${PART_OF_DAY}$`);

const weekdayNamed = (match: RegExpExecArray): Weekday => WEEKDAYS[nth(match, 1).slice(0, 3)] as Weekday;

/** A deictic expression by its meaning; what day it is depends on the day it was written. */
export type Deictic =
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly far: boolean }
  | { readonly kind: 'weekend' | 'this-week' | 'last-week' | 'this-month' | 'last-month' }
  | { readonly kind: 'days-ago'; readonly days: number };

const FIXED: readonly (readonly [RegExp, Deictic])[] = [
  [/^(?:over |at |during |on )?(?:the |this |the past |this past |last )?weekend$/, { kind: 'weekend' }],
  [/^(?:earlier |late |later |early )?(?:this|in the) week$|^earlier in the week$/, { kind: 'this-week' }],
  [/^(?:late |early |earlier )?last week$/, { kind: 'last-week' }],
  [/^(?:earlier |late |early )?this month$/, { kind: 'this-month' }],
  [/^(?:late |early |earlier )?last month$/, { kind: 'last-month' }],
  [/^(?:yesterday|last night)(?: (?:morning|afternoon|evening|night))?$/, { kind: 'days-ago', days: 1 }],
  [/^(?:earlier |late |early )?(?:today|tonight|this (?:morning|afternoon|evening))$/, { kind: 'days-ago', days: 0 }],
  [/^(?:two|2) days ago$/, { kind: 'days-ago', days: 2 }],
  [/^(?:three|3) days ago$/, { kind: 'days-ago', days: 3 }],
];

/** The deictic expression that these words are, or null. */
export function deicticOf(words: string): Deictic | null {
  const text = words.toLowerCase().replace(/\s+/g, ' ').trim();
  if (text.length > 40) return null;
  const last = LAST_WEEKDAY.exec(text);
  if (last) return { kind: 'weekday', weekday: weekdayNamed(last), far: true };
  const bare = BARE_WEEKDAY.exec(text);
  if (bare) return { kind: 'weekday', weekday: weekdayNamed(bare), far: false };
  return FIXED.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The weekday a date names beside its month and day ("Tuesday, July 25"), or null. */
export function weekdayBeside(words: string): Weekday | null {
  const m = /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s/i.exec(words.slice(0, 20));
  return m ? (WEEKDAYS[nth(m, 1).toLowerCase()] as Weekday) : null;
}
