// Which addresses from outside may be linked.

/**
 * The normalised http(s) address, or null for every other scheme, for addresses that hide credentials and for what is no address.
 * The result holds no white space, quotation marks, angle brackets, parentheses or backslashes: it cannot break out of a link.
 */
export function linkableAddress(address: string | null): string | null {
  if (!address || address.length > 2000 || !URL.canParse(address)) return null;
  const url = new URL(address);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return null;
  return url.href.replace(
    /[\s"'<>()\\`|[\]{}^]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** "example.org" of "https://www.example.org/story"; null for what is no address. */
export function hostOf(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  return new URL(address).hostname.replace(/^www\./, '') || null;
}

const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} .,&'’!+/-]{0,60}$/u;
/** "example.org", "www.example": a name that could be taken for where a link leads. */
const LIKE_AN_ADDRESS = /[\p{L}\p{N}]\.[\p{L}]{2,}|www\.|\/\/|\/[^ ]/iu;

/**
 * What may stand on a link to an article: its publisher's name where that is a plain name, else the host, so that no label says
 * another place than the one it leads to. Null where the address may not be linked.
 */
export function linkLabel(publisher: string, address: string | null): string | null {
  const url = linkableAddress(address);
  const host = hostOf(url);
  if (url === null || host === null) return null;
  if (PLAIN_NAME.test(publisher) && !LIKE_AN_ADDRESS.test(publisher)) return publisher;
  return /^[a-z0-9.-]+$/.test(host) ? host : null;
}
