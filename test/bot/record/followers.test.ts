// Who follows whom depends on reports and links alone, whatever history they have; and a lone sentence follows what it is nearest to.
import { describe, expect, test } from 'vitest';
import { cellsAround } from '../../../src/bot/record/cells.ts';
import { coresOf } from '../../../src/bot/record/cores.ts';
import { followersOf } from '../../../src/bot/record/followers.ts';
import { graphOf } from '../../../src/bot/record/graph.ts';
import { emptyMind, type Known } from '../../../src/bot/record/mind.ts';
import type { Traits } from '../../../src/events/identity/index.ts';
import { copyOfLinks, linksOf, NO_LINKS } from '../../../src/model/links.ts';
import type { KeptEvent, Link, ReportKey, Ties } from '../../../src/ports/record.ts';
import { randomOf } from '../../random.ts';

/** A report of its own sentence; two of one article are one sentence where they have the same number. */
const known = (key: ReportKey, article: number, sentence: number, day: number | null): Known => ({
  key,
  articleKey: article,
  shelved: null,
  traits: {
    article: { id: `a${String(article).padStart(3, '0')}`, from: 10, to: 10, paper: article, body: new Uint32Array() },
    index: sentence,
    sentence,
    sentenceEnd: sentence + 1,
    from: day,
    to: day,
    isAssumed: false,
    points: false,
    words: Uint32Array.of(key),
  } as unknown as Traits,
});

const ALONE: Ties = { level: null, nearest: null, links: NO_LINKS };

/** A record of reports and links that keeps the events it is told. */
function recordOf(reports: ReadonlyMap<ReportKey, Known>, cellSize: number) {
  const ties = new Map<ReportKey, Ties>();
  const eventOf = new Map<ReportKey, KeptEvent>();
  let mind = emptyMind(cellSize);
  const change = {
    ties: async (keys: readonly ReportKey[]) => keys.map((key) => ties.get(key) ?? ALONE),
    async keepTies(kept: ReadonlyMap<ReportKey, Ties>) {
      for (const [key, { links, ...rest }] of kept) ties.set(key, { ...rest, links: copyOfLinks(links) });
    },
    eventsOf: async (keys: readonly ReportKey[]) => [...new Set(keys.flatMap((key) => eventOf.get(key) ?? []))],
  };
  const blocks = { at: async (keys: readonly ReportKey[]) => keys.flatMap((key) => reports.get(key) ?? []) };
  return {
    forget: () => {
      mind = emptyMind(cellSize);
    },
    /** Takes in reports with links; those dropped lose the links that they had. */
    async take(seeds: readonly ReportKey[], links: readonly Link[], dropped: readonly ReportKey[] = []) {
      const graph = graphOf(change, mind);
      const all = new Set([...seeds, ...dropped, ...(await graph.drop(dropped))]);
      await graph.add(links);
      const cores = coresOf(change, blocks, graph);
      const waiting = [...all];
      for await (const cells of cellsAround(graph, waiting, cellSize)) waiting.push(...(await cores.group(cells)));
      const followers = followersOf(cores, blocks, graph);
      await followers.weigh(all);
      const groups = await followers.groups();
      await followers.write();
      await graph.write();
      const touched = new Set(groups.flat());
      for (const report of touched) {
        // Whatever was in an event with one of these must be among them.
        for (const other of eventOf.get(report)?.reports ?? []) expect(touched).toContain(other);
      }
      for (const group of groups) {
        const event = { key: Math.min(...group), id: '', reports: [...group].sort((a, b) => a - b) };
        for (const report of group) eventOf.set(report, event);
      }
    },
    events: () => [...new Set([...eventOf.values()].map((event) => event.reports.join(' ')))].sort(),
    links: async (): Promise<Link[]> =>
      [...ties].flatMap(([a, kept]) =>
        linksOf(kept.links).flatMap(([b, likeness]) => (a < b ? [{ a, b, likeness }] : [])),
      ),
  };
}

describe('events of cores and followers', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))('are the same for any history: seed %i', async (seed) => {
    const random = randomOf(seed);
    const size = 10 + Math.floor(random() * 40);
    const pick = (most: number) => Math.floor(random() * most);
    const reports = new Map(
      Array.from({ length: size }, (_, key) => [
        key + 1,
        known(key + 1, pick(size * 0.7), pick(4) * 10, random() < 0.5 ? null : 1 + pick(2)),
      ]),
    );
    const cellSize = 2 + pick(4);
    const record = recordOf(reports, cellSize);
    for (let next = 1; next <= size; ) {
      const [seeds, links]: [number[], Link[]] = [[], []];
      const dropped = next > 1 && random() < 0.3 ? [1 + pick(next - 1)] : [];
      for (let more = 1 + pick(5); more > 0 && next <= size; more--, next++) {
        seeds.push(next);
        for (let other = 1; other < next; other++)
          if (!dropped.includes(other) && random() < 3 / next)
            links.push({ a: other, b: next, likeness: 0.05 + 0.95 * random() ** 2 });
      }
      await record.take(seeds, links, dropped);
      if (random() < 0.3) record.forget();
    }
    const atOnce = recordOf(reports, cellSize);
    await atOnce.take([...reports.keys()], await record.links());
    expect(record.events()).toEqual(atOnce.events());
  });

  /** A crowd of strong links too large for a cell, and one report beside it. */
  const beside = async (links: readonly Link[], days: readonly (number | null)[] = []) => {
    const reports = new Map([1, 2, 3, 4, 5, 6].map((key, i) => [key, known(key, key, 0, days[i] ?? null)]));
    const record = recordOf(reports, 3);
    await record.take([...reports.keys()], links);
    return record.events();
  };
  const CROWD: readonly Link[] = [
    { a: 1, b: 2, likeness: 0.95 },
    { a: 2, b: 3, likeness: 0.95 },
    { a: 1, b: 3, likeness: 0.95 },
    { a: 3, b: 4, likeness: 0.2 },
    { a: 4, b: 5, likeness: 0.95 },
  ];

  test('hold a sentence that stands alone in its cell where it is near enough to them', async () => {
    const near = { a: 1, b: 6, likeness: 0.3 };
    expect(await beside([...CROWD, near])).toEqual(['1 2 3 6', '4 5']);
  });

  test('hold it where its strongest link leads, and nowhere where the mean says no', async () => {
    const near = { a: 1, b: 6, likeness: 0.3 };
    expect(await beside([...CROWD, near, { a: 4, b: 6, likeness: 0.31 }])).toEqual(['1 2 3', '4 5 6']);
    expect(await beside([...CROWD, { ...near, likeness: 0.1 }])).toEqual(['1 2 3', '4 5', '6']);
  });

  test('hold none that tells another day than they do', async () => {
    const near = { a: 1, b: 6, likeness: 0.3 };
    expect(await beside([...CROWD, near], [1, 1, 1, 1, 1, 3])).toEqual(['1 2 3', '4 5', '6']);
    expect(await beside([...CROWD, near], [null, null, null, null, null, 2])).toEqual(['1 2 3', '4 5', '6']);
    expect(await beside([...CROWD, near], [1, 1, 1, 1, 1, 1])).toEqual(['1 2 3 6', '4 5']);
  });
});
