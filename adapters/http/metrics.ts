// Turns what waits, how long answers take and how the process feels into Prometheus' text, for whatever collects it.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type BacklogPorts, backlogOf } from '../../src/bot/backlog.ts';
import type { Clock } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import type { JobCount } from '../queue/jobs.ts';

export interface Metrics {
  /** Counts a question that took so many milliseconds. */
  answered(milliseconds: number): void;
  /** Rejects with a UserError (store-unavailable) where the record can't be read. */
  text(): Promise<string>;
}

/** What waits is looked through no more often, in milliseconds: with many feeds that takes a while. */
const LOOK_MS = 10_000;
const ANSWER_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the queue holds, where a record has one. */
type CountJobs = () => Promise<readonly JobCount[]>;

/** Shows the queue's jobs by their task, of which there are five. */
function jobGauges(registry: Registry): (counts: readonly JobCount[]) => void {
  const gauge = (name: string, help: string): Gauge<'task'> =>
    new Gauge({ name, help, labelNames: ['task'], registers: [registry] });
  const gauges = {
    waiting: gauge('daybook_jobs_waiting', 'Jobs that could be taken now'),
    age: gauge('daybook_jobs_age_seconds', 'How long the oldest of them has waited'),
    running: gauge('daybook_jobs_running', 'Jobs that a process has taken'),
    failing: gauge('daybook_jobs_failing', 'Jobs that failed and are tried again by themselves'),
    dead: gauge('daybook_jobs_dead', 'Jobs that failed for good and wait for a person'),
  };
  return (counts) => {
    for (const [name, one] of Object.entries(gauges) as [keyof typeof gauges, Gauge<'task'>][]) {
      one.reset();
      for (const count of counts) one.set({ task: count.task }, count[name]);
    }
  };
}

/** No label names a channel, a feed or a story: their numbers would grow without end. */
export function createMetrics(ports: BacklogPorts, { now }: Clock, countJobs?: CountJobs): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const showJobs = countJobs && jobGauges(registry);
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const waiting = {
    unsettled: gauge('daybook_articles_unsettled', 'Articles that were read and are in no event yet'),
    known: gauge('daybook_feeds', 'Feeds that are followed'),
    due: gauge('daybook_feeds_due', 'Feeds whose time to be checked has come'),
    late: gauge('daybook_feeds_late', 'Feeds that have waited for a quarter of an hour'),
    failing: gauge('daybook_feeds_failing', 'Feeds whose last check failed'),
    deliveries: gauge('daybook_deliveries_waiting', 'Messages that could be sent now'),
    interrupted: gauge('daybook_deliveries_interrupted', 'Messages that a process began to send and did not end'),
  };
  const answers = new Histogram({
    name: 'daybook_answer_seconds',
    help: 'How long questions took',
    buckets: ANSWER_SECONDS,
    registers: [registry],
  });
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    if (now() - lookedAt < LOOK_MS) return;
    lookedAt = now();
    const { unsettled, feeds, deliveries } = await backlogOf(ports, now());
    waiting.unsettled.set(unsettled.reduce((sum, { articles }) => sum + articles, 0));
    waiting.known.set(feeds.known);
    waiting.due.set(feeds.due);
    waiting.late.set(feeds.late);
    waiting.failing.set(feeds.failing.length);
    waiting.deliveries.set(deliveries.waiting);
    waiting.interrupted.set(deliveries.interrupted);
    showJobs?.(await (countJobs?.() ?? []));
  };
  return {
    answered: (milliseconds) => answers.observe(milliseconds / 1000),
    async text() {
      await look();
      return registry.metrics();
    },
  };
}

/** The metrics of a process: what waits in its record, and in the queue where there is one. The caller stops them. */
export async function metricsOf(
  { database }: Pick<Config, 'database'>,
  { data, clock }: { readonly data: BacklogPorts; readonly clock: Clock },
): Promise<Metrics & { stop(): Promise<void> }> {
  if (database === null) return { ...createMetrics(data, clock), stop: async () => {} };
  const [{ openQueue }, { jobCounts }] = await Promise.all([import('../queue/queue.ts'), import('../queue/jobs.ts')]);
  const queue = await openQueue(database);
  return { ...createMetrics(data, clock, () => jobCounts(queue)), stop: queue.close };
}
