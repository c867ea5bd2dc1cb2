// Turns links into groups: average link inside connected components, so that a chain of half-likenesses is no happening.
import { nth } from '../../model/nth.ts';
import { heapOf } from './best-first.ts';
import type { Link } from './link.ts';
import { canonicalOrder, sentencesOf } from './sentences.ts';
import { withinStories } from './stories.ts';
import { type Days, daysApart, daysFit, daysOf, jointDays } from './told-days.ts';
import type { Traits } from './traits.ts';

/** Two groups join while the mean likelihood over their pairs of different articles reaches this; pairs without a link count 0. */
export const MEAN_LIKELY = 0.06;
interface Group {
  readonly members: number[];
  /** Sentences: the clauses of one that tell of one day count once, or a long sentence would have many votes. */
  sentences: number;
  /** Sentences of each article. */
  readonly ofArticle: Map<string, number>;
  /** What the days that its reports tell have in common; null where none tells any. */
  days: Days | null;
  readonly links: Map<number, Bond>;
}

/** What links two groups. */
interface Bond {
  /** Sum of the links. */
  readonly sum: number;
  /** How many of them are inside an article. */
  readonly within: number;
  /** Whether one of them says that papers tell one deed of two days. */
  readonly isApart: boolean;
}

/** Pairs of the two groups' sentences that stand in different articles. */
function pairsAcross(a: Group, b: Group): number {
  let same = 0;
  const [small, large] = a.ofArticle.size <= b.ofArticle.size ? [a, b] : [b, a];
  for (const [article, count] of small.ofArticle) same += count * (large.ofArticle.get(article) ?? 0);
  return a.sentences * b.sentences - same;
}

/**
 * Groups of places in `traits`; every place is in one; each ascends, and groups by their first place. Average link (UPGMA) over pairs
 * of sentences of different articles, each pair as likely as its likeliest clauses; a link inside an article counts as a pair of its
 * own. Groups never reach beyond a component of the links.
 */
export function groupsOf(
  traits: readonly Traits[],
  links: readonly Link[],
  enough = MEAN_LIKELY,
  within = withinStories,
): number[][] {
  const order = canonicalOrder(traits);
  const first = sentencesOf(traits, order);
  const groups = new Map<number, Group>();
  const idOf = new Int32Array(traits.length);
  order.forEach((place, rank) => {
    const id = first[rank] as number;
    idOf[place] = id;
    const group = groups.get(id);
    const days = daysOf(nth(traits, place));
    if (group) {
      group.members.push(place);
      group.days = jointDays(group.days, days);
    } else {
      const ofArticle = new Map([[nth(traits, place).article.id, 1]]);
      groups.set(id, { members: [place], sentences: 1, ofArticle, days, links: new Map() });
    }
  });
  for (const { a, b, p } of within(traits, links)) {
    const [x, y] = [idOf[a] as number, idOf[b] as number];
    if (x === y) continue;
    const within = nth(traits, a).article.id === nth(traits, b).article.id ? 1 : 0;
    const [of, back] = [groups.get(x) as Group, groups.get(y) as Group];
    const known = of.links.get(y);
    const isApart = daysApart(daysOf(nth(traits, a)), daysOf(nth(traits, b))) > 0;
    const bond = { sum: Math.max(p, known?.sum ?? 0), within, isApart: isApart || known?.isApart === true };
    of.links.set(y, bond);
    back.links.set(x, bond);
  }
  joinAll(groups, enough);
  return [...groups.values()]
    .map(({ members }) => members.sort((x, y) => x - y))
    .sort((x, y) => (x[0] as number) - (y[0] as number));
}

function joinAll(groups: Map<number, Group>, enough: number): void {
  const heap = heapOf();
  const meanOf = (a: Group, b: Group, { sum, within }: Bond): number => sum / Math.max(1, pairsAcross(a, b) + within);
  const offer = (x: number, y: number): void => {
    const [a, b] = [groups.get(x) as Group, groups.get(y) as Group];
    const link = a.links.get(y);
    const mean = link ? meanOf(a, b, link) : 0;
    if (link && mean >= enough && daysFit(a.days, b.days, link.isApart))
      heap.push({ mean, a: Math.min(x, y), b: Math.max(x, y) });
  };
  for (const [x, { links }] of groups) for (const y of links.keys()) if (x < y) offer(x, y);
  for (let best = heap.pop(); best; best = heap.pop()) {
    const [a, b] = [groups.get(best.a), groups.get(best.b)];
    const link = a?.links.get(best.b);
    // What has grown since it was offered was offered again.
    if (!a || !b || !link || meanOf(a, b, link) !== best.mean || !daysFit(a.days, b.days, link.isApart)) continue;
    merge(best.a, best.b, groups);
    for (const other of a.links.keys()) offer(best.a, other);
  }
}

const both = (a: Bond, b: Bond): Bond => ({
  sum: a.sum + b.sum,
  within: a.within + b.within,
  isApart: a.isApart || b.isApart,
});

function merge(keep: number, gone: number, groups: Map<number, Group>): void {
  const [into, from] = [groups.get(keep) as Group, groups.get(gone) as Group];
  for (const member of from.members) into.members.push(member);
  for (const [article, count] of from.ofArticle)
    into.ofArticle.set(article, (into.ofArticle.get(article) ?? 0) + count);
  into.days = jointDays(into.days, from.days);
  into.sentences += from.sentences;
  into.links.delete(gone);
  from.links.delete(keep);
  for (const [other, bond] of from.links) {
    const known = into.links.get(other);
    const joint = known ? both(known, bond) : bond;
    const { links } = groups.get(other) as Group;
    into.links.set(other, joint);
    links.set(keep, joint);
    links.delete(gone);
  }
  groups.delete(gone);
}
