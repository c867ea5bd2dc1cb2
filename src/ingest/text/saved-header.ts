// Turns "Title: …", "Date: …" lines at the head of a saved text into fields, and hands back the rest.
import { readImprint } from './imprint-line.ts';

interface SavedHeader {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
  /** The text without those lines. */
  readonly rest: string;
}

const KEYS: Readonly<Record<string, keyof Omit<SavedHeader, 'rest'>>> = {
  title: 'title',
  headline: 'title',
  author: 'byline',
  authors: 'byline',
  byline: 'byline',
  source: 'publisher',
  publisher: 'publisher',
  publication: 'publisher',
  site: 'publisher',
  date: 'date',
  published: 'date',
  'publication date': 'date',
  'published on': 'date',
  'date published': 'date',
  subject: 'title',
  sent: 'date',
  url: 'url',
  link: 'url',
};
const FIELD = /^\s*([A-Za-z][A-Za-z ]{2,16})\s?:\s+(\S.{0,500})$/;
const HEAD_LINES = 15;

/** Reads them. One such line alone proves nothing but a title, a date's day or an address; prose with a colon is left alone. */
export function savedHeader(text: string): SavedHeader {
  const found: Partial<Record<keyof Omit<SavedHeader, 'rest'>, string>> = {};
  const lines = text.split('\n');
  const taken = new Set<number>();
  for (const [index, line] of lines.slice(0, HEAD_LINES).entries()) {
    const m = FIELD.exec(line);
    const key = m ? KEYS[(m[1] as string).toLowerCase()] : undefined;
    if (!m || !key || found[key] !== undefined) continue;
    found[key] = (m[2] as string).trim();
    taken.add(index);
  }
  const sender = taken.size > 0 ? senderOf(lines) : null;
  if (sender) {
    taken.add(sender.index);
    found.publisher ??= sender.domain;
  }
  takeImprint(lines, found, taken);
  const isHeader =
    taken.size >= 2 || found.title !== undefined || found.url !== undefined || found.publisher !== undefined;
  const none = { title: null, byline: null, publisher: null, date: null, url: null };
  if (!isHeader) return { ...none, rest: text };
  return { ...none, ...found, rest: lines.filter((_, index) => !taken.has(index)).join('\n') };
}

/** "From: desk@harbor.example" of a saved e-mail: its domain is who sent it. */
function senderOf(lines: readonly string[]): { readonly index: number; readonly domain: string } | null {
  for (const [index, line] of lines.slice(0, HEAD_LINES).entries()) {
    const domain = /^from\s?:\s.{0,80}?[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})>?\s*$/i.exec(line)?.[1];
    if (domain) return { index, domain };
  }
  return null;
}

/** Outlet and day of a line that names both; the line goes where it says nothing else. */
function takeImprint(
  lines: readonly string[],
  found: Partial<Record<keyof Omit<SavedHeader, 'rest'>, string>>,
  taken: Set<number>,
): void {
  for (const [index, line] of lines.slice(0, HEAD_LINES).entries()) {
    const imprint = taken.has(index) ? null : readImprint(line);
    if (!imprint) continue;
    found.date ??= imprint.date;
    if (imprint.publisher) found.publisher ??= imprint.publisher;
    if (imprint.isWhole) taken.add(index);
    return;
  }
}
