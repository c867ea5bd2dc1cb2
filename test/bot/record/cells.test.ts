// Which cell a report is in depends on the links alone: however they came, and whoever was looked at before.
import { describe, expect, test } from 'vitest';
import { cellsAround } from '../../../src/bot/record/cells.ts';
import type { Graph } from '../../../src/bot/record/graph.ts';
import type { Link } from '../../../src/ports/record.ts';
import { randomOf } from './random.ts';

function graphInMemory(reports: number) {
  const links = new Map(Array.from({ length: reports }, (_, key) => [key, new Map<number, number>()]));
  const levels = new Map<number, number>();
  const linkedOf = (report: number): Map<number, number> => links.get(report) as Map<number, number>;
  const graph: Graph = {
    of: async (report) => linkedOf(report),
    async add(all: readonly Link[]) {
      for (const { a, b, likeness } of all) {
        linkedOf(a).set(b, likeness);
        linkedOf(b).set(a, likeness);
      }
    },
    drop(report, fellows) {
      for (const fellow of fellows) linkedOf(fellow).delete(report);
      links.set(report, new Map());
    },
    levelOf: async (report) => levels.get(report) ?? null,
    async setLevel(report, level) {
      levels.set(report, level);
    },
  };
  return { graph, linkedOf };
}

const MOST = 5;

async function cellsOf(graph: Graph, seeds: readonly number[]): Promise<number[][]> {
  const cells: number[][] = [];
  for await (const { reports } of cellsAround(graph, [...seeds], MOST)) cells.push([...reports].sort((a, b) => a - b));
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
    const { graph, linkedOf } = graphInMemory(reports);
    const cellOf = new Map<number, string>();
    const come = Array.from({ length: reports }, (_, key) => key);
    for (let next = 0; next < reports; ) {
      const seeds: number[] = [];
      const loosened = next > 0 && random() < 0.3 ? Math.floor(random() * next) : null;
      if (loosened !== null) {
        const fellows = [...linkedOf(loosened).keys()];
        graph.drop(loosened, fellows);
        seeds.push(loosened, ...fellows);
      }
      for (let more = 1 + Math.floor(random() * 6); more > 0 && next < reports; more--, next++) {
        seeds.push(next);
        for (const other of come.slice(0, next))
          if (random() < 1.6 / (1 + next / 3)) await graph.add([{ a: other, b: next, likeness: random() }]);
      }
      remember(cellOf, await cellsOf(graph, seeds));
    }
    const again = graphInMemory(reports);
    for (const a of come)
      for (const [b, likeness] of linkedOf(a)) if (a < b) await again.graph.add([{ a, b, likeness }]);
    const atOnce = new Map<number, string>();
    remember(atOnce, await cellsOf(again.graph, come));
    expect([...cellOf].sort(([a], [b]) => a - b)).toEqual([...atOnce].sort(([a], [b]) => a - b));
  });
});
