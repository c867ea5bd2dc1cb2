// Workers of one queue, and what a stretch of their work takes; one round of a single process beside them.
import { setTimeout as pause } from 'node:timers/promises';
import { addAnew } from '../../adapters/queue/jobs.ts';
import { lockNumber } from '../../adapters/queue/presence.ts';
import { openQueue } from '../../adapters/queue/queue.ts';
import { createDatabase, type Database } from './database.ts';
import type { Place } from './place.ts';
import { type Started, secondsOf, startDaybook, stop } from './processes.ts';

interface Progress {
  readonly checked: number;
  readonly left: number;
  readonly articles: number;
  /** Feeds whose publisher was not reached in time: they come again later. */
  readonly failing: number;
  /** Milliseconds since the epoch at which the last feed was checked. */
  readonly last: number;
}

const PROGRESS = `select count(*) filter (where checked_at >= $1)::int as checked, coalesce(max(checked_at), 0)::float as last,
  (select count(*) from unsettled)::int + count(*) filter (where is_settled = 0)::int as left,
  (select count(*) from articles)::int as articles, count(*) filter (where trouble is not null)::int as failing from feeds`;
const PRESENT = `select count(*)::int as workers from pg_locks where locktype = 'advisory' and objid = ${lockNumber('work')}`;

/** What was done in a stretch, with the seconds that it took by the clock, and of the processors. */
export interface Stretch extends Progress {
  readonly wall: number;
  readonly own: number;
  readonly server: number;
}

export interface Crew {
  readonly database: Database;
  /** From `begin` on until so many feeds were checked, and all is settled. */
  measure(expected: number, begin: () => unknown): Promise<Stretch>;
  stop(): Promise<void>;
}

const secondsOfAll = (of: readonly Started[]): number => of.reduce((sum, { pid }) => sum + secondsOf(pid), 0);

/** Starts so many workers on an empty database. */
export async function startCrew(server: string, place: Place, workers: number): Promise<Crew> {
  const database = await createDatabase(server, `scale_${workers}`);
  const queue = await openQueue(database.address);
  const environment = { ...place.environment, DAYBOOK_DATABASE: database.address };
  const running = Array.from({ length: workers }, () => startDaybook(['serve', '--roles', 'work'], environment));
  const areThere = async (): Promise<boolean> =>
    ((await database.ask<{ workers: number }>(PRESENT))[0]?.workers ?? 0) >= workers;
  while (!(await areThere())) await pause(200);
  await pause(1000);
  return {
    database,
    async measure(expected, begin) {
      const [own, ofServer, since] = [secondsOfAll(running), database.seconds(), Date.now()];
      await begin();
      await addAnew(queue, 'plan', 'now');
      for (;;) {
        const [now] = await database.ask<Progress>(PROGRESS, [since]);
        if (now && now.checked >= expected && now.left === 0) {
          const wall = (Date.now() - since) / 1000;
          return { ...now, wall, own: secondsOfAll(running) - own, server: database.seconds() - ofServer };
        }
        await pause(200);
      }
    },
    async stop() {
      await Promise.all(running.map(stop));
      await queue.close();
      await database.close();
    },
  };
}

/** One round of `daybook poll`, in seconds by the clock and of the processor. */
export async function round(
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

export const fixed = (n: number, digits = 1): string => n.toFixed(digits);
export const named = (workers: number): string => `${workers} worker${workers > 1 ? 's' : ''}`;
