// Makes an event of the reports that tell one happening: its day, what leads, who supports it, where they differ, how much it matters.
import type { Event, Evidence } from '../model/event.ts';
import type { Person } from '../model/saga.ts';
import { differingFrom } from './differing.ts';
import type { Features } from './features.ts';
import { knownOf } from './known.ts';
import { dateOfEvent, inLeadingOrder, isOpinion } from './leading.ts';
import { salienceOf } from './salience.ts';
import { corroborate } from './sources.ts';

/** An event as it is kept: places stand for evidence. */
export interface Made {
  readonly date: Event['date'] | null;
  readonly kind: Event['kind'];
  readonly headline: string;
  /** Names of the saga's people in the leading sentence. */
  readonly actors: readonly string[];
  readonly publishers: readonly string[];
  readonly independentSources: number;
  readonly firstReported: number | null;
  readonly differing: readonly { readonly rank: number; readonly how: string }[];
  readonly salience: number;
  readonly reasons: readonly string[];
  /** Words under which the event is found: its sentences and the titles above them. */
  readonly told: string;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By article, then place, whatever order the evidence comes in. */
const canonical = (a: Evidence, b: Evidence): number =>
  compareText(a.article.id, b.article.id) || a.report.index - b.report.index;

/** Sentences by which an event is found; more papers than this say the same again. */
const MOST_TOLD = 40;

const toldBy = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.slice(0, MOST_TOLD).flatMap(({ report, article }) => [report.text, article.title ?? '']))].join(
    '\n',
  );

/** One sentence with two clauses of the same days is shown once: the other stands last. */
function twinsLast(features: readonly Features[]): Features[] {
  const seen = new Set<string>();
  const isFirst = ({ evidence: { article, report }, from, to }: Features): boolean => {
    const key = `${article.id}\n${report.sentence.begin}\n${from}\n${to}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };
  const firsts = features.filter(isFirst);
  const kept = new Set(firsts);
  return [...firsts, ...features.filter((feature) => !kept.has(feature))];
}

/** The event of a group, and the order of its evidence as places in the list; evidence without a day stands behind the other. */
export function eventOf(
  evidence: readonly Evidence[],
  { people, keywords }: { readonly people: readonly Person[]; readonly keywords: readonly string[] },
): { readonly event: Made; readonly order: readonly number[] } {
  const known = knownOf(people, keywords);
  const sorted = [...evidence].sort(canonical);
  const features = sorted.map(known.features);
  const dated = inLeadingOrder(features.filter((one) => one !== null));
  const ordered = twinsLast(dated);
  const undated = sorted.filter((_, i) => features[i] === null);
  const all = [...ordered.map((one) => one.evidence), ...undated] as [Evidence, ...Evidence[]];
  const placeOf = new Map(evidence.map((one, place) => [one, place]));
  const rankOf = new Map(all.map((one, rank) => [one, rank]));
  const [lead] = all;
  const [first] = ordered;
  const date = first ? dateOfEvent(ordered) : null;
  const support = corroborate(all);
  const differing = date ? differingFrom(ordered, date) : [];
  const kind = isOpinion(lead) ? ('opinion' as const) : lead.report.kind;
  const weight =
    first && date
      ? salienceOf(
          { date, kind, evidence: all, ...support, differing },
          ordered as [Features, ...Features[]],
          known.interest,
        )
      : { salience: 0, reasons: [] };
  return {
    event: {
      date,
      kind,
      headline: lead.report.text,
      actors: first ? [...first.names].filter((name) => name.startsWith('@')).map((name) => name.slice(1)) : [],
      publishers: support.publishers,
      independentSources: support.independentSources,
      firstReported: support.firstReported ? (rankOf.get(support.firstReported) ?? null) : null,
      differing: differing.map(({ evidence: one, how }) => ({ rank: rankOf.get(one) as number, how })),
      ...weight,
      told: toldBy(all),
    },
    order: all.map((one) => placeOf.get(one) as number),
  };
}
