// Delivers a few days on one stage whose platforms are slow and asked by people meanwhile, and counts what came of it.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Chance } from './chance.ts';
import type { Records } from './records.ts';
import { openStage, type Stage } from './stage.ts';
import { type Pages, tally } from './tally.ts';

/** What several seasons came to. */
export interface Outcome {
  deliveries: number;
  readonly doubles: string[];
  readonly losses: string[];
}

export interface Season {
  readonly records: Records;
  readonly pages: Pages;
  readonly chance: Chance;
  /** Longest time that a message is on its way, in milliseconds. */
  readonly slowness: number;
  readonly slots: readonly string[];
  /** Delivers one day; the season ends early where there is nothing left to try. */
  readonly deliver: (stage: Stage, slot: string) => Promise<void>;
  readonly isEnough: () => boolean;
}

export async function playSeason(season: Season, outcome: Outcome): Promise<void> {
  const { records, pages, chance, slowness, slots, deliver, isEnough } = season;
  const platforms = Object.keys(pages) as (keyof Pages)[];
  const stage = await openStage(records, { platforms, period: '3d' });
  try {
    for (const road of stage.roads) {
      road.delay = () => pause(chance.draw() * slowness);
      road.isAsked = true;
    }
    const played: string[] = [];
    for (const slot of slots) {
      if (isEnough()) break;
      await deliver(stage, slot);
      played.push(slot);
    }
    const { deliveries, doubles, losses } = await tally(stage, pages, played);
    outcome.deliveries += deliveries;
    outcome.doubles.push(...doubles);
    outcome.losses.push(...losses);
    console.log(`so far: ${JSON.stringify(outcome)}`);
    expect(stage.violations()).toEqual([]);
  } finally {
    await stage.close();
  }
}
