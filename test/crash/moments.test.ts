// Kills the program at random moments, day after day, until every digest is delivered: none came twice, none was lost, whatever
// people have the bot say in between.
import { afterAll, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { createChance } from './chance.ts';
import type { Running } from './program.ts';
import { createRecords } from './records.ts';
import { type Outcome, playSeason, type Season } from './season.ts';
import { PLATFORMS, type Stage, titled } from './stage.ts';
import { FIRST_DAY } from './story.ts';
import { PAGES } from './tally.ts';

/** How often the program is killed: a few times in the ordinary run, 200 times for the figures in docs/results.md. */
const KILLS = Number(process.env.CRASH_KILLS ?? 4);
/** Days that are delivered on one stage before the next is set. */
const SEASON = Math.min(12, Math.ceil(KILLS / 2));
/** Longest time that a message is on its way; the program's grace is longer. Milliseconds. */
const SLOWNESS = 300;
/** A run that nobody kills takes about so long, from its start and from its first post. Milliseconds. */
const WHOLE_RUN = 2500;
const AFTER_POST = 600;

const SLOTS = Array.from({ length: SEASON }, (_, at) => addDays(FIRST_DAY, 3 + at));
const DELIVERABLE = Object.fromEntries(PLATFORMS.map((platform) => [platform, PAGES[platform]]));
const records = createRecords({ days: 3 + SEASON, isForBot: true });
afterAll(records.remove);

const chance = createChance('random moments');

/** Kills a run some time after its start, or after a post of its own set out. True where it had not ended before. */
async function killed(stage: Stage, running: Running): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const killWithin = (milliseconds: number): void => {
    timer ??= setTimeout(running.kill, chance.draw() * milliseconds);
  };
  if (chance.happens(0.3)) killWithin(WHOLE_RUN);
  else {
    let posts = 1 + Math.floor(chance.draw() * 5);
    for (const road of stage.roads)
      road.onPost = () => {
        posts -= 1;
        if (posts === 0) killWithin(AFTER_POST);
      };
  }
  const longest = setTimeout(running.kill, 2 * WHOLE_RUN);
  const { signal } = await running.ended;
  clearTimeout(timer);
  clearTimeout(longest);
  for (const road of stage.roads) road.onPost = null;
  return signal === 'SIGKILL';
}

interface Count extends Outcome {
  kills: number;
  /** Kills that left a digest between taken and recorded. */
  halfway: number;
}

/** One day: killed at least once, then let run to its end. */
async function deliverDay(stage: Stage, slot: string, count: Count): Promise<void> {
  const asOf = `${slot}T08:00:00Z`;
  do {
    if (!(await killed(stage, chance.happens(0.5) ? stage.serve(asOf) : stage.deliver(asOf)))) continue;
    count.kills += 1;
    if (stage.ledger().some(({ status }) => status === 'sending')) count.halfway += 1;
  } while (chance.happens(0.45));
  const { code, stderr } = await stage.deliver(asOf).ended;
  expect([code, stderr]).toEqual([0, '']);
}

const seasonOf = (count: Count): Season => ({
  records,
  pages: DELIVERABLE,
  chance,
  slowness: SLOWNESS,
  slots: SLOTS,
  deliver: (stage, slot) => deliverDay(stage, slot, count),
  isEnough: () => count.kills >= KILLS,
});

test(
  titled(`fault 31: killed at ${KILLS} random moments, every digest is delivered once`),
  async () => {
    const begun = performance.now();
    const count: Count = { kills: 0, halfway: 0, deliveries: 0, doubles: [], losses: [] };
    while (count.kills < KILLS) await playSeason(seasonOf(count), count);
    const { kills, halfway, deliveries, doubles, losses } = count;
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(
      `${kills} kills (${halfway} with a digest half sent), ${deliveries} deliveries, ${doubles.length} doubles, ${losses.length} losses, ${seconds} s`,
    );
    expect(doubles).toEqual([]);
    expect(losses).toEqual([]);
  },
  120_000 + KILLS * 30_000,
);
