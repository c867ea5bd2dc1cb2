// Makes the events anew that some reports belong to: the components of links that hold them are grouped, and what differs is written.
import { hash } from 'node:crypto';
import { featuresOf } from '../../events/features.ts';
import { happeningOf } from '../../events/happening.ts';
import { MEAN_LIKELY } from '../../events/identity/groups.ts';
import { groupsOf } from '../../events/identity/index.ts';
import type { NameTable } from '../../events/names.ts';
import type { Interest } from '../../events/salience.ts';
import type { Evidence } from '../../model/event.ts';
import type { Saga } from '../../model/saga.ts';
import type { ArticleKey, Change, EventKey, KeptEvent, KeyedEvidence, Link, ReportKey } from '../../ports/record.ts';
import { asRecord } from './as-record.ts';
import type { Blocks } from './blocks.ts';
import { type Heir, inherit } from './inherit.ts';
import type { Known } from './mind.ts';

/** What events are made with. */
export interface Makers {
  readonly change: Change;
  readonly saga: Saga;
  readonly names: NameTable;
  readonly interest: Interest;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By article, then place, whatever keys they have. */
const canonical = (a: KeyedEvidence, b: KeyedEvidence): number =>
  compareText(a.evidence.article.id, b.evidence.article.id) || a.evidence.report.index - b.evidence.report.index;

/** Reports that are linked with each other over any number of strong links, with all links among them. */
interface Component {
  readonly reports: readonly ReportKey[];
  readonly links: readonly Link[];
}

async function componentOf(change: Change, seed: ReportKey, seen: Set<ReportKey>): Promise<Component> {
  const reports: ReportKey[] = [];
  const links = new Map<string, Link>();
  const waiting = [seed];
  seen.add(seed);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    reports.push(at);
    for (const link of await change.links(at)) {
      links.set(`${link.a} ${link.b}`, link);
      const other = link.a === at ? link.b : link.a;
      // Two groups join where their mean likelihood is enough: across weaker links alone they never do.
      if (link.likeness < MEAN_LIKELY || seen.has(other)) continue;
      seen.add(other);
      waiting.push(other);
    }
  }
  return { reports, links: [...links.values()] };
}

/** The groups of a component as keys of reports. */
function groupsIn({ reports, links }: Component, known: readonly Known[]): ReportKey[][] {
  if (reports.length === 1) return [[...reports]];
  const places = new Map(known.map(({ key }, place) => [key, place]));
  const among = links.flatMap(({ a, b, likeness }) => {
    const [x, y] = [places.get(a), places.get(b)];
    return x === undefined || y === undefined ? [] : [{ a: Math.min(x, y), b: Math.max(x, y), p: likeness }];
  });
  return groupsOf(
    known.map(({ traits }) => traits),
    among.sort((x, y) => x.a - y.a || x.b - y.b),
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

async function write({ change, saga, names, interest }: Makers, heir: Heir): Promise<void> {
  const keyed = await change.evidence(heir.group);
  if (keyed.length === 0) return;
  const inOrder = [...keyed].sort(canonical);
  const happening = happeningOf(
    inOrder.map(({ evidence }) => featuresOf(evidence, names)),
    interest,
  );
  const event = asRecord(happening, keyed);
  if (heir.kept) return change.write(event, { key: heir.kept.key });
  const id = await newId(change, saga.id, happening.evidence[0]);
  await change.write(event, { id });
  if (heir.partedFrom) await change.part(id, heir.partedFrom.id);
}

/**
 * Makes the events of the reports anew, and of all that are linked with them. `touched` are articles of which something else than the
 * reports has changed, `stale` events that have lost a report: they are written though they hold the same reports. The groups depend on reports and links
 * alone; what an event is called depends on what was there before.
 */
export async function regroup(
  makers: Makers,
  blocks: Blocks,
  seeds: Iterable<ReportKey>,
  touched: ReadonlySet<ArticleKey>,
  stale: ReadonlySet<EventKey>,
): Promise<void> {
  const { change } = makers;
  const seen = new Set<ReportKey>();
  for (const seed of seeds) {
    if (seen.has(seed)) continue;
    const component = await componentOf(change, seed, seen);
    const known = await blocks.known(await change.traits(component.reports));
    const groups = groupsIn(component, known);
    const before = await change.eventsOf(component.reports);
    const articles = new Map(known.map(({ key, articleKey }) => [key, articleKey]));
    const isTouched = (group: readonly ReportKey[]): boolean =>
      group.some((report) => touched.has(articles.get(report) as number));
    const { heirs, ended } = inherit(groups, before);
    for (const heir of heirs)
      if (!heir.kept || stale.has(heir.kept.key) || isTouched(heir.group) || !isSameGroup(heir.group, heir.kept))
        await write(makers, heir);
    const holding = await change.eventsOf(component.reports);
    for (const { event, into } of ended) {
      const heir = into === null ? undefined : holding.find(({ reports }) => reports.includes(into));
      await change.end(event.key, heir?.id ?? null);
    }
  }
}
