// Turns what happened to a feed into the sentences that people, logs and tables are told. Nothing in them is another's mark-up.
import { dateInSentence } from '../../model/date-words.ts';
import type { FeedState, FeedTrouble } from '../../model/feed-state.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Saga, Source } from '../../model/saga.ts';
import { dayIn } from '../today.ts';

const LONGEST_REASON = 300;

/** An address as people and logs may see it: no password, no query, which may hold a key. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return 'the address';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

/** Outside words as one short inert line. */
export const shortLine = (text: string): string => {
  const line = inertLine(text) ?? '';
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON).toWellFormed()}…` : line;
};

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: 'wants a password',
  403: 'does not let Daybook read it',
  404: 'is not there',
  410: 'is gone for good, its publisher says',
  429: 'asks to be read less often',
};

/** "https://example.org/feed is not there (status 404)." */
export function statusReason(address: string, status: number): string {
  const words =
    STATUS_WORDS[status] ?? (status >= 500 ? 'has trouble of its own' : 'gave another answer than a document');
  return `${shownAddress(address)} ${words} (status ${status}).`;
}

const dayWords = (saga: Saga, instant: number): string => {
  const day = dayIn(saga.zone, instant);
  return dateInSentence({ from: day, to: day, granularity: 'day' });
};

const feedName = ({ publisher, url }: Source): string => `The feed of ${shortLine(publisher)} (${shownAddress(url)})`;

/** What those who follow a story are told when one of its feeds has failed for days, or for good. */
export function failingText(saga: Saga, source: Source, trouble: FeedTrouble): string {
  const missing = `What it publishes is missing from “${shortLine(saga.name)}”`;
  const { reason, kind, since } = trouble;
  return kind === 'gone'
    ? `${feedName(source)} has ended: ${reason} ${missing} from now on; another address in saga.yaml brings it back.`
    : `${feedName(source)} can’t be read (first seen ${dayWords(saga, since)}): ${reason} ${missing} until it is back, which Daybook keeps trying.`;
}

/** What they are told once it is back. */
export const recoveredText = (saga: Saga, source: Source, trouble: FeedTrouble): string =>
  `${feedName(source)} can be read again, after trouble that began ${dayWords(saga, trouble.since)}. “${shortLine(saga.name)}” has what it lists now; older items it has dropped may be missing.`;

/** Host and port under which a feed is asked for: one request at a time each. */
export const hostOfFeed = (state: Pick<FeedState, 'url' | 'movedTo'>): string => {
  const address = state.movedTo ?? state.url;
  return URL.canParse(address) ? new URL(address).host : address;
};
