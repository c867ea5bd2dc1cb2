// Says whether a sentence standing alone belongs to a group, by the mean that joins groups: average link, one step beyond its cell.
import { nth } from '../../model/nth.ts';
import { MEAN_LIKELY } from './groups.ts';
import { canonicalOrder, sentencesOf } from './sentences.ts';
import { type Days, daysApart, daysFit, daysOf, jointDays } from './told-days.ts';
import type { Traits } from './traits.ts';

/** A group as whoever stands beside it sees it. */
export interface Outline {
  /** Its first report in the canonical order. */
  readonly first: Traits;
  readonly sentences: number;
  /** Which of them a report is of. */
  readonly sentenceOf: ReadonlyMap<Traits, number>;
  /** Sentences of each article. */
  readonly ofArticle: ReadonlyMap<string, number>;
  readonly days: Days | null;
}

/** The outline of at least one report. */
export function outlineOf(members: readonly Traits[]): Outline {
  const order = canonicalOrder(members);
  const first = sentencesOf(members, order);
  const sentenceOf = new Map(order.map((place, rank) => [nth(members, place), first[rank] as number]));
  const ofArticle = new Map<string, number>();
  order.forEach((place, rank) => {
    const { id } = nth(members, place).article;
    if (first[rank] === rank) ofArticle.set(id, (ofArticle.get(id) ?? 0) + 1);
  });
  return {
    first: nth(members, order[0] ?? 0),
    sentences: new Set(first).size,
    sentenceOf,
    ofArticle,
    days: members.map(daysOf).reduce(jointDays, null),
  };
}

/** A link of a lone sentence's report with one of a group. */
export interface Tie {
  readonly own: Traits;
  readonly other: Traits;
  readonly p: number;
}

/** A sentence that tells its day says nothing of a group that tells none: another one could say another day. */
const isOfItsDays = (lone: Outline, group: Outline, ties: readonly Tie[]): boolean =>
  (group.days !== null || lone.days === null || group.sentences === 1) &&
  daysFit(
    lone.days,
    group.days,
    ties.some(({ own, other }) => daysApart(daysOf(own), daysOf(other)) > 0),
  );

/** The mean that joins groups: each pair of sentences as likely as its likeliest clauses, a link inside an article as a pair of its own. */
function meanOf(lone: Outline, group: Outline, ties: readonly Tie[]): number {
  const best = new Map<number, number>();
  const within = new Set<number>();
  for (const { own, other, p } of ties) {
    const sentence = group.sentenceOf.get(other) ?? -1;
    best.set(sentence, Math.max(p, best.get(sentence) ?? 0));
    if (own.article.id === other.article.id) within.add(sentence);
  }
  const pairs = group.sentences - (group.ofArticle.get(lone.first.article.id) ?? 0) + within.size;
  // In the order of their size, so that the sum is the same whoever adds them.
  return [...best.values()].sort((a, b) => a - b).reduce((sum, p) => sum + p, 0) / Math.max(1, pairs);
}

/** Whether a lone sentence belongs to a group that it is linked with. */
export const follows = (lone: Outline, group: Outline, ties: readonly Tie[]): boolean =>
  isOfItsDays(lone, group, ties) && meanOf(lone, group, ties) >= MEAN_LIKELY;
