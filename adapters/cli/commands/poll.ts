// Turns the feeds that are due into articles of their sagas, once, a line for each feed, then ends.
import { checkedJson } from '../../../src/bot/polling/contract.ts';
import { pollFeeds } from '../../../src/bot/polling/poll.ts';
import type { Checked, Counts, PollPorts } from '../../../src/bot/polling/ports.ts';
import { shownAddress } from '../../../src/bot/polling/words.ts';
import { UserError } from '../../../src/errors.ts';
import { fetcherOnDemand } from '../../http/on-demand.ts';
import { createLog } from '../../log.ts';
import { createReaders } from '../../reading/readers.ts';
import { writeLine } from '../json-lines.ts';
import { type CommonOptions, chooseSaga, type OpenRecord, withDaybook } from '../open.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface PollOptions extends CommonOptions {
  readonly all?: boolean;
  readonly within?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

function pollPorts({ stderr }: Streams, { data, sagas, clock, config }: OpenRecord, options: PollOptions): PollPorts {
  const { store, feeds, ledger } = data;
  const fetcher = fetcherOnDemand({ allow: config.allowHosts });
  // The lines tell what went wrong with a feed already.
  const log = createLog(options.quiet ? config.logLevel : 'error', stderr);
  return { store, feeds, ledger, sagas, fetcher, clock, log, readers: createReaders() };
}

/** Articles that come with a saga are read before anything that its feeds bring: they are read into an empty record only. */
async function readAllBundled(opened: OpenRecord, only: string | undefined): Promise<void> {
  const all = only === undefined ? await opened.sagas.list().catch(() => []) : [await chooseSaga(opened, only)];
  for (const saga of all) if (saga.sources.length > 0) await readBundled(opened, saga);
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  throw new UserError('bad-argument', `--within is a number of seconds such as 60; it is “${text}”.`);
}

const countWords = (counts: Counts): string => {
  const told = (['new', 'updated', 'left'] as const).filter((name) => counts[name] > 0);
  const words = told.map((name) => (name === 'left' ? `${counts.left} to be tried again` : `${counts[name]} ${name}`));
  return words.join(', ') || 'nothing new';
};

function checkedLine({ source, state, status, counts }: Checked): string {
  const what = state.trouble ? state.trouble.reason : countWords(counts);
  return `${status.padEnd(9)}  ${source.publisher} (${shownAddress(source.url)}): ${what}`;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** A signal asks the round to end: what is under way is given back, and what was read is settled. */
async function untilSignal(work: (ending: AbortSignal) => Promise<void>): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    await work(ending.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

/** `daybook poll`. Safe to run twice, by two processes at once, beside the running bot, and after a crash at any point. */
export const runPoll = (streams: Streams, options: PollOptions): Promise<void> =>
  withDaybook(options, (opened) =>
    untilSignal(async (ending) => {
      const round = { anyway: options.all ?? false, limit: limitOf(options.within), ending };
      await readAllBundled(opened, options.saga);
      let hasTold = options.quiet ?? false;
      const tell = async (checked: Checked): Promise<void> => {
        if (options.quiet) return;
        hasTold = true;
        if (options.json) await writeLine(streams.stdout, checkedJson(checked));
        else streams.stdout.write(`${checkedLine(checked)}\n`);
      };
      await pollFeeds(pollPorts(streams, opened, options), tell, { ...round, saga: options.saga });
      if (!hasTold && !options.json) streams.stdout.write('No feed is due; “daybook feeds” shows when each is.\n');
    }),
  );
