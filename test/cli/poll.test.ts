// Feeds by commands: a new item is polled and answers a question, and what became of each feed is told in plain words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FeedServer, rss } from '../http/feed-server.ts';
import { type FeedFolders, FLOODED, OPENED, openFeedFolders, poll } from './feed-folder.ts';
import { daybook, jsonLines } from './program.ts';

let folders: FeedFolders;
let server: FeedServer;
beforeAll(async () => {
  folders = await openFeedFolders();
  ({ server } = folders);
});
afterAll(() => folders.close());

describe('daybook poll', () => {
  test('reads a new item, and a question about its day is answered from it', async () => {
    const data = folders.dataWith(['/news']);
    const question = ['ask', 'what happened on 13 June 2024?', '--saga', 'harbour', '--data', data, '--json'];
    server.serve('/news', { body: rss([OPENED]) });
    expect(await poll(data)).toMatchObject([{ saga: 'harbour', status: 'read', new: 1 }]);
    expect(jsonLines((await daybook(question)).stdout)).toMatchObject([{ answered: false }]);

    server.serve('/news', { body: rss([FLOODED, OPENED]) });
    expect(await poll(data)).toEqual([]);
    expect(await poll(data, ['--all'])).toMatchObject([{ status: 'read', new: 1, duplicate: 0 }]);
    const [answer] = jsonLines((await daybook(question)).stdout);
    expect(answer).toMatchObject({ answered: true });
    expect(JSON.stringify(answer)).toContain('flooded two streets');
  });

  test('says in plain words what it did, and "daybook feeds" how each feed stands', async () => {
    const data = folders.dataWith(['/plain', '/missing']);
    server.serve('/plain', { body: rss([OPENED]) });
    const polled = await daybook(['poll', '--data', data]);
    expect(polled.stdout).toContain('/plain): 1 new');
    expect(polled.stdout).toContain('/missing is not there (status 404).');
    const feeds = (await daybook(['feeds', '--data', data])).stdout;
    expect(feeds).toMatch(
      /checked less than a minute ago, next in \d+ (?:hour|minute)s?; newest item 2024-06-12 07:00/,
    );
    expect(feeds).toContain('failed once, first less than a minute ago');
    const json = jsonLines((await daybook(['feeds', '--data', data, '--saga', 'harbour', '--json'])).stdout);
    expect(json).toMatchObject([
      { publisher: 'Harbour Post', kind: 'feed', failures: 0, problem: null },
      { kind: null, failures: 1, problem: expect.stringContaining('status 404') },
    ]);
  });

  test.each([
    [['poll', '--within', 'soon'], '--within is a number of seconds'],
    [['poll', '--saga', 'nobody'], 'There is no saga “nobody”'],
    [['feeds', '--saga', 'nobody'], 'There is no saga “nobody”'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const run = await daybook([...args, '--data', folders.dataWith(['/none'])]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(sentence);
  });
});
