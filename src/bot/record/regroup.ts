// Makes the events anew that some reports belong to: the components of links that hold them are grouped, and what differs is written.
import { hash } from 'node:crypto';
import { happeningOf } from '../../events/happening.ts';
import { groupsOf } from '../../events/identity/index.ts';
import type { Interest } from '../../events/salience.ts';
import type { Evidence } from '../../model/event.ts';
import { linksOf, NO_LINKS } from '../../model/links.ts';
import { compareText } from '../../model/order.ts';
import type { Saga } from '../../model/saga.ts';
import type { ArticleKey, Change, EventKey, KeptEvent, KeyedEvidence, ReportKey } from '../../ports/record.ts';
import { asRecord } from './as-record.ts';
import type { Blocks } from './blocks.ts';
import { type Cell, cellsAround } from './cells.ts';
import type { Graph } from './graph.ts';
import { type Heir, inherit } from './inherit.ts';
import type { Known } from './mind.ts';
import type { Tellings } from './tellings.ts';

/** What events are made with. */
export interface Makers {
  readonly change: Change;
  readonly saga: Saga;
  readonly tellings: Tellings;
  readonly interest: Interest;
  readonly cellSize: number;
}

/** By article, then place, whatever keys they have. */
const canonical = (a: KeyedEvidence, b: KeyedEvidence): number =>
  compareText(a.evidence.article.id, b.evidence.article.id) || a.evidence.report.index - b.evidence.report.index;

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

/** An id that depends on what founds the event; where that is taken, on how often. */
async function newId(change: Change, saga: string, { report }: Evidence): Promise<string> {
  for (let n = 0; ; n++) {
    const founded = `${saga}\n${report.article}\n${report.begin - report.sentence.begin}\n${report.text}\n${n || ''}`;
    const id = hash('sha256', founded).slice(0, 12);
    if (!(await change.isUsed(id))) return id;
  }
}

async function write({ change, saga, tellings, interest }: Makers, heir: Heir): Promise<void> {
  const keyed = await tellings.of(heir.group);
  if (keyed.length === 0) return;
  const inOrder = [...keyed].sort(canonical);
  const happening = happeningOf(
    inOrder.map(({ features }) => features),
    interest,
  );
  const event = asRecord(happening, keyed);
  if (heir.kept) return change.write(event, { key: heir.kept.key });
  const id = await newId(change, saga.id, happening.evidence[0]);
  await change.write(event, { id });
  if (heir.partedFrom) await change.part(id, heir.partedFrom.id);
}

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
  for await (const cell of cellsAround(graph, waiting, cellSize)) {
    const known = await blocks.at(cell.reports);
    const groups = groupsIn(cell, known);
    const before = await change.eventsOf(cell.reports);
    // What was one event may lie in two cells now.
    for (const { reports } of before) waiting.push(...reports.filter((report) => !cell.nodes.has(report)));
    const articles = new Map(known.map(({ key, articleKey }) => [key, articleKey]));
    const isTouched = (group: readonly ReportKey[]): boolean =>
      group.some((report) => touched.has(articles.get(report) as number));
    const { heirs, ended } = inherit(groups, before);
    for (const heir of heirs)
      if (!heir.kept || stale.has(heir.kept.key) || isTouched(heir.group) || !isSameGroup(heir.group, heir.kept))
        await write(makers, heir);
    const holding = ended.length > 0 ? await change.eventsOf(cell.reports) : [];
    for (const { event, into } of ended) {
      const heir = into === null ? undefined : holding.find(({ reports }) => reports.includes(into));
      await change.end(event.key, heir?.id ?? null);
    }
  }
}
