// The words in which people read of a subscription: how often, what it tells, what comes next.
import { dayWords, longDayWords } from '../../model/date-words.ts';
import { daysName } from '../../model/setting-words.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { Scheduled } from '../../ports.ts';
import { nextDigest } from '../schedule/due.ts';
import { localDay, timeIn } from '../schedule/wall-clock.ts';

const OFTEN: Readonly<Record<string, string>> = { daily: 'daily', weekdays: 'on weekdays' };

const often = ({ days }: Subscription): string => OFTEN[daysName(days)] ?? `on ${daysName(days).replaceAll(',', ', ')}`;

function told({ period, replay }: Subscription): string {
  if (replay) return `the story as it happened, one of its days each day, from ${dayWords(replay.storyDay)} on`;
  if (period.kind === 'yesterday') return 'the day before';
  if (period.kind === 'since-last') return 'what happened since the digest before';
  return period.count === 1 ? 'the last day' : `the last ${period.count} days`;
}

/** "daily at 08:00 (Europe/Berlin), telling the day before; nothing is posted between 22:00 and 07:00". */
export function scheduleWords(subscription: Subscription): string {
  const { at, zone, quiet, whenEmpty, replay, alerts } = subscription;
  const parts = [
    `${often(subscription)} at ${at} (${zone}), telling ${told(subscription)}`,
    whenEmpty === 'silent' && replay === null ? 'only when something happened' : null,
    quiet ? `nothing is posted between ${quiet.from} and ${quiet.to}` : null,
    alerts ? `breaking news at once, at most ${alerts.perDay} a day` : null,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** "Monday, 23 November 2026, 08:00": an instant on the clocks of a zone. */
const momentWords = (zone: string, instant: number): string =>
  `${longDayWords(localDay(zone, instant))}, ${timeIn(zone, instant)}`;

/** "Next: Monday, 23 November 2026, 08:00.", or why there is none. */
export function nextWords({ subscription, lastSlot }: Scheduled, now: number): string {
  if (subscription.isPaused) return `Paused: ${subscription.reason ?? 'the reason is not known.'}`;
  const next = nextDigest(subscription, lastSlot, now);
  if (next === null) return 'No digest is coming.';
  return next.instant <= now ? 'Next: now.' : `Next: ${momentWords(subscription.zone, next.instant)}.`;
}
