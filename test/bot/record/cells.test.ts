// Which cell a report is in depends on the links alone: however they came, and whoever was looked at before.
import { describe, expect, test } from 'vitest';
import { cellsAround } from '../../../src/bot/record/cells.ts';
import { type Graph, graphOf } from '../../../src/bot/record/graph.ts';
import { emptyMind } from '../../../src/bot/record/mind.ts';
import { copyOfLinks, linksOf, NO_LINKS } from '../../../src/model/links.ts';
import type { Ties } from '../../../src/ports/record.ts';
import { randomOf } from '../../random.ts';

const ALONE: Ties = { level: null, nearest: null, links: NO_LINKS };

function graphInMemory(): Graph {
  const rows = new Map<number, Ties>();
  const change = {
    ties: async (reports: readonly number[]) => reports.map((report) => rows.get(report) ?? ALONE),
    async keepTies(ties: ReadonlyMap<number, Ties>) {
      for (const [report, kept] of ties) rows.set(report, { ...kept, links: copyOfLinks(kept.links) });
    },
  };
  return graphOf(change, emptyMind());
}

const MOST = 5;

async function cellsOf(graph: Graph, seeds: readonly number[]): Promise<number[][]> {
  const cells: number[][] = [];
  for await (const some of cellsAround(graph, [...seeds], MOST))
    for (const { reports } of some) cells.push([...reports].sort((a, b) => a - b));
  return cells;
}

/** Cells as they stand after one look after the other: the last that a report was in. */
function remember(cellOf: Map<number, string>, cells: readonly (readonly number[])[]): void {
  for (const cell of cells) for (const report of cell) cellOf.set(report, cell.join(' '));
}

describe('cells', () => {
  test.each(Array.from({ length: 200 }, (_, seed) => seed))('are the same for any history: seed %i', async (seed) => {
    const random = randomOf(seed);
    const reports = 12 + Math.floor(random() * 30);
    const graph = graphInMemory();
    const cellOf = new Map<number, string>();
    const come = Array.from({ length: reports }, (_, key) => key);
    for (let next = 0; next < reports; ) {
      const seeds: number[] = [];
      const loosened = next > 0 && random() < 0.3 ? Math.floor(random() * next) : null;
      if (loosened !== null) {
        seeds.push(loosened, ...(await graph.drop([loosened])));
      }
      for (let more = 1 + Math.floor(random() * 6); more > 0 && next < reports; more--, next++) {
        seeds.push(next);
        for (const other of come.slice(0, next))
          if (random() < 1.6 / (1 + next / 3)) await graph.add([{ a: other, b: next, likeness: random() }]);
      }
      remember(cellOf, await cellsOf(graph, seeds));
      await graph.write();
      if (random() < 0.3) graph.forget();
    }
    const again = graphInMemory();
    for (const a of come)
      for (const [b, likeness] of linksOf((await graph.of(a)).links)) if (a < b) await again.add([{ a, b, likeness }]);
    const atOnce = new Map<number, string>();
    remember(atOnce, await cellsOf(again, come));
    expect([...cellOf].sort(([a], [b]) => a - b)).toEqual([...atOnce].sort(([a], [b]) => a - b));
  });
});
