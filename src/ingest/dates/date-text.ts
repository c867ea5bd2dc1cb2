// Turns a date as a page, feed or file writes it into a calendar day or an instant with offset.
import { addDays, dayNumber, formatDate, isValidDate, weekdayOf } from '../../model/day.ts';
import { monthNumber } from './month-names.ts';

/** Before the web there were no web articles; a later year is a slip of the keyboard. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** How to read 5/6/2017 where neither number can't be a month. */
export type DayOrder = 'month-first' | 'day-first';

/** A day with what is known of its time. */
interface Moment {
  readonly day: string;
  /** "07:13:00" */
  readonly time: string | null;
  /** "Z" or "-04:00" */
  readonly offset: string | null;
  /** Written as 24:00: the midnight that ends the day. */
  readonly isEnd?: boolean;
}

const dayOf = (year: number, month: number, day: number): string | null =>
  year >= 1900 && year <= LAST_YEAR && isValidDate(year, month, day) ? formatDate({ year, month, day }) : null;

/** Hours east of Greenwich of the zone names that RFC 822 and newsrooms use. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  BST: '+01:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  HST: '-10:00',
  JST: '+09:00',
  IST: '+05:30',
  AEST: '+10:00',
  AEDT: '+11:00',
  WEST: '+01:00',
  MET: '+01:00',
  MEST: '+02:00',
};

/** Zone names that stand for winter and summer time alike: hours west of Greenwich in winter. */
const AMERICAN: Readonly<Record<string, number>> = { AT: 4, ET: 5, CT: 6, MT: 7, PT: 8 };

/** Clocks of North America are ahead from the second Sunday of March to the first of November (since 2007; before it a little later). */
function americanOffset(zone: string, day: string): string | null {
  const west = AMERICAN[zone.toUpperCase()];
  if (west === undefined) return null;
  const year = Number(day.slice(0, 4));
  const sunday = (month: number, n: number): string => {
    const first = weekdayOf(dayNumber(year, month, 1));
    return formatDate({ year, month, day: 1 + (7 - first) + 7 * (n - 1) });
  };
  const isSummer = day >= sunday(3, 2) && day < sunday(11, 1);
  return `-${two(west - Number(isSummer))}:00`;
}

/** "+0200", "+02:00", "+02", "GMT", "EST" to an ISO offset; null for none or an unknown name. */
export function isoOffset(zone: string | undefined): string | null {
  if (!zone) return null;
  const named = ZONES[zone.toUpperCase()];
  if (named) return named;
  const m = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (!m || Number(m[2]) > 14 || Number(m[3] ?? 0) > 59) return null;
  return `${m[1]}${(m[2] as string).padStart(2, '0')}:${m[3] ?? '00'}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A day with a time of day and its zone, as far as they make sense. */
function withTime(day: string | null, clock: readonly (string | undefined)[], zone: string | undefined): Moment | null {
  if (!day) return null;
  const [hourText, minute, second] = clock;
  const hour = Number(hourText);
  // 24:00 is the midnight that ends the day: keep the day that was meant.
  const senseless = hourText === undefined || hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 60;
  if (senseless) return { day, time: null, offset: null, isEnd: hour === 24 && Number(minute) === 0 };
  return {
    day,
    time: `${two(hour)}:${minute}:${two(Math.min(59, Number(second ?? 0)))}`,
    offset: isoOffset(zone) ?? americanOffset(zone ?? '', day),
  };
}

const SHORT = /^(\d{2})-(0[1-9]|1[0-2])-(\d{2})(?![\d-])/;
/** A year of two digits past this one is not meant. */
const LAST_SHORT_YEAR = 30;

/** "03-12-31" is of 2003: its last number is no year yet. "15-12-18" can be of 2015 and of 2018: no date. */
function readShort(text: string): Moment | null | undefined {
  const [, first = '', , last = ''] = SHORT.exec(text) ?? [];
  const dayFirst = Number(first) >= 1 && Number(first) <= 31 && Number(last) <= LAST_SHORT_YEAR;
  const yearFirst = Number(last) >= 1 && Number(last) <= 31 && Number(first) <= LAST_SHORT_YEAR;
  if (first === '' || !yearFirst) return undefined;
  return dayFirst ? null : readIso(`${fullYear(first)}${text.slice(2)}`);
}

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s_]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{1,2}:?\d{0,2})?)?(?![\d])/i;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/i;

function readIso(text: string): Moment | null {
  const m = ISO.exec(text) ?? COMPACT.exec(text);
  if (!m) return null;
  return withTime(dayOf(Number(m[1]), Number(m[2]), Number(m[3])), [m[4], m[5], m[6]], m[7]);
}

const TIME = String.raw`(?:[\s,|–—-]{0,4}(?:at|@|um|à|kl\.?|o|alle(?: ore)?|às)?[\s,]{0,2}(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s?(a\.?m\.?|p\.?m\.?)?\s?(Uhr|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,4}\b|[+-]\d{2}:?\d{2})?)?`;
const ORDINAL = String.raw`(?:st|nd|rd|th|er|º|ª|\.)?`;
/** 26 July 2017 07:13, 26. Juli 2017, 26 de julio de 2017, 24 نيسان / أبريل 2020, Wed, 26-Jul-17 07:13:00 GMT */
const DAY_FIRST = new RegExp(
  String.raw`(?<![\d.:/-])(\d{1,2})${ORDINAL}[\s-]{0,3}(?:of |de |d['’])?(\p{L}{3,15})\.?(?:\s?\/\s?\p{L}{3,15})?,?[\s-]{1,3}(?:de[l]? )?(\d{4}|\d{2}(?=\s\d{1,2}:))${TIME}`,
  'iu',
);
/** July 26, 2017 7:13 am EST, July 26th 2017 */
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\p{L})(\p{L}{3,12})\.?\s{0,2}(\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s{1,2})(\d{4})(?!\d)${TIME}`,
  'iu',
);
/** Wed Jul 26 07:13:00 +0000 2017 (and with a zone's name in the middle) */
const UNIX = /(?<!\p{L})(\p{L}{3})\s{1,2}(\d{1,2})\s(\d{1,2}):(\d{2}):(\d{2})\s(?:([A-Z]{3,4}|[+-]\d{4})\s)?(\d{4})/iu;
const NUMERIC = new RegExp(String.raw`(?<![\d.:/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])${TIME}`, 'iu');
const CJK = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;

function clock(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || !half) return hour;
  const h = Number(hour) % 12;
  return String(/^p/i.test(half) ? h + 12 : h);
}

const fullYear = (text: string): number => (text.length === 2 ? (Number(text) < 70 ? 2000 : 1900) : 0) + Number(text);

function fromParts(m: RegExpExecArray, year: number, month: number | null, day: number): Moment | null {
  if (month === null) return null;
  const at = m.length - 5;
  return withTime(dayOf(year, month, day), [clock(m[at], m[at + 3]), m[at + 1], m[at + 2]], m[at + 4]);
}

function readNamed(text: string): Moment | null {
  let m = DAY_FIRST.exec(text);
  const dayFirst = m && fromParts(m, fullYear(m[3] as string), monthNumber(m[2] as string), Number(m[1]));
  if (dayFirst) return dayFirst;
  m = MONTH_FIRST.exec(text);
  const monthFirst = m && fromParts(m, Number(m[3]), monthNumber(m[1] as string), Number(m[2]));
  if (monthFirst) return monthFirst;
  m = UNIX.exec(text);
  const month = m && monthNumber(m[1] as string);
  return m && month ? withTime(dayOf(Number(m[7]), month, Number(m[2])), [m[3], m[4], m[5]], m[6]) : null;
}

function readNumeric(text: string, order: DayOrder): Moment | null {
  const cjk = CJK.exec(text);
  if (cjk) return withTime(dayOf(Number(cjk[1]), Number(cjk[2]), Number(cjk[3])), [], undefined);
  const m = NUMERIC.exec(text);
  if (!m) return null;
  // "Published 15-12-18" says no more than "15-12-18"
  if (m[2] === '-' && readShort(`${m[1]}-${m[3]}-${m[4]}`) === null) return null;
  const [a, b, year] = [Number(m[1]), Number(m[3]), fullYear(m[4] as string)];
  // A dot is European: the day comes first wherever dots are used.
  const dayFirst = a > 12 || (b <= 12 && (m[2] === '.' || order === 'day-first'));
  return dayFirst ? fromParts(m, year, b, a) : fromParts(m, year, a, b);
}

function readEpoch(text: string): Moment | null {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return null;
  const iso = new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 19), offset: 'Z' };
}

function readEmbeddedIso(text: string): Moment | null {
  const at = text.search(/(?<!\d)(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/);
  return at > 0 ? readIso(text.slice(at)) : null;
}

function readMoment(text: string | null | undefined, order: DayOrder): Moment | null {
  if (!text) return null;
  const short = text.slice(0, 300).replace(/\s+/g, ' ').trim();
  if (!/\d/.test(short)) return null;
  const twoDigits = readShort(short);
  if (twoDigits !== undefined) return twoDigits;
  return readIso(short) ?? readEpoch(short) ?? readNamed(short) ?? readNumeric(short, order) ?? readEmbeddedIso(short);
}

/**
 * The first date in a short text: a calendar day "YYYY-MM-DD", or an instant with offset where the text has time and zone.
 * Null for none, for days that don't exist and years outside 1990 to 2099.
 */
export function readDate(text: string | null | undefined, order: DayOrder = 'month-first'): string | null {
  const moment = readMoment(text, order);
  if (!moment || Number(moment.day.slice(0, 4)) < FIRST_YEAR) return null;
  // A local time without a zone is no instant: the day alone is known.
  return moment.time && moment.offset ? `${moment.day}T${moment.time}${moment.offset}` : moment.day;
}

/** The epoch and the year 1 stand for no date at all. */
const FIRST_FEED_DAY = '1971-01-01';

/** A feed's date as an instant with offset; feeds that leave out time or zone mean midnight and Greenwich. */
export function readInstant(text: string | null | undefined): string | null {
  const moment = readMoment(text, 'day-first');
  if (!moment || moment.day < FIRST_FEED_DAY) return null;
  if (moment.isEnd) return `${addDays(moment.day, 1)}T00:00:00Z`;
  return `${moment.day}T${moment.time ?? '00:00:00'}${moment.offset ?? 'Z'}`;
}

/** The day that an address states: /2017/07/26/…, /2017-07-26-…, /20170726/…, /2017/jul/26/… */
export function readUrlDate(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const numeric = /[/_.=-]((?:19|20)\d{2})([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.?&-]|$)/.exec(path);
  const found = numeric && dayOf(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]));
  if (found) return found >= '1990' ? found : null;
  const named = /\/((?:19|20)\d{2})\/([a-z]{3,9})\/(\d{1,2})(?=[/.?]|$)/i.exec(path);
  const month = named && monthNumber(named[2] as string);
  const day = named && month ? dayOf(Number(named[1]), month, Number(named[3])) : null;
  if (day) return day;
  const compact = /[/_.=-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.?&-]|$)/.exec(path);
  return compact && dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
}
