// Turns plain text as people save it into one clean article: headline, captions, boxes and mastheads told apart from its words.
import type { PublicationDate, ReadArticle } from '../model/article.ts';
import { inert, inertLine } from '../model/outside-text.ts';
import { requireText } from './charset.ts';
import { readDate, readUrlDate } from './dates/date-text.ts';
import { withoutSiteName } from './html/metadata.ts';
import { agencyOf, kindOf } from './kind.ts';
import {
  isBylineLine,
  isDateLine,
  isNameLine,
  isOutletName,
  namesIn,
  outletInPromo,
  outletOf,
  ownerOf,
  publisherBehindDate,
} from './text/header-lines.ts';
import { isCreditLine } from './text/junk-lines.ts';
import type { Labelled } from './text/label-lines.ts';
import { savedArticle } from './text/saved-article.ts';
import { unitsOf } from './text/units.ts';

export interface PlainTextSource {
  readonly text: string;
  readonly url?: string | undefined;
}

const firstOf = <T, R>(among: readonly T[], read: (entry: T) => R | null): R | null => {
  for (const entry of among) {
    const value = read(entry);
    if (value !== null) return value;
  }
  return null;
};

/** "WASHINGTON, Aug. 2, 2017 (AFP) —": a dateline that carries a year. */
const dateline = (paragraph: string | undefined): string | null => {
  const m =
    /^[\p{Lu}][\p{L} .,'-]{2,40}?[,–—-]\s*([\p{L}]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [\p{L}]{3,9}\.? \d{4})\s*(?:\([\p{L} ]{2,20}\)\s*)?[-–—:]/u.exec(
      paragraph ?? '',
    );
  return readDate(m?.[1]);
};

function publishedOf(
  around: readonly Labelled[],
  paragraphs: readonly string[],
  url: string | null,
): { published: PublicationDate | null; updated: string | null } {
  const lines = around.filter((unit) => unit.label === 'date' || unit.label === 'byline').map((unit) => unit.text);
  const isUpdate = (line: string): boolean =>
    /\b(?:updated|modified|edited)\b/i.test(line) && !/\b(?:published|posted)\b.*\d/i.test(line);
  const update = firstOf(lines.filter(isUpdate), (line) => readDate(line));
  const stated =
    firstOf(
      lines.filter((line) => !isUpdate(line)),
      (line) => readDate(/\b(?:published|posted)\b(.*)/i.exec(line)?.[1]) ?? readDate(line),
    ) ?? dateline(paragraphs[0]);
  const value = stated ?? update;
  if (value)
    return { published: { value, certainty: 'stated', provenance: 'byline' }, updated: stated ? update : null };
  const fromUrl = url && readUrlDate(url);
  return { published: fromUrl ? { value: fromUrl, certainty: 'stated', provenance: 'url' } : null, updated: null };
}

/** The name after "By" on its own line or the next, else the one above an author's note. */
function bylineOf(around: readonly Labelled[]): string | null {
  for (const [index, unit] of around.entries()) {
    if (!isBylineLine(unit.text)) continue;
    const next = around[index + 1];
    const own = namesIn(unit.text);
    if (own) return own;
    if (/^by:?$/i.test(unit.text) && next && isNameLine(next.text)) return namesIn(next.text);
  }
  for (const [index, unit] of around.entries()) {
    const above = around[index - 1];
    if (unit.label === 'bio')
      return above && isNameLine(above.text) && unit.text.startsWith(above.text.split(' ')[0] as string)
        ? namesIn(above.text)
        : namesIn((/^(?:[\p{Lu}][\p{L}.'’-]+ ){1,4}/u.exec(unit.text)?.[0] ?? '').trim());
  }
  return null;
}

function publisherOf(around: readonly Labelled[], titleSite: string | null, url: string | null): string | null {
  const lines = around.map((unit) => unit.text);
  const credited = (line: string): string | null => (isBylineLine(line) || isNameLine(line) ? outletOf(line) : null);
  const host = url === null ? null : (/^https?:\/\/(?:www\.|m\.|amp\.)?([^/:]+)/i.exec(url)?.[1] ?? null);
  return (
    firstOf(lines, publisherBehindDate) ??
    titleSite ??
    firstOf(lines, credited) ??
    firstOf(around.filter((unit) => unit.label === 'short').slice(0, 3), (unit) =>
      isOutletName(unit.text) && !/^(?:[\p{L}]+ )?news$/iu.test(unit.text) ? unit.text : null,
    ) ??
    firstOf(lines, outletInPromo) ??
    firstOf(lines.filter(isCreditLine), ownerOf) ??
    host
  );
}

const addressIn = (around: readonly Labelled[]): string | null =>
  firstOf(
    around,
    (unit) => /^(?:(?:url|source|link|from|via|original)\s*:?\s*)?(https?:\/\/\S+)$/i.exec(unit.text)?.[1] ?? null,
  );

/** "Headline - Daily Planet": the outlet behind the headline. */
function siteInTitle(title: string | null): string | null {
  const last = title?.split(/\s+[|–—-]\s+/).at(-1);
  return last && last !== title && isOutletName(last) ? last : null;
}

/**
 * Reads a saved text. Paragraphs stand word for word as in the source, white space squeezed. Throws a UserError (empty-input,
 * not-text, too-large) for what is no text; a text without an article gives `text: null`.
 */
export function readPlainText({ text, url }: PlainTextSource): ReadArticle {
  requireText(text, url ?? 'The text');
  const { title: headline, paragraphs, around } = savedArticle(unitsOf(inert(text)));
  const site = siteInTitle(headline);
  const title = headline && site ? withoutSiteName(headline, site, null, null) : headline;
  const address = url ?? addressIn(around);
  const byline = bylineOf(around);
  const publisher = publisherOf(around, site, address);
  const credits = around
    .filter((unit) => unit.label === 'credit' || unit.label === 'byline' || isNameLine(unit.text))
    .map((unit) => unit.text);
  const section = around.slice(0, 4).find((unit) => unit.label === 'short' && !isDateLine(unit.text))?.text ?? null;
  return {
    title: inertLine(title),
    byline,
    publisher,
    url: address,
    ...publishedOf(around, paragraphs, address),
    kind: kindOf({ title, section, url: address, byline, paragraphs }),
    agency: agencyOf({ byline, publisher, paragraphs, credits }),
    text: paragraphs.length ? paragraphs.join('\n\n') : null,
  };
}
