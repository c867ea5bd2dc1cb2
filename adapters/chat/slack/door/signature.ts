// Turns a request's headers and body into a verdict: is it from Slack, and is it from now?
import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGNATURE_WINDOW } from '../limits.ts';

export interface SignedRequest {
  readonly secret: string;
  /** x-slack-request-timestamp, seconds since the epoch; null where it was not sent exactly once. */
  readonly timestamp: string | null;
  /** x-slack-signature; null where it was not sent exactly once. */
  readonly signature: string | null;
  readonly body: Buffer;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * "Verifying requests from Slack": HMAC-SHA256 of "v0:timestamp:body", compared in constant time, and a timestamp within five
 * minutes either way: Bolt alone accepts any from the future.
 */
export function verdictOn({ secret, timestamp, signature, body, now }: SignedRequest): 'ok' | 'clock' | 'signature' {
  if (secret === '' || timestamp === null || signature === null || !/^\d{1,15}$/.test(timestamp)) return 'signature';
  if (Math.abs(now / 1000 - Number(timestamp)) > SIGNATURE_WINDOW) return 'clock';
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  return given !== undefined && timingSafeEqual(expected, Buffer.from(given, 'hex')) ? 'ok' : 'signature';
}
