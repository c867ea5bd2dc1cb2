// Turns an address into the bytes behind it: the one way to the network, public addresses only, capped in size, time and hops.
import { Agent, fetch as undiciFetch } from 'undici';
import { isUserError, UserError } from '../../src/errors.ts';
import type { Fetched, Fetcher } from '../../src/ports.ts';
import { type Connect, createCheckedConnector, type Resolve } from './checked-connector.ts';

export interface FetcherOptions {
  /** Exact "host:port" pairs inside that may be reached all the same: a configured proxy, a test's server. */
  readonly allow?: readonly string[] | undefined;
  /** Cap on the decoded body; 10 MB unless told. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds for everything together: redirects, headers and the whole body; 20 s unless told. */
  readonly deadlineMs?: number | undefined;
  /** 5 unless told. */
  readonly maxRedirects?: number | undefined;
  readonly userAgent?: string | undefined;
  readonly resolve?: Resolve | undefined;
  readonly connect?: Connect | undefined;
}

const USER_AGENT = 'Daybook/0.1 (+reads public news pages and feeds for a story timeline)';
const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

interface Limits {
  readonly maxBytes: number;
  readonly deadlineMs: number;
  readonly maxRedirects: number;
  readonly userAgent: string;
}

/** An address as errors may show it: no password, no query. */
const shown = (url: URL): string => `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;

function parseAddress(address: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new UserError(
      'forbidden-address',
      `"${address.slice(0, 100)}" is no web address: it should begin with https://.`,
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UserError(
      'forbidden-address',
      `Addresses that begin with "${url.protocol}" are not read: give one that begins with https://.`,
    );
  }
  return url;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/** The named error somewhere among the causes of a failed fetch. */
function namedCause(error: unknown): UserError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++)
    if (isUserError(at)) return at;
  return null;
}

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/CERT|SSL|TLS|ALTNAME|SIGNATURE|SELF_SIGNED/, 'its security certificate is not valid'],
  [/ECONNREFUSED/, 'it refused the connection'],
  [/TIMEOUT/, 'it did not answer in time'],
  [/^Z_|ERR__|DECOMP|BROTLI/, 'its compressed answer is broken'],
  [
    /UND_ERR_SOCKET|ECONNRESET|EPIPE|TERMINATED|UND_ERR_ABORTED|UND_ERR_RES_CONTENT_LENGTH/,
    'it closed the connection before the document was complete',
  ],
  [/HPE_|UND_ERR/, 'its answer makes no sense'],
];

function explain(error: unknown, url: URL): UserError {
  const named = namedCause(error);
  if (named) return named;
  const code = codeOf(error);
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'the connection failed';
  return new UserError('fetch-failed', `${shown(url)} could not be read: ${reason}. Try again later.`, {
    cause: error,
  });
}

/** Reads a decoded body up to the cap; what a compressed bomb unpacks to counts, not what came over the wire. */
async function readBody(
  response: Awaited<ReturnType<typeof undiciFetch>>,
  url: URL,
  maxBytes: number,
): Promise<Uint8Array> {
  const tooLarge = (): UserError =>
    new UserError(
      'too-large',
      `${shown(url)} is larger than ${Math.ceil(maxBytes / 1e6)} MB: that is no article and no feed.`,
    );
  const stated = Number(response.headers.get('content-length'));
  if (stated > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  if (!response.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop cancels the stream, and with it the connection.
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Headers for one hop; a password in the address goes to its own host only, as Basic authorization. */
function headersFor(
  url: URL,
  own: Readonly<Record<string, string>>,
  userAgent: string,
  sameOrigin: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': 'gzip, deflate, br',
  };
  for (const [name, value] of Object.entries(own)) {
    if (sameOrigin || !/^(?:authorization|cookie|proxy-authorization)$/i.test(name))
      headers[name.toLowerCase()] = value;
  }
  if (url.username || url.password) {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  return headers;
}

const withoutCredentials = (url: URL): string => {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
};

async function follow(
  start: URL,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal,
  agent: Agent,
  limits: Limits,
): Promise<Fetched> {
  let url = start;
  let movedTo: URL | null = null;
  let isPermanent = true;
  for (let hop = 0; hop <= limits.maxRedirects; hop++) {
    const headers = headersFor(url, own, limits.userAgent, url.origin === start.origin);
    const response = await undiciFetch(withoutCredentials(url), {
      dispatcher: agent,
      redirect: 'manual',
      signal,
      headers,
    });
    const location = response.headers.get('location');
    if (REDIRECTS.has(response.status) && location) {
      await response.body?.cancel();
      url = parseAddress(location, url);
      isPermanent &&= PERMANENT.has(response.status);
      if (isPermanent) movedTo = url;
      continue;
    }
    const body = await readBody(response, url, limits.maxBytes);
    return {
      url: withoutCredentials(url),
      ...(movedTo ? { movedTo: withoutCredentials(movedTo) } : {}),
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
    };
  }
  throw new UserError(
    'fetch-failed',
    `${shown(start)} was redirected more than ${limits.maxRedirects} times: its address leads nowhere.`,
  );
}

/**
 * The network port. `fetch` resolves to whatever the server answered, any status included, with the body decoded; it rejects
 * with a UserError: forbidden-address, too-large or fetch-failed. No cookies, no cache.
 */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const limits: Limits = {
    maxBytes: options.maxBytes ?? 10_000_000,
    deadlineMs: options.deadlineMs ?? 20_000,
    maxRedirects: options.maxRedirects ?? 5,
    userAgent: options.userAgent ?? USER_AGENT,
  };
  const connector = createCheckedConnector({
    allow: new Set(options.allow ?? []),
    resolve: options.resolve,
    connect: options.connect,
    timeoutMs: limits.deadlineMs,
  });
  const agent = new Agent({
    connect: connector,
    maxHeaderSize: 64 * 1024,
    headersTimeout: limits.deadlineMs,
    bodyTimeout: limits.deadlineMs,
    maxRequestsPerClient: 100,
  });
  return {
    async fetch(address, { headers = {}, signal } = {}) {
      const url = parseAddress(address);
      const deadline = new AbortController();
      const late = new UserError(
        'fetch-failed',
        `${shown(url)} took longer than ${Math.ceil(limits.deadlineMs / 1000)} s: try again later.`,
      );
      const timer = setTimeout(() => deadline.abort(late), limits.deadlineMs);
      const both = signal ? AbortSignal.any([deadline.signal, signal]) : deadline.signal;
      try {
        return await follow(url, headers, both, agent, limits);
      } catch (error) {
        throw deadline.signal.aborted ? late : explain(error, url);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
