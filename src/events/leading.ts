// Turns the evidence of one event into an order: the sentence that tells it best, by itself and most certainly, comes first.
import { type Dated, isUncertain, surenessRank } from '../model/dated.ts';
import type { Evidence } from '../model/event.ts';
import type { ReportKind } from '../model/report.ts';
import type { Features } from './features.ts';
import { isGoodLength } from './length.ts';
import { attributedHouse, byPublication } from './sources.ts';

const KIND_RANK: Readonly<Record<ReportKind, number>> = { report: 0, quote: 1, background: 2, opinion: 3 };

export const isOpinion = ({ report, article }: Evidence): boolean =>
  report.kind === 'opinion' || article.kind === 'opinion';

const kindRank = (evidence: Evidence): number =>
  isOpinion(evidence) ? KIND_RANK.opinion : KIND_RANK[evidence.report.kind];

/** More days than any span has: that of a day which is not known. */
const UNKNOWN = 100_000;

/** Days that a report's date spans less one: 0 for a single day. */
export const spanDays = ({ from, to }: Features): number => (from === null || to === null ? UNKNOWN : to - from);

/** "two days after her colleagues censured her": supports the happening it leads back to, and tells another. */
export const onlyPoints = ({ report }: Evidence): boolean => report.act?.telling === 'points';

/** What is planned, demanded or denied tells less of a happening than that it happened. */
const isUnreal = ({ report }: Evidence): boolean => report.act !== undefined && report.act.realis !== 'happened';

/** How often each stem is told in the group. */
function tellingsOf(group: readonly Features[]): Map<string, number> {
  const tellings = new Map<string, number>();
  for (const { stems } of group) for (const stem of stems) tellings.set(stem, (tellings.get(stem) ?? 0) + 1);
  return tellings;
}

/** How much of what the others tell a sentence tells too. */
const coverage = ({ stems }: Features, tellings: ReadonlyMap<string, number>): number =>
  stems.reduce((sum, stem) => sum + (tellings.get(stem) ?? 1) - 1, 0);

/** Whether the sentence is understood without a neighbour, as it is or as print would show it (0), with a name in brackets (1), or not (2). */
const standingRank = ({ whyNotAlone, needsName }: Features): number => (whyNotAlone !== null ? 2 : needsName ? 1 : 0);

/** Words of a line that is read at a glance. */
const GLANCE = 28;
const lengthRank = (words: number): number => (!isGoodLength(words) ? 2 : words > GLANCE ? 1 : 0);

/** A sentence of twice as many words tells not quite twice as much. */
const LENGTH_POWER = 0.4;
const density = (f: Features, tellings: ReadonlyMap<string, number>): number =>
  coverage(f, tellings) / Math.max(1, f.stems.length) ** LENGTH_POWER;

/** Whether a sentence tells what most others of the group tell (0), some of it (1), or hardly any (2). */
const typicality = (f: Features, tellings: ReadonlyMap<string, number>, most: number): number =>
  most === 0 ? 0 : 2 - Math.min(2, Math.floor((3 * density(f, tellings)) / most));

/** Lower is better, field by field. */
const rankOf = (f: Features, tellings: ReadonlyMap<string, number>, most: number): readonly number[] => {
  const { evidence } = f;
  const { date, attribution, index } = evidence.report;
  return [
    onlyPoints(evidence) ? 1 : 0,
    kindRank(evidence),
    standingRank(f),
    f.isAside || f.isUnstopped ? 1 : 0,
    isUnreal(evidence) ? 1 : 0,
    spanDays(f) === 0 ? 0 : 1,
    typicality(f, tellings, most),
    lengthRank(f.length),
    date ? surenessRank(date) : 4,
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
  const most = Math.max(...group.map((f) => density(f, tellings)));
  const ranks = new Map(group.map((f) => [f, rankOf(f, tellings, most)]));
  return [...group].sort((a, b) => {
    const [x, y] = [ranks.get(a) as readonly number[], ranks.get(b) as readonly number[]];
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return (x[i] as number) - (y[i] as number);
    return byPublication(a.evidence, b.evidence);
  });
}

/**
 * The same order, those first that give the event's own day, and of them those that are sure of it: a line never stands under a day that
 * it does not tell of.
 */
export function withOwnDayFirst(ordered: readonly Features[], date: Dated | null): Features[] {
  const isOwn = ({ evidence: { report } }: Features): boolean =>
    report.date?.from === date?.from && report.date?.to === date?.to;
  const isSure = (f: Features): boolean => isOwn(f) && !(f.evidence.report.date && isUncertain(f.evidence.report.date));
  return [
    ...ordered.filter(isSure),
    ...ordered.filter((f) => isOwn(f) && !isSure(f)),
    ...ordered.filter((f) => !isOwn(f)),
  ];
}
