// What is to be done now, step by step, as a queue hands it out: each of them may come twice, late, or to another process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKeeper } from '../../../src/bot/record/keeper.ts';
import { keyOf, type Step } from '../../../src/bot/steps/step.ts';
import { dueSteps, type StepPorts, type Steps, stepsOn } from '../../../src/bot/steps/steps.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import { type FeedServer, longText, rss, startFeedServer } from '../../http/feed-server.ts';
import { createWorld, SAGA, type World } from '../delivery/platform.ts';
import { openNewsroom, sagaWith } from '../polling/newsroom.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-steps-'));
let folders = 0;
let server: FeedServer;
let world: World;
let ports: StepPorts;
let steps: Steps;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const MINUTE = 60_000;
const feeds = ['one', 'two'].map((name) => `/${name}`);
beforeEach(async () => {
  const folder = join(root, `data-${folders++}`);
  const room = await openNewsroom([sagaWith(feeds.map((path) => server.origin + path))], [server.hostAndPort], {
    folder,
  });
  world = await createWorld(folder);
  ports = {
    deliveries: { ...world.ports, seen: new Map() },
    polling: room.ports,
    settled: createKeeper(room.data.store).settled,
    tried: () => {},
    checked: () => {},
    ending: new AbortController().signal,
  };
  steps = stepsOn(ports);
  for (const path of feeds)
    server.serve(path, { body: rss([item(path)]), headers: { 'cache-control': 'max-age=3600' } });
});

const item = (path: string) => ({
  link: `https://post.example${path}`,
  title: `The harbour lock ${path}`,
  text: longText(`On Tuesday the harbour lock closed${path} for the first time since the storm.`),
  published: '2024-06-12T07:00:00Z',
});
const doing = (step: Step): Promise<readonly Step[]> => steps[step.name](step as never);
const names = (all: readonly Step[]): readonly string[] => all.map(keyOf);
const host = () => server.hostAndPort;

test('feeds of one host are one step, which is due until they were read', async () => {
  const due = await dueSteps(ports);
  expect(names(due)).toEqual(['look', `poll ${host()}`]);
  const [poll] = due.filter(({ name }) => name === 'poll');
  const next = poll ? await doing(poll) : [];
  expect(names(next)).toEqual([`settle ${SAGA.id}`]);
  expect(server.atOnce()).toBe(1);
  expect(names(await dueSteps(ports))).toEqual(['look', `settle ${SAGA.id}`]);
});

test('the same visit done twice asks nobody twice', async () => {
  const [poll] = (await dueSteps(ports)).filter(({ name }) => name === 'poll');
  const before = server.requested.length;
  if (poll) await doing(poll);
  if (poll) expect(await doing(poll)).toEqual([]);
  expect(server.requested.length - before).toBe(feeds.length);
});

test('a story that was settled is not due any more', async () => {
  for (const step of await dueSteps(ports)) for (const next of await doing(step)) await doing(next);
  expect(await ports.polling?.store.unsettled(SAGA.id)).toBe(0);
  expect(names(await dueSteps(ports))).toEqual(['look']);
});

test('a visit that is asked to end leaves its feeds due', async () => {
  const ended = stepsOn({ ...ports, ending: AbortSignal.abort() });
  const [poll] = (await dueSteps(ports)).filter(({ name }) => name === 'poll');
  if (poll?.name === 'poll') expect(await ended.poll(poll)).toEqual([]);
  expect(names(await dueSteps(ports))).toContain(`poll ${host()}`);
});

test('what a subscription is owed is a step of its own, and posted once by two that do it together', async () => {
  await world.data.ledger.subscribe(subscriptionWith({ since: world.now - MINUTE }));
  await world.data.ledger.subscribe(subscriptionWith({ id: 'ffffffffffff', since: world.now - MINUTE }));
  const due = (await dueSteps(ports)).filter(({ name }) => name === 'deliver');
  expect(names(due)).toEqual(['deliver a1b2c3d4e5f6', 'deliver ffffffffffff']);
  await Promise.all([...due, ...due].map(doing));
  expect(world.platform.posts.map(({ delivery }) => delivery.subscription).sort()).toEqual([
    'a1b2c3d4e5f6',
    'ffffffffffff',
  ]);
  expect(names(await dueSteps(ports)).filter((key) => key.startsWith('deliver'))).toEqual([]);
});

test('a step for what is there no more does nothing', async () => {
  expect(await doing({ name: 'deliver', subscription: 'gone' })).toEqual([]);
  expect(await doing({ name: 'settle', saga: 'gone' })).toEqual([]);
  expect(await doing({ name: 'poll', host: 'gone', feeds: [{ saga: 'gone', url: 'https://gone.example' }] })).toEqual(
    [],
  );
});
