// Turns evidence into events: what several articles tell of one happening becomes one entry with its sources.

import type { Dated } from '../model/dated.ts';
import type { Event, Evidence } from '../model/event.ts';
import { nth } from '../model/nth.ts';
import type { Person } from '../model/saga.ts';
import { carriedBy } from './continuation.ts';
import { type DatedFeatures, type Features, type Quoted, sharedQuotes } from './features.ts';
import { happeningOf } from './happening.ts';
import { type Known, knownOf } from './known.ts';
import { linkGroups } from './link.ts';
import type { Interest } from './salience.ts';
import { sameWordings } from './same-wording.ts';
import { alikePairs } from './similarity.ts';

export interface ClusterContext {
  /** People of the saga: their names and aliases are taken for one. */
  readonly people?: readonly Person[];
  /** Words of the saga: events that have them matter more. */
  readonly keywords?: readonly string[];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By article, then place: the order in which evidence is worked on, whatever order it comes in. */
const canonical = (a: DatedFeatures, b: DatedFeatures): number =>
  compareText(a.evidence.article.id, b.evidence.article.id) ||
  a.evidence.report.sentence.begin - b.evidence.report.sentence.begin ||
  a.evidence.report.index - b.evidence.report.index ||
  a.from - b.from;

/** One sentence with two clauses of the same days is one piece of evidence. */
function withoutTwins(features: readonly DatedFeatures[]): DatedFeatures[] {
  const seen = new Set<string>();
  return features.filter(({ evidence: { article, report }, from, to }) => {
    const key = `${article.id}\n${report.sentence.begin}\n${from}\n${to}`;
    return !seen.has(key) && seen.add(key);
  });
}

function groupsOf(features: readonly DatedFeatures[]): number[][] {
  const wordings = sameWordings(features);
  const firsts = wordings.map((group) => nth(features, group[0] as number));
  const linked = linkGroups(firsts, alikePairs(firsts));
  return withCarried(
    features,
    linked.map((group) => group.flatMap((i) => wordings[i] as number[])),
  );
}

/** Moves sentences that carry another one on into that one's group, and with a quotation those who quote the same words. */
function withCarried(features: readonly Features[], groups: readonly (readonly number[])[]): number[][] {
  const bearer = carriedBy(features);
  const groupOf = new Int32Array(features.length);
  const members = groups.map((group) => new Set(group));
  groups.forEach((group, g) => {
    for (const i of group) groupOf[i] = g;
  });
  const quoted = (i: number): Quoted => nth(features, i).quoted;
  for (let i = 0; i < features.length; i++) {
    if (bearer[i] === -1) continue;
    const [from, to] = [groupOf[i] as number, groupOf[bearer[i] as number] as number];
    if (from === to) continue;
    for (const member of [...nth(members, from)]) {
      if (member !== i && sharedQuotes(quoted(member), quoted(i)) === 0) continue;
      nth(members, from).delete(member);
      nth(members, to).add(member);
      groupOf[member] = to;
    }
  }
  return members.filter((group) => group.size > 0).map((group) => [...group]);
}

function eventOf(group: readonly Features[], interest: Interest): Event {
  const told = happeningOf(group, interest);
  // Evidence without a day was left out.
  return { ...told, date: told.date as Dated };
}

/** What the same sentences tell is the same event whatever was asked. */
function eventOnce(group: readonly Features[], { interest, told }: Known): Event {
  const [first] = group as [Features];
  const known = told.get(first);
  if (known?.group.length === group.length && group.every((feature, i) => feature === known.group[i]))
    return known.event;
  const event = eventOf(group, interest);
  told.set(first, { group, event });
  return event;
}

const NOBODY: readonly Person[] = [];
const NOTHING: readonly string[] = [];

/**
 * The happenings that the evidence tells, by date, then salience. Pure and independent of the order of the evidence; evidence
 * without a date tells no happening and is left out. About 20 µs a piece of evidence.
 */
export function clusterEvents(
  evidence: readonly Evidence[],
  { people = NOBODY, keywords = NOTHING }: ClusterContext = {},
): Event[] {
  const known = knownOf(people, keywords);
  return known.lately(evidence, () => eventsOf(evidence, known));
}

function eventsOf(evidence: readonly Evidence[], known: Known): Event[] {
  const features = withoutTwins(
    evidence
      .map(known.features)
      .filter((f) => f !== null)
      .sort(canonical),
  );
  return groupsOf(features)
    .map((group) =>
      eventOnce(
        group.map((i) => nth(features, i)),
        known,
      ),
    )
    .sort(
      (a, b) =>
        compareText(a.date.from, b.date.from) ||
        compareText(a.date.to, b.date.to) ||
        b.salience - a.salience ||
        compareText(a.id, b.id),
    );
}
