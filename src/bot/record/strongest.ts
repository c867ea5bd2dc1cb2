// Finds the strongest link that leads out of the cell of a sentence standing alone.
import { compareTraits } from '../../events/identity/index.ts';
import type { ReportKey } from '../../ports/record.ts';
import type { Blocks } from './blocks.ts';
import { strengthAt } from './cells.ts';
import type { Core } from './cores.ts';
import type { Graph } from './graph.ts';

/** The other end of it; of equally strong ones the first in the canonical order. A report of the core's own where no link leads out. */
export async function strongestOf({ reports }: Core, graph: Graph, blocks: Pick<Blocks, 'at'>): Promise<ReportKey> {
  let strongest = 0;
  let ends: ReportKey[] = [];
  for (const report of reports) {
    const { links, level } = graph.known(report) ?? (await graph.of(report));
    const most = strengthAt(level ?? 0);
    for (let i = 0; i < links.size; i++) {
      const [end, p] = [links.keys[i] as ReportKey, links.likely[i] as number];
      if (p >= most || p < strongest || reports.includes(end)) continue;
      if (p > strongest) [strongest, ends] = [p, []];
      ends.push(end);
    }
  }
  const [first = reports[0] ?? 0] = ends;
  if (new Set(ends).size < 2) return first;
  const known = (await blocks.at([...new Set(ends)])).sort((a, b) => compareTraits(a.traits, b.traits));
  return known[0]?.key ?? first;
}
