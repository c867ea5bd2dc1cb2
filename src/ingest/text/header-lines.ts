// Turns the lines around a saved article into byline, publisher, date and address.
import { inertLine } from '../../model/outside-text.ts';
import { readDate } from '../dates/date-text.ts';
import { cleanByline } from '../html/metadata.ts';

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|den|la|al|bin|del|di|da)){1,4}`;
const NAMES = new RegExp(`^${NAME}(?:(?:, | and | & |, and )${NAME}){0,5}$`, 'u');
const DATE_CUE =
  /\b(?:published|posted|updated|modified|edited|date|filed|created|issued|last updated|first published|pub\.?date|release date)\b/i;
const TIME_OF_DAY = /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2})\)?)?/gi;
const DATE_WORDS =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:at|on|by|um|am|pm|a\.m|p\.m|et|est|edt|gmt|utc|bst|uhr)\b|[\d\s.,:|/•·()–—-]+/gi;

/** What remains of a line when its date, its time and "Published", "Updated" and the like are taken away. */
const withoutDate = (line: string): string =>
  line
    .replace(TIME_OF_DAY, ' ')
    .replace(new RegExp(DATE_CUE.source, 'gi'), ' ')
    .replace(DATE_WORDS, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a line is about when the article appeared: a date with a cue, or nothing but a date. */
export function isDateLine(text: string): boolean {
  if (text.length > 160) return false;
  const line = text.replace(/^[\s|•·–—-]+/, '');
  if (
    /^(?:published|posted|updated) (?:\d{1,3}|an?|one|two|three) (?:second|minute|hour|day|week|month|year)s? ago$/i.test(
      line,
    )
  )
    return true;
  if (
    /^(?:posted|published|updated|modified)(?:[\s:|,]+(?:posted|published|updated|modified|on|at))*[\s:|]*$/i.test(line)
  )
    return true;
  if (readDate(line) === null) return false;
  const rest = withoutDate(line);
  return rest.length < 4 || (DATE_CUE.test(line) && rest.length < 60 && !/[.!?]$/.test(rest)) || isBylineLine(line);
}

/** "By Jane Doe", "By Jane Doe, Staff Writer", "By Published July 26, 2017", "Jane Doe (CNN)". */
export function isBylineLine(line: string): boolean {
  if (line.length > 160) return false;
  if (/^by:?$/i.test(line)) return true;
  const by = /^(?:written |reported |posted |story |analysis |text )?by:?\s+(.+)$/i.exec(line);
  if (!by) return false;
  const rest = withoutDate(by[1] as string);
  return (
    rest === '' ||
    (/^\p{Lu}/u.test(rest) && !/[.!?]$/.test(line.replace(/\b(?:Jr|Sr|[ap]\.m|\p{Lu})\.$/u, ''))) ||
    (readDate(line) !== null && rest.length < 60)
  );
}

/** A person's name, with an outlet in brackets or behind a comma. */
export function isNameLine(line: string): boolean {
  if (line.length > 100) return false;
  const bare = line.replace(/\s*\([\p{L} .&-]{2,30}\)$/u, '').replace(/,\s+[\p{Lu}][\p{L} .&-]{1,30}$/u, '');
  return NAMES.test(bare);
}

/** The outlet credited behind a name: "Laura Doe (CNN)", "Laura Doe, CNN". */
export function outletOf(line: string): string | null {
  const m =
    /\(([\p{Lu}][\p{L} .&-]{1,30})\)$/u.exec(line) ??
    /,\s+((?:[A-Z]{2,6}|The [\p{Lu}][\p{L} ]+|[\p{Lu}][\p{L} ]*(?:News|Times|Post|Journal|Press|Herald|Tribune|Today|Politics|Radio|Business|Guardian|Telegraph|Magazine)))$/u.exec(
      line,
    );
  return m?.[1] ?? null;
}

/** Names in a byline line; null where it names nobody. */
export function namesIn(line: string): string | null {
  const cut = line
    .replace(/\([^)]*\)\s*$/, '')
    .replace(/\s*[|•·–—]\s.*$/, '')
    .replace(/\b(?:published|posted|updated|last|on|date)\b.*$/i, '')
    .replace(
      /,?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*$/i,
      '',
    )
    .replace(/,?\s*\d{1,4}[-/. ].*$/, '');
  const outlet = outletOf(cut);
  return cleanByline(inertLine(outlet ? cut.slice(0, cut.lastIndexOf(outlet)).replace(/[,(\s]+$/, '') : cut));
}

/** The owner that a copyright line names: "Copyright 2024 by Daily Planet, Inc., a Globe company. All rights reserved." */
export function ownerOf(line: string): string | null {
  const m =
    /(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*(?:by\s+)?([\p{Lu}][\p{L}\p{N}&.'’ -]{1,60}?)(?=,|\.(?:\s|$)|\s+(?:all|inc|llc|ltd|corp|and its|or its|via)\b|[©|]|$)/iu.exec(
      line,
    );
  const name = m?.[1]
    ?.replace(/\s+(?:inc|llc|ltd|corp|co|gmbh|plc)\.?$/i, '')
    .replace(/\s*\d{4}$/, '')
    .trim();
  return name && name.length > 1 && !/^(?:all rights|this|material|notice)/i.test(name) ? name : null;
}

const OUTLET_WORD =
  /\b(?:News|Times|Post|Journal|Herald|Tribune|Guardian|Gazette|Chronicle|Observer|Press|Mirror|Telegraph|Magazine|Radio|Daily|Weekly|Today|Courier|Examiner|Dispatch|Reporter|Independent|CNN|BBC|NPR|NBC|ABC|CBS|PBS|MSNBC|Reuters|Bloomberg|Politico|Livewire|Wire|TV)\b|\.(?:com|org|net|co\.uk)$/;

/** Whether a short line can be an outlet's name. */
export const isOutletName = (text: string): boolean =>
  text.length < 50 && text.split(' ').length <= 5 && /^\p{Lu}/u.test(text) && OUTLET_WORD.test(text);

/** "date 2017-07-26 Planet Livewire": what stands behind the date in a line of data. */
export function publisherBehindDate(line: string): string | null {
  const m = /^(?:date|published|pubdate|posted)\s*:?\s*\d{4}-\d{2}-\d{2}\S*\s+(.{2,50})$/i.exec(line);
  const name = inertLine(m?.[1]);
  return name && /^\p{Lu}/u.test(name) && !/\d{4}/.test(name) ? name : null;
}

/** The outlet that a sign-up line advertises: "Start your day with Planet.", "Follow Planet on Twitter", "Support Planet". */
export function outletInPromo(line: string): string | null {
  const m =
    /^(?:start your (?:day|morning) with|support|subscribe to|thanks for reading|follow|like|welcome to)\s+(?:the\s+)?([\p{Lu}][\p{L}\p{N}&.'’]*(?: [\p{Lu}][\p{L}\p{N}&.'’]*){0,3}?)(?:\s+(?:on (?:facebook|twitter|instagram)|today|now)\b.*)?[.!]*$/iu.exec(
      line,
    );
  const name = m?.[1]?.replace(/[.!]+$/, '');
  return name && /^\p{Lu}/u.test(name) && !/^(?:Us|Our|This|The|Your|Independent|Journalism|Newsletter)\b/i.test(name)
    ? name
    : null;
}
