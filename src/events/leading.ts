// Turns the evidence of one event into an order: the sentence that tells it best, by itself and most certainly, comes first.
import { standing, whyLeaning } from '../english/standing.ts';
import type { Dated } from '../model/dated.ts';
import type { Evidence } from '../model/event.ts';
import type { ReportKind } from '../model/report.ts';
import type { Features } from './features.ts';
import { isGoodLength } from './length.ts';
import { attributedHouse, byPublication } from './sources.ts';

const KIND_RANK: Readonly<Record<ReportKind, number>> = { report: 0, quote: 1, background: 2, opinion: 3 };
const CERTAINTY_RANK: Readonly<Record<Dated['certainty'], number>> = { stated: 0, resolved: 1, assumed: 2 };

export const isOpinion = ({ report, article }: Evidence): boolean =>
  report.kind === 'opinion' || article.kind === 'opinion';

const kindRank = (evidence: Evidence): number =>
  isOpinion(evidence) ? KIND_RANK.opinion : KIND_RANK[evidence.report.kind];

/** More days than any span has: that of a day which is not known. */
const UNKNOWN = 100_000;

const spanDays = ({ from, to }: Features): number => (from === null || to === null ? UNKNOWN : to - from);

/** How often each stem is told in the group. */
function tellingsOf(group: readonly Features[]): Map<string, number> {
  const tellings = new Map<string, number>();
  for (const { stems } of group) for (const stem of stems) tellings.set(stem, (tellings.get(stem) ?? 0) + 1);
  return tellings;
}

/** How much of what the others tell a sentence tells too. */
const coverage = ({ stems }: Features, tellings: ReadonlyMap<string, number>): number =>
  stems.reduce((sum, stem) => sum + (tellings.get(stem) ?? 1) - 1, 0);

/** Whether the sentence is shown whole and understood without a neighbour, or can be as print would show it. */
const stands = ({ evidence }: Features): boolean => whyLeaning(standing(evidence.report.text).text) === null;

/** Words of a line that is read at a glance. */
const GLANCE = 28;
const lengthRank = (words: number): number => (!isGoodLength(words) ? 2 : words > GLANCE ? 1 : 0);

/** Lower is better, field by field. */
const rankOf = (f: Features, tellings: ReadonlyMap<string, number>): readonly number[] => {
  const { evidence } = f;
  const { date, attribution, index } = evidence.report;
  return [
    kindRank(evidence),
    stands(f) ? 0 : 1,
    f.isAside ? 1 : 0,
    spanDays(f) === 0 ? 0 : 1,
    lengthRank(f.length),
    date ? CERTAINTY_RANK[date.certainty] : 3,
    attributedHouse(attribution) ? 1 : 0,
    f.names.size > 0 ? 0 : 1,
    spanDays(f),
    -coverage(f, tellings),
    Math.min(index, 3),
  ];
};

/** Best evidence first. A report leads before a quotation, a whole sentence before one that leans, the finer date before the coarser. */
export function inLeadingOrder(group: readonly Features[]): Features[] {
  if (group.length < 2) return [...group];
  const tellings = tellingsOf(group);
  const ranks = new Map(group.map((f) => [f, rankOf(f, tellings)]));
  return [...group].sort((a, b) => {
    const [x, y] = [ranks.get(a) as readonly number[], ranks.get(b) as readonly number[]];
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return (x[i] as number) - (y[i] as number);
    return byPublication(a.evidence, b.evidence);
  });
}

/** The date of an event: the finest one of its evidence, the most certain of those, the leading one of these. */
export function dateOfEvent(ordered: readonly Features[]): Dated | null {
  const dateOf = (f: Features): Dated | null => f.evidence.report.date;
  const cost = (f: Features): number => spanDays(f) * 10 + CERTAINTY_RANK[dateOf(f)?.certainty ?? 'assumed'];
  const finest = ordered.reduce((best, f) => (cost(f) < cost(best) ? f : best));
  return dateOf(finest);
}
