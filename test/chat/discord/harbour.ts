// Turns the harbour saga's articles into a real core over a record in memory.
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { ingestPlaces } from '../../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../../adapters/sagas/saga-folders.ts';
import { openSqlite, type SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { createDaybook } from '../../../src/bot/daybook.ts';
import { createDesk, type Desk } from '../../../src/bot/desk/desk.ts';
import type { Saga } from '../../../src/model/saga.ts';

const SAGAS = fileURLToPath(new URL('../../fixtures/sagas', import.meta.url));
/** A few days after the story's last article. */
export const NOW = Date.UTC(2024, 4, 1, 12);

export interface Harbour {
  readonly data: SqliteData;
  readonly desk: Desk;
  readonly saga: Saga;
}

export async function openHarbour(clock = { now: () => NOW }): Promise<Harbour> {
  const data = await openSqlite({ memory: true });
  const sagas = createSagaFolders([SAGAS]);
  const saga = await sagas.find('harbour');
  if (!saga) throw new Error('the harbour saga is missing');
  for await (const ingested of ingestPlaces(data.store, saga, [`${SAGAS}/harbour/articles`]))
    expect(ingested.status).not.toBe('rejected');
  const daybook = createDaybook({ store: data.store, sagas, clock });
  return { data, saga, desk: createDesk({ daybook, sagas, clock, zone: 'Europe/Amsterdam', ...data }) };
}
