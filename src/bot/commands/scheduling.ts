// A channel’s subscription to a saga, made from a command’s options over what is scheduled already.
import { UserError } from '../../errors.ts';
import { addDays, type IsoDate } from '../../model/day.ts';
import { type Channel, isSameChannel } from '../../model/place.ts';
import type { Saga } from '../../model/saga.ts';
import { alertsName, daysName, daysNamed, periodName, quietName, quietNamed } from '../../model/setting-words.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { Scheduled } from '../../ports.ts';
import { subscribed } from '../schedule/subscribed.ts';
import { parseZone, subscriptionOf, type Wish } from '../schedule/subscribing.ts';
import { localDay } from '../schedule/wall-clock.ts';
import type { Choice, Command, CommandOption, CommandPorts, Conversation, Values } from './command.ts';

const DEFAULT_TIME = '08:00';
/** A story without anything new for so many days is told from its beginning. */
const OVER_AFTER_DAYS = 30;
/** The first articles of a story tell what happened within so many days before them. */
const FRESH_DAYS = 3;

const optional = (name: string, kind: CommandOption['kind'], description: string): CommandOption => ({
  name,
  kind,
  description,
  isRequired: false,
});

const choice = (name: string, description: string, choices: readonly Choice[]): CommandOption => ({
  ...optional(name, 'choice', description),
  choices,
});

export const SAGA: CommandOption = optional('saga', 'saga', "a saga's id; without one the saga followed here");

/** When and how a digest comes. */
export const WHEN: readonly CommandOption[] = [
  optional('time', 'time', 'the time of the digest on your clocks, such as 08:00; 8am or noon will do'),
  optional('zone', 'zone', 'the time zone of that time, such as America/New_York; a big city will do'),
  optional('days', 'days', 'daily, weekdays, weekly, or days such as mon,thu and mon-fri'),
];

/** What it tells, and what else is posted. */
export const WHAT: readonly CommandOption[] = [
  optional('period', 'period', 'the days it tells: yesterday, since-last or a number such as 7d'),
  choice('empty', 'what is posted when nothing happened', [
    { label: 'Say that nothing happened', value: 'say' },
    { label: 'Post nothing', value: 'silent' },
  ]),
  {
    ...optional('quiet', 'text', 'hours in which nothing is posted, such as 22:00-07:00; off ends them'),
    reads: (text) => quietNamed(text) !== undefined,
  },
  optional('replay', 'date', 'tell a finished story as it happened, from this day on; none ends that'),
  choice('alerts', 'breaking news at once, when several publishers report it', [
    { label: 'Off', value: 'off' },
    { label: 'At most one a day', value: '1' },
    { label: 'At most three a day', value: '3' },
    { label: 'At most ten a day', value: '10' },
  ]),
];

/** The subscription of a channel to a saga, or null where the channel has none. */
export const subscriptionIn = ({ ledger }: CommandPorts, channel: Channel, saga: string): Promise<Scheduled | null> =>
  subscribed(ledger, channel, saga);

/** What a channel has scheduled, with the ended ones left out. Never another workspace's. */
export const subscriptionsIn = async ({ ledger }: CommandPorts, channel: Channel): Promise<readonly Scheduled[]> =>
  (await ledger.subscriptions()).filter(({ subscription }) => isSameChannel(subscription.channel, channel));

/**
 * Day on which a replay starts: the first that has something and was news when the first articles came. Older days are background,
 * told later; between them lies nothing to post for months. Null for an empty record.
 */
async function replayStart({ daybook }: CommandPorts, saga: Saga): Promise<IsoDate | null> {
  const days = await daybook.days(saga);
  const published = (await daybook.articles(saga)).map(({ published: date }) => date?.value.slice(0, 10) ?? null);
  const first = published.filter((day) => day !== null).sort()[0];
  return (first && days.find((day) => day >= addDays(first, -FRESH_DAYS))) || (days[0] ?? null);
}

/** First story day of a replay that was asked for or fits the story; undefined for none. */
async function replayWanted(ports: CommandPorts, saga: Saga, values: Values, zone: string, isNew: boolean) {
  const { replay } = values;
  if (replay === 'none') return undefined;
  if (replay !== undefined) return (await ports.daybook.digestFor(saga, replay)).from;
  if (!isNew) return undefined;
  const last = (await ports.daybook.days(saga)).at(-1);
  const isOld = last !== undefined && last < addDays(localDay(zone, ports.clock.now()), -OVER_AFTER_DAYS);
  const isOver = saga.isFinished || isOld;
  return isOver ? ((await replayStart(ports, saga)) ?? undefined) : undefined;
}

/** What is not said stays as it is; what was never said has the default. */
async function wishOf(
  ports: CommandPorts,
  { saga, setting }: Conversation,
  values: Values,
  before: Subscription | null,
): Promise<Wish> {
  const zone = values.zone === undefined ? (before?.zone ?? ports.zone) : parseZone(values.zone);
  const days = values.days === undefined ? before?.days : daysNamed(values.days);
  const sameDays = days?.join() === before?.days.join();
  return {
    channel: setting.place.channel,
    saga: saga.id,
    at: values.time ?? before?.at ?? DEFAULT_TIME,
    zone,
    days: values.days ?? (before ? daysName(before.days) : undefined),
    period: values.period ?? (before && sameDays ? periodName(before.period) : undefined),
    whenEmpty: values.empty ?? before?.whenEmpty,
    quiet: values.quiet ?? (before ? quietName(before.quiet) : undefined),
    replayFrom: await replayWanted(ports, saga, values, zone, before === null),
    alerts: values.alerts ?? (before ? alertsName(before.alerts) : undefined),
    createdBy: setting.person.id,
  };
}

/** What is scheduled in a channel, in the words of the options of a command that has them. */
export async function standingValues(
  ports: CommandPorts,
  { options }: Pick<Command, 'options'>,
  saga: Saga,
  channel: Channel,
): Promise<Values> {
  const before = (await subscriptionIn(ports, channel, saga.id))?.subscription ?? null;
  const standing: Readonly<Record<string, string | undefined>> = {
    saga: saga.id,
    time: before?.at ?? DEFAULT_TIME,
    zone: before?.zone ?? ports.zone,
    days: before ? daysName(before.days) : 'daily',
    ...(before && {
      period: periodName(before.period),
      empty: before.whenEmpty,
      quiet: before.quiet ? quietName(before.quiet) : undefined,
      replay: before.replay?.storyDay,
      alerts: alertsName(before.alerts),
    }),
  };
  const known = options.map(({ name }) => [name, standing[name]] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Nobody is promised a digest that could not be posted. */
async function refuseWhereDigestsCannotBe({ obstacle }: Conversation['setting']): Promise<void> {
  const because = (await obstacle?.()) ?? null;
  if (because !== null) throw new UserError('bad-argument', because);
}

const NO_PERIOD =
  'A story that is told as it happened has one of its days told each day, and no period; unfollow and follow it to begin otherwise.';

/** Puts a channel's schedule for a saga on record. Rejects with a UserError for the first value that is wrong. */
export async function schedule(ports: CommandPorts, conversation: Conversation, values: Values): Promise<Scheduled> {
  await refuseWhereDigestsCannotBe(conversation.setting);
  const { place } = conversation.setting;
  const found = await subscriptionIn(ports, place.channel, conversation.saga.id);
  const before = found?.subscription ?? null;
  const wish = await wishOf(ports, conversation, values, before);
  const made = subscriptionOf(wish, ports.clock.now(), before);
  const keepsReplay =
    before?.replay != null && (values.replay === undefined || values.replay === before.replay.storyDay);
  if (keepsReplay && values.period !== undefined && values.period !== periodName(before.period))
    throw new UserError('bad-argument', NO_PERIOD);
  const subscription = keepsReplay ? { ...made, replay: before.replay } : made;
  await ports.ledger.subscribe(subscription);
  return { subscription, lastSlot: found?.lastSlot ?? null };
}
