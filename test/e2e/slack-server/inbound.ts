// Turns payloads into the signed requests that Slack sends to a bot over HTTP.
import { createHmac } from 'node:crypto';
import { APP } from './local-slack.ts';
import type { Delivered, Recording } from './recording.ts';

type Json = Readonly<Record<string, unknown>>;

/** Headers of a request signed `at` (seconds since the epoch). */
export function signed(body: string, contentType: string, at: number): Record<string, string> {
  const digest = createHmac('sha256', APP.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': contentType,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${digest}`,
  };
}

const FORM = 'application/x-www-form-urlencoded';

/** The body of a delivery: events as JSON, interactions in the field `payload`, commands as form fields. */
export function bodyOf(
  type: Delivered['type'],
  payload: Json,
): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), contentType: FORM };
}

/** The same, read back from what the stand-in sends. */
export function readBody(body: string, contentType: string): Pick<Delivered, 'type' | 'payload'> {
  if (contentType.startsWith('application/json')) return { type: 'events_api', payload: JSON.parse(body) as Json };
  const fields = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>;
  return fields.payload === undefined
    ? { type: 'slash_commands', payload: fields }
    : { type: 'interactive', payload: JSON.parse(fields.payload) as Json };
}

/** Delivers to the bot at `url` and records what it acknowledges with. */
export async function deliver(
  url: string,
  { type, payload }: Pick<Delivered, 'type' | 'payload'>,
  recording: Recording,
): Promise<{ readonly status: number; readonly text: string }> {
  const { body, contentType } = bodyOf(type, payload);
  const delivered: Delivered = { type, payload, ackedAfter: null, ack: null };
  recording.delivered.push(delivered);
  const sent = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: signed(body, contentType, Math.floor(Date.now() / 1000)),
    body,
  });
  const text = await response.text();
  delivered.ackedAfter = performance.now() - sent;
  delivered.ack = text.startsWith('{') ? (JSON.parse(text) as Json) : {};
  return { status: response.status, text };
}
