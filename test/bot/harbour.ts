// The record of the invented story in fixtures/sagas/harbour: read once for all tests of a process, copied for each.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { ingestPlaces } from '../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../adapters/sagas/saga-folders.ts';
import { openSqlite, type SqliteData } from '../../adapters/store/sqlite/open.ts';
import type { Saga } from '../../src/model/saga.ts';

export const SAGAS = fileURLToPath(new URL('../fixtures/sagas', import.meta.url));
const FILE = 'daybook.sqlite';

export interface HarbourRecord {
  readonly data: SqliteData;
  readonly saga: Saga;
}

async function readSaga(): Promise<Saga> {
  const saga = await createSagaFolders([SAGAS]).find('harbour');
  if (!saga) throw new Error('the harbour saga is missing');
  return saga;
}

/** The folder that it was read into. */
async function readArticles(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-harbour-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const data = await openSqlite({ folder });
  for await (const { status } of ingestPlaces(data.store, await readSaga(), [`${SAGAS}/harbour/articles`]))
    expect(status).not.toBe('rejected');
  await data.close();
  return folder;
}

let reading: Promise<string> | undefined;

/** A record of its own, settled. The caller closes its data. */
export async function openHarbourRecord(): Promise<HarbourRecord> {
  reading ??= readArticles();
  const folder = mkdtempSync(join(await reading, 'copy-'));
  copyFileSync(join(await reading, FILE), join(folder, FILE));
  return { data: await openSqlite({ folder }), saga: await readSaga() };
}
