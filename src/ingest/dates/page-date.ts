// Turns a page's many dates into its one publication date: the most trusted place wins, and the reasons stay with it.
import type { PublicationDate } from '../../model/article.ts';
import { type DomDocument, type DomElement, wordsIn } from '../html/dom.ts';
import type { LinkedData } from '../html/linked-data.ts';
import { metasOf } from '../html/metas.ts';
import { type Candidate, chosenOf, firstOfEachPlace } from './agreement.ts';
import { type DayOrder, isoOffset, readDate, readUrlDate } from './date-text.ts';
import { bylineCandidates, inRelated, LOOKED_AT, labelledCandidates, lineCandidates } from './visible-dates.ts';

interface PageDates {
  readonly published: PublicationDate | null;
  readonly updated: string | null;
}

interface DateSources {
  readonly document: DomDocument;
  readonly linked: LinkedData;
  readonly scripts: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly lastModified: string | null;
}

const OPENGRAPH = new Set(
  `article:published_time og:published_time og:article:published_time article:published og:pubdate
  rnews:datepublished article:published_date`.split(/\s+/),
);
const META = new Set(
  `date pubdate publishdate publish_date publish-date publication_date publication-date publicationdate date_published datepublished
  dc.date dc.date.issued dc.date.created dcterms.date dcterms.issued dcterms.created dc:date dc:created dcterms:issued sailthru.date parsely-pub-date
  cxenseparse:recs:publishtime cxenseparse:publishtime citation_date citation_publication_date citation_online_date article.published published published_time
  published-date published_date publishedtime pub_date ptime displaydate originalpublicationdate article_date_original article.created
  article:post_date created created_at creation_date datecreated date.created prism.publicationdate bt:pubdate eprints.date mediator_published_time
  time timestamp last-published last_published vr:published_time vf:published release_date releasedate issued news.date
  content_date contentdate dateposted article.date shareaholic:article_published_time weibo:article:create_at weibo:article:create_at article_date uploaddate`.split(
    /\s+/,
  ),
);
const MODIFIED = new Set(
  `article:modified_time og:updated_time article:updated_time article:modified modified lastmod last-modified last_modified dc.date.modified
  dcterms.modified revised updated datemodified dateupdated dateupdate datelastpubbed og:article:modified_time`.split(
    /\s+/,
  ),
);

const dayOrder = (lang: string | null, url: string | null): DayOrder =>
  (lang === null || /^en(?:-us)?$/i.test(lang)) &&
  !/^https?:\/\/[^/]*\.(?:uk|au|in|ie|nz|za|de|at|ch|fr|it|es)(?:[:/]|$)/i.test(url ?? '')
    ? 'month-first'
    : 'day-first';

function* metaCandidates(document: DomDocument, order: DayOrder): Generator<Candidate> {
  const named = metasOf(document).filter(({ isItem }) => !isItem);
  for (const { key, content } of named) {
    const value = OPENGRAPH.has(key) ? readDate(content, order) : null;
    if (value) yield { value, provenance: 'opengraph' };
  }
  for (const { key, content } of named) {
    const value = META.has(key) ? readDate(content, order) : null;
    if (value) yield { value, provenance: 'meta' };
  }
}

function* microdataCandidates(document: DomDocument, order: DayOrder): Generator<Candidate> {
  const first = [...document.querySelectorAll('[itemprop]')].filter((element) =>
    /datepublished|datecreated|dateline/i.test(element.getAttribute('itemprop') ?? ''),
  );
  for (const strict of [true, false]) {
    for (const element of first) {
      if (strict !== /datepublished/i.test(element.getAttribute('itemprop') ?? '')) continue;
      if (/comment|related/i.test(element.parentNode?.className ?? '')) continue;
      const value = readDate(
        element.getAttribute('content') ?? element.getAttribute('datetime') ?? wordsIn(element, LOOKED_AT),
        order,
      );
      if (value) yield { value, provenance: 'microdata' };
    }
  }
}

/** <time> and its forerunners, the ones near the headline before all others. */
function* timeCandidates(document: DomDocument, order: DayOrder): Generator<Candidate> {
  const times = [
    ...document.querySelectorAll(
      'time, abbr.published, abbr[title].date, span[data-datetime], [data-timestamp], [data-published]',
    ),
  ]
    .slice(0, 60)
    .filter((element) => !inRelated(element));
  const rank = (element: DomElement): number =>
    element.hasAttribute('pubdate') ||
    /publi|entry-date|pubdate|posted/i.test(`${element.className} ${element.parentNode?.className ?? ''}`)
      ? 0
      : element.closest('article, main, header, [role="main"]')
        ? 1
        : 2;
  for (const wanted of [0, 1, 2]) {
    for (const element of times) {
      if (rank(element) !== wanted) continue;
      const stated = ['datetime', 'data-datetime', 'content', 'title', 'data-published', 'data-timestamp']
        .map((name) => readDate(element.getAttribute(name), order))
        .find(Boolean);
      const value = stated ?? readDate(wordsIn(element, LOOKED_AT), order);
      if (value) yield { value, provenance: 'time' };
    }
  }
}

const SCRIPT_DATE =
  /["']?(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time|ed_at|edat)|publication_?(?:date|time)|pub_?date|article_?(?:date|published)|first_?published_?(?:at|date)?|date_?created|created_?(?:at|date)|content_?published)["']?\s{0,3}[:=]\s{0,3}["']([^"'\\]{8,40})["']/gi;

function* scriptCandidates(scripts: string, order: DayOrder): Generator<Candidate> {
  let looked = 0;
  for (const match of scripts.matchAll(SCRIPT_DATE)) {
    if (looked++ > 20) return;
    const value = readDate(match[1], order);
    if (value) yield { value, provenance: 'meta' };
  }
}

function* candidates({ document, linked, scripts, url, lang }: DateSources): Generator<Candidate> {
  const order = dayOrder(lang, url);
  for (const text of linked.published) {
    const value = readDate(text, order);
    if (value) yield { value, provenance: 'json-ld' };
  }
  yield* metaCandidates(document, order);
  yield* microdataCandidates(document, order);
  yield* timeCandidates(document, order);
  yield* bylineCandidates(document, order, 'below');
  const fromUrl = url === null ? null : readUrlDate(url);
  if (fromUrl) yield { value: fromUrl, provenance: 'url' };
  yield* scriptCandidates(scripts, order);
  yield* labelledCandidates(document, order);
  yield* lineCandidates(document, order, 'below');
  yield* bylineCandidates(document, order, 'above');
  yield* lineCandidates(document, order, 'above');
}

function updatedOf({ document, linked, lang, url }: DateSources): string | null {
  const order = dayOrder(lang, url);
  for (const text of linked.modified) {
    const value = readDate(text, order);
    if (value) return value;
  }
  for (const { key, content } of metasOf(document)) {
    const value = MODIFIED.has(key) ? readDate(content, order) : null;
    if (value) return value;
  }
  return null;
}

/** Hours that a newsroom's clock can be off Greenwich, to both sides. */
const [WEST, EAST] = [12, 14];

/**
 * Whether a calendar day can be the local one of an instant given in Greenwich time. Servers store that; readers see, and
 * reporters mean by "today", the day at the newsroom.
 */
function canBeLocalDay(day: string, instant: string): boolean {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const at = Date.parse(instant);
  return at >= noon - 12 * HOUR - EAST * HOUR && at < noon + 12 * HOUR + WEST * HOUR;
}
const HOUR = 3_600_000;

const IN_GREENWICH = /T.*(?:Z|\+00:00)$/;
const OWN_OFFSET = /\d\d:\d\d:\d\d(?:\.\d{1,6})?\s?([+-](?:0[1-9]|1[0-4]):?\d\d)\b/g;

/** The instant by the newsroom's clock, where all else on the page that has a time is told by one and the same clock. */
function byOwnClock(instant: string, scripts: string): string {
  const offsets = new Set([...scripts.matchAll(OWN_OFFSET)].map(([, offset = '']) => isoOffset(offset)));
  const [offset] = offsets;
  if (offsets.size !== 1 || !offset) return instant;
  const minutes = Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  return `${new Date(Date.parse(instant) + minutes * 60_000).toISOString().slice(0, 19)}${offset}`;
}

/** The newsroom's own day where the best date is an instant in Greenwich time and the page shows another day to its readers. */
function localDay(instant: string, { document, url, lang }: DateSources): Candidate | null {
  if (!IN_GREENWICH.test(instant)) return null;
  const fromUrl = url === null ? null : readUrlDate(url);
  const shown: Candidate[] = fromUrl ? [{ value: fromUrl, provenance: 'url' }] : [];
  for (const candidate of bylineCandidates(document, dayOrder(lang, url), 'below')) {
    if (shown.length >= 3) break;
    shown.push(candidate);
  }
  const found = shown.find(({ value }) => canBeLocalDay(value.slice(0, 10), instant));
  return found && found.value.slice(0, 10) !== instant.slice(0, 10) ? found : null;
}

const inOwnTime = ({ value, provenance }: Candidate, { scripts }: DateSources): Candidate => ({
  value: IN_GREENWICH.test(value) ? byOwnClock(value, scripts) : value,
  provenance,
});

/** Publication and update of a page, each as the most trusted place states it. */
export function pageDates(sources: DateSources): PageDates {
  const updated = updatedOf(sources);
  const first = chosenOf(firstOfEachPlace(candidates(sources)));
  if (first) {
    const { value, provenance } = localDay(first.value, sources) ?? inOwnTime(first, sources);
    return { published: { value, certainty: 'stated', provenance }, updated };
  }
  const http = readDate(sources.lastModified);
  return { published: http ? { value: http, certainty: 'stated', provenance: 'http' } : null, updated };
}
