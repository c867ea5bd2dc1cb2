// Reads kept events by their keys, each made once as long as it stays what it is: an event that changes has another revision.
import type { Database } from 'better-sqlite3';
import { type Evidence, type Happening, sayingOf } from '../../../src/model/event.ts';
import { recent } from '../../../src/model/recent.ts';
import type { ReportKind } from '../../../src/model/report.ts';
import { datedOf, evidenceOfRows, WITH_HEADER } from '../evidence-row.ts';

/** Events kept in memory, some kilobytes each: those that a month is chosen from, twice. */
const EVENTS_KEPT = 3_000;

const EVENT = `select key, id, from_day, to_day, granularity, certainty, rule, kind, salience, sources, more, revision
  from events where key = ?`;
const EVIDENCE = `select ${WITH_HEADER}
  from event_evidence v join reports r on r.key = v.report join articles a on a.key = r.article
  where v.event = ? order by v.rank`;

type EventValues = readonly [
  key: number,
  id: string,
  from: number | null,
  to: number | null,
  granularity: string | null,
  certainty: string | null,
  rule: string | null,
  kind: string,
  salience: number,
  sources: number,
  more: string,
  revision: number,
];

interface More {
  readonly actors: readonly string[];
  readonly publishers: readonly string[];
  readonly reasons: readonly string[];
  readonly firstReported: number | null;
  readonly differing: readonly { readonly rank: number; readonly how: string }[];
}

const evidenceRows = (rows: readonly (readonly unknown[])[]): Evidence[] =>
  evidenceOfRows(rows).map(({ evidence }) => evidence);

/** One sentence with two clauses of the same days is shown once. */
function withoutTwins(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter((one) => {
    const key = sayingOf(one);
    return !seen.has(key) && seen.add(key);
  });
}

/** Null where the sentences of an event are gone since it was written: it is about to be made anew. */
function happeningOf(values: EventValues, all: readonly Evidence[]): Happening | null {
  const [, id, from, to, granularity, certainty, rule, kind, salience, independentSources, json] = values;
  const [lead, ...others] = withoutTwins(all);
  if (!lead) return null;
  const { publishers, actors, reasons, firstReported, differing } = JSON.parse(json) as More;
  return {
    id,
    date: datedOf(from, to, granularity, certainty, rule),
    kind: kind as ReportKind,
    actors,
    evidence: [lead, ...others],
    publishers,
    independentSources,
    firstReported: (firstReported === null ? null : all[firstReported]) ?? null,
    differing: differing.flatMap(({ rank, how }) => {
      const evidence = all[rank];
      return evidence ? [{ evidence, how }] : [];
    }),
    salience,
    reasons,
  };
}

/** An event by its key, and its revision where that was read already. */
export interface EventAt {
  readonly key: number;
  readonly revision?: number;
}

/** Events in the order of their keys; what is no event any more is left out. */
export function eventRows(db: Database): (events: readonly EventAt[]) => Happening[] {
  const event = db.prepare(EVENT).raw(true);
  const evidence = db.prepare(EVIDENCE).raw(true);
  const known = recent<number, { readonly revision: number; readonly event: Happening }>(EVENTS_KEPT);
  const read = ({ key, revision: current }: EventAt): Happening | null => {
    const last = known.get(key);
    if (last && last.revision === current) return last.event;
    const values = event.get(key) as EventValues | undefined;
    if (!values) return null;
    const [revision] = values.slice(-1) as [number];
    if (last?.revision === revision) return last.event;
    const made = happeningOf(values, evidenceRows(evidence.all(key) as unknown[][]));
    if (made) known.set(key, { revision, event: made });
    return made;
  };
  return (events) => events.map(read).filter((one) => one !== null);
}
