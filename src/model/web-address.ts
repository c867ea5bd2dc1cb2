// Turns an address from outside into one that may be linked, or into nothing.

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
