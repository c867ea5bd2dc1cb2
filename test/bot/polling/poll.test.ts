// Rounds of polling against a publisher on loopback: what is new is read once, and what a server asks for is done.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FeedItem, type FeedServer, longText, rss, startFeedServer } from '../../http/feed-server.ts';
import { HOUR, MINUTE, type Newsroom, openNewsroom, START, sagaWith } from './newsroom.ts';

let server: FeedServer;
let paths = 0;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());

/** A path and address that no other test uses. */
let path: string;
let url: string;
let room: Newsroom;
beforeEach(async () => {
  path = `/feed-${paths++}`;
  url = `${server.origin}${path}`;
  room = await openNewsroom([sagaWith([url])], [server.hostAndPort]);
});

const item = (name: string, more: Partial<FeedItem> = {}): FeedItem => ({
  link: `https://post.example${path}/${name}`,
  title: `The harbour lock ${name}`,
  text: longText(`On Tuesday the harbour lock ${name} for the first time since the storm.`),
  published: '2024-06-12T07:00:00Z',
  ...more,
});

const requests = (which = path): number => server.requested.filter((asked) => asked === which).length;
const later = async (ms: number) => {
  room.now += ms;
  return room.poll();
};

describe('a feed', () => {
  test('is read at the first round, and its items become articles of the saga', async () => {
    server.serve(path, { body: rss([item('opened'), item('closed')]) });
    const [checked] = await room.poll();
    expect(checked).toMatchObject({ status: 'read', counts: { new: 2, left: 0 } });
    expect(await room.titles()).toEqual(expect.arrayContaining(['The harbour lock opened', 'The harbour lock closed']));
    expect(await room.state(url)).toMatchObject({
      kind: 'feed',
      title: 'Harbour Post',
      checkedAt: START,
      succeededAt: START,
      lastItemAt: Date.parse('2024-06-12T07:00:00Z'),
      trouble: null,
      isSettled: true,
    });
  });

  test('is left alone until it is due', async () => {
    server.serve(path, { body: rss([item('opened')]), headers: { 'cache-control': 'max-age=3600' } });
    await room.poll();
    expect(await later(59 * MINUTE)).toEqual([]);
    expect(requests()).toBe(1);
    expect(await later(8 * MINUTE)).toHaveLength(1);
    expect(requests()).toBe(2);
  });

  test('that has only what it had is not read again, with or without validators', async () => {
    server.serve(path, { body: rss([item('opened')]) });
    await room.poll();
    expect(await later(5 * HOUR)).toMatchObject([{ status: 'unchanged', counts: { new: 0 } }]);
  });

  test('brings its new item and nothing else', async () => {
    server.serve(path, { body: rss([item('opened')]) });
    await room.poll();
    server.serve(path, { body: rss([item('flooded'), item('opened')]) });
    expect(await later(5 * HOUR)).toMatchObject([{ status: 'read', counts: { new: 1, duplicate: 0 } }]);
  });

  test('is asked with what it said of its version, and "not modified" is enough', async () => {
    const lastModified = 'Tue, 11 Jun 2024 10:00:00 GMT';
    server.serve(path, { body: rss([item('opened')]), headers: { etag: '"one"', 'last-modified': lastModified } });
    await room.poll();
    server.serve(path, { status: 304 });
    expect(await later(5 * HOUR)).toMatchObject([{ status: 'unchanged' }]);
    expect(server.lastHeaders(path)).toMatchObject({ 'if-none-match': '"one"', 'if-modified-since': lastModified });

    server.serve(path, { body: rss([item('flooded')]), headers: { etag: '"two"' } });
    await later(5 * HOUR);
    server.serve(path, { status: 304 });
    await later(5 * HOUR);
    expect(server.lastHeaders(path)['if-none-match']).toBe('"two"');
    expect(server.lastHeaders(path)['if-modified-since']).toBeUndefined();
  });

  test('that says "not modified" to a first request has failed', async () => {
    server.serve(path, { status: 304 });
    expect(await room.poll()).toMatchObject([{ status: 'failed' }]);
  });

  test('fault 20: new ids, tracking parameters and later dates make no second article', async () => {
    server.serve(path, { body: rss([item('opened')]) });
    await room.poll();
    const again = item('opened', { guid: 'urn:other', link: `https://www.post.example${path}/opened?utm_source=rss` });
    server.serve(path, { body: rss([again]) });
    expect(await later(5 * HOUR)).toMatchObject([{ counts: { new: 0, duplicate: 1 } }]);
    server.serve(path, { body: rss([item('opened', { published: '2024-06-12T12:00:00Z' })]) });
    await later(5 * HOUR);
    expect(await room.titles()).toHaveLength(1);
  });

  test('fault 20: an edit is a new version of the same article', async () => {
    server.serve(path, { body: rss([item('opened')]) });
    await room.poll();
    server.serve(path, { body: rss([item('opened', { text: longText('On Tuesday the harbour lock stayed shut.') })]) });
    expect(await later(5 * HOUR)).toMatchObject([{ counts: { new: 0, updated: 1 } }]);
    expect(await room.titles()).toHaveLength(1);
  });

  test('fault 41: an empty feed takes nothing away and is no failure', async () => {
    server.serve(path, { body: rss([item('opened')]) });
    await room.poll();
    server.serve(path, { body: rss([]) });
    expect(await later(5 * HOUR)).toMatchObject([{ status: 'read', counts: { new: 0 } }]);
    expect(await room.titles()).toHaveLength(1);
    expect(await room.state(url)).toMatchObject({ lastItemAt: Date.parse('2024-06-12T07:00:00Z') });
  });

  test('keeps what belongs to the story only', async () => {
    const other = { title: 'Chess champion', text: 'A champion won the chess tournament in the capital. '.repeat(30) };
    server.serve(path, { body: rss([item('opened'), item('chess', other)]) });
    expect(await room.poll()).toMatchObject([{ counts: { new: 1, rejected: 1 } }]);
  });

  test('is read anew when the saga looks for other words, though it has not changed', async () => {
    const chess = { title: 'Chess champion', text: 'A champion won the chess tournament in the capital. '.repeat(30) };
    const body = rss([item('opened'), item('chess', chess)]);
    server.serve(path, (request) =>
      request.headers['if-none-match'] ? { status: 304 } : { body, headers: { etag: '"same"' } },
    );
    await room.poll();
    room.sagas = [sagaWith([url], { keywords: ['harbour', 'lock', 'chess', 'champion'] })];
    expect(await later(5 * HOUR)).toMatchObject([{ status: 'read', counts: { new: 1, duplicate: 1 } }]);
    expect(await later(5 * HOUR)).toMatchObject([{ status: 'unchanged' }]);
  });

  test('that two sagas list is read into both', async () => {
    room.sagas = [sagaWith([url]), sagaWith([url], { id: 'storm', name: 'The storm', keywords: ['storm'] })];
    server.serve(path, { body: rss([item('opened')]) });
    expect(await room.poll()).toHaveLength(2);
    expect(await room.titles('storm')).toHaveLength(1);
  });

  test('is settled with its saga once a round, whoever brought the articles', async () => {
    const second = `${path}-b`;
    room.sagas = [sagaWith([url, `${server.origin}${second}`])];
    server.serve(path, { body: rss([item('opened')]) });
    server.serve(second, { body: rss([item('closed')]) });
    await room.poll();
    expect(room.logged.filter(({ message }) => message.includes('was settled'))).toHaveLength(1);
    expect((await room.data.feeds.list()).every(({ isSettled }) => isSettled)).toBe(true);
  });
});

describe('a feed of teasers', () => {
  const teaser = (name: string): FeedItem =>
    item(name, { link: `${server.origin}${path}/${name}.html`, text: `The harbour lock ${name}.` });
  const page = (name: string): { readonly body: string; readonly headers: Record<string, string> } => ({
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>The harbour lock ${name}</title></head><body><article><h1>The harbour lock ${name}</h1>
      <p>${longText(`The harbour lock ${name} on Tuesday.`)}</p><p>${longText('The mayor came.')}</p></article></body></html>`,
  });

  test('has its pages fetched once', async () => {
    server.serve(path, { body: rss([teaser('opened')]) });
    server.serve(`${path}/opened.html`, page('opened'));
    expect(await room.poll()).toMatchObject([{ counts: { new: 1 } }]);
    server.serve(path, { body: rss([teaser('flooded'), teaser('opened')]) });
    server.serve(`${path}/flooded.html`, page('flooded'));
    expect(await later(5 * HOUR)).toMatchObject([{ counts: { new: 1 } }]);
    expect(requests(`${path}/opened.html`)).toBe(1);
  });

  test('is asked again for a page that could not be had, though the feed itself has not changed', async () => {
    server.serve(path, (request) =>
      request.headers['if-none-match']
        ? { status: 304 }
        : { body: rss([teaser('opened')]), headers: { etag: '"same"' } },
    );
    server.serve(`${path}/opened.html`, { status: 503 });
    expect(await room.poll()).toMatchObject([{ counts: { left: 1 } }]);
    server.serve(`${path}/opened.html`, page('opened'));
    await later(5 * HOUR);
    const [listed] = await room.data.store.articles('harbour');
    const article = await room.data.store.article('harbour', listed?.id ?? '');
    expect(article?.text).toContain('The mayor came.');
    await later(5 * HOUR);
    expect(requests(`${path}/opened.html`)).toBe(2);
    expect(server.lastHeaders(path)['if-none-match']).toBe('"same"');
  });

  test('whose pages’ server asks for a pause is left alone for as long, and no other page of it is asked for', async () => {
    const names = ['opened', 'closed', 'flooded'];
    server.serve(path, { body: rss(names.map(teaser)) });
    for (const name of names) server.serve(`${path}/${name}.html`, page(name));
    server.serve(`${path}/opened.html`, { status: 429, headers: { 'retry-after': '28800' } });
    expect(await room.poll()).toMatchObject([{ counts: { left: 3 } }]);
    expect(names.map((name) => requests(`${path}/${name}.html`))).toEqual([1, 0, 0]);
    expect(await later(7 * HOUR)).toEqual([]);
    server.serve(`${path}/opened.html`, page('opened'));
    expect(await later(HOUR + MINUTE)).toMatchObject([{ counts: { left: 0 } }]);
    expect(names.map((name) => requests(`${path}/${name}.html`))).toEqual([2, 1, 1]);
  });

  test('is not asked for ever for a page that never comes, nor at all for one that is gone', async () => {
    server.serve(path, { body: rss([teaser('opened'), teaser('closed')]) });
    server.serve(`${path}/opened.html`, { status: 503 });
    await room.poll();
    for (let round = 0; round < 8; round++) await later(5 * HOUR);
    expect(requests(`${path}/opened.html`)).toBe(4);
    expect(requests(`${path}/closed.html`)).toBe(1);
  });

  test('with more pages than one check may fetch is read on soon, the story’s own items first', async () => {
    const strangers = Array.from({ length: 60 }, (_, n) => ({ ...teaser(`s${n}`), title: 'Chess', text: 'A game.' }));
    server.serve(path, { body: rss([...strangers, teaser('opened')]), headers: { 'cache-control': 'max-age=86400' } });
    server.serve(`${path}/opened.html`, page('opened'));
    expect(await room.poll()).toMatchObject([{ counts: { new: 1, left: 21 } }]);
    expect(await later(5 * MINUTE)).toMatchObject([{ counts: { left: 0 } }]);
    expect(await later(HOUR)).toEqual([]);
  });
});

test('a story that is over is left alone until somebody names it', async () => {
  room.sagas = [sagaWith([url], { isFinished: true })];
  server.serve(path, { body: rss([item('opened')]) });
  expect(await room.poll()).toEqual([]);
  expect(requests()).toBe(0);
  expect(await room.poll({ saga: 'harbour' })).toMatchObject([{ status: 'read', counts: { new: 1 } }]);
});

describe('a source that is a page', () => {
  const html = (head: string, body: string): { readonly body: string; readonly headers: Record<string, string> } => ({
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>Front</title>${head}</head><body>${body}</body></html>`,
  });

  test('and names its feed is read there from then on', async () => {
    const feed = `${path}/rss.xml`;
    server.serve(path, html(`<link rel="alternate" type="application/rss+xml" href="${feed}">`, '<p>Welcome.</p>'));
    server.serve(feed, { body: rss([item('opened')]) });
    expect(await room.poll()).toMatchObject([{ status: 'read', counts: { new: 1 } }]);
    await later(5 * HOUR);
    expect([requests(), requests(feed)]).toEqual([1, 2]);
    expect(await room.state(url)).toMatchObject({ kind: 'feed', movedTo: `${server.origin}${feed}` });
  });

  test('about the story is an article, and a new version of it when it changes', async () => {
    const story = (words: string) =>
      html('', `<article><h1>The harbour lock</h1><p>${longText(words)}</p><p>${longText('It rained.')}</p></article>`);
    server.serve(path, story('The harbour lock opened on Tuesday.'));
    expect(await room.poll()).toMatchObject([{ status: 'read', counts: { new: 1 } }]);
    server.serve(path, story('The harbour lock opened on Tuesday, and closed on Wednesday.'));
    expect(await later(5 * HOUR)).toMatchObject([{ counts: { updated: 1 } }]);
    expect(await room.titles()).toHaveLength(1);
  });

  test('fault 10: in the place of a feed is a failure, and what the feed brought stays', async () => {
    server.serve(path, { body: rss([item('opened')]) });
    await room.poll();
    server.serve(path, html('', '<p>Are you human?</p>'));
    const [checked] = await later(5 * HOUR);
    expect(checked).toMatchObject({ status: 'failed' });
    expect(checked?.state.trouble?.reason).toContain('answered with a web page, not a feed');
    expect(await room.titles()).toHaveLength(1);
  });
});
