// Makes the events anew that some reports belong to: the components of links that hold them are grouped, and what differs is written.
import { groupsOf } from '../../events/identity/index.ts';
import { linksOf, NO_LINKS } from '../../model/links.ts';
import type { ArticleKey, EventKey, KeptEvent, ReportKey } from '../../ports/record.ts';
import type { Blocks } from './blocks.ts';
import { type Cell, cellsAround } from './cells.ts';
import type { Graph } from './graph.ts';
import { type Heir, inherit } from './inherit.ts';
import type { Known } from './mind.ts';
import { type Makers, type Outcome, type TraitsOf, writeEvents } from './write-events.ts';

/** The groups of a cell as keys of reports. */
function groupsIn({ reports, nodes }: Cell, known: readonly Known[]): ReportKey[][] {
  if (reports.length === 1) return [[...reports]];
  const places = new Map(known.map(({ key }, place) => [key, place]));
  const links = known.flatMap(({ key }, a) =>
    linksOf(nodes.get(key)?.links ?? NO_LINKS).flatMap(([other, p]) => {
      const b = places.get(other);
      return b === undefined || b <= a ? [] : [{ a, b, p }];
    }),
  );
  return groupsOf(
    known.map(({ traits }) => traits),
    links.sort((x, y) => x.a - y.a || x.b - y.b),
  ).map((group) => group.flatMap((place) => known[place]?.key ?? []));
}

const isSameGroup = (group: readonly ReportKey[], event: KeptEvent): boolean =>
  group.length === event.reports.length && event.reports.every((report) => group.includes(report));

/**
 * Makes the events of the reports anew, and of all that are in one cell with them. `touched` are articles of which something else than the
 * reports has changed, `stale` events that have lost a report: they are written though they hold the same reports. The groups depend on reports and links
 * alone; what an event is called depends on what was there before.
 */
export async function regroup(
  makers: Makers,
  blocks: Blocks,
  graph: Graph,
  seeds: Iterable<ReportKey>,
  touched: ReadonlySet<ArticleKey>,
  stale: ReadonlySet<EventKey>,
): Promise<void> {
  const { change, cellSize } = makers;
  const waiting = [...seeds];
  for await (const cells of cellsAround(graph, waiting, cellSize)) {
    const known = new Map((await blocks.at(cells.flatMap(({ reports }) => reports))).map((one) => [one.key, one]));
    const traitsOf: TraitsOf = (report) => known.get(report)?.traits;
    const outcome: Outcome = { written: [], kept: [], ended: [], traitsOf };
    const holding = eventsAt(await change.eventsOf(cells.flatMap(({ reports }) => reports)));
    const isTouched = ({ group }: Heir): boolean =>
      group.some((report) => touched.has(known.get(report)?.articleKey as number));
    for (const cell of cells) {
      const before = holding.take(cell.reports);
      // What was one event may lie in two cells now.
      for (const { reports } of before) waiting.push(...reports.filter((report) => !cell.nodes.has(report)));
      const groups = groupsIn(
        cell,
        cell.reports.flatMap((report) => known.get(report) ?? []),
      );
      const { heirs, ended } = inherit(groups, before);
      outcome.ended.push(...ended);
      for (const heir of heirs) {
        const isAsBefore =
          heir.kept && !stale.has(heir.kept.key) && !isTouched(heir) && isSameGroup(heir.group, heir.kept);
        (isAsBefore ? outcome.kept : outcome.written).push(heir);
      }
    }
    await writeEvents(makers, outcome);
  }
}

/** The events that were there, each for the first cell that holds a report of it: there it is written anew, or ended. */
function eventsAt(events: readonly KeptEvent[]) {
  const eventOf = new Map(events.flatMap((event) => event.reports.map((report) => [report, event] as const)));
  const taken = new Set<KeptEvent>();
  return {
    take(reports: readonly ReportKey[]): readonly KeptEvent[] {
      const found = new Set<KeptEvent>();
      for (const report of reports) {
        const event = eventOf.get(report);
        if (event && !taken.has(event)) found.add(event);
      }
      for (const event of found) taken.add(event);
      return [...found];
    },
  };
}
