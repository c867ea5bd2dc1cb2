// Turns the list of subscriptions into who follows which saga, and who of them wants to hear of news at once.
import { grouped } from '../../model/grouped.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { Scheduled } from '../../ports.ts';

type BySaga = ReadonlyMap<string, readonly [Subscription, ...Subscription[]]>;

/** Paused subscriptions follow nothing. */
export interface Followers {
  readonly all: BySaga;
  /** A replay tells old stories and has no news. */
  readonly wantingAlerts: BySaga;
}

const bySaga = (subscriptions: readonly Subscription[]): BySaga => grouped(subscriptions, ({ saga }) => saga);

export function followersOf(scheduled: readonly Scheduled[]): Followers {
  const running = scheduled.map(({ subscription }) => subscription).filter(({ isPaused }) => !isPaused);
  const wanting = running.filter(({ alerts, replay }) => alerts !== null && replay === null);
  return { all: bySaga(running), wantingAlerts: bySaga(wanting) };
}

/** As `followersOf`, for a bot that asks every minute: the same list as the last time is not gone through again. */
export function rememberingFollowers(): typeof followersOf {
  let last: { readonly scheduled: readonly Scheduled[]; readonly followers: Followers } | null = null;
  return (scheduled) => {
    if (last?.scheduled !== scheduled) last = { scheduled, followers: followersOf(scheduled) };
    return last.followers;
  };
}
