// Says which reports hold together by themselves: the groups of cells made in this change, and those that the kept events are made of.
import { groupsOf, type Link, sentenceOf } from '../../events/identity/index.ts';
import { post } from '../../likeness/postings.ts';
import { NO_LINKS } from '../../model/links.ts';
import type { Change, KeptEvent, ReportKey } from '../../ports/record.ts';
import type { Blocks } from './blocks.ts';
import type { Cell } from './cells.ts';
import type { Graph } from './graph.ts';
import type { Known } from './mind.ts';

/** A group of a cell. One that is lone may follow another core into its event (followers.ts). */
export interface Core {
  readonly reports: readonly ReportKey[];
  /** A single sentence that stands alone in its cell, while likely links lead out of that. */
  readonly isLone: boolean;
}

/** The groups of a cell as keys of reports. */
function groupsIn({ reports, nodes }: Cell, known: readonly Known[]): ReportKey[][] {
  if (reports.length === 1) return [[...reports]];
  const places = new Map(known.map(({ key }, place) => [key, place]));
  const links: Link[] = [];
  for (const [a, { key }] of known.entries()) {
    const { size, keys, likely } = nodes.get(key)?.links ?? NO_LINKS;
    for (let i = 0; i < size; i++) {
      const b = places.get(keys[i] as ReportKey);
      if (b !== undefined && b > a) links.push({ a, b, p: likely[i] as number });
    }
  }
  return groupsOf(
    known.map(({ traits }) => traits),
    links,
  ).map((group) => group.flatMap((place) => known[place]?.key ?? []));
}

const areOneSentence = (known: readonly Known[]): boolean =>
  new Set(known.map(({ traits }) => sentenceOf(traits))).size === 1;

const isSameCore = (a: Core, b: Core | undefined): boolean =>
  b !== undefined &&
  a.isLone === b.isLone &&
  a.reports.length === b.reports.length &&
  a.reports.every((report) => b.reports.includes(report));

export interface Cores {
  /** Groups cells. Reports of other cells that must be grouped as well: they were in one core with some of these. */
  group(cells: readonly Cell[]): Promise<readonly ReportKey[]>;
  /** Brings what reports are in to mind, as far as they were not grouped in this change. */
  bring(reports: Iterable<ReportKey>): Promise<void>;
  /** The core of a report that was grouped or brought; undefined where it is in none yet. */
  at(report: ReportKey): Core | undefined;
  /** The event that a report that was grouped or brought was in before; null for none. */
  eventOf(report: ReportKey): KeptEvent | null;
  /** Whom the lone sentence of a report that was grouped or brought was nearest to before; undefined where it was none. */
  nearestBefore(report: ReportKey): ReportKey | undefined;
  /** Those that were grouped in this change. */
  readonly grouped: ReadonlyMap<ReportKey, Core>;
  /** Reports of cores that are others than before, or that hold one whose cell is of another level or whose links are new. */
  changed(): readonly ReportKey[];
}

/** The cores of a record within one change. Nobody may change what is nearest to whom while it is in use. */
export function coresOf(change: Pick<Change, 'eventsOf'>, blocks: Pick<Blocks, 'at'>, graph: Graph): Cores {
  const grouped = new Map<ReportKey, Core>();
  const before = new Map<ReportKey, Core>();
  const events = new Map<ReportKey, KeptEvent | null>();
  const moved = new Set<ReportKey>();

  const nearest = new Map<ReportKey, ReportKey>();

  /** The clause of a lone sentence that the others of it lead to (followers.ts). */
  const headOf = ({ key, traits }: Known, lone: ReadonlyMap<ReportKey, Known>): ReportKey => {
    const towards = nearest.get(key) ?? key;
    const head = lone.get(towards);
    const isBehind =
      head !== undefined && sentenceOf(head.traits) === sentenceOf(traits) && nearest.get(towards) !== key;
    return isBehind ? towards : key;
  };

  /** Events are made of one core with its followers, or of two lone sentences. */
  const takeApart = async (event: KeptEvent): Promise<void> => {
    for (const report of event.reports) {
      const towards = (await graph.of(report)).nearest;
      if (towards !== null) nearest.set(report, towards);
    }
    const lone = new Map(
      (await blocks.at(event.reports.filter((report) => nearest.has(report)))).map((one) => [one.key, one]),
    );
    const byHead = new Map<ReportKey, ReportKey[]>();
    for (const [report, known] of lone) post(byHead, headOf(known, lone), report);
    for (const reports of byHead.values()) {
      const core = { reports, isLone: true };
      for (const report of reports) before.set(report, core);
    }
    const rest = { reports: event.reports.filter((report) => !before.has(report)), isLone: false };
    for (const report of rest.reports) before.set(report, rest);
  };

  const bring = async (reports: Iterable<ReportKey>): Promise<void> => {
    const missing = [...new Set(reports)].filter((report) => !events.has(report));
    if (missing.length === 0) return;
    for (const report of missing) events.set(report, null);
    const found = (await change.eventsOf(missing)).filter(({ reports: [first] }) => first !== undefined);
    await graph.bring(found.flatMap((event) => event.reports));
    for (const event of found) {
      for (const report of event.reports) events.set(report, event);
      await takeApart(event);
    }
  };

  return {
    bring,
    at: (report) => grouped.get(report) ?? before.get(report),
    eventOf: (report) => events.get(report) ?? null,
    nearestBefore: (report) => nearest.get(report),
    grouped,
    async group(cells) {
      const reports = cells.flatMap((cell) => cell.reports);
      const known = new Map((await blocks.at(reports)).map((one) => [one.key, one]));
      await bring(reports);
      const others = new Set<ReportKey>();
      for (const cell of cells) {
        for (const report of cell.moved) moved.add(report);
        const inCell = cell.reports.flatMap((report) => known.get(report) ?? []);
        for (const group of groupsIn(cell, inCell)) {
          const isAlone = cell.isParted && areOneSentence(group.flatMap((report) => known.get(report) ?? []));
          const core = { reports: group, isLone: isAlone };
          for (const report of group) grouped.set(report, core);
        }
        // What was one core may lie in two cells now.
        for (const report of cell.reports)
          for (const other of before.get(report)?.reports ?? []) if (!cell.nodes.has(other)) others.add(other);
      }
      return [...others];
    },
    changed: () => [
      ...new Set(
        [...grouped].flatMap(([report, core]) =>
          moved.has(report) || !isSameCore(core, before.get(report)) ? core.reports : [],
        ),
      ),
    ],
  };
}
