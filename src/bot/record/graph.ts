// The links between reports as a graph: each report's are read once, and what has changed of them is written at the end of a change.
import { copyOfLinks, dropLink, type Links, NO_LINKS, openLinks, setLink } from '../../model/links.ts';
import type { Change, Link, ReportKey, Ties } from '../../ports/record.ts';
import type { Mind, Node } from './mind.ts';

export type GraphNode = Readonly<Pick<Node, 'level' | 'nearest'>> & { readonly links: Links };

export interface Graph {
  /** A node that is in mind. */
  known(report: ReportKey): GraphNode | undefined;
  of(report: ReportKey): Promise<GraphNode>;
  /** Brings nodes to mind: what is looked at one by one is read at once. */
  bring(reports: Iterable<ReportKey>): Promise<void>;
  add(links: readonly Link[]): Promise<void>;
  /** Reports that are new: nobody is linked with them. */
  begin(reports: readonly ReportKey[]): void;
  /** Takes the links of reports away, as if they were new: those that they were linked with. */
  drop(reports: readonly ReportKey[]): Promise<readonly ReportKey[]>;
  setLevel(report: ReportKey, level: number): Promise<void>;
  /** The first level at which the component of a report may be small enough for a cell, as far as that was found already. */
  partedTo(report: ReportKey): number;
  partTo(reports: Iterable<ReportKey>, level: number): void;
  setNearest(report: ReportKey, nearest: ReportKey | null): Promise<void>;
  /** Writes what has changed. Whatever reads or writes links in another way comes after it. */
  write(): Promise<void>;
  /** The record holds other links than are in mind. */
  forget(): void;
}

const UNGROUPED: Ties = { level: null, nearest: null, links: NO_LINKS };

/** The graph within one change, kept in mind over many. */
export function graphOf(
  change: Pick<Change, 'ties' | 'keepTies'>,
  { nodes, partedTo }: Pick<Mind, 'nodes' | 'partedTo'>,
): Graph {
  const changed = new Map<ReportKey, Node>();
  const known = (report: ReportKey): Node | undefined => changed.get(report) ?? nodes.get(report);
  const bring = async (reports: Iterable<ReportKey>): Promise<void> => {
    const missing = [...new Set(reports)].filter((report) => !known(report));
    if (missing.length === 0) return;
    (await change.ties(missing)).forEach((ties, i) => {
      nodes.set(missing[i] as ReportKey, { ...ties, links: copyOfLinks(ties.links) });
    });
  };
  const read = async (report: ReportKey): Promise<Node> => {
    const [ties = UNGROUPED] = await change.ties([report]);
    const node: Node = { ...ties, links: copyOfLinks(ties.links) };
    nodes.set(report, node);
    return node;
  };
  /** A node that is about to change, where it is in mind: most are, and need not be waited for. */
  const inMind = (report: ReportKey): Node | undefined => {
    const node = known(report);
    if (node) changed.set(report, node);
    return node;
  };
  const at = async (report: ReportKey): Promise<Node> => {
    const node = known(report) ?? (await read(report));
    changed.set(report, node);
    return node;
  };
  return {
    known,
    of: async (report) => known(report) ?? read(report),
    bring,
    async add(links) {
      await bring(links.flatMap(({ a, b }) => [a, b]));
      for (const { a, b, likeness } of links) {
        setLink((inMind(a) ?? (await at(a))).links, b, likeness);
        setLink((inMind(b) ?? (await at(b))).links, a, likeness);
      }
    },
    begin(reports) {
      for (const report of reports) {
        const node: Node = { ...UNGROUPED, links: openLinks() };
        nodes.set(report, node);
        changed.set(report, node);
      }
    },
    async drop(reports) {
      if (reports.length > 0) partedTo.clear();
      await bring(reports);
      const loosened: ReportKey[] = [];
      for (const report of reports) {
        const node = await at(report);
        const fellows = [...node.links.keys.subarray(0, node.links.size)];
        await bring(fellows);
        for (const fellow of fellows) dropLink((await at(fellow)).links, report);
        node.links.size = 0;
        node.level = null;
        loosened.push(...fellows);
      }
      return loosened;
    },
    partedTo: (report) => partedTo.get(report) ?? 0,
    partTo(reports, level) {
      for (const report of reports) if ((partedTo.get(report) ?? 0) < level) partedTo.set(report, level);
    },
    async setLevel(report, level) {
      (await at(report)).level = level;
    },
    async setNearest(report, nearest) {
      (await at(report)).nearest = nearest;
    },
    async write() {
      if (changed.size > 0) await change.keepTies(changed);
      changed.clear();
    },
    forget() {
      changed.clear();
      nodes.clear();
      partedTo.clear();
    },
  };
}
