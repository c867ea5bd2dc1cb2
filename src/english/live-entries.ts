// Turns a live page's text into its entries: where each begins, and on which of the page's days.

import { isMinuteByMinute } from './furniture.ts';

/** A place, and how many days after the page's first entry. */
interface LiveEntry {
  readonly begin: number;
  readonly day: number;
}

interface Stamp {
  readonly begin: number;
  /** Minutes since midnight. */
  readonly minutes: number;
  /** Whether the clock says which half of the day it means. */
  readonly isSure: boolean;
}

/**
 * A clock time that opens a line: "11:42am", "10.15am BST:", "8:50 p.m. ET –", "Updated at 14:05". A range of times is a programme, a number
 * with a point and a noun behind it a quantity.
 */
const STAMP =
  /^\(?(?:(?:(?:[Ll]ast |[Ll]atest |[Ff]irst )?(?:[Uu]pdated?|UPDATED?|[Pp]osted|[Aa]dded|[Pp]ublished))(?: at)?:? ?)?(?:(\d{1,2})[.:]([0-5]\d)(?!\d)|(\d{1,2})(?= ?[AaPp]\.?[Mm]\b))( ?[AaPp]\.?[Mm]\b\.?)?(?: (?:[A-Z]{2,4}\b|local time\b))?\)?(?! ?[-–—,.]? ?\d)(?= ?[:–—-]?(?: ?$| ?["“‘']?\p{Lu}| \d))/u;
/** "1541 The mayor …", on a page of which so many entries begin like that that it is no year. */
const BARE_STAMP = /^([01]\d|2[0-3])([0-5]\d):?(?= ?$| ["“‘']?\p{Lu})/u;
/** No other page begins so many of its lines with clock times. */
const LEAST = 4;
/** Share of the steps from entry to entry that go one way, up or down the clock. */
const ONE_WAY = 0.75;
const EVENING = 18 * 60;
const MORNING = 6 * 60;

/** Longer lines are read no further for their stamp. */
const READ = 60;

function stampAt(line: string, begin: number, pattern: RegExp): Stamp | null {
  const found = pattern.exec(line);
  if (!found) return null;
  const [, long = '', minute = '0', short = '', half = ''] = found;
  const hour = Number(long || short);
  if (hour > 23) return null;
  const hours = half === '' ? hour : (hour % 12) + (/p/i.test(half) ? 12 : 0);
  return { begin, minutes: 60 * hours + Number(minute), isSure: half !== '' || hour > 12 || long.startsWith('0') };
}

function stampsOf(text: string): Stamp[] {
  const found: Stamp[] = [];
  const patterns = isMinuteByMinute(text) ? [STAMP, BARE_STAMP] : [STAMP];
  for (let begin = 0; begin < text.length; ) {
    const end = text.indexOf('\n', begin) < 0 ? text.length : text.indexOf('\n', begin);
    const line = text.slice(begin, Math.min(end, begin + READ));
    const stamp = patterns.map((pattern) => stampAt(line, begin, pattern)).find((one) => one !== null);
    if (stamp) found.push(stamp);
    begin = end + 1;
  }
  return found;
}

const stepsOf = (stamps: readonly Stamp[]): number[] =>
  stamps.slice(1).map(({ minutes }, i) => minutes - (stamps[i]?.minutes ?? minutes));

/** Days from the first stamp to each, in the order of time: an evening's entry before a morning's turns the day. */
function daysOf(stamps: readonly Stamp[]): number[] {
  let day = 0;
  return stamps.map(({ minutes }, i) => {
    if (i > 0 && (stamps[i - 1]?.minutes ?? 0) >= EVENING && minutes <= MORNING) day++;
    return day;
  });
}

/** The entries of a live page in text order; none for any other text. Linear in the length of the text. */
export function liveEntries(text: string): LiveEntry[] {
  const stamps = stampsOf(text);
  if (stamps.length < LEAST) return [];
  const steps = stepsOf(stamps);
  const up = steps.filter((step) => step >= 0).length;
  const isUp = up >= ONE_WAY * steps.length;
  if (!isUp && steps.length - up < ONE_WAY * steps.length) return [];
  const inTime = isUp ? stamps : [...stamps].reverse();
  const days = stamps.some(({ isSure }) => isSure) ? daysOf(inTime) : stamps.map(() => 0);
  if (!isUp) days.reverse();
  return stamps.map(({ begin }, i) => ({ begin, day: days[i] ?? 0 }));
}
