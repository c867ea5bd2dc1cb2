// A year of deliveries in one run: 1,000 subscriptions in 50 zones, every digest posted once at its time; rows a second and memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../adapters/store/sqlite/open.ts';
import { deliverDue } from '../src/bot/delivery/deliver.ts';
import { rememberingFollowers } from '../src/bot/delivery/followers.ts';
import type { DeliveryPorts } from '../src/bot/delivery/ports.ts';
import { subscriptionOf } from '../src/bot/schedule/subscribing.ts';
import { instantOf } from '../src/bot/schedule/wall-clock.ts';
import { createDueWatch } from '../src/bot/schedule/watch.ts';
import { addDays } from '../src/model/day.ts';
import { sagaOf } from '../test/saga.ts';
import { cpuMilliseconds } from './measure.ts';

const SUBSCRIPTIONS = Number(process.argv[2] ?? 1000);
const DAYS = Number(process.argv[3] ?? 365);
const ZONES = 50;
/** The bot's own tick is a minute (1); every subscription's time is a full hour, so that half an hour finds the same. */
const TICK = Number(process.argv[5] ?? 30) * 60_000;
const START = Date.parse('2024-01-01T00:00:00Z');
const END = START + DAYS * 86_400_000;

const saga = sagaOf({ id: 'story', name: 'A story' });
const all = Intl.supportedValuesOf('timeZone');
const zones = Array.from({ length: ZONES }, (_, i) => all[Math.floor((i * all.length) / ZONES)] as string);
const pad = (n: number): string => String(n).padStart(2, '0');

let now = START;
const clock = { now: () => now };
const folder = process.argv[4] === 'disk' ? mkdtempSync(join(tmpdir(), 'daybook-year-')) : null;
const data = await openSqlite(folder === null ? { memory: true } : { folder });
const posts = new Map<string, number>();
let doubles = 0;
const post = async ({ delivery }: { readonly delivery: { readonly id: string } }) => {
  if (posts.has(delivery.id)) doubles++;
  posts.set(delivery.id, now);
  return { kind: 'posted' as const, messageId: delivery.id };
};
const ports: DeliveryPorts = {
  daybook: {
    saga: async () => saga,
    digest: async (_, { from, to }) => ({ saga, from, to, days: [], nearest: [] }),
  },
  store: data.store,
  ledger: data.ledger,
  posters: {
    slack: { grace: 0, post, edit: async () => ({ kind: 'edited' }), find: async () => ({ kind: 'absent' }) },
  },
  clock,
  machine: clock,
  due: createDueWatch(),
  followers: rememberingFollowers(),
  log: { info: () => {}, warn: () => {}, error: () => {} },
};

/** What must have been posted: counted day by day, without the scheduler. */
const expected = new Map<string, number>();
for (let i = 0; i < SUBSCRIPTIONS; i++) {
  const at = `${pad(i % 24)}:00`;
  const zone = zones[i % ZONES] as string;
  const channel = { platform: 'slack', workspace: null, id: `C${i}` } as const;
  const subscription = subscriptionOf({ channel, saga: saga.id, at, zone, createdBy: null }, START);
  await data.ledger.subscribe(subscription);
  for (let day = '2023-12-31'; day <= addDays('2024-01-01', DAYS); day = addDays(day, 1)) {
    const instant = instantOf(day, at, zone);
    if (instant !== null && instant >= START && instant <= END) expected.set(`${subscription.id}-${day}`, instant);
  }
}

const began = performance.now();
const cpu = cpuMilliseconds();
let idle = 0;
let idleRounds = 0;
for (; now <= END; now += TICK) {
  const before = posts.size;
  const start = performance.now();
  await deliverDue(ports, () => {});
  if (posts.size > before) continue;
  idle += performance.now() - start;
  idleRounds++;
}
const seconds = (performance.now() - began) / 1000;
let lost = 0;
let late = 0;
for (const [id, instant] of expected) {
  const posted = posts.get(id);
  if (posted === undefined) lost++;
  else if (posted < instant || posted - instant >= TICK) late++;
}
const report = {
  subscriptions: SUBSCRIPTIONS,
  zones: ZONES,
  days: DAYS,
  due: expected.size,
  posted: posts.size,
  doubles,
  lost,
  notOnTime: late,
  unexpected: [...posts.keys()].filter((id) => !expected.has(id)).length,
  seconds: Math.round(seconds),
  cpuSeconds: Math.round((cpuMilliseconds() - cpu) / 100) / 10,
  deliveriesPerSecond: Math.round(posts.size / seconds),
  idleRoundMs: Math.round((idle / Math.max(1, idleRounds)) * 10) / 10,
  residentMb: Math.round(process.memoryUsage().rss / 1e6),
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
await data.close();
if (folder !== null) rmSync(folder, { recursive: true });
