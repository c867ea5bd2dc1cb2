// What an answer’s headers ask of a reader: how long it stays fresh, when to come again.

type Headers = Readonly<Record<string, string>>;

/** Seconds written in full; null for anything else. */
const seconds = (text: string | undefined): number | null => (/^\d{1,12}$/.test(text ?? '') ? Number(text) : null);

const instant = (text: string | undefined): number | null => {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isFinite(ms) ? ms : null;
};

/**
 * Milliseconds for which the answer stays fresh (RFC 9111, 4.2.1, for a private cache): `max-age`, else `Expires`, less the time it
 * already spent in caches on the way. Null where the server says nothing, or that it must not be kept.
 */
export function freshFor(headers: Headers, now: number): number | null {
  const control = headers['cache-control'] ?? '';
  if (/(?:^|[\s,])no-(?:store|cache)(?![\w-])/i.test(control)) return null;
  const maxAge = seconds(/(?:^|[\s,])max-age\s?=\s?"?(\d{1,12})/i.exec(control)?.[1]);
  const age = (seconds(headers.age) ?? 0) * 1000;
  if (maxAge !== null) return Math.max(0, maxAge * 1000 - age);
  const expires = instant(headers.expires);
  return expires === null ? null : Math.max(0, expires - (instant(headers.date) ?? now) - age);
}

/** Milliseconds that `Retry-After` asks to wait (RFC 9110, 10.2.3: seconds or a date); null where it asks nothing. */
export function retryAfter(headers: Headers, now: number): number | null {
  const text = headers['retry-after']?.trim();
  const wait = seconds(text);
  if (wait !== null) return wait * 1000;
  const at = instant(text);
  return at === null ? null : Math.max(0, at - now);
}
