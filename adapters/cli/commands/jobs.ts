// Tells what waits to be done in a record, and what failed and waits for a person.
import { type Backlog, backlogOf } from '../../../src/bot/backlog.ts';
import type { Delivery } from '../../../src/model/subscription.ts';
import { writeLine } from '../json-lines.ts';
import { type CommonOptions, withDaybook } from '../open.ts';
import type { Streams } from '../streams.ts';

export interface JobsOptions extends CommonOptions {
  readonly json?: boolean;
}

/** Deliveries that are tried no more until somebody says so. */
const isDead = ({ status }: Delivery): boolean => status === 'failed' || status === 'unknown';

const linesOf = ({ unsettled, feeds, deliveries }: Backlog): readonly string[] => [
  `Feeds: ${feeds.known} known, ${feeds.due} due, ${feeds.late} of them for a quarter of an hour, ${feeds.failing.length} failing.`,
  ...feeds.failing.map(({ saga, url, reason }) => `  ${saga}: ${url}: ${reason}`),
  `Messages: ${deliveries.waiting} to be sent now, ${deliveries.interrupted} of them begun by a process that is gone.`,
  ...unsettled.map(({ saga, articles }) => `Articles of ${saga} to be settled: ${articles}.`),
];

/** `daybook jobs`. */
export const runJobs = (streams: Streams, options: JobsOptions): Promise<void> =>
  withDaybook(options, async ({ data, clock }) => {
    const backlog = await backlogOf(data, clock.now());
    const dead = (await data.ledger.deliveries()).filter(isDead);
    if (options.json) {
      await writeLine(streams.stdout, {
        ...backlog,
        dead: dead.map(({ id, status, attempts, reason }) => ({ delivery: id, status, attempts, reason })),
      });
      return;
    }
    const lines = [
      ...linesOf(backlog),
      ...dead.map(({ id, status, reason }) => `${id} ${status}: ${reason ?? ''} (daybook deliver --again ${id})`),
    ];
    streams.stdout.write(`${lines.join('\n')}\n`);
  });
