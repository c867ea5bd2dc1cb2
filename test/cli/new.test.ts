// A story of one's own: asked for, its feeds tried at once, described in a file that can be changed by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSaga } from '../../adapters/sagas/parse-saga.ts';
import { withSources } from '../../adapters/sagas/write-saga.ts';
import { suggestWords } from '../../src/bot/story/suggestions.ts';
import { feedsOfList } from '../../src/ingest/feed-list.ts';
import type { Item } from '../../src/model/article.ts';
import { type FeedServer, startFeedServer } from '../http/feed-server.ts';
import { daybook, temporaryFolder } from './program.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
let server: FeedServer;
const before = process.env.DAYBOOK_ALLOW_HOSTS;

const item = (n: number, words: string): string =>
  `<item><title>${words}</title><link>https://post.example/${n}</link><pubDate>Thu, 0${n} May 2024 08:00:00 GMT</pubDate><description>On Monday the engineer Ann Poe and ${words}</description></item>`;
const FEED = `<rss version="2.0"><channel><title>The Post</title>${item(2, 'The lock was closed for repairs')}${item(3, 'Council pays for the lock')}</channel></rss>`;
const opml = (...urls: string[]): string =>
  `<opml version="2.0"><body>${urls.map((url) => `<outline text="The Post &amp; Sons" xmlUrl="${url}"/>`).join('')}</body></opml>`;

beforeAll(async () => {
  server = await startFeedServer();
  server.serve('/feed', { body: FEED });
  process.env.DAYBOOK_ALLOW_HOSTS = server.hostAndPort;
});
afterAll(async () => {
  if (before === undefined) delete process.env.DAYBOOK_ALLOW_HOSTS;
  else process.env.DAYBOOK_ALLOW_HOSTS = before;
  folder.remove();
  await server.close();
});
const sagaAt = (id: string): string => readFileSync(join(data, 'sagas', id, 'saga.yaml'), 'utf8');

describe('daybook new', () => {
  test('asks, tries each feed at once, suggests people and words, and writes what was said', async () => {
    const answers = `The old lock\n${server.origin}/feed\n${server.origin}/none\n\n\nlock, repairs\nBerlin\n`;
    const { code, stdout, stderr } = await daybook(['new', '--data', data], answers);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('✓ The Post: 2 items, the newest of 3 May 2024: “Council pays for the lock”');
    expect(stdout).toMatch(/✗ http:[^\n]+\/none is not there \(status 404\)/);
    expect(stdout).toContain('People, with commas between [Ann Poe; “-” for none]');
    const saga = parseSaga('the-old-lock', sagaAt('the-old-lock'), { articlesDir: null });
    expect(saga).toMatchObject({
      name: 'The old lock',
      zone: 'Europe/Berlin',
      keywords: ['lock', 'repairs'],
      people: [{ name: 'Ann Poe' }],
      sources: [{ publisher: 'The Post', url: `${server.origin}/feed` }],
    });
    expect(sagaAt('the-old-lock')).toMatch(/^# A story that Daybook follows/);
  });

  test('takes what is given as options without asking, and no name twice', async () => {
    const given = [
      '--name',
      'Ferry: fares',
      '--feed',
      `${server.origin}/feed`,
      '--people',
      'Bo Ek',
      '--keywords',
      'ferry',
      '--zone',
      'UTC',
    ];
    expect(await daybook(['new', ...given, '--data', data])).toMatchObject({ code: 0, stderr: '' });
    expect(parseSaga('f', sagaAt('ferry-fares'), { articlesDir: null })).toMatchObject({ name: 'Ferry: fares' });
    const again = await daybook(['new', ...given, '--data', data]);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('There is a story “ferry-fares” already') });
  });
});

describe('daybook feeds import', () => {
  test('adds the feeds of a list to the story’s own file, each once', async () => {
    await daybook([
      'new',
      '--name',
      'Dam',
      '--feed',
      `${server.origin}/feed`,
      '--people',
      '',
      '--keywords',
      'dam',
      '--zone',
      'UTC',
      '--data',
      data,
    ]);
    const list = join(folder.path, 'list.opml');
    writeFileSync(list, opml(`${server.origin}/feed`, 'https://b.example/rss', 'javascript:alert(1)'));
    const { code, stdout } = await daybook(['feeds', 'import', list, '--saga', 'dam', '--data', data]);
    expect([code, stdout]).toEqual([
      0,
      'The Post & Sons  https://b.example/rss\n1 added, 1 there before; the next check reads them.\n',
    ]);
    expect(parseSaga('dam', sagaAt('dam'), { articlesDir: null }).sources).toHaveLength(2);
    const shipped = await daybook(['feeds', 'import', list, '--saga', 'sessions', '--data', data]);
    expect(shipped).toMatchObject({ code: 2, stderr: expect.stringContaining('comes with the program') });
  });

  test('keeps comments', () => {
    const { yaml } = withSources('# mine\nname: Dam # the dam\n', [{ publisher: 'P', url: 'https://p.example/' }]);
    expect(yaml).toContain('# mine\nname: Dam # the dam\n');
    expect(parseSaga('dam', yaml, { articlesDir: null }).sources).toEqual([
      { publisher: 'P', url: 'https://p.example/' },
    ]);
  });
});

test('a broken list gives the feeds that can be read in it', () => {
  expect(
    feedsOfList('<opml><body><outline xmlUrl="https://a.example/f"><outline title=x xmlUrl=https://b.example/g'),
  ).toEqual([{ publisher: 'a.example', url: 'https://a.example/f' }]);
});

test('suggestions are what several items of the story say', () => {
  const about = (title: string, summary: string): Item => ({
    guid: null,
    title,
    summary,
    link: null,
    published: null,
    updated: null,
    content: null,
    authors: [],
  });
  const items = [
    about('Ferry fares rise', 'On Monday the mayor, Tess Hall, raised the fares.'),
    about('Anger over ferry fares', 'Riders asked Tess Hall to wait.'),
    about('Football', 'Yesterday Max Muster scored in New York City.'),
  ];
  const { people, keywords } = suggestWords(items, 'The ferry');
  expect(people).toEqual(['Tess Hall']);
  expect(keywords).toEqual(expect.arrayContaining(['ferry', 'fares']));
  expect(keywords).not.toContain('football');
});
