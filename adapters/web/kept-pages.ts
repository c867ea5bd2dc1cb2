// Keeps what was made of a story until its record changes, so that a thousand readers of one page cost one page.
import { createHash } from 'node:crypto';
import type { Daybook } from '../../src/bot/daybook.ts';
import { dayIn } from '../../src/bot/today.ts';
import { recent } from '../../src/model/recent.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, Store } from '../../src/ports.ts';
import { createBriefCache } from './brief-cache.ts';
import type { Sealed } from './reply.ts';

/** How old what is known of a record may be, in seconds, and of how many stories it is known. */
const LOOK = { seconds: 2, stories: 200 } as const;
/** The largest page that is kept, in bytes. */
const LARGEST = 200_000;

export interface KeptPages {
  /** What is kept of the story as it stands under the key, else what `make` gives; whoever asks meanwhile waits for the same. */
  get(saga: Saga, key: string, make: () => Promise<Sealed>): Promise<Sealed>;
}

interface KeptPorts {
  readonly daybook: Pick<Daybook, 'upToDate'> & Partial<Pick<Daybook, 'worded'>>;
  readonly store: Pick<Store, 'revision'>;
  readonly clock: Clock;
}

/** `pages`: how many are kept, at most twice as many. */
export function createKeptPages({ daybook, store, clock }: KeptPorts, pages: number): KeptPages {
  const states = createBriefCache<string>(clock, LOOK.seconds, LOOK.stories);
  const kept = recent<string, Promise<Sealed>>(pages);
  /** How the story stands: its record, what describes it, the day that it is there, and what was written since the start. */
  const stateOf = (saga: Saga): Promise<string> =>
    states.get(JSON.stringify(saga), async () => {
      await daybook.upToDate(saga);
      const state = [await store.revision(saga.id), dayIn(saga.zone, clock.now()), daybook.worded?.(), saga];
      return createHash('sha256').update(JSON.stringify(state)).digest('base64url');
    });
  return {
    async get(saga, key, make) {
      const name = `${await stateOf(saga)} ${key}`;
      const found = kept.get(name);
      if (found) return found;
      const value = make();
      kept.set(name, value);
      const forget = (): void => kept.delete(name);
      value.then(({ body, status }) => {
        if (body.length > LARGEST || status >= 400) forget();
      }, forget);
      return value;
    },
  };
}
