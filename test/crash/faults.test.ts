// Lets posts meet troubles at random, day after day, with people's own posts of the same words in between: each digest comes once.
import { afterAll, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { createChance } from './chance.ts';
import { clockAhead } from './program.ts';
import { createRecords, type Platform } from './records.ts';
import { type Outcome, playSeason, type Season } from './season.ts';
import { CHATS, type Stage, titled } from './stage.ts';
import { FIRST_DAY } from './story.ts';
import { PAGES } from './tally.ts';
import { meets, type Trouble } from './troubles.ts';

/** How many troubles are met: a few in the ordinary run, 300 for the figures in docs/results.md. */
const FAULTS = Number(process.env.CRASH_FAULTS ?? 6);
const SEASON = Math.min(12, Math.ceil(FAULTS / 4));
/** Runs of one day that meet troubles, and runs after them until all is there. */
const TROUBLED = 3;
const UNTROUBLED = 6;
const HOUR = 3_600_000;
const SLOWNESS = 100;

const SLOTS = Array.from({ length: SEASON }, (_, at) => addDays(FIRST_DAY, 3 + at));
const DELIVERABLE = Object.fromEntries(CHATS.map((platform) => [platform, PAGES[platform]]));
const records = createRecords({ days: 3 + SEASON });
afterAll(records.remove);

const chance = createChance('random troubles');

/** A silence takes the program as long as it waits for an answer: it is drawn seldom. */
function anyTrouble(): Trouble {
  if (chance.happens(0.03)) return { kind: 'hang' };
  const all: readonly Trouble[] = [
    { kind: 'cut', when: 'before' },
    { kind: 'cut', when: 'after' },
    { kind: 'busy', seconds: 1 + Math.floor(chance.draw() * 60) },
    { kind: 'ill' },
  ];
  return all[Math.floor(chance.draw() * all.length)] ?? { kind: 'ill' };
}

interface Count extends Outcome {
  faults: number;
}

const arm = (stage: Stage, platform: Platform): void =>
  meets(stage, platform, 1 + Math.floor(chance.draw() * PAGES[platform]), anyTrouble());

/** One run; how many of the troubles that waited for it were met. */
async function troubledRun(stage: Stage, asOf: string, later: number): Promise<number> {
  for (const platform of CHATS) arm(stage, platform);
  const { code } = await stage.deliver(asOf, later === 0 ? {} : clockAhead(later)).ended;
  expect(code).toBe(0);
  const met = CHATS.filter((platform) => stage.road(platform).onPost === null).length;
  for (const platform of CHATS) stage.road(platform).onPost = null;
  return met;
}

/** One day: some runs with troubles, each hours after the last, then runs without until nothing is owed. */
async function deliverDay(stage: Stage, slot: string, count: Count): Promise<void> {
  const asOf = `${slot}T08:00:00Z`;
  let later = 0;
  for (let run = 0; run < TROUBLED; run++, later += 2 * HOUR) count.faults += await troubledRun(stage, asOf, later);
  for (let run = 0; run < UNTROUBLED; run++, later += 2 * HOUR) {
    const { code } = await stage.deliver(asOf, clockAhead(later)).ended;
    expect(code).toBe(0);
    if (stage.ledger().every(({ status }) => status !== 'planned' && status !== 'sending')) return;
  }
}

const seasonOf = (count: Count): Season => ({
  records,
  pages: DELIVERABLE,
  chance,
  slowness: SLOWNESS,
  slots: SLOTS,
  deliver: (stage, slot) => deliverDay(stage, slot, count),
  isEnough: () => count.faults >= FAULTS,
});

test(
  titled(`fault 30: with ${FAULTS} troubles met at random, every digest is delivered once`),
  async () => {
    const count: Count = { faults: 0, deliveries: 0, doubles: [], losses: [] };
    while (count.faults < FAULTS) await playSeason(seasonOf(count), count);
    const { faults, deliveries, doubles, losses } = count;
    console.log(`${faults} troubles met, ${deliveries} deliveries, ${doubles.length} doubles, ${losses.length} losses`);
    expect(doubles).toEqual([]);
    expect(losses).toEqual([]);
  },
  120_000 + FAULTS * 30_000,
);
