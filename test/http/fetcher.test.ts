// The network port against a misbehaving server on loopback: no packet leaves the machine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../adapters/http/fetcher.ts';
import { isPublicAddress } from '../../adapters/http/public-address.ts';
import { readFeed } from '../../src/ingest/feed.ts';
import { processorTime } from '../processor-time.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';

let internet: FaultServer;
let inside: FaultServer;
beforeAll(async () => {
  internet = await startFaultServer('127.0.0.1');
  inside = await startFaultServer('127.0.0.2');
});
afterAll(async () => {
  await internet.close();
  await inside.close();
});

const fetcherOn = (options: FetcherOptions = {}) =>
  createFetcher({ allow: [internet.hostAndPort], deadlineMs: 2000, maxBytes: 1_000_000, ...options });
const neverConnect: FetcherOptions['connect'] = (target) => {
  throw new Error(`connected to ${target.hostname}`);
};
const textOf = (body: Uint8Array): string => Buffer.from(body).toString();

describe('what works', () => {
  it('reads a document with its status, headers and a clear User-Agent', async () => {
    const got = await fetcherOn().fetch(`${internet.origin}/ok`);
    expect([got.status, textOf(got.body), got.headers['content-type']]).toEqual([
      200,
      'the tide is high',
      'text/plain',
    ]);
    expect(internet.requested.at(-1)).toMatch(/^\/ok Daybook\/\d.*\(\+/);
  });
  it('unpacks, follows redirects and tells the last address', async () => {
    expect(textOf((await fetcherOn().fetch(`${internet.origin}/gzip`)).body)).toBe('packed words');
    const got = await fetcherOn().fetch(`${internet.origin}/redirect?to=/ok`);
    expect([got.url, textOf(got.body)]).toEqual([`${internet.origin}/ok`, 'the tide is high']);
  });
  it('hands on 304, 429 and 503 as they are', async () => {
    for (const status of [304, 429, 503])
      expect((await fetcherOn().fetch(`${internet.origin}/${status}`)).status).toBe(status);
  });
  it('sends a password of the address to its own host and shows it to nobody', async () => {
    const fetcher = fetcherOn({ maxRedirects: 0 });
    const got = await fetcher.fetch(`http://jane:pass@${internet.hostAndPort}/ok`);
    expect(internet.requested.at(-1)).toContain(`Basic ${Buffer.from('jane:pass').toString('base64')}`);
    expect(got.url).not.toContain('pass');
    await expect(fetcher.fetch(`http://jane:pass@${internet.hostAndPort}/loop`)).rejects.not.toThrow(/pass/);
  });
});

describe('fault 01: an address that points inside', () => {
  const urls = () => [
    `${inside.origin}/secret`,
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://10.1.2.3/',
    'http://localhost/',
    'file:///etc/passwd',
    'ftp://example.org/x',
    'gopher://127.0.0.1/',
  ];
  it('is refused in one sentence before connecting', async () => {
    const before = inside.requested.length;
    for (const url of urls())
      await expect(fetcherOn().fetch(url), url).rejects.toMatchObject({
        code: 'forbidden-address',
        message: expect.stringMatching(/^[^\n]{20,200}\.$/),
      });
    expect(inside.requested.length).toBe(before);
  });
});

describe('fault 02: a public address redirects inside', () => {
  it('is refused at the first and at the second hop', async () => {
    const secret = encodeURIComponent(`${inside.origin}/secret`);
    const twice = encodeURIComponent(`/redirect?to=${secret}`);
    for (const to of [secret, twice, encodeURIComponent('file:///etc/passwd')]) {
      await expect(fetcherOn().fetch(`${internet.origin}/redirect?to=${to}`)).rejects.toMatchObject({
        code: 'forbidden-address',
      });
    }
    expect(inside.requested).toEqual([]);
  });
});

describe('fault 03: a name that is public at the check and private at the connection', () => {
  it('is resolved once, and connected at the address that was checked', async () => {
    const answers = [['93.184.216.34'], ['127.0.0.2']];
    let asked = 0;
    const connected: string[] = [];
    const fetcher = createFetcher({
      resolve: async () => answers[asked++] as string[],
      connect: (target, callback) => {
        connected.push(target.hostname);
        callback(new Error('no packet leaves'), null);
      },
    });
    await expect(fetcher.fetch('http://rebind.example/')).rejects.toMatchObject({ code: 'fetch-failed' });
    expect([asked, connected]).toEqual([1, ['93.184.216.34']]);
  });
});

describe('a name with several addresses', () => {
  it('is tried at each in turn, all of them checked', async () => {
    const connected: string[] = [];
    const fetcher = createFetcher({
      resolve: async () => ['2606:2800:220:1::1', '93.184.216.34', '93.184.216.35'],
      connect: (target, callback) => {
        connected.push(target.hostname);
        callback(new Error('nobody there'), null);
      },
    });
    await expect(fetcher.fetch('http://several.example/')).rejects.toMatchObject({ code: 'fetch-failed' });
    expect(connected).toEqual(['2606:2800:220:1::1', '93.184.216.34', '93.184.216.35']);
  });
  it('is refused as a whole where one of them lies inside', async () => {
    const fetcher = createFetcher({ resolve: async () => ['93.184.216.34', '10.0.0.1'], connect: neverConnect });
    await expect(fetcher.fetch('http://several.example/')).rejects.toMatchObject({ code: 'forbidden-address' });
  });
});

describe('fault 04: addresses in disguise', () => {
  const hosts = [
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '①②⑦.⓪.⓪.①',
    '127.0.0.1.',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '[::]',
    '0',
    '100.64.0.1',
    '168.63.129.16',
    '[100:0:0:1::1]',
    '[fe80::1]',
    '[fd00::1]',
    '[2002:7f00:1::]',
    '192.168.1.1',
  ];
  it.each(hosts)('%s is refused', async (host) => {
    await expect(createFetcher({ connect: neverConnect }).fetch(`http://${host}:8080/`)).rejects.toMatchObject({
      code: 'forbidden-address',
    });
  });
  it('a name that resolves to any of them is refused', async () => {
    for (const address of [
      '127.0.0.1',
      '10.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '::7f00:1',
      '64:ff9b::7f00:1',
      '0.0.0.0',
      '169.254.169.254',
      'not an address',
    ]) {
      const fetcher = createFetcher({ resolve: async () => ['93.184.216.34', address], connect: neverConnect });
      await expect(fetcher.fetch('https://news.example/'), address).rejects.toMatchObject({
        code: 'forbidden-address',
      });
    }
  });
  it('public addresses are public', () => {
    expect(['93.184.216.34', '8.8.8.8', '2606:4700::1111'].map(isPublicAddress)).toEqual([true, true, true]);
  });
});

describe('fault 06: a configured address inside', () => {
  it('works at its exact host and port and nowhere else', async () => {
    const fetcher = createFetcher({ allow: [inside.hostAndPort] });
    expect(textOf((await fetcher.fetch(`${inside.origin}/secret`)).body)).toBe('the secret');
    await expect(fetcher.fetch(`http://127.0.0.2:${Number(new URL(inside.origin).port) + 1}/`)).rejects.toMatchObject({
      code: 'forbidden-address',
    });
    await expect(fetcher.fetch(`${internet.origin}/ok`)).rejects.toMatchObject({ code: 'forbidden-address' });
  });
});

describe('fault 07: compression bombs and chains', () => {
  it.each(['/bomb', '/br-bomb'])('%s stops at the decoded cap, soon and with little memory', async (path) => {
    const memory = process.memoryUsage().rss;
    const start = processorTime();
    await expect(fetcherOn().fetch(`${internet.origin}${path}`)).rejects.toMatchObject({ code: 'too-large' });
    expect(processorTime() - start).toBeLessThan(1000);
    expect(process.memoryUsage().rss - memory).toBeLessThan(64_000_000);
  });
  it('a chain of sixty encodings is one clear error', async () => {
    await expect(fetcherOn().fetch(`${internet.origin}/chain`)).rejects.toMatchObject({ code: 'fetch-failed' });
  });
});

describe('fault 08: a body without end', () => {
  it.each(['/endless', '/big'])('%s stops at the cap', async (path) => {
    await expect(fetcherOn().fetch(`${internet.origin}${path}`)).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('fault 09: a slow or stalled server', () => {
  it('ends at the deadline, and nobody waits for it', async () => {
    const fetcher = fetcherOn({ deadlineMs: 2000 });
    let ended = 0;
    const slow = ['/trickle', '/never', '/stall'].flatMap((path) =>
      Array.from({ length: 6 }, () => fetcher.fetch(`${internet.origin}${path}`).finally(() => ended++)),
    );
    expect((await fetcher.fetch(`${internet.origin}/ok`)).status).toBe(200);
    expect(ended).toBe(0);
    const ends = await Promise.allSettled(slow);
    for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'fetch-failed' } });
  });
  it('ends when the caller says so', async () => {
    const caller = AbortSignal.timeout(100);
    await expect(fetcherOn().fetch(`${internet.origin}/never`, { signal: caller })).rejects.toMatchObject({
      code: 'fetch-failed',
    });
  });
});

describe('fault 10: loops, captchas and broken connections', () => {
  it('a redirect loop and a connection closed early are named errors', async () => {
    await expect(fetcherOn().fetch(`${internet.origin}/loop`)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('redirected'),
    });
    await expect(fetcherOn().fetch(`${internet.origin}/short`)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('before the document was complete'),
    });
  });
  it('a captcha page is told apart from a feed', async () => {
    const got = await fetcherOn().fetch(`${internet.origin}/captcha`);
    await expect(readFeed({ body: got.body, url: got.url })).rejects.toMatchObject({
      code: 'not-a-feed',
      message: expect.stringContaining('answered with a web page, not a feed'),
    });
  });
});
