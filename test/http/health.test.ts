// What whatever watches the process is told.
import { afterEach, expect, test } from 'vitest';
import { type HealthServer, serveHealth, type Watched } from '../../adapters/http/health.ts';
import { createMetrics } from '../../adapters/http/metrics.ts';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
import { newFeed } from '../../src/model/feed-state.ts';
import { recordOf } from '../contracts/store-records.ts';

let server: HealthServer | undefined;
afterEach(() => server?.stop());

async function asked(path: string, watched: Partial<Watched> = {}): Promise<readonly [number, string]> {
  server = await serveHealth(0, {
    platforms: () => ({}),
    readiness: async () => ({ record: true }),
    metrics: async () => 'm 1\n',
    ...watched,
  });
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return [response.status, await response.text()];
}

test('a platform that is away makes the process unwell, and is named', async () => {
  const platforms = () => ({ slack: { isConnected: true }, discord: { isConnected: false } });
  expect(await asked('/healthz', { platforms })).toEqual([503, JSON.stringify({ ok: false, platforms: platforms() })]);
});

test('a process that can’t work now is not ready', async () => {
  expect(await asked('/readyz')).toEqual([200, '{"ok":true,"record":true}']);
  await server?.stop();
  const readiness = async () => ({ record: true, answers: false });
  expect(await asked('/readyz', { readiness })).toEqual([503, '{"ok":false,"record":true,"answers":false}']);
});

test('a record that does not answer is no crash of the page', async () => {
  const [status] = await asked('/metrics', { metrics: () => Promise.reject(new Error('away')) });
  expect(status).toBe(503);
});

test('there is nothing else', async () => {
  expect((await asked('/'))[0]).toBe(404);
});

test('what waits is counted, without a name of a feed, a channel or a story', async () => {
  const data = await openSqlite({ memory: true });
  await data.store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
  const feed = { saga: 'harbour', url: 'http://news.test/feed' };
  const begun = await data.feeds.begin(feed, { now: 1, until: 2 });
  const trouble = { kind: 'answer', reason: 'It is no feed.', since: 1, failures: 1, reportedAt: null } as const;
  await data.feeds.record(
    { ...(begun?.state ?? newFeed(feed.saga, feed.url)), checkedAt: 1, nextAt: 1000, trouble },
    new Map(),
  );
  const metrics = createMetrics(data, { now: () => 2_000_000 });
  metrics.answered(120);
  const text = await metrics.text();
  for (const line of [
    'daybook_articles_unsettled 1',
    'daybook_feeds 1',
    'daybook_feeds_due 1',
    'daybook_feeds_late 1',
    'daybook_feeds_failing 1',
    'daybook_deliveries_waiting 0',
    'daybook_answer_seconds_count 1',
    'daybook_answer_seconds_bucket{le="0.25"} 1',
    'daybook_answer_seconds_bucket{le="0.1"} 0',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toMatch(/harbour|news\.test/);
  await data.close();
});

test('jobs of the queue are counted by their task, and those that are done no more', async () => {
  const data = await openSqlite({ memory: true });
  const poll = { task: 'poll', waiting: 3, age: 12.5, running: 2, failing: 1, dead: 0 };
  const counts = [[poll, { ...poll, task: 'settle', waiting: 1, dead: 4 }], [poll]];
  let now = 2_000_000;
  const metrics = createMetrics(data, { now: () => now }, async () => counts.shift() ?? []);
  const lines = async () => (await metrics.text()).split('\n');
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'daybook_jobs_waiting{task="poll"} 3',
      'daybook_jobs_age_seconds{task="poll"} 12.5',
      'daybook_jobs_running{task="poll"} 2',
      'daybook_jobs_failing{task="poll"} 1',
      'daybook_jobs_dead{task="settle"} 4',
    ]),
  );
  now += 60_000;
  expect((await lines()).filter((line) => line.includes('task="settle"'))).toEqual([]);
  await data.close();
});
