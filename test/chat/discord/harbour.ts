// Turns the harbour saga's articles into a real core over a record of its own.
import { createSagaFolders } from '../../../adapters/sagas/saga-folders.ts';
import type { SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { createDaybook } from '../../../src/bot/daybook.ts';
import { createDesk, type Desk } from '../../../src/bot/desk/desk.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { openHarbourRecord, SAGAS } from '../../bot/harbour.ts';

/** A few days after the story's last article. */
export const NOW = Date.UTC(2024, 4, 1, 12);

export interface Harbour {
  readonly data: SqliteData;
  readonly desk: Desk;
  readonly saga: Saga;
}

export async function openHarbour(clock = { now: () => NOW }): Promise<Harbour> {
  const { data, saga } = await openHarbourRecord();
  const sagas = createSagaFolders([SAGAS]);
  const daybook = createDaybook({ store: data.store, sagas, clock });
  return { data, saga, desk: createDesk({ daybook, sagas, clock, zone: 'Europe/Amsterdam', ...data }) };
}
