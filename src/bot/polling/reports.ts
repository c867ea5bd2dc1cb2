// Turns a feed's trouble, and its end, into a word to those who follow the story: once each.
import { createHash } from 'node:crypto';
import type { FeedState, FeedTrouble } from '../../model/feed-state.ts';
import type { Saga, Source } from '../../model/saga.ts';
import type { Subscription } from '../../model/subscription.ts';
import { oweNotice } from '../delivery/notices.ts';
import { isReportable } from './cadence.ts';
import type { PollPorts } from './ports.ts';
import { failingText, hostOfFeed, recoveredText, shownAddress } from './words.ts';

/** Made from the feed and the first failure: the same trouble has the same key in every process and after every restart. */
const keyOf = (what: string, { saga, url }: FeedState, { since }: FeedTrouble): string =>
  `feed-${what}-${createHash('sha256').update(`${saga}\n${url}\n${since}`).digest('hex').slice(0, 12)}`;

/**
 * Whether a silent feed may be silent because this machine has no way out: no answer came from it, and since then none from any feed
 * elsewhere that was asked, either.
 */
function mayBeOurs(state: FeedState, trouble: FeedTrouble, all: readonly FeedState[]): boolean {
  if (trouble.kind !== 'unreachable') return false;
  const others = all.filter(
    (other) => hostOfFeed(other) !== hostOfFeed(state) && (other.checkedAt ?? 0) > trouble.since,
  );
  const answered = ({ succeededAt, trouble: theirs }: FeedState): boolean =>
    (succeededAt ?? 0) > trouble.since || (theirs !== null && theirs.kind !== 'unreachable');
  return others.length > 0 && !others.some(answered);
}

async function following({ ledger }: PollPorts, saga: string): Promise<readonly Subscription[]> {
  const all = (await ledger.subscriptions()).map(({ subscription }) => subscription);
  return all.filter((subscription) => subscription.saga === saga && !subscription.isPaused);
}

/** The trouble as it is to be recorded, after those who follow the story were told where it is time for that. */
export async function reportTrouble(
  ports: PollPorts,
  saga: Saga,
  source: Source,
  { state, trouble, now }: { readonly state: FeedState; readonly trouble: FeedTrouble; readonly now: number },
): Promise<FeedTrouble> {
  const isTime = trouble.kind === 'gone' || isReportable(trouble, now);
  if (trouble.reportedAt !== null || !isTime || mayBeOurs(state, trouble, await ports.feeds.list())) return trouble;
  const notice = { key: keyOf('failing', state, trouble), text: failingText(saga, source, trouble) };
  for (const subscription of await following(ports, saga.id)) await oweNotice(ports, subscription, notice);
  return { ...trouble, reportedAt: now };
}

/** Tells those who were told of the trouble that it is over, and the log in any case. */
export async function reportRecovery(ports: PollPorts, saga: Saga, source: Source, state: FeedState): Promise<void> {
  const { trouble } = state;
  if (trouble === null) return;
  const { reportedAt, failures } = trouble;
  ports.log.info({ saga: saga.id, feed: shownAddress(state.url), failures }, 'a feed can be read again');
  if (reportedAt === null) return;
  const notice = { key: keyOf('back', state, trouble), text: recoveredText(saga, source, trouble) };
  const told = (await following(ports, saga.id)).filter(({ createdAt }) => createdAt <= reportedAt);
  for (const subscription of told) await oweNotice(ports, subscription, notice);
}
