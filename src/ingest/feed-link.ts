// Turns a web page into the address of the feed that it names for programs, as browsers and feed readers look for it.
import { attributesOf } from './feeds/element-names.ts';
import { scanTags } from './html/scan-tags.ts';

const FEED_TYPES = /^application\/(?:rss\+xml|atom\+xml|feed\+json)\b/i;
/** Feeds of something else than the page's own news. */
const SIDE_FEED = /comment|oembed/i;
/** Tags of a page that are looked at: the head, and more. */
const MAX_TAGS = 5000;

/** Address of the first feed in `<link rel="alternate" type="application/rss+xml" href="…">`; null where the page names none. */
export function feedLinkOf(html: string, url: string): string | null {
  let tags = 0;
  for (const token of scanTags(html, new Set(['script', 'style']))) {
    if (token.kind !== 'tag') continue;
    if (++tags > MAX_TAGS || (token.name === 'body' && !token.isClosing)) return null;
    if (token.name !== 'link') continue;
    const link = attributesOf(token.attributes);
    const href = link.get('href')?.trim();
    const isFeed = /\balternate\b/i.test(link.get('rel') ?? '') && FEED_TYPES.test(link.get('type')?.trim() ?? '');
    if (!href || !isFeed || SIDE_FEED.test(`${link.get('title') ?? ''} ${href}`) || !URL.canParse(href, url)) continue;
    const address = new URL(href, url);
    if (/^https?:$/.test(address.protocol)) return address.href;
  }
  return null;
}
