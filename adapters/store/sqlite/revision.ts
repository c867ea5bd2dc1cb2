// Turns the number that counts a record's changes, whoever makes them, into what of that which was read before is no longer true.
import type { Database } from 'better-sqlite3';
import type { ArticleKey } from '../../../src/ports/record.ts';
import { REVISION, WRITTEN_SINCE } from '../statements.ts';

/** Of more articles than this all is forgotten. */
const MOST_WRITTEN = 2_000;

/** What was written of a saga's record since the last look: articles by key, or too many to tell; null where it is as it was. */
export type Written = readonly ArticleKey[] | 'much' | null;

/** Looks what was written since the last look. The first look finds much. */
export function writtenWatch(db: Database): (saga: string) => Written {
  const revision = db.prepare(REVISION).pluck();
  const written = db.prepare(WRITTEN_SINCE).pluck();
  const seen = new Map<string, number | undefined>();
  return (saga) => {
    const now = revision.get({ saga }) as number | undefined;
    const last = seen.get(saga);
    if (seen.has(saga) && last === now) return null;
    seen.set(saga, now);
    if (last === undefined) return 'much';
    const articles = written.all({ saga, last, limit: MOST_WRITTEN + 1 }) as ArticleKey[];
    return articles.length > MOST_WRITTEN ? 'much' : articles;
  };
}

/** True where a saga's record is not what it was at the last call, or was never looked at. */
function changeWatch(db: Database): (saga: string) => boolean {
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
