// Feeds that are all new, then all due with nothing new: read by N workers of one queue, and by one process on SQLite beside them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { addAnew } from '../../adapters/queue/jobs.ts';
import { lockNumber } from '../../adapters/queue/presence.ts';
import { openQueue } from '../../adapters/queue/queue.ts';
import { HARBOUR } from '../made-news.ts';
import { createDatabase } from './database.ts';
import { type Started, secondsOf, startDaybook, startProgram, stop } from './processes.ts';

export interface Reading {
  readonly feeds: number;
  readonly hosts: number;
  /** Articles of a feed. */
  readonly items: number;
  /** Feeds of a story. */
  readonly perStory: number;
  /** Articles that each worker reads before it counts as warm. */
  readonly warm: number;
  /** Milliseconds that a publisher takes to answer. */
  readonly delay: number;
}

/** Hosts are addresses of this machine. */
const hostOf = (n: number): string => `127.${1 + (n >> 14)}.${(n >> 7) & 127}.${1 + (n & 127)}`;

interface Place {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Describes so many feeds more, whole stories of them: from then on they are due. */
  describe(feeds: number): void;
}

function placeFor({ hosts, perStory }: Reading, port: number): Place {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-scale-'));
  const write = (story: string, text: string): void => {
    mkdirSync(join(folder, 'sagas', story), { recursive: true });
    writeFileSync(join(folder, 'sagas', story, 'saga.yaml'), text);
  };
  // The bundled story's own feeds are real ones.
  write('sessions', 'name: Nothing\nsources: []\n');
  const places = Array.from({ length: hosts }, (_, n) => `${hostOf(n)}:${port}`);
  const people = HARBOUR.people.map(({ name, aliases }) => `  - name: ${name}\n    aliases: [${aliases.join(', ')}]\n`);
  const sourceOf = (feed: number): string =>
    `  - publisher: Paper ${feed}\n    url: http://${places[feed % hosts]}/${feed}\n`;
  let described = 0;
  return {
    folder,
    environment: { DAYBOOK_DATA: folder, DAYBOOK_ALLOW_HOSTS: places.join(','), DAYBOOK_POLLING: 'on' },
    describe(feeds) {
      const last = described + feeds;
      for (; described < last; described += perStory) {
        const sources = Array.from({ length: Math.min(perStory, last - described) }, (_, n) => sourceOf(described + n));
        write(
          `harbour-${described}`,
          `name: Harbour ${described}\nkeywords: [${HARBOUR.keywords.join(', ')}]\npeople:\n${people.join('')}sources:\n${sources.join('')}`,
        );
      }
      described = last;
    },
  };
}

interface Progress {
  readonly checked: number;
  readonly left: number;
  readonly articles: number;
  /** Feeds whose publisher was not reached in time: they come again later. */
  readonly failing: number;
}

const PROGRESS = `select count(*) filter (where checked_at >= $1)::int as checked,
  (select count(*) from unsettled)::int + count(*) filter (where is_settled = 0)::int as left,
  (select count(*) from articles)::int as articles, count(*) filter (where trouble is not null)::int as failing from feeds`;

const seconds = (of: readonly Started[]): number => of.reduce((sum, { pid }) => sum + secondsOf(pid), 0);
const fixed = (n: number, digits = 1): string => n.toFixed(digits);

async function readByWorkers(reading: Reading, port: number, server: string, workers: number): Promise<void> {
  const place = placeFor(reading, port);
  const database = await createDatabase(server, `scale_${workers}`);
  const queue = await openQueue(database.address);
  const environment = { ...place.environment, DAYBOOK_DATABASE: database.address };
  const running = Array.from({ length: workers }, () => startDaybook(['serve', '--roles', 'work'], environment));
  const present = `select count(*)::int as workers from pg_locks where locktype = 'advisory' and objid = ${lockNumber('work')}`;
  const areThere = async (): Promise<boolean> =>
    ((await database.ask<{ workers: number }>(present))[0]?.workers ?? 0) >= workers;
  while (!(await areThere())) await pause(200);
  await pause(1000);

  /** Until every feed was checked since, and all is settled. */
  const measure = async (
    expected: number,
    begin: () => unknown,
  ): Promise<Progress & Record<'wall' | 'own' | 'server', number>> => {
    const [own, ofServer, since] = [seconds(running), database.seconds(), Date.now()];
    await begin();
    await addAnew(queue, 'plan', 'now');
    for (;;) {
      const [now] = await database.ask<Progress>(PROGRESS, [since]);
      if (now && now.checked >= expected && now.left === 0) {
        const wall = (Date.now() - since) / 1000;
        return { ...now, wall, own: seconds(running) - own, server: database.seconds() - ofServer };
      }
      await pause(100);
    }
  };

  // What runs for the first time is translated first, which several processes do several times.
  const warming = Math.ceil((workers * reading.warm) / reading.items / reading.perStory) * reading.perStory;
  const all = warming + reading.feeds;
  const cold = await measure(warming, () => place.describe(warming));
  const locks = database.watchLocks();
  const steady = await measure(reading.feeds, () => place.describe(reading.feeds));
  const waits = locks();
  const articles = steady.articles - cold.articles;
  const told = (count: number, { wall, own, server: ofServer }: typeof steady): string =>
    `${count} articles read and settled in ${fixed(wall)} s, ${fixed(count / wall)} a second, ` +
    `each ${fixed((own * 1000) / count)} ms of the workers' processors and ${fixed((ofServer * 1000) / count)} ms of the server's`;
  console.log(
    `${workers} worker${workers > 1 ? 's' : ''}, cold: ${told(cold.articles, cold)}\n  then: ${told(articles, steady)}; ` +
      `${steady.failing} feeds not reached; ${fixed(waits.mean, 2)} statements wait for a lock on average, ${waits.most} at most`,
  );
  const again = await measure(all, () => database.ask('update feeds set next_at = 0'));
  console.log(
    `  nothing new: ${fixed(all / again.wall)} polls a second, each ${fixed((again.own * 1000) / all)} ms of the workers' processors ` +
      `and ${fixed((again.server * 1000) / all)} ms of the server's`,
  );
  await Promise.all(running.map(stop));
  await queue.close();
  await database.close();
  rmSync(place.folder, { recursive: true, force: true });
}

/** One round of `daybook poll`, in seconds by the clock and of the processor. */
async function round(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<[number, number]> {
  const began = Date.now();
  const running = startDaybook(['poll', '--quiet', ...args], environment);
  let used = 0;
  const timer = setInterval(() => {
    used = secondsOf(running.pid) || used;
  }, 50);
  await running.ended;
  clearInterval(timer);
  return [(Date.now() - began) / 1000, used];
}

async function readBySqlite(reading: Reading, port: number): Promise<void> {
  const place = placeFor(reading, port);
  place.describe(reading.feeds);
  const [wall, own] = await round([], place.environment);
  const db = new Sqlite(join(place.folder, 'daybook.sqlite'), { readonly: true });
  const articles = db.prepare('select count(*) from articles').pluck().get() as number;
  db.close();
  console.log(
    `SQLite, one round: ${articles} articles of ${reading.feeds} feeds read and settled in ${fixed(wall)} s, ${fixed(articles / wall)} a second; ` +
      `an article takes ${fixed((own * 1000) / articles)} ms of the processor`,
  );
  const [again, used] = await round(['--all'], place.environment);
  console.log(
    `  nothing new: ${fixed(reading.feeds / again)} polls a second, each ${fixed((used * 1000) / reading.feeds)} ms of the processor`,
  );
  rmSync(place.folder, { recursive: true, force: true });
}

export async function measureReading(server: string, reading: Reading, workers: readonly number[]): Promise<void> {
  const publishers = await startProgram('publishers', [String(reading.items), String(reading.delay)]);
  await readBySqlite(reading, publishers.said);
  for (const count of workers) await readByWorkers(reading, publishers.said, server, count);
  await stop(publishers);
}
