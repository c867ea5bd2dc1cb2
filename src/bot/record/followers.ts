// Joins cores to events: a sentence that stands alone in its cell follows the core beyond it that it is nearest to.
//
// What holds a dense component together are its strongest links (cells.ts), and a sentence whose best link is weaker stands alone there.
// One step beyond its cell it belongs to a crowd as the border points of density clusters do (Ester and others, 1996). One step only: who
// follows is followed by nobody but another lone sentence that it is nearest to as well, so that what a change touches stays near it.
import { type Neighbour, nearestOf, type Outline, outlineOf, type Traits } from '../../events/identity/index.ts';
import type { ReportKey } from '../../ports/record.ts';
import type { Blocks } from './blocks.ts';
import { strengthAt } from './cells.ts';
import type { Core, Cores } from './cores.ts';
import type { Graph, GraphNode } from './graph.ts';

export interface Followers {
  /** Finds anew whom lone sentences are nearest to, where what is around them has changed. `seeds` are linked otherwise than before. */
  weigh(seeds: Iterable<ReportKey>): Promise<void>;
  /** The reports of events that must be looked at again: those of changed cores and of whatever follows them, or did. */
  groups(): Promise<readonly (readonly ReportKey[])[]>;
  /** Writes whom lone sentences are nearest to. The cores are not to be asked afterwards. */
  write(): Promise<void>;
}

/** The followers of a record within one change, once all of its cells are grouped. */
export function followersOf(cores: Cores, blocks: Pick<Blocks, 'at'>, graph: Graph): Followers {
  /** Of lone sentences that were weighed in this change. */
  const nearest = new Map<Core, ReportKey>();
  /** Cores whose events must be looked at again. */
  const open = new Set<Core>();
  const traits = new Map<ReportKey, Traits>();
  const outlines = new Map<Core, Outline | null>();

  const nodeAt = async (report: ReportKey): Promise<GraphNode> => graph.known(report) ?? (await graph.of(report));

  /** The lone cores among reports and whoever is linked with them. */
  const loneAround = async (reports: Iterable<ReportKey>): Promise<ReadonlySet<Core>> => {
    const all = new Set(reports);
    await graph.bring(all);
    const fellows: ReportKey[] = [];
    for (const report of all) {
      const { keys, size } = (await nodeAt(report)).links;
      for (let i = 0; i < size; i++) fellows.push(keys[i] as ReportKey);
    }
    await graph.bring(fellows);
    for (const fellow of fellows) all.add(fellow);
    const lone: ReportKey[] = [];
    for (const report of all)
      if (cores.grouped.get(report)?.isLone ?? (await nodeAt(report)).nearest !== null) lone.push(report);
    await cores.bring(lone);
    return new Set(lone.flatMap((report) => cores.at(report) ?? []));
  };

  const outlineAt = (core: Core): Outline | null => {
    const known = outlines.get(core);
    if (known !== undefined) return known;
    const members = core.reports.flatMap((report) => traits.get(report) ?? []);
    const outline = members.length === 0 ? null : outlineOf(members);
    outlines.set(core, outline);
    return outline;
  };

  /** Links of a lone core that lead out of its cell. */
  const linksOut = async (core: Core) => {
    const out: { readonly own: ReportKey; readonly other: ReportKey; readonly p: number }[] = [];
    for (const own of core.reports) {
      const { links, level } = await nodeAt(own);
      const most = strengthAt(level ?? 0);
      for (let i = 0; i < links.size; i++) {
        const p = links.likely[i] as number;
        if (p < most) out.push({ own, other: links.keys[i] as ReportKey, p });
      }
    }
    return out;
  };
  type Out = Awaited<ReturnType<typeof linksOut>>;

  /** A report of the core that a lone one is nearest to; its own first where it is near none. */
  const nearestTo = (core: Core, out: Out): ReportKey => {
    const [self = 0] = core.reports;
    const lone = outlineAt(core);
    const byCore = new Map<Core, { readonly neighbour: Neighbour; readonly ties: Neighbour['ties'][number][] }>();
    for (const { own, other, p } of out) {
      const beyond = cores.at(other);
      const outline = beyond && beyond !== core && outlineAt(beyond);
      const [a, b] = [traits.get(own), traits.get(other)];
      if (!beyond || !outline || !a || !b) continue;
      const ties = byCore.get(beyond)?.ties ?? [];
      ties.push({ own: a, other: b, p });
      byCore.set(beyond, { neighbour: { outline, ties }, ties });
    }
    const neighbours = [...byCore];
    const place =
      lone &&
      nearestOf(
        lone,
        neighbours.map(([, { neighbour }]) => neighbour),
      );
    return (place === null ? undefined : neighbours[place]?.[0].reports[0]) ?? self;
  };

  /** Whom a lone core is nearest to; a report of its own where it is near none. */
  const towards = (core: Core): ReportKey => {
    const found =
      nearest.get(core) ??
      core.reports.map(cores.nearestBefore).find((to) => to !== undefined && !core.reports.includes(to));
    return found ?? core.reports[0] ?? 0;
  };

  /** Whom a lone core follows: two that are nearest to each other follow each other. Null where it stands alone. */
  const leaderOf = (core: Core): Core | null => {
    const leader = cores.at(towards(core));
    if (!leader || leader === core) return null;
    return !leader.isLone || cores.at(towards(leader)) === core ? leader : null;
  };

  const weighAll = async (lone: ReadonlySet<Core>): Promise<void> => {
    const outs = new Map<Core, Out>();
    for (const core of lone) outs.set(core, await linksOut(core));
    const beyond = [...outs.values()].flatMap((out) => out.map(({ other }) => other));
    await cores.bring(beyond);
    const reports = new Set(
      [...lone, ...beyond.flatMap((report) => cores.at(report) ?? [])].flatMap((core) => core.reports),
    );
    for (const { key, traits: own } of await blocks.at([...reports])) traits.set(key, own);
    for (const [core, out] of outs) {
      nearest.set(core, nearestTo(core, out));
    }
  };

  /** Those beside them that are nearest to one of some lone cores: whether they are followed back may be another matter now. */
  const suitorsOf = async (lone: ReadonlySet<Core>): Promise<readonly Core[]> => {
    const around = await loneAround([...lone].flatMap((core) => core.reports));
    return [...around].filter((core) => {
      const to = cores.at(towards(core));
      return to !== undefined && lone.has(to);
    });
  };

  /** All whose events hang together with those of some. */
  const bringEvents = async (): Promise<void> => {
    const seen = new Set<Core>();
    for (let fresh = [...open]; fresh.length > 0; fresh = [...open].filter((core) => !seen.has(core))) {
      await cores.bring(fresh.flatMap((core) => (core.isLone ? [...core.reports, towards(core)] : core.reports)));
      for (const core of fresh) {
        seen.add(core);
        const leader = core.isLone ? leaderOf(core) : null;
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
      const changed = cores.changed();
      const lone = await loneAround([...seeds, ...changed]);
      const before = new Map([...lone].map((core) => [core, cores.at(towards(core))]));
      await weighAll(lone);
      const others = new Set(changed.map(cores.at));
      const turned = new Set(
        [...lone].filter((core) => {
          const to = cores.at(towards(core));
          return others.has(core) || others.has(to) || to !== before.get(core);
        }),
      );
      for (const core of [...cores.grouped.values(), ...turned, ...(await suitorsOf(turned))]) open.add(core);
    },
    async groups() {
      await bringEvents();
      const groups = new Map<Core, ReportKey[]>();
      for (const core of open) {
        const leader = core.isLone ? leaderOf(core) : null;
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
