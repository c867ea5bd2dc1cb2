// Turns the lines around a saved article into its byline, publisher, address and publication date.
import type { PublicationDate } from '../../model/article.ts';
import { readDate, readUrlDate } from '../dates/date-text.ts';
import { agencyNamed, datelineCredit } from '../kind.ts';
import {
  isBylineLine,
  isNameLine,
  isOutletName,
  namesIn,
  outletInPromo,
  outletOf,
  ownerOf,
  publisherBehindDate,
} from './header-lines.ts';
import { isCreditLine } from './junk-lines.ts';
import type { Labelled } from './label-lines.ts';
import { lettersOf } from './line-features.ts';

function firstOf<T, R>(among: readonly T[], read: (entry: T, index: number) => R | null): R | null {
  for (const [index, entry] of among.entries()) {
    const value = read(entry, index);
    if (value !== null) return value;
  }
  return null;
}

/** "WASHINGTON, Aug. 2, 2017 (AFP) —": a dateline that carries a year. */
const DATELINE =
  /^[\p{Lu}][\p{L} .,'-]{2,40}?[,–—-]\s*([\p{L}]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [\p{L}]{3,9}\.? \d{4})\s*(?:\([\p{L} ]{2,20}\)\s*)?[-–—:]/u;

const UPDATE =
  /\b(?:updated|modified|edited|aktualisiert|actualizado)\b[:\s]*(.*?)(?=[|•·;]|\b(?:first )?(?:published|posted)\b|$)/i;
const PUBLISHED = /\b(?:published|posted|first published|created|issued)\b(.*)/i;

/** What one date line says: "Updated March 14, 2019 | Published March 13, 2019". */
function readDateLine(line: string): { readonly published: string | null; readonly updated: string | null } {
  const updated = readDate(UPDATE.exec(line)?.[1]);
  const stated = readDate(PUBLISHED.exec(line)?.[1]);
  return { published: stated ?? (UPDATE.test(line) ? null : readDate(line)), updated };
}

/** Publication and update. A page that only says when it was last updated was published then, as far as anybody knows. */
export function savedDates(
  around: readonly Labelled[],
  lead: string | undefined,
  url: string | null,
): { readonly published: PublicationDate | null; readonly updated: string | null } {
  const lines = around.filter((unit) => unit.label === 'date' || unit.label === 'byline');
  const read = lines.map((unit) => readDateLine(unit.text));
  const updated = firstOf(read, (line) => line.updated);
  const stated = firstOf(read, (line) => line.published) ?? readDate(DATELINE.exec(lead ?? '')?.[1]);
  const value = stated ?? updated;
  const fromUrl = url && !value ? readUrlDate(url) : null;
  if (fromUrl) return { published: { value: fromUrl, certainty: 'stated', provenance: 'url' }, updated: null };
  if (!value) return { published: null, updated: null };
  return { published: { value, certainty: 'stated', provenance: 'byline' }, updated: stated ? updated : null };
}

const NAME_AT_START = /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}/u;

/** The name after "By" on its own line or the next, beside the date, or above an author's note. */
export function savedByline(around: readonly Labelled[]): string | null {
  const by = firstOf(around, (unit, index) => {
    if (!isBylineLine(unit.text)) return null;
    const next = around[index + 1];
    return (
      namesIn(unit.text) ?? (/^by:?$/i.test(unit.text) && next && isNameLine(next.text) ? namesIn(next.text) : null)
    );
  });
  const besideDate = (unit: Labelled, index: number): string | null => {
    const isBeside = around[index - 1]?.label === 'date' || around[index + 1]?.label === 'date';
    return unit.label === 'short' && isBeside && isNameLine(unit.text) && !isOutletName(unit.text)
      ? namesIn(unit.text)
      : null;
  };
  const inNote = (unit: Labelled, index: number): string | null => {
    if (unit.label !== 'bio') return null;
    const above = around[index - 1];
    const isSame =
      above !== undefined && isNameLine(above.text) && unit.text.startsWith(above.text.split(' ')[0] as string);
    return namesIn(isSame ? above.text : (NAME_AT_START.exec(unit.text)?.[0] ?? '').trim());
  };
  return by ?? firstOf(around, besideDate) ?? firstOf(around, inNote);
}

/** "Headline - Daily Planet": the outlet behind the headline. */
export function siteInTitle(title: string | null): string | null {
  const last = title?.split(/\s+[|–—-]\s+/).at(-1);
  return last && last !== title && isOutletName(last) ? last : null;
}

const OUTLET_IN_NOTE =
  /\b(?:for|at|of) (The [\p{Lu}][\p{L}]*(?: [\p{Lu}][\p{L}]*){0,3}|[\p{Lu}][\p{L}]*(?: [\p{Lu}][\p{L}]*){0,3} (?:News|Times|Post|Journal|Press|Herald|Tribune))\b/u;

/** The outlet, from the surest place to the weakest; the address's host where no line names one. */
export function savedPublisher(
  around: readonly Labelled[],
  title: string | null,
  lead: string | undefined,
  url: string | null,
): string | null {
  const lines = around.map((unit) => unit.text);
  const titled = (line: string): string | null =>
    title && lettersOf(line).includes(lettersOf(title)) ? siteInTitle(line) : null;
  const credited = (line: string): string | null => (isBylineLine(line) || isNameLine(line) ? outletOf(line) : null);
  const named = around.filter((unit) => unit.label === 'short').slice(0, 3);
  const host = url === null ? null : (/^https?:\/\/(?:www\.|m\.|amp\.)?([^/:]+)/i.exec(url)?.[1] ?? null);
  const station = datelineCredit(lead);
  return (
    firstOf(lines, publisherBehindDate) ??
    firstOf(lines, titled) ??
    firstOf(lines, credited) ??
    firstOf(named, ({ text }) => (isOutletName(text) && !/^(?:[\p{L}]+ )?news$/iu.test(text) ? text : null)) ??
    (station !== null && agencyNamed(station) === null ? station : null) ??
    firstOf(lines, outletInPromo) ??
    firstOf(around, (unit) => (unit.label === 'bio' ? (OUTLET_IN_NOTE.exec(unit.text)?.[1] ?? null) : null)) ??
    firstOf(lines.filter(isCreditLine), ownerOf) ??
    host
  );
}

/** An address on a line of its own. */
export const savedAddress = (around: readonly Labelled[]): string | null =>
  firstOf(
    around,
    (unit) => /^(?:(?:url|source|link|from|via|original)\s*:?\s*)?(https?:\/\/\S+)$/i.exec(unit.text)?.[1] ?? null,
  );
