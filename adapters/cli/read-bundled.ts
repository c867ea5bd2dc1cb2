// Turns a saga that nobody has read yet into a record, from the articles that come with it.
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Saga } from '../../src/model/saga.ts';
import type { OpenRecord } from './open.ts';

/**
 * Reads the bundled articles of a saga whose record is empty, so that the first question has an answer. A mark in the data folder
 * tells an interrupted reading, which is taken up again, from a record that somebody filled with other articles.
 */
export async function readBundled({ store, config }: OpenRecord, saga: Saga): Promise<void> {
  if (saga.articlesDir === null) return;
  const mark = join(config.data, `reading-${saga.id}`);
  const isInterrupted = await access(mark).then(
    () => true,
    () => false,
  );
  if (!isInterrupted && (await store.sagas()).some(({ id }) => id === saga.id)) return;
  await mkdir(config.data, { recursive: true });
  await writeFile(mark, '');
  const { ingestPlaces } = await import('./ingest-places.ts');
  for await (const _ of ingestPlaces(store, saga, [saga.articlesDir])) {
    // each article is saved as it is read
  }
  await rm(mark, { force: true });
}
