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
  readonly scheduled: Scheduled[];
  readonly places: ReadonlyMap<string, number>;
}

export function subscriptionList(db: Database): SubscriptionList {
  const read = db.prepare(sql.SUBSCRIPTIONS).raw(true);
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
    const scheduled = rows.map(scheduledOf);
    known = new Map(rows.map(([, text], at) => [text, (scheduled[at] as Scheduled).subscription]));
    return { version: now, scheduled, places: new Map(scheduled.map((one, at) => [one.subscription.id, at])) };
  };

  return {
    current() {
      if (kept === null || kept.version !== version.get()) kept = readAgain();
      return [...kept.scheduled];
    },
    withEnded: () => (read.all({ ended: 1 }) as Row[]).map(scheduledOf),
    forget() {
      kept = null;
    },
    planned(subscription, slot) {
      const at = kept?.places.get(subscription);
      const before = at === undefined ? undefined : kept?.scheduled[at];
      if (kept && at !== undefined && before) kept.scheduled[at] = { ...before, lastSlot: slot };
    },
  };
}
