// Turns the columns of a kept event and the rows of its evidence into a happening.
import { type Evidence, type Happening, sayingOf } from '../../src/model/event.ts';
import type { ReportKind } from '../../src/model/report.ts';
import { datedOf, evidenceOfRows } from './evidence-row.ts';

/** What is read of an event, in this order. */
export const EVENT_COLUMNS =
  'key, id, from_day, to_day, granularity, certainty, rule, kind, salience, sources, more, revision';

/** The values of `EVENT_COLUMNS`. */
export type EventValues = readonly [
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
  /** Absent in what an older version wrote. */
  readonly beside?: readonly number[];
  readonly firstReported: number | null;
  readonly differing: readonly { readonly rank: number; readonly how: string }[];
}

/** One sentence with two clauses of the same days is shown once. */
function withoutTwins(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length < 2) return [...evidence];
  const bySaying = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = sayingOf(one);
    if (!bySaying.has(key)) bySaying.set(key, one);
  }
  return [...bySaying.values()];
}

/**
 * The happening of an event and its evidence by rank, in rows that begin with `WITH_HEADER`. Null where its sentences are gone since it was
 * written: it is about to be made anew.
 */
export function happeningOf(values: EventValues, rows: readonly (readonly unknown[])[]): Happening | null {
  const all = evidenceOfRows(rows).map(({ evidence }) => evidence);
  const [, id, from, to, granularity, certainty, rule, kind, salience, independentSources, json] = values;
  const [lead, ...others] = withoutTwins(all);
  if (!lead) return null;
  const { publishers, actors, reasons, beside: ranks = [], firstReported, differing } = JSON.parse(json) as More;
  const beside = ranks.flatMap((rank) => all[rank] ?? []);
  return {
    id,
    date: datedOf(from, to, granularity, certainty, rule),
    kind: kind as ReportKind,
    actors,
    evidence: [lead, ...others],
    ...(beside.length > 0 ? { beside } : {}),
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
