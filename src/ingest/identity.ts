// Turns addresses and words into the identity of an article: which readings are one article.
import { createHash } from 'node:crypto';
import { wordsOf } from '../english/words.ts';
import type { ReadArticle } from '../model/article.ts';
import { compareText } from '../model/order.ts';

/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|ut\w{0,2}_source|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|hs\w*tracking|ref|ref_?src|ref_?url|referrer|source|src|cmp|cmpid|campaign_id|ns_\w+|ito|smid|smtyp|partner|emc|spref|sref|share|shared|xtor|at_\w+|wt\.\w+|icid|ncid|mod|feature|via|amp|outputtype|rss|feed(?:name|type)?|__twitter_impression|guccounter|guce_\w+|soc_src|soc_trk|trk|bxid|cndid|esrc|taid|sr_share|ocid|linkid|link_id|intcmp|int_\w+|oly_\w+|vero_\w+|s_cid|pk_\w+|piwik_\w+|mtm_\w+|fb_\w+|action_\w+|from)$/i;

/** Those of them that can't mean anything else: what is shown does without them and still leads to the article. */
const ONLY_TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|xtor|at_(?:medium|campaign|custom\w*)|wt\.\w+|ns_(?:mchannel|source|campaign|linkname|fee)|vero_\w+|oly_\w+|pk_\w+|piwik_\w+|mtm_\w+|__twitter_impression|guccounter|guce_\w+|soc_src|soc_trk|ocid|cmpid|smid|smtyp|icid|ncid|intcmp)$/i;

/** An address as people are shown it: without what only says where a reader came from. As it was written where there is none of that. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const tracking = [...url.searchParams.keys()].filter((name) => ONLY_TRACKING.test(name));
  const isTrackingHash = /^#(?:xtor|utm_\w+|at_medium)=/i.test(url.hash);
  if (tracking.length === 0 && !isTrackingHash) return address;
  for (const name of tracking) url.searchParams.delete(name);
  if (isTrackingHash) url.hash = '';
  return url.href;
}

/** Short hosts whose path alone says nothing. */
const HOST_PREFIX = /^(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.)/;

/**
 * The address two readings of one article share: https, without www, AMP, fragment, tracking parameters and trailing slash.
 * Null for what is no http(s) address.
 */
export function canonicalUrl(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  const cached = /\.cdn\.ampproject\.org$/.test(url.hostname)
    ? /^\/[a-z]\/(?:s\/)?(.+)$/.exec(url.pathname)?.[1]
    : undefined;
  const google = /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname)
    ? /^\/amp\/(?:s\/)?(.+)$/.exec(url.pathname)?.[1]
    : undefined;
  const inner = cached ?? google;
  if (inner) return canonicalUrl(`https://${inner}${url.search}`);
  const host = url.hostname.toLowerCase().replace(/\.$/, '').replace(HOST_PREFIX, '');
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/amp(?:\/|\.html?)?$/i, '')
    .replace(/^\/amp\//i, '/')
    .replace(/\.amp(?:\.html)?$/i, '')
    .replace(/\/(?:index\.(?:html?|php|aspx?))?$/i, '');
  const query = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => compareText(a, b));
  const search = query.length
    ? `?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))}`
    : '';
  const port = url.port ? `:${url.port}` : '';
  return `https://${host}${port}${path}${search}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of title and words: the same, the same version. White space and kinds of quotation marks don't count. */
export function contentHash(article: { readonly title: string | null; readonly text: string | null }): string {
  const plain = (text: string | null): string =>
    (text ?? '')
      .normalize('NFKC')
      .replace(/[‘’‛`´]/g, "'")
      .replace(/[“”„‟]/g, '"')
      .replace(/\s+/g, ' ')
      .trim();
  return sha256(`${plain(article.title)}\n${plain(article.text)}`);
}

/**
 * Stable over re-reading: from the canonical address, else from publisher, headline and first words, so
 * that a later correction is a new version and not a new article. 16 hexadecimal digits.
 */
export function articleId(article: Pick<ReadArticle, 'url' | 'title' | 'text' | 'publisher'>): string {
  const address = article.url === null ? null : canonicalUrl(article.url);
  // The front page of a site is no article's address.
  if (address && !/^https:\/\/[^/]+$/.test(address)) return sha256(`url ${address}`).slice(0, 16);
  const title = wordsOf(article.title ?? '').join(' ');
  const head = wordsOf((article.text ?? '').slice(0, 2000))
    .slice(0, title ? 12 : 60)
    .join(' ');
  return sha256(`words ${wordsOf(article.publisher ?? '').join(' ')}\n${title}\n${head}`).slice(0, 16);
}
