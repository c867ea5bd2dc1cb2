// What a page answers, before it becomes a response: plain data that can be kept for a while.
import { createHash } from 'node:crypto';

export interface Reply {
  readonly status: 200 | 301 | 400 | 404 | 410;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Where a moved page is now. */
  readonly location?: string;
}

/** A reply as it is sent, as often as it is asked for. */
export interface Sealed extends Omit<Reply, 'body'> {
  readonly body: Uint8Array<ArrayBuffer>;
  /** The same body, the same tag. */
  readonly tag: string;
}

const HTML = 'text/html; charset=utf-8';

export const page = (body: string, status: Reply['status'] = 200): Reply => ({ status, type: HTML, body });
export const moved = (location: string): Reply => ({ status: 301, type: HTML, body: '', location });
export const form = (type: string, body: Reply['body']): Reply => ({ status: 200, type, body });

export function seal(reply: Reply): Sealed {
  const body = typeof reply.body === 'string' ? new TextEncoder().encode(reply.body) : reply.body;
  return { ...reply, body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

interface Sending {
  readonly request: Request;
  /** What was read must not be kept by anybody in between. */
  readonly isPrivate: boolean;
  /** The page may stand in a frame of another one. */
  readonly isEmbed?: boolean;
}

/** No script but the site's own, no style in the page, nothing from elsewhere; only an embedded day may stand in a frame. */
const policyOf = (isEmbed: boolean): string =>
  `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${isEmbed ? '*' : "'none'"}`;

/** 304 without a body for whoever has it already (RFC 9110, If-None-Match). */
export function responseOf(
  { status, type, body, tag, location }: Sealed,
  { request, isPrivate, isEmbed = false }: Sending,
): Response {
  const isKnown = status === 200 && (request.headers.get('if-none-match') ?? '').split(/,\s*/).includes(tag);
  return new Response(isKnown || status === 301 ? null : body, {
    status: isKnown ? 304 : status,
    headers: {
      'content-type': type,
      etag: tag,
      'content-security-policy': policyOf(isEmbed),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': isPrivate ? 'private, no-store' : 'public, max-age=60',
      ...(isPrivate ? { 'x-robots-tag': 'noindex' } : {}),
      ...(location === undefined ? {} : { location }),
    },
  });
}
