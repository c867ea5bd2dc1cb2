// Turns signed, forged, shifted and replayed requests into what the door says to them.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDoor, type Door, PATH, verdictOn } from '../../../adapters/chat/slack/door.ts';

const SECRET = 'a-signing-secret';
const NOW = Date.UTC(2023, 2, 14, 12);
const BODY = Buffer.from('{"type":"event_callback"}');

const sign = (timestamp: number, body: Buffer = BODY, secret = SECRET): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
const verdict = (seconds: number, change: Partial<Parameters<typeof verdictOn>[0]> = {}): string => {
  const timestamp = NOW / 1000 + seconds;
  const request = { secret: SECRET, timestamp: String(timestamp), signature: sign(timestamp), body: BODY, now: NOW };
  return verdictOn({ ...request, ...change });
};

describe('a request', () => {
  test.each([-299, 0, 299])('signed %i seconds from now is let in', (seconds) => {
    expect(verdict(seconds)).toBe('ok');
  });
  test.each([-301, 301, 86_400, -86_400])('signed %i seconds from now is refused for its clock', (seconds) => {
    expect(verdict(seconds)).toBe('clock');
  });
  test.each([
    ['a body changed by one byte', { body: Buffer.from('{"type":"event_callbacK"}') }],
    ['another secret', { secret: 'another' }],
    ['an empty secret', { secret: '' }],
    ['no signature', { signature: null }],
    ['no timestamp', { timestamp: null }],
    ['a timestamp that is no number', { timestamp: 'NaN' }],
    ['a short signature', { signature: 'v0=abc' }],
    ['two signatures joined', { signature: `${sign(NOW / 1000)}, ${sign(NOW / 1000)}` }],
    ['an old version', { signature: sign(NOW / 1000).replace('v0', 'v1') }],
  ])('with %s is refused for its signature', (_what, change) => {
    expect(verdict(0, change)).toBe('signature');
  });
});

describe('the door', () => {
  const inside: string[] = [];
  const refusals: unknown[] = [];
  let door: Door;
  let port = 0;
  beforeAll(async () => {
    const quiet = (): void => {};
    door = createDoor({
      secret: SECRET,
      clock: { now: () => NOW },
      log: { info: quiet, error: quiet, warn: (fields) => void refusals.push(fields.reason) },
      inside: (request, response) => {
        inside.push((request as unknown as { readonly rawBody: Buffer }).rawBody.toString());
        response.writeHead(200).end();
      },
    });
    port = await door.open(0);
  });
  afterAll(() => door.close());

  const send = (headers: Record<string, string | string[]>, body: Buffer = BODY, path = PATH): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request({ port, path, method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const headers = (seconds: number) => ({
    'x-slack-request-timestamp': String(NOW / 1000 + seconds),
    'x-slack-signature': sign(NOW / 1000 + seconds),
  });

  test('lets in what Slack signed, with its body as it came', async () => {
    expect(await send(headers(0))).toBe(200);
    expect(inside.splice(0)).toEqual([BODY.toString()]);
  });
  test('says in the log whether clock or signature was wrong, and runs nothing', async () => {
    expect(await send(headers(301))).toBe(401);
    expect(await send(headers(0), Buffer.from('other'))).toBe(401);
    expect(await send({})).toBe(401);
    expect(await send({ ...headers(0), 'x-slack-signature': [sign(NOW / 1000), sign(NOW / 1000)] })).toBe(401);
    expect(refusals.splice(0)).toEqual(['clock', 'signature', 'signature', 'signature']);
    expect(inside).toEqual([]);
  });
  test('has one path', async () => {
    expect(await send(headers(0), BODY, '/')).toBe(404);
  });
  test('takes no body of more than a megabyte', async () => {
    const status = await send(headers(0), Buffer.alloc(3_000_000)).catch(() => 413);
    expect(status).toBe(413);
  });
});
