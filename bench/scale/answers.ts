// A day's answer from a record of many reports on PostgreSQL: some months are read and settled here first, and repeated until they are many.
import { openPostgres } from '../../adapters/store/postgres/open.ts';
import { answeringFrom } from '../../src/bot/answering.ts';
import type { Collected } from '../../src/bot/reading/document.ts';
import { ingestDocuments } from '../../src/bot/reading/ingest.ts';
import { keepDays } from '../../src/bot/record/select.ts';
import { toIso } from '../../src/model/day.ts';
import { ASKED_AT, HARBOUR, madeDocument, madeQuestionDay } from '../made-news.ts';
import { cpuMilliseconds, percentile, timed } from '../measure.ts';
import { createDatabase } from './database.ts';
import { repeatRecord } from './repeat.ts';

/** Articles that are read, some 25 reports each, so many a day. */
const ARTICLES = 600;
const PER_DAY = 10;
const ASKED = 100;
const WARM = 40;

const spread = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  return `${percentile(sorted, 0.5).toFixed(1)} / ${percentile(sorted, 0.99).toFixed(1)}`;
};

async function* documents(count: number): AsyncGenerator<Collected> {
  for (let n = 0; n < count; n++) {
    const { name, bytes } = madeDocument(n, { perDay: PER_DAY });
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

export async function measureAnswers(server: string, reports: number): Promise<void> {
  const database = await createDatabase(server, 'scale_answers');
  const { store, memory, close } = await openPostgres(database.address);
  for await (const { status, source } of ingestDocuments({ store, fetchPage }, HARBOUR, documents(ARTICLES)))
    if (status === 'rejected') throw new Error(`${source} was rejected`);
  const countReports = async (): Promise<number> =>
    (await database.ask<{ count: number }>('select count(*)::int as count from reports'))[0]?.count ?? 0;
  const began = performance.now();
  await repeatRecord(database, Math.ceil(reports / (await countReports())), ARTICLES / PER_DAY);
  const count = await countReports();
  console.log(
    `A record of ${count} reports on PostgreSQL, ${ARTICLES} articles repeated in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  const answering = answeringFrom(store, memory);
  const today = toIso(Math.floor(ASKED_AT / 86_400_000));
  const askOf = (day: string) => answering({ question: `what happened on ${day}?`, today, saga: HARBOUR });
  const ask = (n: number) => askOf(madeQuestionDay(n));
  const measure = async (name: string, asked = ask): Promise<void> => {
    const [clock, own]: [number[], number[]] = [[], []];
    const ofServer = database.seconds();
    for (let n = 0; n < ASKED; n++) {
      const cpu = cpuMilliseconds();
      clock.push((await timed(() => asked(n)))[0]);
      own.push(cpuMilliseconds() - cpu);
    }
    console.log(
      `  a day's answer, ${name}: ${spread(clock)} ms by the clock (p50 / p99), ${spread(own)} ms of this process's processor ` +
        `and on average ${(((database.seconds() - ofServer) * 1000) / ASKED).toFixed(1)} ms of the server's`,
    );
  };
  // What runs for the first time is translated first.
  for (let n = ASKED; n < ASKED + WARM; n++) await ask(n);
  await measure('asked for the first time');
  await measure('asked for again');
  // A bot that runs keeps how days stand while nobody asks.
  const days = (await store.eventDays(HARBOUR.id)).filter(({ date, events }) => events > 0 && date <= today);
  const newest = days.slice(-ASKED);
  await keepDays({ store: { events: store.events, eventDays: async () => newest }, memory }, HARBOUR);
  await measure('of days whose standing is kept, asked for the first time', (n) => askOf(newest[n]?.date ?? ''));
  await close();
  await database.close();
}
