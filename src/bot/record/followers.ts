// Joins cores to events: a sentence that stands alone in its cell follows the core beyond it with which it has its strongest link.
//
// What holds a dense component together are its strongest links (cells.ts), and a sentence whose best link is weaker stands alone there.
// One step beyond its cell it belongs to a crowd as the border points of density clusters do (Ester and others, 1996). One step only: who
// follows is followed by nobody but another lone sentence whose strongest link is the same, so that what a change touches stays near it.
import { follows, type Outline, outlineOf, type Tie, type Traits } from '../../events/identity/index.ts';
import { post } from '../../likeness/postings.ts';
import type { ReportKey } from '../../ports/record.ts';
import type { Blocks } from './blocks.ts';
import { strengthAt } from './cells.ts';
import type { Core, Cores } from './cores.ts';
import type { Graph, GraphNode } from './graph.ts';
import { strongestOf } from './strongest.ts';

export interface Followers {
  /** Finds anew whom lone sentences follow, where what is around them has changed. `seeds` are linked otherwise than before. */
  weigh(seeds: Iterable<ReportKey>): Promise<void>;
  /** The reports of events that must be looked at again: those of changed cores and of whatever follows them, or did. */
  groups(): Promise<readonly (readonly ReportKey[])[]>;
  /** Writes whom lone sentences are nearest to. The cores are not to be asked afterwards. */
  write(): Promise<void>;
}

const likelyOf = ({ links }: GraphNode, other: ReportKey): number => {
  const place = links.keys.indexOf(other);
  return place < 0 || place >= links.size ? 0 : (links.likely[place] as number);
};

/**
 * The strongest link of a report as it was when that was looked at last; null where its node doesn't say: it was not looked at yet, or leads
 * to the first clause of its sentence, which does.
 */
function strongestBefore(node: GraphNode, report: ReportKey): { readonly to: ReportKey; readonly p: number } | null {
  const { nearest: to, level } = node;
  if (to === null) return null;
  const p = to === report ? 0 : likelyOf(node, to);
  return p < strengthAt(level ?? 0) ? { to, p } : null;
}

/** The followers of a record within one change, once all of its cells are grouped. */
export function followersOf(cores: Cores, blocks: Pick<Blocks, 'at'>, graph: Graph): Followers {
  /** Of those that were looked at anew the report beyond their cell that they are nearest to, or one of their own. */
  const nearest = new Map<Core, ReportKey>();
  /** And whom they follow; null for nobody. */
  const leaders = new Map<Core, Core | null>();
  /** Cores whose events must be looked at again. */
  const open = new Set<Core>();

  const nodeAt = async (report: ReportKey): Promise<GraphNode> => graph.known(report) ?? (await graph.of(report));

  /** Whom a lone core is nearest to; a report of its own where that is nobody. */
  const towards = (core: Core): ReportKey =>
    nearest.get(core) ??
    core.reports.map(cores.nearestBefore).find((to) => to !== undefined && !core.reports.includes(to)) ??
    core.reports[0] ??
    0;

  /** Lone cores among reports and whoever is linked with them, as far as they may concern anybody. */
  const loneAround = async (
    reports: ReadonlySet<ReportKey>,
    concerns: (node: GraphNode, report: ReportKey, by: ReportKey) => boolean,
  ): Promise<ReadonlySet<Core>> => {
    await graph.bring(reports);
    const by = new Map<ReportKey, ReportKey[]>();
    for (const report of reports) {
      const { keys, size } = (await nodeAt(report)).links;
      for (let i = 0; i < size; i++) post(by, keys[i] as ReportKey, report);
    }
    await graph.bring(by.keys());
    const lone: ReportKey[] = [];
    for (const report of new Set([...reports, ...by.keys()])) {
      const node = await nodeAt(report);
      const isLone = cores.grouped.get(report)?.isLone ?? node.nearest !== null;
      const isConcerned = (): boolean =>
        reports.has(report) || by.get(report)?.some((other) => concerns(node, report, other)) === true;
      if (isLone && isConcerned()) lone.push(report);
    }
    await cores.bring(lone);
    return new Set(lone.flatMap((report) => cores.at(report) ?? []));
  };

  /** Looks for the strongest links of lone cores anew: those that have others now, or that lead to another core. */
  const turn = async (seeds: Iterable<ReportKey>): Promise<ReadonlySet<Core>> => {
    const changed = new Set(cores.changed());
    const turned = new Set<Core>();
    const lone = await loneAround(new Set([...seeds, ...changed]), (node, report, by) => {
      const before = strongestBefore(node, report);
      return before === null || changed.has(before.to) || likelyOf(node, by) >= before.p;
    });
    for (const core of lone) {
      const to = await strongestOf(core, graph, blocks);
      if (to === towards(core) && !changed.has(to) && !core.reports.some((report) => changed.has(report))) continue;
      nearest.set(core, to);
      turned.add(core);
    }
    await cores.bring(nearest.values());
    return turned;
  };

  /** Those whose strongest link leads to one of some lone cores: whether they are followed back may be another matter now. */
  const suitorsOf = async (lone: ReadonlySet<Core>): Promise<readonly Core[]> => {
    const reports = new Set([...lone].flatMap((core) => core.reports));
    const around = await loneAround(reports, (node, report) => {
      const before = strongestBefore(node, report);
      return before === null || reports.has(before.to);
    });
    return [...around].filter((core) => {
      const to = cores.at(towards(core));
      return to !== undefined && lone.has(to);
    });
  };

  const tiesOf = async (core: Core, traits: ReadonlyMap<ReportKey, Traits>): Promise<Tie[]> => {
    const ties: Tie[] = [];
    for (const report of core.reports) {
      const { keys, likely, size } = (await nodeAt(report)).links;
      for (let i = 0; i < size; i++) {
        const [own, other] = [traits.get(report), traits.get(keys[i] as ReportKey)];
        if (own && other) ties.push({ own, other, p: likely[i] as number });
      }
    }
    return ties;
  };

  const outlineIn = (core: Core, traits: ReadonlyMap<ReportKey, Traits>): Outline | null => {
    const members = core.reports.flatMap((report) => traits.get(report) ?? []);
    return members.length === 0 ? null : outlineOf(members);
  };

  /** Whom lone cores follow: of two lone ones only those that lead to each other follow each other. */
  const lead = async (lone: Iterable<Core>): Promise<void> => {
    for (const core of lone) {
      const leader = cores.at(towards(core));
      const isLed = leader !== undefined && leader !== core && (!leader.isLone || cores.at(towards(leader)) === core);
      leaders.set(core, isLed ? leader : null);
      if (!isLed) continue;
      const known = await blocks.at([...core.reports, ...leader.reports]);
      const traits = new Map(known.map((one) => [one.key, one.traits]));
      const [own, others] = [outlineIn(core, traits), outlineIn(leader, traits)];
      const ties = (await tiesOf(core, traits)).filter(({ other }) => others?.sentenceOf.has(other));
      if (!own || !others || !follows(own, others, ties)) leaders.set(core, null);
    }
  };

  /** One that was not looked at anew follows whom it followed. */
  const leaderOf = (core: Core): Core | null => {
    if (!core.isLone) return null;
    const found = leaders.get(core);
    if (found !== undefined) return found;
    const leader = cores.at(towards(core));
    const [own, event] = [core, leader].map((one) => (one ? cores.eventOf(one.reports[0] ?? 0) : null));
    return leader !== undefined && leader !== core && own !== null && own === event ? leader : null;
  };

  /** Opens all whose events hang together with those of some. */
  const bringEvents = async (): Promise<void> => {
    const seen = new Set<Core>();
    for (let fresh = [...open]; fresh.length > 0; fresh = [...open].filter((core) => !seen.has(core))) {
      await cores.bring(fresh.flatMap((core) => (core.isLone ? [...core.reports, towards(core)] : core.reports)));
      for (const core of fresh) {
        seen.add(core);
        const leader = leaderOf(core);
        if (leader) open.add(leader);
        for (const report of core.reports)
          for (const other of cores.eventOf(report)?.reports ?? []) {
            const fellow = cores.at(other);
            if (fellow) open.add(fellow);
          }
      }
    }
  };

  return {
    async weigh(seeds) {
      const turned = await turn(seeds);
      const all = new Set([...turned, ...(await suitorsOf(turned))]);
      await lead(all);
      for (const core of [...cores.grouped.values(), ...all]) open.add(core);
    },
    async groups() {
      await bringEvents();
      const groups = new Map<Core, ReportKey[]>();
      for (const core of open) {
        const leader = leaderOf(core);
        const isSecond = leader?.isLone && (leader.reports[0] ?? 0) > (core.reports[0] ?? 0);
        const head = leader && !isSecond ? leader : core;
        groups.set(head, [...(groups.get(head) ?? []), ...core.reports]);
      }
      return [...groups.values()];
    },
    async write() {
      for (const [report, core] of cores.grouped)
        if (!core.isLone && (await nodeAt(report)).nearest !== null) await graph.setNearest(report, null);
      for (const [{ reports }, to] of nearest)
        for (const [at, report] of reports.entries()) {
          const next = at === 0 ? to : (reports[0] ?? report);
          if ((await nodeAt(report)).nearest !== next) await graph.setNearest(report, next);
        }
    },
  };
}
