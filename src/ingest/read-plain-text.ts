// Turns plain text as people save it into one clean article: headline, captions, boxes and mastheads told apart from its words.
import type { PublicationDate, ReadArticle } from '../model/article.ts';
import { inert, inertLine } from '../model/outside-text.ts';
import { requireText } from './charset.ts';
import { readDate } from './dates/date-text.ts';
import { doubtfulDate } from './dates/doubtful.ts';
import { cleanByline, withoutSiteName } from './html/metadata.ts';
import { agencyOf, kindOf } from './kind.ts';
import { isNameLine } from './text/header-lines.ts';
import type { Labelled } from './text/label-lines.ts';
import { savedArticle } from './text/saved-article.ts';
import { savedHeader } from './text/saved-header.ts';
import { savedAddress, savedByline, savedDates, savedPublisher, siteInTitle } from './text/saved-metadata.ts';
import { unitsOf } from './text/units.ts';

interface PlainTextSource {
  readonly text: string;
  /** Address it was saved from. */
  readonly url?: string | undefined;
}

/** Copyright, byline and name lines name whose words these are; "AP contributed" does not. */
const creditsIn = (around: readonly Labelled[]): string[] =>
  around
    .filter((unit) => unit.label === 'credit' || unit.label === 'byline' || isNameLine(unit.text))
    .map((unit) => unit.text)
    .filter((text) => !/\bcontributed\b/i.test(text));

const httpAddress = (text: string | null): string | null => (text && /^https?:\/\/\S+$/i.test(text) ? text : null);

const stated = (date: string | null): PublicationDate | null => {
  const value = readDate(date);
  return value === null ? null : { value, certainty: 'stated', provenance: 'byline' };
};

/**
 * Reads a saved text. Paragraphs stand word for word as in the source, white space squeezed. Throws a UserError (empty-input,
 * not-text, too-large) for what is no text; a text without an article gives `text: null`.
 */
export function readPlainText({ text, url }: PlainTextSource): ReadArticle {
  requireText(text, url ?? 'The text');
  const header = savedHeader(inert(text));
  const { title: headline, paragraphs, around } = savedArticle(unitsOf(header.rest));
  const site = siteInTitle(headline);
  const title = header.title ?? (headline && site ? withoutSiteName(headline, site, null, null) : headline);
  const address = url ?? httpAddress(header.url) ?? savedAddress(around);
  const byline = cleanByline(header.byline) ?? savedByline(around);
  const publisher = header.publisher ?? site ?? savedPublisher(around, title, paragraphs[0], address);
  const dates = savedDates(around, paragraphs[0], address);
  const published = stated(header.date) ?? dates.published;
  const doubt = published ? null : doubtfulDate([header.date, ...around.map((unit) => unit.text)]);
  const section = around.find((unit) => unit.label === 'short' && unit.text.split(' ').length <= 3)?.text ?? null;
  return {
    title: inertLine(title),
    byline,
    publisher: inertLine(publisher),
    url: address,
    published,
    updated: dates.updated,
    kind: kindOf({ title, section, url: address, byline, paragraphs }),
    agency: agencyOf({ byline, publisher, paragraphs, credits: creditsIn(around) }),
    text: paragraphs.length ? paragraphs.join('\n\n') : null,
    ...(doubt === null ? {} : { remark: doubt }),
  };
}
