// Turns the number that counts a record's changes, whoever makes them, into whether what was read before is still true.
import type { Database } from 'better-sqlite3';
import { REVISION } from '../statements.ts';

/** True where a saga's record is not what it was at the last call, or was never looked at. */
export function changeWatch(db: Database): (saga: string) => boolean {
  const revision = db.prepare(REVISION).pluck();
  const seen = new Map<string, number | undefined>();
  return (saga) => {
    const now = revision.get({ saga }) as number | undefined;
    const isSame = seen.has(saga) && seen.get(saga) === now;
    seen.set(saga, now);
    return !isSame;
  };
}

/** Works something out of a saga's record once, and anew when the record has changed. */
export function onceForARecord<T>(db: Database, work: (saga: string) => T): (saga: string) => T {
  const hasChanged = changeWatch(db);
  const known = new Map<string, T>();
  return db.transaction((saga: string): T => {
    if (hasChanged(saga) || !known.has(saga)) known.set(saga, work(saga));
    return known.get(saga) as T;
  });
}
