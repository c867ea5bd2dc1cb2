// The links between reports as a graph that is read once: who is linked with whom, and how strongly.
import type { Change, Link, ReportKey } from '../../ports/record.ts';
import type { Mind } from './mind.ts';

export type Linked = ReadonlyMap<ReportKey, number>;

export interface Graph {
  of(report: ReportKey): Promise<Linked>;
  add(links: readonly Link[]): Promise<void>;
  /** The links of a report are gone from the record, if it had any; `fellows` had them on their side. */
  drop(report: ReportKey, fellows: readonly ReportKey[]): void;
  /** Level of the cell that a report was put in last (cells.ts); null for none. */
  levelOf(report: ReportKey): Promise<number | null>;
  setLevel(report: ReportKey, level: number): Promise<void>;
}

/** The graph within one change, kept in mind over many. */
export function graphOf(change: Change, { links: known, levels }: Mind): Graph {
  return {
    async of(report) {
      const kept = known.get(report);
      if (kept) return kept;
      const linked = new Map<ReportKey, number>();
      for (const { a, b, likeness } of await change.links(report)) linked.set(a === report ? b : a, likeness);
      known.set(report, linked);
      return linked;
    },
    async add(links) {
      await change.link(links);
      for (const { a, b, likeness } of links) {
        known.get(a)?.set(b, likeness);
        known.get(b)?.set(a, likeness);
      }
    },
    drop(report, fellows) {
      for (const fellow of fellows) known.get(fellow)?.delete(report);
      known.set(report, new Map());
    },
    async levelOf(report) {
      const kept = levels.get(report);
      if (kept !== undefined) return kept.level;
      const level = await change.levelOf(report);
      levels.set(report, { level });
      return level;
    },
    async setLevel(report, level) {
      await change.setLevel(report, level);
      levels.set(report, { level });
    },
  };
}
