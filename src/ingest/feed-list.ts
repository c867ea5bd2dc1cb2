// Turns a list of feeds (OPML), as feed readers export them, into the addresses and names that it holds.
import { inertLine } from '../model/outside-text.ts';
import type { Source } from '../model/saga.ts';
import { attributesOf } from './feeds/element-names.ts';
import { scanTags } from './html/scan-tags.ts';

/** Longer lists are nobody's sources for one story. */
const MOST_FEEDS = 500;

/** Its feeds in order, each address once; what is no http(s) address is left out. Linear in its length; never throws. */
export function feedsOfList(opml: string): readonly Source[] {
  const found = new Map<string, Source>();
  for (const part of scanTags(opml, new Set())) {
    if (part.kind !== 'tag' || part.name !== 'outline' || part.isClosing) continue;
    const outline = attributesOf(part.attributes);
    const url = outline.get('xmlurl')?.trim() ?? '';
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || found.has(url) || found.size >= MOST_FEEDS) continue;
    const publisher = inertLine(outline.get('title') ?? outline.get('text')) ?? new URL(url).hostname;
    found.set(url, { publisher, url });
  }
  return [...found.values()];
}
