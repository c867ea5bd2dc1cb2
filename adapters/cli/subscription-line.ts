// Turns a subscription into a line for people.
import { channelName } from '../../src/model/place.ts';
import { daysName, periodName } from '../../src/model/setting-words.ts';
import type { Subscription } from '../../src/model/subscription.ts';

/** "1a2b3c4d5e6f  slack:C0123 follows sessions: daily at 08:00 America/New_York, telling yesterday". */
export function subscriptionLine(subscription: Subscription): string {
  const { id, channel, saga, days, at, zone, period, quiet, alerts, replay, isPaused, reason } = subscription;
  const what = replay
    ? `the story from ${replay.storyDay} on, as it happened (starts ${replay.startedOn})`
    : periodName(period);
  const rest = [
    `${id}  ${channelName(channel)} follows ${saga}: ${daysName(days)} at ${at} ${zone}, telling ${what}`,
    quiet ? `quiet ${quiet.from}-${quiet.to}` : null,
    alerts ? `alerts, ${alerts.perDay} a day at most` : null,
    isPaused ? `PAUSED: ${reason ?? ''}` : null,
  ];
  return rest.filter((part) => part !== null).join('; ');
}
