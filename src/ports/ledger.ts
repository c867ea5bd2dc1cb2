// The door to what is owed: who follows what, and every message with what became of it.
import type { IsoDate } from '../model/day.ts';
import type { Shown } from '../model/shown.ts';
import type { Delivery, Subscription } from '../model/subscription.ts';

/** A subscription with the last local day for which a digest was planned, or null before the first. */
export interface Scheduled {
  readonly subscription: Subscription;
  readonly lastSlot: IsoDate | null;
}

/** A delivery that this process may send now. `wasSending`: an earlier attempt ended without an answer, so look before posting. */
export interface Begun {
  readonly delivery: Delivery;
  readonly wasSending: boolean;
}

/** How an attempt ended. */
export interface Settlement {
  readonly status: 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'skipped';
  readonly reason: string | null;
  /** Ids of all messages that were posted, in order. */
  readonly messageIds?: readonly string[];
  readonly fingerprint?: string;
  /** What the message shows; kept for some weeks. */
  readonly shown?: Shown;
  /** For an update whose message was deleted: what that delivery showed is forgotten, so that nobody tries to change it again. */
  readonly forgets?: boolean;
  /** For planned: earliest next attempt. For sending: when others may look for it. Milliseconds since the epoch. */
  readonly notBefore?: number;
  /** Pauses the subscription with the reason, and owes its maker a notice. */
  readonly stops?: boolean;
  /** A notice or correction that is owed from now on, as by `owe`. */
  readonly owes?: Delivery;
}

/** What keeps a debt from being owed twice or too often, beside its id. */
export interface OweLimits {
  /** Refused where the subscription has so many of this kind on this slot already; skipped ones do not count. */
  readonly atMost?: number;
  /**
   * Names of what it is about. Refused where an earlier one of this kind was owed to the subscription under one of them, and its
   * other names are kept with that one: what grows or is told in other words step by step stays the same matter.
   */
  readonly names?: readonly string[];
  /** Refused while another of this kind about the same is planned or being sent. */
  readonly isAlone?: boolean;
}

/** A delivery with what it showed, as long as that is kept. */
export interface Told {
  readonly delivery: Delivery;
  readonly shown: Shown;
}

/** How a saga's record stands. */
export interface Watch {
  /** Grows with every change of the record: equal numbers, equal record. */
  readonly revision: number;
  /** When the record was first looked at this way, in milliseconds since the epoch. */
  readonly since: number;
}

/** A digest that is due, for `Ledger.plan`. */
export interface Plan {
  readonly delivery: Delivery;
  /** The subscription's last slot as it was when this was worked out. */
  readonly after: IsoDate | null;
  /** First day that is still told of digests that are merged into it. */
  readonly earliest: IsoDate;
}

/**
 * Who follows what, and every message that is owed: one row each, unique by its id. Every change happens whole or
 * not at all, and for exactly one of several processes. Instants are milliseconds since the epoch of the machine's own clock.
 */
export interface Ledger {
  /** Adds a subscription or changes the one of its id. What is planned for one that is paused is skipped. */
  subscribe(subscription: Subscription): Promise<void>;
  subscription(id: string): Promise<Scheduled | null>;
  /** All by id; those that were ended only where they are asked for too. */
  subscriptions(which?: { readonly withEnded: boolean }): Promise<readonly Scheduled[]>;
  /** Ends a subscription; its deliveries stay on record. False where there is none. */
  unsubscribe(id: string): Promise<boolean>;
  /**
   * Owes a digest, once: false where the subscription's last slot is not `after` (another process was first) or it is paused or
   * ended. Digests of the subscription that are still planned are merged into it: they become skipped, it tells their days too,
   * from `earliest` on.
   */
  plan(delivery: Delivery, after: IsoDate | null, earliest: IsoDate): Promise<boolean>;
  /** `plan` for digests of many subscriptions in one change: which of them are owed now. */
  planAll(plans: readonly Plan[]): Promise<readonly boolean[]>;
  /**
   * Owes anything but a digest, once for its id: false where it was owed before, a limit refuses it, or the subscription is ended or,
   * unless it is for a person, paused.
   */
  owe(delivery: Delivery, limits?: OweLimits): Promise<boolean>;
  /** What may be sent or looked for at an instant, the oldest first: of all subscriptions, or of one. */
  open(now: number, subscription?: string): Promise<readonly Delivery[]>;
  /**
   * Takes a delivery from planned to sending until `until`, for one process only; or from sending, where the one that began it is
   * past its time, or was found to be gone at least `grace` milliseconds ago: that is found out by the first that wants to take it.
   * Null where it may not be taken.
   */
  begin(
    id: string,
    times: { readonly now: number; readonly until: number; readonly grace: number },
  ): Promise<Begun | null>;
  /**
   * Records how attempt number `attempt` ended. False where a later attempt has taken over; that it was sent is recorded all the
   * same, unless it is on record as sent already.
   */
  settle(id: string, attempt: number, settlement: Settlement): Promise<boolean>;
  /**
   * Owes an unknown or failed delivery again, because its owner says so, or a skipped one of which it is kept what it would have shown.
   * False for any other.
   */
  again(id: string): Promise<boolean>;
  /**
   * What was told on slots from `since` on, to one subscription or to all that follow a saga, oldest slot first: sent digests, alerts
   * and updates; updates and alerts also where nobody knows whether they arrived; and digests that were skipped for want of news.
   */
  told(to: { readonly saga: string } | { readonly subscription: string }, since: IsoDate): Promise<readonly Told[]>;
  /** Looks at a saga's record: how it stands, and since when it is looked at, which is `now` for the first look. Null while it is empty. */
  watch(saga: string, now: number): Promise<Watch | null>;
  /** The whole ledger, or one subscription's part, oldest first. */
  deliveries(subscription?: string): Promise<readonly Delivery[]>;
}
