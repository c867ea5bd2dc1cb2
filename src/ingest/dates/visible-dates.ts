// Finds the dates that readers of a page see: in elements made for them, behind "Posted on", on lines of their own.
import { type DomDocument, type DomElement, wordsIn } from '../html/dom.ts';
import type { Candidate } from './agreement.ts';
import { type DayOrder, readDate } from './date-text.ts';

/** Characters of an element that are looked at: dates stand in short ones. */
export const LOOKED_AT = 1000;

const ASIDE = new Set(['ASIDE', 'NAV', 'FOOTER', 'FIGURE', 'FIGCAPTION']);
const RELATED =
  /related|sidebar|comment|recommend|most-?(?:read|popular)|trending|teaser|footer|newsticker|latest|recirc|similar|promo|(?:top|nav|menu|utility)-?bar|header-?date|current-?date|date-?(?:now|today)|today|masthead|weather|site-?header|page-?header/i;
const NOT_PUBLISHED = /caption|modified|updated|tweet|copyright/i;
/** Further up a name speaks of the whole page. */
const LEVELS = 6;

/** Whether an element belongs to other stories, a picture, a comment or the page's frame. */
export function inRelated(element: DomElement): boolean {
  let at: DomElement | null = element;
  for (let level = 0; at && at.nodeType === 1 && at.tagName !== 'BODY' && level < LEVELS; level++, at = at.parentNode) {
    const name = `${at.className} ${at.id}`;
    if (ASIDE.has(at.tagName) || RELATED.test(name) || (level < 2 && NOT_PUBLISHED.test(name))) return true;
  }
  return false;
}

const DATE_NODE =
  /\b(?:date|datum|fecha|data|time|timestamp|publi(?:shed|cation|cado|e|hed-on|sh)?|posted|pubdate|byline|dateline|meta|article-info|entry-meta|submitted|post-info|credits?|created|aktualisiert|veroeffentlicht)/i;

/** Of a heading that its title may hold by chance. */
const SHORTEST_HEADLINE = 20;

/** The first heading that the page's title tells too, where no first-grade heading says which one is the headline's. */
function headlineOf(document: DomDocument): DomElement | null {
  const first = document.querySelector('h1');
  if (first) return first;
  const title = wordsIn(document.querySelector('title'), LOOKED_AT).toLowerCase();
  const tells = (element: DomElement): boolean => {
    const words = wordsIn(element, LOOKED_AT).toLowerCase();
    return words.length >= SHORTEST_HEADLINE && title.includes(words);
  };
  return [...document.querySelectorAll('h2, h3')].find(tells) ?? null;
}

/** Below the headline, or above it, where the day of the visit may stand. */
export type Place = 'below' | 'above';

/** The first date of each element that stands on that side of the headline; `textOf` is null for an element that is passed over. */
function* datesOf(
  elements: Iterable<DomElement>,
  headline: DomElement | null,
  place: Place,
  order: DayOrder,
  textOf: (element: DomElement) => string | null,
): Generator<Candidate> {
  let isBelow = headline === null;
  for (const element of elements) {
    if (element === headline) isBelow = true;
    const text = isBelow === (place === 'below') ? textOf(element) : null;
    if (text === null || /©|copyright|all rights/i.test(text) || inRelated(element)) continue;
    const value = readDate(text, order);
    if (value) yield { value, provenance: 'byline' };
  }
}

/** Visible words of elements that are made for dates. */
export function bylineCandidates(document: DomDocument, order: DayOrder, place: Place): Generator<Candidate> {
  let looked = 0;
  return datesOf(
    document.querySelectorAll('[class], [id], h1, h2, h3'),
    headlineOf(document),
    place,
    order,
    (element) => {
      if (!DATE_NODE.test(`${element.className} ${element.id}`) || looked++ > 400) return null;
      const text = element.childNodes.length > 40 ? '' : wordsIn(element, LOOKED_AT);
      return text.length < 6 || text.length > 160 ? null : text;
    },
  );
}

/** "2003", "31.12.03", "12/31/03". */
const HAS_YEAR = /\d{4}|(?<![\d./])\d{1,2}([./])\d{1,2}\1\d\d(?![\d./])/;
const LINES = 'p, span, div, li, td, small, em, i, b, strong, h1, h2, h3, h4, h5, h6, a';

/** The last resort: a short line of the page's own words that is a date, with or without "Published". */
export function* lineCandidates(document: DomDocument, order: DayOrder, place: Place): Generator<Candidate> {
  let looked = 0;
  yield* datesOf(document.querySelectorAll(LINES), headlineOf(document), place, order, (element) => {
    if (element.children.length > 3 || looked++ > 4000) return null;
    const text = wordsIn(element, LOOKED_AT);
    return text.length < 8 || text.length > 90 || !HAS_YEAR.test(text) ? null : text;
  });
  if (place === 'below') yield* looseCandidates(document, order);
}

/** Containers looked at for words that stand in no element of their own, and how many of their pieces. */
const LOOSE = 200;

/** "October 3rd, 2018" between two line breaks: words that no element holds by themselves. */
function* looseCandidates(document: DomDocument, order: DayOrder): Generator<Candidate> {
  let looked = 0;
  for (const element of document.querySelectorAll('body, main, article, section, div, td, p')) {
    if (inRelated(element)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || looked >= LOOSE) continue;
      const text = (node.textContent ?? '').trim().slice(0, LABEL_REACH + 1);
      if (text.length < 8 || text.length > LABEL_REACH) continue;
      looked++;
      const value = HAS_YEAR.test(text) ? readDate(text, order) : null;
      if (value) yield { value, provenance: 'byline' };
    }
  }
}

const LABELLED =
  /(?:\b(?:posted|published|first published|veröffentlicht|erschienen|publié|publicado|pubblicato|geplaatst)(?: (?:on|at|am|le|el|il|op))?:?|^(?:by|von|par|por|di|door) [^\d]{2,40}? (?:on|am|le|el|il|op))\s+(?=.{0,12}\d)/i;
/** Characters of a label and its date that are read. */
const LABEL_REACH = 40;

/** "Posted on October 3, 2018", "Von Anna am 07.02.2014 in Politik": a date that says of itself what it is, at the head of longer words. */
export function* labelledCandidates(document: DomDocument, order: DayOrder): Generator<Candidate> {
  let looked = 0;
  for (const element of document.querySelectorAll('p, div, span, li, td, small, header, footer')) {
    if (element.childNodes.length > 40 || looked++ > 2000) continue;
    const text = wordsIn(element, LOOKED_AT).slice(0, 400);
    const label = LABELLED.exec(text);
    if (!label || inRelated(element)) continue;
    const from = label.index + label[0].length;
    const value = readDate(text.slice(from, from + LABEL_REACH), order);
    if (value) yield { value, provenance: 'byline' };
  }
}
