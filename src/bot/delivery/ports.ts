// The doors that delivering needs, and what it says about each delivery it tried.

import type { Digest } from '../../model/digest.ts';
import type { Message } from '../../model/message.ts';
import type { Platform } from '../../model/place.ts';
import type { SagaSpan } from '../../model/saga.ts';
import type { Shown } from '../../model/shown.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Clock, Ledger, Log, Poster, Scheduled, Store } from '../../ports.ts';
import type { Daybook } from '../daybook.ts';
import type { DueWatch } from '../schedule/watch.ts';
import type { Followers } from './followers.ts';

/**
 * Where a crash hurts most. before-plan: due, not on record; before-intent: owed; after-intent: taken, not posted; after-post: on the
 * platform, not on record; after-record: done.
 */
export type Step = 'before-plan' | 'before-intent' | 'after-intent' | 'after-post' | 'after-record';

export interface DeliveryPorts {
  readonly daybook: Pick<Daybook, 'saga' | 'digest'> & Partial<Pick<Daybook, 'inWords'>>;
  readonly store: Pick<Store, 'span' | 'lineage' | 'madeWith' | 'readSince' | 'events'>;
  readonly ledger: Ledger;
  /** For a bot that asks every minute: the revision of each saga's record that was looked through for updates and alerts. */
  readonly seen?: Map<string, number>;
  /** Puts the buttons on a message that tells of a saga's days, where its platform has some. */
  readonly dress?: (message: Message, subscription: Subscription, span: SagaSpan) => Promise<Message>;
  /** Hears of every message that is on record as sent, and of its days, so that replies under it can be understood. */
  readonly posted?: (
    delivery: Delivery,
    subscription: Subscription,
    messageIds: readonly string[],
    span: SagaSpan,
  ) => Promise<void>;
  /** The platforms that are set up. */
  readonly posters: Partial<Readonly<Record<Platform, Poster>>>;
  /** What "now" means for what is due (`--as-of`). */
  readonly clock: Clock;
  /** The machine's own clock, for leases and repeats: never fixed, since it must run while somebody waits. */
  readonly machine: Clock;
  readonly log: Log;
  /** What is made of a digest, where a round makes it once for all that are told the same days. */
  readonly render?: (digest: Digest) => Message;
  readonly shown?: (digest: Digest) => Promise<Shown>;
  /** For a bot that asks every minute what is due: remembers until when nothing is. */
  readonly due?: DueWatch;
  /** Who follows what: `followersOf`, or for a bot that asks every minute one that remembers. */
  readonly followers?: (scheduled: readonly Scheduled[]) => Followers;
  /** How many days back missed digests are told. */
  readonly catchUpDays?: number;
  /** Hears of every step, so that tests can end the process there. */
  readonly reached?: (step: Step) => void;
}

/** A delivery as this run left it. `status` is what happened now; a delivery that failed for now is still owed. */
export interface Tried {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  readonly status: 'sent' | 'unknown' | 'failed' | 'skipped';
  readonly reason: string | null;
}
