// Turns the address of an item's page into its document, and remembers whether a failure may pass.
import { UserError } from '../../errors.ts';
import type { Clock, Fetched, Fetcher } from '../../ports.ts';
import type { FetchPage } from '../reading/read-items.ts';
import { retryAfter } from './http-words.ts';
import { shownAddress, statusReason } from './words.ts';

interface Pages {
  readonly fetchPage: FetchPage;
  /** Whether a page could not be had just now and may be had later; asking forgets it. */
  tookTrouble(): boolean;
  /** Pages that were asked for. */
  count(): number;
  /** Milliseconds that a server which could not give its page asks to wait; 0 where none does. */
  wait(): number;
}

const isPassing = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/** Fetches the pages of one feed, one after the other, until `signal` aborts. */
export function createPages(fetcher: Fetcher, clock: Clock, signal: AbortSignal): Pages {
  let isTroubled = false;
  let wait = 0;
  let asked = 0;
  const fetched = async (url: string): Promise<Fetched> => {
    try {
      return await fetcher.fetch(url, { signal });
    } catch (error) {
      isTroubled = true;
      throw error;
    }
  };
  return {
    async fetchPage(address) {
      asked++;
      const { status, url, body, headers } = await fetched(address);
      if (status !== 200) {
        isTroubled = isPassing(status);
        if (isTroubled) wait = Math.max(wait, retryAfter(headers, clock.now()) ?? 0);
        throw new UserError('fetch-failed', statusReason(address, status));
      }
      const contentType = headers['content-type'] ?? null;
      return { name: shownAddress(address), bytes: body, url, contentType, file: null, headers };
    },
    tookTrouble() {
      const answer = isTroubled;
      isTroubled = false;
      return answer;
    },
    count: () => asked,
    wait: () => wait,
  };
}
