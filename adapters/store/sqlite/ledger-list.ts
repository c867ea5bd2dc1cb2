// Turns the table of subscriptions into a list that is read again only when somebody has changed it: it is asked for every minute.
import type { Database } from 'better-sqlite3';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { Scheduled } from '../../../src/ports.ts';
import type { SubscriptionList } from '../sql/ledger.ts';
import { type SubscriptionRow, subscriptionOfRow } from '../sql/ledger-rows.ts';
import * as sql from '../sql/ledger-statements.ts';

type Row = readonly [lastSlot: string | null, text: string];

interface Kept {
  /** SQLite's own count of what other connections have changed in the whole database. */
  readonly version: number;
  /** By id, in order; one that changes keeps its place. */
  readonly scheduled: Map<string, Scheduled>;
  /** What was handed out; null where it has changed since. */
  list: readonly Scheduled[] | null;
}

export function subscriptionList(db: Database): SubscriptionList {
  const read = db.prepare(sql.SUBSCRIPTIONS).raw(true);
  const readOne = db.prepare(sql.SUBSCRIPTION_AS_TEXT).raw(true);
  const version = db.prepare('pragma data_version').pluck();
  let known = new Map<string, Subscription>();
  let kept: Kept | null = null;

  const scheduledOf = ([lastSlot, text]: Row): Scheduled => ({
    lastSlot,
    subscription: known.get(text) ?? subscriptionOfRow(JSON.parse(text) as SubscriptionRow),
  });
  /** The version is read first: what changes between the two shows the next time. */
  const readAgain = (): Kept => {
    const now = version.get() as number;
    const rows = read.all({ ended: 0 }) as Row[];
    const list = rows.map((row) => [row[1], scheduledOf(row)] as const);
    known = new Map(list.map(([text, { subscription }]) => [text, subscription]));
    const scheduled = new Map(list.map(([, one]) => [one.subscription.id, one]));
    return { version: now, scheduled, list: null };
  };
  const still = (): Kept | null => (kept?.version === version.get() ? kept : null);

  return {
    current() {
      kept = still() ?? readAgain();
      kept.list ??= [...kept.scheduled.values()];
      return kept.list;
    },
    one(id) {
      const now = still();
      if (now) return now.scheduled.get(id) ?? null;
      const row = readOne.get({ id }) as Row | undefined;
      return row ? scheduledOf(row) : null;
    },
    withEnded: () => (read.all({ ended: 1 }) as Row[]).map(scheduledOf),
    forget() {
      kept = null;
    },
    planned(subscription, slot) {
      const before = kept?.scheduled.get(subscription);
      if (!kept || !before) return;
      kept.scheduled.set(subscription, { ...before, lastSlot: slot });
      kept.list = null;
    },
  };
}
