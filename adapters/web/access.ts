// Decides what a request may read: public stories, or private ones too.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Saga } from '../../src/model/saga.ts';

export interface AccessSettings {
  /** What clients show to read private stories; none: nobody from outside does. */
  readonly tokens: readonly string[];
  /** Nobody but this machine reaches the site: no public address, and it listens on the loopback address alone. */
  readonly isLocal: boolean;
}

interface Access {
  /** Whether the request may read private stories. */
  readonly isTrusted: (request: Request) => boolean;
  readonly mayRead: (request: Request, saga: Saga) => boolean;
  /** A request that a foreign page makes a browser send to this machine carries that page's host (DNS rebinding). */
  readonly isForeign: (request: Request) => boolean;
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The token of "Bearer …", or the password of "Basic …", as browsers ask for it. */
function shown(header: string | null): string | null {
  const [, scheme = '', value = ''] = /^(bearer|basic) +(\S+)$/i.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return null;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : null;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

export function accessOf({ tokens, isLocal }: AccessSettings): Access {
  const known = tokens.map(digestOf);
  const isTrusted = (request: Request): boolean => {
    if (tokens.length === 0) return isLocal;
    const token = shown(request.headers.get('authorization'));
    const digest = token === null ? null : digestOf(token);
    return digest !== null && known.some((one) => timingSafeEqual(one, digest));
  };
  return {
    isTrusted,
    mayRead: (request, saga) => saga.isPublic === true || isTrusted(request),
    isForeign: (request) => isLocal && !LOOPBACK.test(request.headers.get('host') ?? new URL(request.url).host),
  };
}
