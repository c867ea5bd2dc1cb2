// Turns alike pairs into groups: average linkage, so that a chain of half-likenesses does not make one happening of a day.
import type { DatedFeatures } from './features.ts';
import type { Pair } from './similarity.ts';

/** Two groups join when the mean likeness over all their pairs (0 for pairs that are not alike) reaches this. */
const MEAN_LIKENESS = 0.3;

interface Group {
  readonly members: number[];
  /** Days common to all members, or the hull where papers contradict each other. */
  from: number;
  to: number;
  /** Other group's root → sum of the likenesses between the two. */
  readonly links: Map<number, number>;
}

/** Days that a joint group would span: their overlap, or for contradicting days all of them. */
function jointDays(a: Group, b: Group): readonly [number, number] {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from <= to ? [from, to] : [Math.min(a.from, b.from), Math.max(a.to, b.to)];
}

const CONTRARY_DAYS = 2;
/** A month-dated sentence must not bridge two days of that month. */
const daysFit = (a: Group, b: Group): boolean => {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from <= to || from - to <= CONTRARY_DAYS;
};

/**
 * Groups of indexes into `features`; every index is in one. `pairs` come best first. Deterministic; about linear in the pairs,
 * because each group keeps the sums to its neighbours and the smaller one is merged into the larger.
 */
export function linkGroups(features: readonly DatedFeatures[], pairs: readonly Pair[]): number[][] {
  const root = Int32Array.from(features, (_, i) => i);
  const groups = new Map<number, Group>(
    features.map(({ from, to }, i) => [i, { members: [i], from, to, links: new Map<number, number>() }]),
  );
  const rootOf = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] as number;
    for (let up = i; root[up] !== at; ) [up, root[up]] = [root[up] as number, at];
    return at;
  };
  const groupAt = (i: number): Group => groups.get(i) as Group;

  for (const { a, b, likeness } of pairs) {
    groupAt(a).links.set(b, likeness);
    groupAt(b).links.set(a, likeness);
  }
  for (const { a, b } of pairs) {
    const [ra, rb] = [rootOf(a), rootOf(b)];
    if (ra === rb) continue;
    const [ga, gb] = [groupAt(ra), groupAt(rb)];
    const mean = (ga.links.get(rb) ?? 0) / (ga.members.length * gb.members.length);
    if (mean < MEAN_LIKENESS || !daysFit(ga, gb)) continue;
    const [keep, gone] = ga.links.size >= gb.links.size ? [ra, rb] : [rb, ra];
    root[gone] = keep;
    merge(keep, gone, groups);
  }
  return [...groups.values()].map(({ members }) => members.sort((x, y) => x - y));
}

function merge(keep: number, gone: number, groups: Map<number, Group>): void {
  const [into, from] = [groups.get(keep) as Group, groups.get(gone) as Group];
  [into.from, into.to] = jointDays(into, from);
  into.members.push(...from.members);
  into.links.delete(gone);
  from.links.delete(keep);
  for (const [other, sum] of from.links) {
    into.links.set(other, (into.links.get(other) ?? 0) + sum);
    const links = (groups.get(other) as Group).links;
    links.set(keep, (links.get(keep) ?? 0) + sum);
    links.delete(gone);
  }
  groups.delete(gone);
}
