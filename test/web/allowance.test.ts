// Who asks too much waits; everybody else does not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAllowance } from '../../adapters/web/allowance.ts';
import { type HarbourSite, openHarbourSite } from './harbour-site.ts';

describe('an allowance', () => {
  let now = 0;
  const made = () => createAllowance({ now: () => now }, { atOnce: 3, perSecond: 0.5 });

  test('lets so many through at once, then so many a second, and says how long the wait is', () => {
    const allowance = made();
    expect(Array.from({ length: 5 }, () => allowance.take('a'))).toEqual([null, null, null, 2, 2]);
    now += 2_000;
    expect([allowance.take('a'), allowance.take('a')]).toEqual([null, 2]);
    now += 60_000;
    expect(Array.from({ length: 4 }, () => allowance.take('a'))).toEqual([null, null, null, 2]);
  });

  test('is everybody’s own', () => {
    const allowance = made();
    for (let n = 0; n < 4; n++) allowance.take('a');
    expect(allowance.take('b')).toBeNull();
  });

  test('gives nothing away where the clock was set back', () => {
    const allowance = made();
    for (let n = 0; n < 3; n++) allowance.take('a');
    now -= 3_600_000;
    expect(allowance.take('a')).toBe(2);
  });
});

describe('the site', () => {
  let harbour: HarbourSite;
  beforeAll(async () => {
    harbour = await openHarbourSite({ mcp: async () => new Response('{}'), tokens: ['a-token-of-enough-length'] });
  });
  afterAll(() => harbour.close());
  const from = (path: string, remoteAddress: string, init: RequestInit = {}) =>
    harbour.site.request(path, init, { incoming: { socket: { remoteAddress } } });

  test('answers 429 with Retry-After to whoever asks on and on; pages and others go on', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 25; n++) statuses.add((await from('/harbour/ask?q=latest', '192.0.2.1')).status);
    expect([...statuses].sort()).toEqual([200, 429]);
    const refused = await from('/harbour/ask?q=latest', '192.0.2.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await from('/harbour', '192.0.2.1')).status).toBe(200);
    expect((await from('/harbour/ask?q=latest', '192.0.2.2')).status).toBe(200);
  });

  test('holds back whoever tries tokens at /mcp', async () => {
    const statuses = new Map<number, number>();
    for (let n = 0; n < 130; n++) {
      const { status } = await from('/mcp', '192.0.2.3', { method: 'POST', headers: { authorization: `Bearer ${n}` } });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [401, 120],
      [429, 10],
    ]);
  });
});
