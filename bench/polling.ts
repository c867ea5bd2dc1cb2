// Turns five hundred made-up feeds on loopback, all due at once, into the figures of polling: seconds, memory, requests at once.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher } from '../adapters/http/fetcher.ts';
import { openSqlite } from '../adapters/store/sqlite/open.ts';
import { pollFeeds } from '../src/bot/polling/poll.ts';
import type { PollPorts } from '../src/bot/polling/ports.ts';
import type { Saga } from '../src/model/saga.ts';
import { cpuMilliseconds, residentMegabytes, timed } from './measure.ts';

const HOSTS = 50;
const FEEDS_PER_HOST = 10;
const ITEMS = 20;
/** Items of each feed that are about the story. */
const ABOUT = 1;
const MINUTE = 60_000;

const PROSE = 'The council met on Monday and heard the engineers before it voted on the plan. ';

/** One feed with its own items; `news` more than at first. */
function feedOf(host: number, feed: number, news: number): string {
  const items = Array.from({ length: ITEMS + news }, (_, n) => {
    const name = `${host}-${feed}-${n}`;
    const subject = n < ABOUT || n >= ITEMS ? 'The harbour lock' : 'The chess club';
    const text = `${subject} was in the news as number ${name}. ${PROSE.repeat(25)} ${subject} ended number ${name}.`;
    const published = new Date(Date.parse('2024-06-12T07:00:00Z') - n * 60 * MINUTE).toUTCString();
    return `<item><title>${subject} ${name}</title><link>https://p${host}.example/${name}</link>
      <pubDate>${published}</pubDate><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Paper ${host}</title>${items.reverse().join('')}</channel></rss>`;
}

const load = { under: 0, most: 0, asked: 0, news: 0 };

const startHost = (host: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      load.asked++;
      load.most = Math.max(load.most, ++load.under);
      response.on('close', () => load.under--);
      const etag = `"${load.news}"`;
      // A server on the way round the world, not next door.
      setTimeout(() => {
        if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
        else response.writeHead(200, { etag }).end(feedOf(host, Number(request.url?.slice(1)), load.news));
      }, 50);
    });
    server.listen(0, `127.0.0.${host + 2}`, () => resolve(server));
  });

const servers = await Promise.all(Array.from({ length: HOSTS }, (_, host) => startHost(host)));
const places = servers.map((server, host) => `127.0.0.${host + 2}:${(server.address() as AddressInfo).port}`);
const saga: Saga = {
  id: 'harbour',
  name: 'The harbour lock',
  description: null,
  keywords: ['harbour', 'lock'],
  people: [],
  zone: 'UTC',
  sources: places.flatMap((place) =>
    Array.from({ length: FEEDS_PER_HOST }, (_, n) => ({ publisher: `Paper ${place}`, url: `http://${place}/${n}` })),
  ),
  articlesDir: null,
};
const data = await openSqlite({ memory: true });
let now = Date.parse('2024-06-12T09:00:00Z');
const quiet = (): void => {};
const ports: PollPorts = {
  ...data,
  sagas: { list: async () => [saga], find: async () => saga },
  fetcher: createFetcher({ allow: places }),
  clock: { now: () => now },
  log: { info: quiet, warn: quiet, error: console.error },
};

async function round(name: string): Promise<void> {
  Object.assign(load, { most: 0, asked: 0 });
  const cpu = cpuMilliseconds();
  const counts = { feeds: 0, new: 0, rejected: 0 };
  const [ms] = await timed(() =>
    pollFeeds(ports, (checked) => {
      counts.feeds++;
      counts.new += checked.counts.new;
      counts.rejected += checked.counts.rejected;
    }),
  );
  const seconds = (ms / 1000).toFixed(1);
  const work = ((cpuMilliseconds() - cpu) / 1000).toFixed(1);
  console.log(
    `${name.padEnd(28)} ${seconds} s, ${work} s of CPU, ${residentMegabytes()} MB, ${load.most} requests at once, ` +
      `${load.asked} requests, ${counts.feeds} feeds, ${counts.new} new articles, ${counts.rejected} others`,
  );
}

console.log(`${HOSTS * FEEDS_PER_HOST} feeds on ${HOSTS} hosts, ${ITEMS} items each; every answer takes 50 ms`);
await round('first round');
now += 5 * 60 * MINUTE;
await round('nothing new (304)');
now += 5 * 60 * MINUTE;
load.news = 1;
await round('one new item each');
await data.close();
for (const server of servers) server.close();
process.exit(0);
