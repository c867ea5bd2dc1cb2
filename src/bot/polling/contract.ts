// Turns the state of feeds, and checks of them, into the JSON of the command line.
import type { FeedState } from '../../model/feed-state.ts';
import type { Source } from '../../model/saga.ts';
import type { Checked } from './ports.ts';

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** One line of `feeds`. `next` is null for a feed that is gone. */
export const feedJson = (state: FeedState, { publisher, url }: Source): object => ({
  saga: state.saga,
  publisher,
  url,
  kind: state.kind,
  title: state.title,
  movedTo: state.movedTo,
  checked: instant(state.checkedAt),
  read: instant(state.succeededAt),
  next: instant(state.nextAt),
  lastItem: instant(state.lastItemAt),
  failures: state.trouble?.failures ?? 0,
  failingSince: instant(state.trouble?.since ?? null),
  reported: instant(state.trouble?.reportedAt ?? null),
  problem: state.trouble?.reason ?? null,
});

/** One line of `poll`. */
export const checkedJson = ({ source, state, status, counts }: Checked): object => ({
  saga: state.saga,
  publisher: source.publisher,
  url: source.url,
  status,
  ...counts,
  next: instant(state.nextAt),
  ...(state.trouble === null ? {} : { reason: state.trouble.reason }),
});
