// Turns a question that was answered into what the conversation remembers of it.
import type { IsoDate } from '../model/day.ts';
import type { Event } from '../model/event.ts';
import type { ThreadContext } from '../model/question.ts';
import { anchorOf } from './follow-up.ts';
import type { Interpreted } from './interpret.ts';

/** A question of one fact wants its best answer first; every other wants the course of events. */
const asksOneFact = ({ ask, terms }: Interpreted): boolean =>
  ask !== 'what' && terms.some(({ kind }) => kind !== 'person');

/** One fact's day is what a reply counts from; a course of events leaves the thread where it was. */
function anchorAfter(thread: ThreadContext | null, read: Interpreted, shown: readonly Event[]): IsoDate | null {
  const before = thread && anchorOf(thread);
  const first = shown[0]?.date.from ?? null;
  return asksOneFact(read) ? (first ?? before) : (before ?? first);
}

/** What the conversation remembers. `shown` is the latest page, `before` the ids of the pages before it. */
export function rememberThread(
  saga: string,
  thread: ThreadContext | null,
  read: Interpreted,
  shown: readonly Event[],
  before: readonly string[],
): ThreadContext {
  const ids = shown.map(({ id }) => id);
  return {
    saga,
    topic: read.topic,
    from: read.when?.from ?? null,
    to: read.when?.to ?? null,
    granularity: read.when?.granularity ?? null,
    anchor: read.when?.from ?? anchorAfter(thread, read, shown),
    terms: read.interpretation.terms,
    shown: [...before, ...ids],
    page: ids.length,
  };
}
