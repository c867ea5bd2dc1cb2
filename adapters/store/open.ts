// Turns the place of a record into everything that is kept there, on the engine that the place is for.
import type { MovedRecord } from './move/move.ts';
import type { RecordData, RecordPlace } from './place.ts';

/** Opens a record, made if need be; an engine is loaded only where it is wanted. Rejects with a UserError where it can't be opened. */
export async function openRecord(place: RecordPlace): Promise<RecordData> {
  if ('address' in place) return (await import('./postgres/open.ts')).openPostgres(place.address);
  return (await import('./sqlite/open.ts')).openSqlite(place);
}

/** Opens a record to be moved from or to. */
export async function openToMove(place: RecordPlace): Promise<MovedRecord & { close(): Promise<void> }> {
  if ('address' in place) return (await import('./postgres/open.ts')).openToMove(place.address);
  return (await import('./sqlite/open.ts')).openToMove(place.folder);
}
