// The shapes of following: a channel's subscription to a saga, and one delivery for each message that is owed to it.
import type { IsoDate, Weekday } from './day.ts';
import type { Channel } from './place.ts';

/**
 * Which days a digest tells. yesterday: the day before the digest; days: the last `count` days; since-last: everything since the
 * digest that was due before.
 */
export type Period =
  | { readonly kind: 'yesterday' }
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'since-last' };

/** Wall-clock times "HH:MM" between which nothing is posted; `from` after `to` passes midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** A story told as it happened: what is due on local day `startedOn` tells story day `storyDay`, the next day the next. */
interface Replay {
  readonly startedOn: IsoDate;
  readonly storyDay: IsoDate;
}

/** Word of an event at once, when several independent publishers report it within hours; so many a local day at most. */
export interface Alerts {
  readonly perDay: number;
}

export interface Subscription {
  /** Made from channel and saga: a channel follows a saga once, and following it again changes how. */
  readonly id: string;
  readonly channel: Channel;
  readonly saga: string;
  /** Wall-clock time "HH:MM" in `zone`. */
  readonly at: string;
  /** IANA time zone. */
  readonly zone: string;
  /** Weekdays with a digest, ascending; all seven for daily. Never empty. */
  readonly days: readonly Weekday[];
  readonly period: Period;
  /** What happens where nothing is recorded for the period: say so, or post nothing. */
  readonly whenEmpty: 'say' | 'silent';
  readonly quiet: QuietHours | null;
  /** Null unless somebody asked for them. They keep to the quiet hours. */
  readonly alerts: Alerts | null;
  readonly replay: Replay | null;
  readonly isPaused: boolean;
  /** Why it is paused, in a sentence. */
  readonly reason: string | null;
  /** The platform's id of the person who made it, who is told when it stops; null for the command line. */
  readonly createdBy: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** When it was made or last resumed: nothing is owed for times before. Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * planned: owed; sending: somebody is posting it, or was when the process ended; sent: the platform has it; unknown: nobody can
 * find out whether the platform has it; failed: it will not get there; skipped: it was not needed.
 */
type DeliveryStatus = 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'skipped';

/**
 * digest: the days of a period; update: what a posted digest would say differently by now; alert: an event told at once; notice: a
 * word about the subscription itself; correction: a line under a digest that was edited, which says old and new.
 */
export type DeliveryKind = 'digest' | 'update' | 'alert' | 'notice' | 'correction';

/** A message owed to a channel, or to one person there. One row of the ledger. */
export interface Delivery {
  /** At most 25 characters, made from subscription, kind and what it is about: the same debt has the same id in every process. */
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly subscription: string;
  /**
   * An update: id of the delivery that it changes; an alert: keys of sentences that tell the event, by a blank; a notice: what it says, or null where it says that the
   * subscription stopped, for `reason`; a correction: id of the digest, a blank, and what it says. Null for a digest.
   */
  readonly about: string | null;
  /** The platform's id of the person whom it is for; null for the channel. */
  readonly person: string | null;
  /** Local calendar day, in the subscription's zone, on which it is due. */
  readonly slot: IsoDate;
  /** Days that it tells, both included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** How many due digests it stands for: more than one after down-time. */
  readonly merged: number;
  /** How many older ones were given up because the down-time was longer than the limit. */
  readonly dropped: number;
  readonly status: DeliveryStatus;
  /** How often sending was begun. */
  readonly attempts: number;
  /** Earliest instant of the next attempt, in milliseconds since the epoch; null for at once. */
  readonly notBefore: number | null;
  /** When sending was first begun, in milliseconds since the epoch. */
  readonly begunAt: number | null;
  /** The platform's id of the message, or the path of the file. */
  readonly messageId: string | null;
  /** Ids of all its messages in order, `messageId` the first: a long digest has several pages. */
  readonly messageIds: readonly string[];
  readonly reason: string | null;
  /** Hash of the message that was sent, to tell whether a later one differs. */
  readonly fingerprint: string | null;
}

const KIND_MARKS: Readonly<Record<DeliveryKind, string>> = {
  digest: '-',
  update: 'u',
  alert: 'a',
  notice: 'n',
  correction: 'c',
};

/**
 * "1a2b3c4d5e6f-2017-07-26": the ids of a subscription's debts. `name` has at most twelve characters: the local day for a digest,
 * else a hash of what it is about.
 */
export const deliveryId = (subscription: string, kind: DeliveryKind, name: string): string =>
  `${subscription}${KIND_MARKS[kind]}${name}`;

/** A debt that nobody has tried to pay yet. */
export const newDelivery = (
  given: Pick<Delivery, 'id' | 'kind' | 'subscription' | 'slot' | 'from' | 'to'> & Partial<Delivery>,
): Delivery => ({
  about: null,
  person: null,
  merged: 1,
  dropped: 0,
  status: 'planned',
  attempts: 0,
  notBefore: null,
  begunAt: null,
  messageId: null,
  messageIds: [],
  reason: null,
  fingerprint: null,
  ...given,
});
