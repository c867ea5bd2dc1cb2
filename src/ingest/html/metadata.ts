// Turns a page's head into title, byline, publisher and address, without the site's name in the title.
import { inertLine } from '../../model/outside-text.ts';
import { type DomDocument, type DomElement, wordsIn } from './dom.ts';
import type { LinkedData } from './linked-data.ts';
import { metasOf } from './metas.ts';

interface PageMetadata {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly section: string | null;
}

type Metas = ReadonlyMap<string, string>;

/** First content of each meta element, by lower-case property or name. */
function readMetas(document: DomDocument): Metas {
  const metas = new Map<string, string>();
  for (const meta of metasOf(document)) {
    const { key } = meta;
    const content = inertLine(meta.content);
    if (key && content && !metas.has(key)) metas.set(key, content);
  }
  return metas;
}

const firstOf = (metas: Metas, ...keys: string[]): string | null => {
  for (const key of keys) {
    const value = metas.get(key);
    if (value) return value;
  }
  return null;
};

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Cuts " - Site name" from an end of a title where the part is the site's name, its host or not in the headline. */
export function withoutSiteName(
  title: string,
  site: string | null,
  host: string | null,
  heading: string | null,
): string {
  const parts = title.split(/\s+[|»«·•]\s+|\s+[-–—]{1,2}\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const names = [site, host?.replace(/^www\./, '').replace(/\.[a-z.]+$/, '') ?? null]
    .filter((name) => name !== null)
    .map(letters)
    .filter((name) => name.length > 1);
  const isSite = (part: string): boolean => {
    const folded = letters(part.replace(/\.(?:com|org|net|de|co\.uk|ua|at|ch)\b/i, ''));
    return (
      folded.length > 1 &&
      names.some(
        (name) =>
          folded === name ||
          (name.length > 3 && folded.includes(name) && part.split(/\s+/).length < 6) ||
          (folded.length > 3 && name.includes(folded)),
      )
    );
  };
  const inHeading = (part: string): boolean => heading !== null && letters(heading).includes(letters(part));
  let [from, to] = [0, title.length];
  const last = parts.at(-1) as string;
  const first = parts[0] as string;
  if (isSite(last) && !inHeading(last)) to = title.lastIndexOf(last);
  else if (isSite(first) && !inHeading(first)) from = title.indexOf(first) + first.length;
  const cut = title.slice(from, to).replace(/^[\s|»«·•–—-]+|[\s|»«·•–—-]+$/g, '');
  if (cut === title) return title;
  return cut.length > 0 ? (to < title.length ? withoutSiteName(cut, site, host, heading) : cut) : title;
}

/** Longer lines are no titles: they are cut. */
const MAX_TITLE = 1000;

const lineOf = (element: DomElement): string => wordsIn(element, MAX_TITLE);

function headingOf(document: DomDocument): string | null {
  const all = [...document.querySelectorAll('h1')].map(lineOf).filter((text) => text.length > 3);
  const inArticle = [...document.querySelectorAll('article h1, main h1, [itemprop="headline"]')]
    .map(lineOf)
    .find((text) => text.length > 8);
  return inertLine(inArticle ?? (all.length === 1 ? all[0] : all.find((text) => text.split(' ').length > 3)));
}

function titleOf(
  document: DomDocument,
  metas: Metas,
  linked: LinkedData,
  site: string | null,
  host: string | null,
): string | null {
  const heading = headingOf(document);
  const head = inertLine(wordsIn(document.querySelector('title'), MAX_TITLE));
  const candidates = [firstOf(metas, 'og:title'), linked.headline, firstOf(metas, 'twitter:title'), head]
    .filter((text): text is string => text !== null)
    .map((text) => withoutSiteName(text.slice(0, MAX_TITLE), site, host, heading))
    .filter((text) => letters(text) !== letters(site ?? ''));
  // The headline on the page is what a reader calls the title, where the head agrees that it is one.
  if (heading && candidates.some((text) => related(text, heading))) return heading;
  return candidates[0] ?? heading;
}

/** Whether two titles are about the same: one holds the other, or most words are shared. */
function related(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)];
  if (x.includes(y) || y.includes(x)) return true;
  const words = new Set(a.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const others = b.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return others.filter((word) => words.has(word)).length * 2 >= others.length;
}

/** Longer lines are no bylines, whatever stands behind the names. */
const MAX_BYLINE = 600;

/** "By Ana Lima and Bo Ek, Staff Writer" → "Ana Lima and Bo Ek"; null for what names nobody. */
export function cleanByline(text: string | null): string | null {
  if (!text || text.length > MAX_BYLINE) return null;
  const cut = text
    .replace(/^(?:written\s+by|posted\s+by|reported\s+by|story\s+by|by|von|par|por|di|author|autor|text)\b[\s:]*/i, '')
    .replace(/\s*[|•·].*$/, '')
    .replace(
      /,?\s*(?:for\s+)?(?:(?:senior|chief|political|staff|national|white house|justice|legal|associated press)\s+)*(?:staff\s+)?(?:writer|reporter|correspondent|editor|columnist|contributor)s?\b.*$/i,
      '',
    )
    .replace(/[\s,;:–-]+$/, '');
  if (
    cut.length < 3 ||
    cut.length > 200 ||
    !/\p{L}/u.test(cut) ||
    /https?:|www\.|@/i.test(cut) ||
    /^(?:admin|editor|staff|redaktion|redacción|the editors?)$/i.test(cut)
  )
    return null;
  return cut;
}

const BYLINE_NODES =
  '[rel="author"], [itemprop="author"], .byline, .author, .author-name, .byline-name, .article-author, .article__author, .post-author';

const BYLINE_METAS =
  `author article:author byl dc.creator parsely-author sailthru.author article:author_name dcterms.creator
  citation_author`.split(/\s+/);

function bylineOf(document: DomDocument, metas: Metas, linked: LinkedData): string | null {
  if (linked.authors.length) {
    const joined = cleanByline(linked.authors.join(', '));
    if (joined) return joined;
  }
  for (const key of BYLINE_METAS) {
    const name = cleanByline(metas.get(key) ?? null);
    if (name) return name;
  }
  for (const element of [...document.querySelectorAll(BYLINE_NODES)].slice(0, 10)) {
    const text = wordsIn(element, 400);
    const name = text.length < 120 ? cleanByline(inertLine(text)) : null;
    if (name && !/\d{4}/.test(name)) return name;
  }
  return null;
}

const hostOf = (url: string | null): string | null => {
  try {
    return url === null ? null : new URL(url).hostname;
  } catch {
    return null;
  }
};

function addressOf(document: DomDocument, metas: Metas, base: string | null): string | null {
  for (const candidate of [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    metas.get('og:url'),
  ]) {
    if (!candidate) continue;
    try {
      const url = new URL(candidate, base ?? undefined);
      // A canonical that names the front page, or another host's, says nothing about this article.
      const known = base === null ? null : new URL(base);
      if (!/^https?:$/.test(url.protocol) || (known && url.pathname === '/' && known.pathname !== '/')) continue;
      return url.href;
    } catch {
      // not an address
    }
  }
  return base;
}

/** Reads them all; `url` is the address the page was found at. */
export function pageMetadata(document: DomDocument, linked: LinkedData, url: string | null): PageMetadata {
  const metas = readMetas(document);
  const address = addressOf(document, metas, url);
  const host = hostOf(url ?? address);
  const site = firstOf(metas, 'og:site_name', 'application-name', 'dc.publisher') ?? linked.publisher;
  const title = titleOf(document, metas, linked, site, host);
  const stated =
    firstOf(metas, 'og:site_name') ??
    linked.publisher ??
    firstOf(metas, 'application-name', 'dc.publisher', 'publisher');
  return {
    title,
    byline: bylineOf(document, metas, linked),
    publisher: stated ?? siteBehind(title, wordsIn(document.querySelector('title'), MAX_TITLE)) ?? hostName(host),
    url: address,
    section: linked.section ?? firstOf(metas, 'article:section', 'section'),
  };
}

const hostName = (host: string | null): string | null => host?.replace(/^(?:www|m|amp|edition)\./, '') ?? null;

/** The site's name behind the headline in the window's title: "Ferry fares to rise - Coast Tribune". */
function siteBehind(title: string | null, head: string): string | null {
  if (!title || !head.startsWith(title)) return null;
  const rest = /^\s*[|»«·•–—-]+\s+([^|»«·•–—]{3,40})$/.exec(head.slice(title.length))?.[1]?.trim();
  return rest && rest.split(' ').length <= 5 && /^[\p{Lu}\d]/u.test(rest) ? rest : null;
}
