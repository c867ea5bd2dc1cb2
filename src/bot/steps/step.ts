// The pieces of work that may be repeated, by name: a process runs them itself, or a queue hands each to whoever is free.

import type { FeedName } from '../polling/sources.ts';

/**
 * deliver: what one subscription is owed, in order; settle: what was read of a story; poll: feeds of one host, one after the other, with
 * the items that they list; look: what was posted and is not true any more, news that breaks, and what the bot keeps in order by itself.
 */
export type Step =
  | { readonly name: 'deliver'; readonly subscription: string }
  | { readonly name: 'settle'; readonly saga: string }
  | { readonly name: 'poll'; readonly host: string; readonly feeds: readonly FeedName[] }
  | { readonly name: 'look' };

export type StepName = Step['name'];

/** Steps of one key are the same piece of work: it need not wait twice. */
export function keyOf(step: Step): string {
  switch (step.name) {
    case 'deliver':
      return `deliver ${step.subscription}`;
    case 'settle':
      return `settle ${step.saga}`;
    case 'poll':
      return `poll ${step.host}`;
    case 'look':
      return 'look';
  }
}
