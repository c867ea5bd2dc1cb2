// A day's answer from a record of many reports on PostgreSQL, read and settled here first.
import { openPostgres } from '../../adapters/store/postgres/open.ts';
import { answeringFrom } from '../../src/bot/answering.ts';
import type { Collected } from '../../src/bot/reading/document.ts';
import { ingestDocuments } from '../../src/bot/reading/ingest.ts';
import { toIso } from '../../src/model/day.ts';
import { ASKED_AT, HARBOUR, madeDocument, madeQuestionDay } from '../made-news.ts';
import { cpuMilliseconds, percentile } from '../measure.ts';
import { createDatabase } from './database.ts';

/** An article of five paragraphs leaves about so many. */
const REPORTS_PER_ARTICLE = 20;
const ASKED = 60;

async function* documents(count: number): AsyncGenerator<Collected> {
  for (let n = 0; n < count; n++) {
    const { name, bytes } = madeDocument(n);
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

export async function measureAnswers(server: string, reports: number): Promise<void> {
  const database = await createDatabase(server, 'scale_answers');
  const { store, close } = await openPostgres(database.address);
  for await (const { status, source } of ingestDocuments(
    { store, fetchPage },
    HARBOUR,
    documents(reports / REPORTS_PER_ARTICLE),
  ))
    if (status === 'rejected') throw new Error(`${source} was rejected`);
  const [{ count } = { count: 0 }] = await database.ask<{ count: number }>(
    'select count(*)::int as count from reports',
  );
  const answering = answeringFrom(store);
  const today = toIso(Math.floor(ASKED_AT / 86_400_000));
  const measure = async (name: string, first: number): Promise<void> => {
    const times: number[] = [];
    const [cpu, ofServer] = [cpuMilliseconds(), database.seconds()];
    for (let n = first; n < first + ASKED; n++) {
      const began = performance.now();
      await answering({ question: `what happened on ${madeQuestionDay(n)}?`, today, saga: HARBOUR });
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const each = (milliseconds: number): string => (milliseconds / ASKED).toFixed(1);
    console.log(
      `  a day's answer, ${name}: ${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.99).toFixed(0)} ms by the clock (p50 / p99), ` +
        `${each(cpuMilliseconds() - cpu)} ms of this process's processor and ${each((database.seconds() - ofServer) * 1000)} ms of the server's`,
    );
  };
  console.log(`A record of ${count} reports on PostgreSQL`);
  await measure('asked for the first time', 0);
  await measure('asked for again', 0);
  await close();
  await database.close();
}
