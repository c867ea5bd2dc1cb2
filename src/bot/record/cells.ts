// Parts the graph of links into cells small enough to be grouped: whatever cell a report is in depends on the links around it alone.
//
// Groups never reach beyond a component of the links that are strong enough to join two. Where a story is dense such a component may grow
// without end, so its cells are the components of stronger links: of those levels at which a report's component is small, the weakest.
import { MEAN_LIKELY } from '../../events/identity/groups.ts';
import { linksOf } from '../../model/links.ts';
import type { ReportKey } from '../../ports/record.ts';
import type { Graph, GraphNode } from './graph.ts';

/** Likelihoods from which links hold a component together, level by level; of the last one components may have any size. */
const LEVELS = [MEAN_LIKELY, 0.09, 0.12, 0.16, 0.2, 0.25, 0.31, 0.38, 0.46, 0.55, 0.65, 0.76, 0.88, 1];
const LAST = LEVELS.length - 1;
/** How likely the links are that hold a cell of a level together. */
export const strengthAt = (level: number): number => LEVELS[level] ?? 1;

/** What was grouped at this level or a stronger one had too large a component at the weaker ones already. */
const isNewAt = (node: GraphNode, level: number): boolean => node.level === null || node.level < level;

export interface Cell {
  readonly reports: readonly ReportKey[];
  /** Those of them that were in a cell of another level before, or in none. */
  readonly moved: readonly ReportKey[];
  /** Whether likely links lead out of it: at a weaker level it would be too large. */
  readonly isParted: boolean;
  readonly nodes: ReadonlyMap<ReportKey, GraphNode>;
}

/** Reports of the cells that are given at once, but for those of the last one. */
const AT_ONCE = 300;

/**
 * Cells of at most so many reports that hold those that wait, and all that were in one cell with them before, a few cells at once. Each
 * report is in one of them. More may be put to those that wait meanwhile.
 */
export async function* cellsAround(graph: Graph, waiting: ReportKey[], most: number): AsyncGenerator<readonly Cell[]> {
  const placed = new Set<ReportKey>();

  /** The component of a report at a level, or null where it is too large. */
  const componentAt = async (level: number, seed: ReportKey): Promise<Map<ReportKey, GraphNode> | null> => {
    const found = new Map<ReportKey, GraphNode>();
    const strength = strengthAt(level);
    const seen = new Set([seed]);
    // One step from what is known after the other, so that each step is read at once.
    for (let open = [seed]; open.length > 0; ) {
      await graph.bring(open);
      const next: ReportKey[] = [];
      for (const at of open) {
        const node = graph.known(at) ?? (await graph.of(at));
        found.set(at, node);
        const { size, keys, likely } = node.links;
        for (let i = 0; i < size; i++) {
          const other = keys[i] as ReportKey;
          if ((likely[i] as number) < strength || seen.has(other)) continue;
          seen.add(other);
          next.push(other);
          // Whoever is linked with one of a component that is too large is in that.
          if (level === LAST || (seen.size <= most && graph.partedTo(other) <= level)) continue;
          graph.partTo(seen, level + 1);
          return null;
        }
      }
      open = next;
    }
    return found;
  };

  /** Reports that were called to be looked at again. */
  const called = new Set<ReportKey>();

  /** Calls those that were in a cell of a weaker level beside one of these, and all that were in it: it is too large now. */
  const callFellows = async (cell: ReadonlyMap<ReportKey, GraphNode>, level: number): Promise<void> => {
    const open = [...cell].flatMap(([report, node]) =>
      isNewAt(node, level) ? [{ report, level, isCalled: false }] : [],
    );
    for (let at = open.pop(); at; at = open.pop())
      for (const [other, likeness] of linksOf((graph.known(at.report) ?? (await graph.of(at.report))).links)) {
        if (placed.has(other) || called.has(other)) continue;
        const { level: theirs } = graph.known(other) ?? (await graph.of(other));
        const isFellow = theirs !== null && (at.isCalled ? theirs === at.level : theirs < at.level);
        if (!isFellow || likeness < strengthAt(theirs)) continue;
        called.add(other);
        waiting.push(other);
        open.push({ report: other, level: theirs, isCalled: true });
      }
  };

  const cellOf = async (seed: ReportKey): Promise<Cell> => {
    for (let level = graph.partedTo(seed); level < LAST; level++) {
      const nodes = await componentAt(level, seed);
      if (nodes) return place(nodes, level);
    }
    return place((await componentAt(LAST, seed)) ?? new Map(), LAST);
  };
  const place = async (nodes: ReadonlyMap<ReportKey, GraphNode>, level: number): Promise<Cell> => {
    for (const report of nodes.keys()) placed.add(report);
    // Each of them may be what has made the weaker components too large, not only the one that was asked about.
    if (level > 0) await callFellows(nodes, level);
    const moved = [...nodes].flatMap(([report, node]) => (node.level === level ? [] : [report]));
    for (const report of moved) await graph.setLevel(report, level);
    return { reports: [...nodes.keys()], moved, isParted: level > 0, nodes };
  };

  while (waiting.length > 0) {
    const cells: Cell[] = [];
    for (let count = 0; count < AT_ONCE; ) {
      const seed = waiting.pop();
      if (seed === undefined) break;
      if (placed.has(seed)) continue;
      const cell = await cellOf(seed);
      cells.push(cell);
      count += cell.reports.length;
    }
    if (cells.length > 0) yield cells;
  }
}
