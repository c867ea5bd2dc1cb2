// Turns links into groups: average link inside connected components, so that a chain of half-likenesses is no happening.
import type { Traits } from './traits.ts';

/** Two reports by their places in the lists they came in, the lower first, and how likely they tell one happening. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly p: number;
}

/** Two groups join while the mean likelihood over their pairs of different articles reaches this; pairs without a link count 0. */
export const MEAN_LIKELY = 0.06;
/** Days that two papers may be apart about one happening. */
export const MOST_APART = 1;

interface Days {
  readonly from: number;
  readonly to: number;
}

interface Group {
  readonly members: number[];
  /** Members of each article. */
  readonly ofArticle: Map<string, number>;
  /** What the days that its reports tell have in common; null where none tells any. */
  days: Days | null;
  /** Other group → sum of the links between the two, and how many of them are inside an article. */
  readonly links: Map<number, { sum: number; within: number }>;
}

/** What a report tells itself of its days; an assumed day binds nobody. */
const daysOf = ({ from, to, isAssumed }: Traits): Days | null =>
  from === null || to === null || isAssumed ? null : { from, to };

/** What the days of two groups have in common; where they lie apart, `to` lies before `from`. Null where no day is known. */
const jointDays = (a: Days | null, b: Days | null): Days | null =>
  a && b ? { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) } : (a ?? b);

/** What has no day of its own, or a long one, must not bridge two days. */
function daysFit(a: Group, b: Group): boolean {
  const joint = jointDays(a.days, b.days);
  return joint === null || joint.from - joint.to <= MOST_APART;
}

/** Pairs of the two groups' members that stand in different articles. */
function pairsAcross(a: Group, b: Group): number {
  let same = 0;
  const [small, large] = a.ofArticle.size <= b.ofArticle.size ? [a, b] : [b, a];
  for (const [article, count] of small.ofArticle) same += count * (large.ofArticle.get(article) ?? 0);
  return a.members.length * b.members.length - same;
}

interface Candidate {
  readonly mean: number;
  readonly a: number;
  readonly b: number;
}

/** Best first; of equal ones the earlier in canonical order. */
const isBefore = (x: Candidate, y: Candidate): boolean =>
  x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b;

function heapOf(): { push(one: Candidate): void; pop(): Candidate | undefined } {
  const heap: Candidate[] = [];
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j] as Candidate, heap[i] as Candidate];
  };
  return {
    push(one) {
      let i = heap.push(one) - 1;
      for (let up = (i - 1) >> 1; i > 0 && isBefore(heap[i] as Candidate, heap[up] as Candidate); up = (i - 1) >> 1) {
        swap(i, up);
        i = up;
      }
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return top;
      heap[0] = last;
      for (let i = 0, down = 1; down < heap.length; down = 2 * i + 1) {
        if (down + 1 < heap.length && isBefore(heap[down + 1] as Candidate, heap[down] as Candidate)) down++;
        if (!isBefore(heap[down] as Candidate, heap[i] as Candidate)) break;
        swap(i, down);
        i = down;
      }
      return top;
    },
  };
}

/** By day, then words, then place in the article: whatever order and ids the reports come with. */
function canonicalOrder(traits: readonly Traits[]): number[] {
  const compareCodes = (a: Uint32Array, b: Uint32Array): number => {
    for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
    return a.length - b.length;
  };
  return traits
    .map((_, i) => i)
    .sort((i, j) => {
      const [x, y] = [traits[i] as Traits, traits[j] as Traits];
      return (
        (x.from ?? 0) - (y.from ?? 0) ||
        compareCodes(x.words, y.words) ||
        x.index - y.index ||
        compareCodes(x.article.body, y.article.body) ||
        x.article.paper - y.article.paper ||
        (x.article.id < y.article.id ? -1 : 1)
      );
    });
}

/**
 * Groups of places in `traits`; every place is in one; each ascends, and groups by their first place. Average link (UPGMA) over pairs
 * of different articles; a link inside an article counts as a pair of its own. Groups never reach beyond a component of the links.
 */
export function groupsOf(traits: readonly Traits[], links: readonly Link[], enough = MEAN_LIKELY): number[][] {
  const order = canonicalOrder(traits);
  const rank = new Int32Array(traits.length);
  order.forEach((place, at) => {
    rank[place] = at;
  });
  const groups = new Map<number, Group>();
  const groupAt = (id: number): Group => {
    const known = groups.get(id);
    if (known) return known;
    const place = order[id] as number;
    const made: Group = {
      members: [place],
      ofArticle: new Map([[(traits[place] as Traits).article.id, 1]]),
      days: daysOf(traits[place] as Traits),
      links: new Map(),
    };
    groups.set(id, made);
    return made;
  };
  for (const { a, b, p } of links) {
    const [x, y] = [rank[a] as number, rank[b] as number];
    const within = (traits[a] as Traits).article.id === (traits[b] as Traits).article.id ? 1 : 0;
    groupAt(x).links.set(y, { sum: p, within });
    groupAt(y).links.set(x, { sum: p, within });
  }
  joinAll(groups, enough);
  const linked = new Set([...groups.values()].flatMap(({ members }) => members));
  const alone = traits.flatMap((_, place) => (linked.has(place) ? [] : [[place]]));
  const joined = [...groups.values()].map(({ members }) => members.sort((x, y) => x - y));
  return [...joined, ...alone].sort((x, y) => (x[0] as number) - (y[0] as number));
}

function joinAll(groups: Map<number, Group>, enough: number): void {
  const heap = heapOf();
  const meanOf = (a: Group, b: Group, { sum, within }: { sum: number; within: number }): number =>
    sum / Math.max(1, pairsAcross(a, b) + within);
  const offer = (x: number, y: number): void => {
    const [a, b] = [groups.get(x) as Group, groups.get(y) as Group];
    const link = a.links.get(y);
    const mean = link ? meanOf(a, b, link) : 0;
    if (mean >= enough && daysFit(a, b)) heap.push({ mean, a: Math.min(x, y), b: Math.max(x, y) });
  };
  for (const [x, { links }] of groups) for (const y of links.keys()) if (x < y) offer(x, y);
  for (let best = heap.pop(); best; best = heap.pop()) {
    const [a, b] = [groups.get(best.a), groups.get(best.b)];
    const link = a?.links.get(best.b);
    // What has grown since it was offered was offered again.
    if (!a || !b || !link || meanOf(a, b, link) !== best.mean || !daysFit(a, b)) continue;
    merge(best.a, best.b, groups);
    for (const other of a.links.keys()) offer(best.a, other);
  }
}

function merge(keep: number, gone: number, groups: Map<number, Group>): void {
  const [into, from] = [groups.get(keep) as Group, groups.get(gone) as Group];
  for (const member of from.members) into.members.push(member);
  for (const [article, count] of from.ofArticle)
    into.ofArticle.set(article, (into.ofArticle.get(article) ?? 0) + count);
  into.days = jointDays(into.days, from.days);
  into.links.delete(gone);
  from.links.delete(keep);
  for (const [other, { sum, within }] of from.links) {
    const known = into.links.get(other) ?? { sum: 0, within: 0 };
    const joint = { sum: known.sum + sum, within: known.within + within };
    const { links } = groups.get(other) as Group;
    into.links.set(other, joint);
    links.set(keep, joint);
    links.delete(gone);
  }
  groups.delete(gone);
}
