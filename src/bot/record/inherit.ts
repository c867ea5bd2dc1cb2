// Decides which event each group of reports goes on: the older event of two that are joined stays, what is parted says from where.
import type { KeptEvent, ReportKey } from '../../ports/record.ts';

/** A group of reports with the event that it goes on, or that it was parted from; a new event has neither. */
export interface Heir {
  readonly group: readonly ReportKey[];
  readonly kept: KeptEvent | null;
  readonly partedFrom: KeptEvent | null;
}

/** An event that is no more, and a report of the one that has most of it; null where none has anything. */
export interface Ended {
  readonly event: KeptEvent;
  readonly into: ReportKey | null;
}

/** Place of the group that holds most of an event's reports, of equal ones that with the better evidence; null for none. */
function placeOfMost(event: KeptEvent, groupOf: ReadonlyMap<ReportKey, number>): number | null {
  const counts = new Map<number, number>();
  for (const report of event.reports) {
    const place = groupOf.get(report);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  // A map keeps the order in which its keys came: that of the evidence.
  return (
    [...counts].reduce<readonly [number, number] | null>(
      (best, one) => (best && best[1] >= one[1] ? best : one),
      null,
    )?.[0] ?? null
  );
}

/** Every group with what it inherits. Events are served by age. */
export function inherit(
  groups: readonly (readonly ReportKey[])[],
  before: readonly KeptEvent[],
): { readonly heirs: readonly Heir[]; readonly ended: readonly Ended[] } {
  const groupOf = new Map(groups.flatMap((group, place) => group.map((report) => [report, place] as const)));
  const kept = new Map<number, KeptEvent>();
  const ended: Ended[] = [];
  for (const event of [...before].sort((a, b) => a.key - b.key)) {
    const place = placeOfMost(event, groupOf);
    if (place !== null && !kept.has(place)) kept.set(place, event);
    else ended.push({ event, into: place === null ? null : (groups[place]?.[0] ?? null) });
  }
  const eventOf = new Map(before.flatMap((event) => event.reports.map((report) => [report, event] as const)));
  const heirs = groups.map((group, place): Heir => {
    const own = kept.get(place) ?? null;
    const from = own ? undefined : group.map((report) => eventOf.get(report)).find((event) => event !== undefined);
    return { group, kept: own, partedFrom: from ?? null };
  });
  return { heirs, ended };
}
