// What a page answers, before it becomes a response: plain data that can be kept for a while.
export interface Reply {
  readonly status: 200 | 301 | 400 | 404 | 410;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Where a moved page is now. */
  readonly location?: string;
}

const HTML = 'text/html; charset=utf-8';

export const page = (body: string, status: Reply['status'] = 200): Reply => ({ status, type: HTML, body });
export const moved = (location: string): Reply => ({ status: 301, type: HTML, body: '', location });
export const form = (type: string, body: Reply['body']): Reply => ({ status: 200, type, body });

/** No script but the site's own, no style in the page, nothing from elsewhere; only an embedded day may stand in a frame. */
const policyOf = (isEmbed: boolean): string =>
  `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${isEmbed ? '*' : "'none'"}`;

/** `isPrivate`: what was read must not be kept by anybody in between. */
export function responseOf(
  { status, type, body, location }: Reply,
  { isPrivate, isEmbed = false }: { isPrivate: boolean; isEmbed?: boolean },
): Response {
  return new Response(status === 301 ? null : body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': policyOf(isEmbed),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': isPrivate ? 'private, no-store' : 'public, max-age=60',
      ...(isPrivate ? { 'x-robots-tag': 'noindex' } : {}),
      ...(location === undefined ? {} : { location }),
    },
  });
}
