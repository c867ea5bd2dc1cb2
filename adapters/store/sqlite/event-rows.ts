// Reads kept events by their keys, each made once as long as it stays what it is: an event that changes has another revision.
import type { Database } from 'better-sqlite3';
import type { Happening } from '../../../src/model/event.ts';
import { recent } from '../../../src/model/recent.ts';
import type { EventPlace } from '../event-order.ts';
import { EVENT_COLUMNS, type EventValues, happeningOf } from '../event-row.ts';
import { WITH_HEADER } from '../evidence-row.ts';

/** Events kept in memory, some kilobytes each: those that a month is chosen from, twice. */
const EVENTS_KEPT = 3_000;

const EVENT = `select ${EVENT_COLUMNS} from events where key = ?`;
const EVIDENCE = `select ${WITH_HEADER}
  from event_evidence v join reports r on r.key = v.report join articles a on a.key = r.article
  where v.event = ? order by v.rank`;

/** An event by its key and its revision. */
export type EventAt = Pick<EventPlace, 'key' | 'revision'>;

/** Events in the order of their keys; what is no event any more is left out. */
export function eventRows(db: Database): (events: readonly EventAt[]) => Happening[] {
  const event = db.prepare(EVENT).raw(true);
  const evidence = db.prepare(EVIDENCE).raw(true);
  const known = recent<number, { readonly revision: number; readonly event: Happening }>(EVENTS_KEPT);
  const read = ({ key, revision }: EventAt): Happening | null => {
    const last = known.get(key);
    if (last?.revision === revision) return last.event;
    const values = event.get(key) as EventValues | undefined;
    const made = values ? happeningOf(values, evidence.all(key) as unknown[][]) : null;
    if (made) known.set(key, { revision, event: made });
    return made;
  };
  return (events) => events.map(read).filter((one) => one !== null);
}
