// Writes the pages of stories as files: the site follows its own links, as a reader would, and keeps what it finds.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';

/** Addresses that a link, a form or a picture leads to, on this site. */
const LINK = /(?:href|src)="(\/[^"#]*)(?:#[^"]*)?"/g;
const UNESCAPES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => UNESCAPES[mark] ?? mark);

/** A file that a web server finds for an address: pages are index.html in a folder of their own. */
function fileOf(path: string, type: string): string {
  const plain = decodeURI(path).replace(/^\/+|\/+$/g, '');
  return type.startsWith('text/html') ? join(plain, 'index.html') : plain;
}

interface Exported {
  readonly pages: number;
  /** Links that lead nowhere. */
  readonly broken: readonly string[];
}

/**
 * Follows links from `starts` and writes each page below `folder`. Questions are not followed: they have no end and need a server.
 * `origin`: the address that the site will have.
 */
export async function exportSite(
  site: Hono,
  starts: readonly string[],
  folder: string,
  origin: string,
): Promise<Exported> {
  const found = new Set(starts);
  const broken: string[] = [];
  let pages = 0;
  for (const path of found) {
    const response = await site.request(new URL(path, origin).href);
    const [type, body] = [response.headers.get('content-type') ?? '', Buffer.from(await response.arrayBuffer())];
    if (response.status !== 200) {
      broken.push(path);
      continue;
    }
    const file = join(folder, fileOf(path, type));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
    pages += 1;
    if (!type.startsWith('text/html')) continue;
    for (const [, link = ''] of body.toString('utf8').matchAll(LINK)) {
      const next = unescaped(link);
      if (!/\/ask(?:\?|$)/.test(next) && !next.startsWith('/oembed')) found.add(next);
    }
  }
  return { pages, broken };
}
