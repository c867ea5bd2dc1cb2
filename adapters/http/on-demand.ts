// Loads what goes to the network when something first goes there: a bot that waits has no use for it.
import type { Fetcher } from '../../src/ports.ts';
import type { FetcherOptions } from './fetcher.ts';
import type { createPostJson, PostJson } from './post-json.ts';

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** The network port of `createFetcher`, made by the first address that is asked for. */
export function fetcherOnDemand(options: FetcherOptions): Fetcher {
  const fetcher = once(async () => (await import('./fetcher.ts')).createFetcher(options));
  return { fetch: async (...asked) => (await fetcher()).fetch(...asked) };
}

/** What `createPostJson` gives, made by the first request. */
export function postJsonOnDemand(...settings: Parameters<typeof createPostJson>): PostJson {
  const post = once(async () => (await import('./post-json.ts')).createPostJson(...settings));
  return async (...asked) => (await post())(...asked);
}
