// The links between reports as a graph: each report's are read once, and what has changed of them is written at the end of a change.
import { copyOfLinks, dropLink, type Links, setLink } from '../../model/links.ts';
import type { Change, Link, ReportKey } from '../../ports/record.ts';
import type { Mind, Node } from './mind.ts';

export type GraphNode = Readonly<Pick<Node, 'level'>> & { readonly links: Links };

export interface Graph {
  /** A node that is in mind. */
  known(report: ReportKey): GraphNode | undefined;
  of(report: ReportKey): Promise<GraphNode>;
  add(links: readonly Link[]): Promise<void>;
  /** Takes the links of a report away, as if it were new: those that it was linked with. */
  drop(report: ReportKey): Promise<readonly ReportKey[]>;
  setLevel(report: ReportKey, level: number): Promise<void>;
  /** Writes what has changed. Whatever reads or writes links in another way comes after it. */
  write(): Promise<void>;
  /** The record holds other links than are in mind. */
  forget(): void;
}

/** The graph within one change, kept in mind over many. */
export function graphOf(change: Pick<Change, 'ties' | 'keepTies'>, { nodes }: Pick<Mind, 'nodes'>): Graph {
  const changed = new Map<ReportKey, Node>();
  const known = (report: ReportKey): Node | undefined => changed.get(report) ?? nodes.get(report);
  const read = async (report: ReportKey): Promise<Node> => {
    const { level, links } = await change.ties(report);
    const node: Node = { level, links: copyOfLinks(links) };
    nodes.set(report, node);
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
    async add(links) {
      for (const { a, b, likeness } of links) {
        setLink((await at(a)).links, b, likeness);
        setLink((await at(b)).links, a, likeness);
      }
    },
    async drop(report) {
      const node = await at(report);
      const fellows = [...node.links.keys.subarray(0, node.links.size)];
      for (const fellow of fellows) dropLink((await at(fellow)).links, report);
      node.links.size = 0;
      node.level = null;
      return fellows;
    },
    async setLevel(report, level) {
      (await at(report)).level = level;
    },
    async write() {
      for (const [report, node] of changed) await change.keepTies(report, node);
      changed.clear();
    },
    forget() {
      changed.clear();
      nodes.clear();
    },
  };
}
