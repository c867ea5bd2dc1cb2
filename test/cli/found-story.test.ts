// A story begun from chat: its feeds are tried, its people and words are suggested by them, nothing of this machine is read.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetcher } from '../../adapters/http/fetcher.ts';
import { storyFounder } from '../../adapters/sagas/found-story.ts';
import { parseSaga } from '../../adapters/sagas/parse-saga.ts';
import { createSagaFolders } from '../../adapters/sagas/saga-folders.ts';
import { READERS_HERE } from '../../src/bot/reading/readers.ts';
import { type FeedServer, rss, startFeedServer } from '../http/feed-server.ts';
import { temporaryFolder } from './program.ts';

const folder = temporaryFolder();
let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
  const item = (n: number) => ({
    link: `https://post.example/${n}`,
    title: `The lock needs repairs, part ${n}`,
    text: 'On Monday the engineer Ann Poe looked at the lock and asked for repairs.',
    published: `2024-05-0${n}T08:00:00Z`,
  });
  server.serve('/feed', { body: rss([item(1), item(2)]) });
  server.serve('/slow', { body: rss([item(3)]), after: 30_000 });
});
afterAll(async () => {
  folder.remove();
  await server.close();
});
const founder = () =>
  storyFounder({
    fetcher: createFetcher({ allow: [server.hostAndPort] }),
    readers: READERS_HERE,
    clock: { now: () => Date.UTC(2024, 4, 3) },
    sagas: createSagaFolders([folder.path]),
    folder: folder.path,
  });
const wish = { people: null, keywords: null, zone: 'Europe/Berlin' };

test('is written with the feeds that are feeds, and what they suggest', async () => {
  const feeds = [`${server.origin}/feed`, `${server.origin}/none`];
  const { id, lines } = await founder()({ ...wish, name: 'The old lock', feeds });
  expect(id).toBe('the-old-lock');
  expect(lines).toEqual([
    expect.stringMatching(/^Feed: .*2 items, the newest of 2 May 2024/),
    expect.stringMatching(/^Left out: .*\/none is not there \(status 404\)/),
  ]);
  const saga = parseSaga(id, readFileSync(join(folder.path, id, 'saga.yaml'), 'utf8'), { articlesDir: null });
  expect(saga).toMatchObject({
    name: 'The old lock',
    zone: 'Europe/Berlin',
    people: [{ name: 'Ann Poe' }],
    sources: [{ url: `${server.origin}/feed` }],
  });
  expect(saga.isPublic).not.toBe(true);
  expect(saga.keywords).toEqual(expect.arrayContaining(['lock', 'repairs']));
  await expect(founder()({ ...wish, name: 'The Old Lock!', feeds })).rejects.toThrow(/a story “the-old-lock” already/);
});

test('waits for no feed longer than a form does, and takes that one all the same', async () => {
  const begun = performance.now();
  const { lines } = await founder()({ ...wish, name: 'Slow', feeds: [`${server.origin}/slow`] });
  expect(performance.now() - begun).toBeLessThan(25_000);
  expect(lines).toEqual(['Feed: 127.0.0.1 has not answered yet; it is read at the next check']);
});

test('is not begun where no address is a feed, and no inner address is asked for', async () => {
  const inner = await startFeedServer('127.0.0.2');
  inner.serve('/feed', { body: rss([]) });
  await expect(founder()({ ...wish, name: 'Inside', feeds: [`${inner.origin}/feed`] })).rejects.toThrow(
    /None of the addresses is a feed/,
  );
  expect(inner.requested).toEqual([]);
  await inner.close();
  expect(existsSync(join(folder.path, 'inside'))).toBe(false);
});
