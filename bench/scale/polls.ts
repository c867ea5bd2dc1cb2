// Feeds that are all due at once with nothing new, then with something new in a few: polls a second by N workers, and by one process on SQLite.
import { rmSync } from 'node:fs';
import { fixed, named, round, type Stretch, startCrew } from './crew.ts';
import { type Following, placeFor } from './place.ts';
import { type Started, startProgram, stop } from './processes.ts';

export interface Polling extends Following {
  /** Milliseconds that a publisher takes to answer. */
  readonly delay: number;
}

async function pollByWorkers(polling: Polling, publishers: Publishers, server: string, workers: number): Promise<void> {
  const place = placeFor(polling, publishers.said);
  const crew = await startCrew(server, place, workers);
  const told = (name: string, { wall, own, server: ofServer, failing }: Stretch): void =>
    console.log(
      `  ${name}: ${fixed(polling.feeds / wall)} polls a second, each ${fixed((own * 1000) / polling.feeds, 2)} ms of the workers' processors ` +
        `and ${fixed((ofServer * 1000) / polling.feeds, 2)} ms of the server's; ${failing} feeds not reached`,
    );
  const allDue = () => crew.database.ask('update feeds set next_at = 0');
  console.log(`${named(workers)}, ${polling.feeds} feeds`);
  told('seen for the first time', await crew.measure(polling.feeds, () => place.describe(polling.feeds)));
  told('nothing new', await crew.measure(polling.feeds, allDue));
  publishers.child.kill('SIGUSR2');
  const news = await crew.measure(polling.feeds, allDue);
  told(`${news.articles} new articles, read and settled`, news);
  publishers.child.kill('SIGUSR2');
  await crew.stop();
  rmSync(place.folder, { recursive: true, force: true });
}

async function pollBySqlite(polling: Polling, publishers: Publishers): Promise<void> {
  const place = placeFor(polling, publishers.said);
  place.describe(polling.feeds);
  console.log(`SQLite, one process that is started for each round, ${polling.feeds} feeds`);
  for (const [name, args] of [
    ['seen for the first time', []],
    ['nothing new', ['--all']],
  ] as const) {
    const [wall, used] = await round(args, place.environment);
    console.log(
      `  ${name}: ${fixed(polling.feeds / wall)} polls a second, each ${fixed((used * 1000) / polling.feeds, 2)} ms of the processor`,
    );
  }
  rmSync(place.folder, { recursive: true, force: true });
}

type Publishers = Started & { readonly said: number };

export async function measurePolls(server: string, polling: Polling, workers: readonly number[]): Promise<void> {
  const publishers = await startProgram('publishers', ['0', String(polling.delay)]);
  await pollBySqlite(polling, publishers);
  for (const count of workers) await pollByWorkers(polling, publishers, server, count);
  await stop(publishers);
}
