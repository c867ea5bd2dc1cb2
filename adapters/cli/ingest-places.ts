// Turns paths and addresses into articles of a saga's record.
import type { Ingested } from '../../src/bot/reading/document.ts';
import { ingestDocuments } from '../../src/bot/reading/ingest.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Store } from '../../src/ports.ts';
import { collectDocuments, fetchDocument } from '../files/collect.ts';
import { fetcherOnDemand } from '../http/on-demand.ts';
import { createReaders } from '../reading/readers.ts';

/** Reads every document of the places in turn; what could not be read is told and the rest goes on. `allow`: hosts inside, host:port. */
export function ingestPlaces(
  store: Store,
  saga: Saga,
  places: readonly string[],
  allow: readonly string[] = [],
): AsyncGenerator<Ingested> {
  const fetcher = fetcherOnDemand({ allow });
  const clock = { now: () => Date.now() };
  const found = collectDocuments(places, fetcher, clock);
  const ports = {
    store,
    fetchPage: (url: string) => fetchDocument(fetcher, url, clock.now()),
    readers: createReaders(),
  };
  return ingestDocuments(ports, saga, found);
}
