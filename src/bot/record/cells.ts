// Parts the graph of links into cells small enough to be grouped: whatever cell a report is in depends on the links around it alone.
//
// Groups never reach beyond a component of the links that are strong enough to join two. Where a story is dense such a component may grow
// without end, so its cells are the components of stronger links: of those levels at which a report's component is small, the weakest.
import { MEAN_LIKELY } from '../../events/identity/groups.ts';
import { nth } from '../../model/nth.ts';
import type { ReportKey } from '../../ports/record.ts';
import type { Graph, Linked } from './graph.ts';

/** Likelihoods from which links hold a component together, level by level; of the last one components may have any size. */
const LEVELS = [MEAN_LIKELY, 0.14, 0.22, 0.32, 0.44, 0.58, 0.72, 0.86, 1];
const LAST = LEVELS.length - 1;
const strengthAt = (level: number): number => LEVELS[level] ?? 1;
export interface Cell {
  readonly reports: readonly ReportKey[];
  readonly linked: ReadonlyMap<ReportKey, Linked>;
}

/**
 * Cells of at most so many reports that hold those that wait, and all that were in one cell with them before. Each report is in one of
 * them. More may be put to those that wait meanwhile.
 */
export async function* cellsAround(graph: Graph, waiting: ReportKey[], most: number): AsyncGenerator<Cell> {
  const placed = new Set<ReportKey>();
  /** Reports whose components were found to be too large, by level. */
  const large = LEVELS.map(() => new Set<ReportKey>());

  /** The component of a report at a level, or null where it is too large. */
  const componentAt = async (level: number, seed: ReportKey): Promise<Map<ReportKey, Linked> | null> => {
    const found = new Map<ReportKey, Linked>();
    const open = [seed];
    const seen = new Set(open);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const linked = await graph.of(at);
      found.set(at, linked);
      for (const [other, likeness] of linked) {
        if (likeness < strengthAt(level) || seen.has(other)) continue;
        seen.add(other);
        open.push(other);
      }
      const isLarge = level < LAST && (seen.size > most || nth(large, level).has(at));
      if (!isLarge) continue;
      for (const report of seen) nth(large, level).add(report);
      return null;
    }
    return found;
  };

  /** Reports that were in cells of this level beside some: the component is too large for them now. */
  const formerFellows = async (level: number, cell: Iterable<ReportKey>): Promise<void> => {
    const open = [...cell];
    const seen = new Set(open);
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const [other, likeness] of await graph.of(at)) {
        if (likeness < strengthAt(level) || seen.has(other) || (await graph.levelOf(other)) !== level) continue;
        seen.add(other);
        open.push(other);
        waiting.push(other);
      }
  };

  for (let seed = waiting.pop(); seed !== undefined; seed = waiting.pop()) {
    if (placed.has(seed)) continue;
    for (let level = 0; level <= LAST; level++) {
      const linked = nth(large, level).has(seed) ? null : await componentAt(level, seed);
      if (linked === null) continue;
      // Each of them may be what has made the weaker components too large, not only the one that was asked about.
      for (let weaker = 0; weaker < level; weaker++) await formerFellows(weaker, linked.keys());
      for (const report of linked.keys()) {
        placed.add(report);
        if ((await graph.levelOf(report)) !== level) await graph.setLevel(report, level);
      }
      yield { reports: [...linked.keys()], linked };
      break;
    }
  }
}
