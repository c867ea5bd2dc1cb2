// Feeds that are all new: read and settled by N workers of one queue, and by one process on SQLite beside them.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { fixed, named, round, type Stretch, startCrew } from './crew.ts';
import { type Following, placeFor } from './place.ts';
import { startProgram, stop } from './processes.ts';

export interface Reading extends Following {
  /** Articles of a feed. */
  readonly items: number;
  /** Articles that each worker reads before it counts as warm. */
  readonly warm: number;
  /** Milliseconds that a publisher takes to answer. */
  readonly delay: number;
}

const told = (count: number, { wall, own, server }: Stretch): string =>
  `${count} articles read and settled in ${fixed(wall)} s, ${fixed(count / wall)} a second, ` +
  `each ${fixed((own * 1000) / count)} ms of the workers' processors and ${fixed((server * 1000) / count)} ms of the server's`;

async function readByWorkers(reading: Reading, port: number, server: string, workers: number): Promise<void> {
  const place = placeFor(reading, port);
  const crew = await startCrew(server, place, workers);
  // What runs for the first time is translated first, which several processes do several times.
  const warming = Math.ceil((workers * reading.warm) / reading.items / reading.perStory) * reading.perStory;
  const cold = await crew.measure(warming, () => place.describe(warming));
  const locks = crew.database.watchLocks();
  const steady = await crew.measure(reading.feeds, () => place.describe(reading.feeds));
  const waits = locks();
  console.log(
    `${named(workers)}, cold: ${told(cold.articles, cold)}\n  then: ${told(steady.articles - cold.articles, steady)}; ` +
      `${steady.failing} feeds not reached; ${fixed(waits.mean, 2)} statements wait for a lock on average, ${waits.most} at most`,
  );
  await crew.stop();
  rmSync(place.folder, { recursive: true, force: true });
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
  rmSync(place.folder, { recursive: true, force: true });
}

export async function measureReading(server: string, reading: Reading, workers: readonly number[]): Promise<void> {
  const publishers = await startProgram('publishers', [String(reading.items), String(reading.delay)]);
  await readBySqlite(reading, publishers.said);
  for (const count of workers) await readByWorkers(reading, publishers.said, server, count);
  await stop(publishers);
}
