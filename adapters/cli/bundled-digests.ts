// Turns the bundled sagas into digest files, over a store in memory: the same articles always give the same files.
import { createDaybook } from '../../src/bot/daybook.ts';
import { type DigestFile, digestFiles } from '../../src/digests/files.ts';
import type { Saga } from '../../src/model/saga.ts';
import { readConfig } from '../config.ts';
import { createSagaFolders } from '../sagas/saga-folders.ts';
import { createSqliteStore } from '../store/sqlite/store.ts';
import { ingestPlaces } from './ingest-places.ts';

interface SagaFiles {
  readonly saga: Saga;
  readonly files: readonly DigestFile[];
}

async function filesOf(saga: Saga, articlesDir: string): Promise<SagaFiles> {
  const sagas = createSagaFolders([readConfig({}).bundledSagas]);
  const store = await createSqliteStore({ memory: true });
  try {
    for await (const { status, source, reason } of ingestPlaces(store, saga, [articlesDir])) {
      if (status === 'rejected') throw new Error(`a bundled article was rejected: ${source}: ${reason}`);
    }
    const daybook = createDaybook({ store, sagas, clock: { now: () => 0 } });
    const digests = [];
    for await (const digest of daybook.dailyDigests(saga)) digests.push(digest);
    return { saga, files: digestFiles(saga, digests) };
  } finally {
    await store.close();
  }
}

/** What `digests/` must hold today, for every saga that comes with articles. */
export async function bundledDigests(): Promise<readonly SagaFiles[]> {
  const bundled: SagaFiles[] = [];
  for (const saga of await createSagaFolders([readConfig({}).bundledSagas]).list()) {
    if (saga.articlesDir !== null) bundled.push(await filesOf(saga, saga.articlesDir));
  }
  return bundled;
}
