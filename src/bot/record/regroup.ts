// Makes the events anew that some reports belong to: the cells that hold them are grouped, lone sentences follow, and what differs is written.
import type { EventKey, KeptEvent, ReportKey } from '../../ports/record.ts';
import type { Blocks } from './blocks.ts';
import { cellsAround } from './cells.ts';
import { coresOf } from './cores.ts';
import { followersOf } from './followers.ts';
import type { Graph } from './graph.ts';
import { type Heir, inherit } from './inherit.ts';
import { type Makers, type TraitsAt, writeEvents } from './write-events.ts';

const isSameGroup = (group: readonly ReportKey[], event: KeptEvent): boolean =>
  group.length === event.reports.length && event.reports.every((report) => group.includes(report));

/**
 * Makes the events of the reports anew, and of all that are in one cell with them or follow these. `touched` are reports of articles of
 * which something else has changed, `stale` events that have lost a report: such events are written though they hold the same reports. The groups depend on
 * reports and links alone; what an event is called depends on what was there before.
 */
export async function regroup(
  makers: Makers,
  blocks: Blocks,
  graph: Graph,
  seeds: ReadonlySet<ReportKey>,
  touched: ReadonlySet<ReportKey>,
  stale: ReadonlySet<EventKey>,
): Promise<void> {
  const { change, cellSize } = makers;
  const cores = coresOf(change, blocks, graph);
  const waiting = [...seeds];
  for await (const cells of cellsAround(graph, waiting, cellSize))
    for (const report of await cores.group(cells)) waiting.push(report);
  const followers = followersOf(cores, blocks, graph);
  await followers.weigh(seeds);
  const groups = await followers.groups();
  const before = new Set(groups.flatMap((group) => group.flatMap((report) => cores.eventOf(report) ?? [])));
  await followers.write();

  const { heirs, ended } = inherit(groups, [...before]);
  const isAsBefore = ({ group, kept }: Heir): boolean =>
    kept !== null && !stale.has(kept.key) && !group.some((report) => touched.has(report)) && isSameGroup(group, kept);
  const kept = heirs.filter(isAsBefore);
  const written = heirs.filter((heir) => !isAsBefore(heir));
  await writeEvents(makers, { written, kept, ended, traitsAt: traitsIn(blocks) });
}

const traitsIn =
  (blocks: Blocks): TraitsAt =>
  async (reports) =>
    new Map((await blocks.at(reports)).map(({ key, traits }) => [key, traits]));
