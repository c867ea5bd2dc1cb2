// Turns measured candidates into events in the order in which they answer: learned weights judge sentences, sentences their events.

import { type DateSpan, spansOverlap } from '../../model/dated.ts';
import { type Evidence, type Happening, ledBy } from '../../model/event.ts';
import { grouped } from '../../model/grouped.ts';
import { FEATURES, type Measured, type Measuring } from './measured.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { keyOf } from './sentences.ts';

/** A candidate with its share of belief, 0 to 1 over all candidates of the question. */
export interface Judged extends Measured {
  readonly share: number;
}

/** A happening that may answer. */
export interface Ranked {
  readonly event: Happening;
  /** The sentence that answers best. */
  readonly best: Judged;
  /** Belief in it, 0 to 1. */
  readonly share: number;
}

/** The same answers with this one before the others; as they are where there is none. */
export const withFirst = (one: Ranked | undefined, ranked: readonly Ranked[]): readonly Ranked[] =>
  one ? [one, ...ranked.filter((other) => other !== one)] : ranked;

/** What the next tellings of an event add to its best one. */
const ADDED = 0.5;
const COUNTED = 6;
/** Candidates that are grouped into events: what ranks behind these is never shown. */
const GROUPED = 60;

/** Learned weights in the order of the features. */
const WEIGHT_LIST: readonly number[] = FEATURES.map((name) => WEIGHTS[name] ?? 0);

/** Candidates by belief, the best first; equal ones by article and place. */
export function judged(measured: readonly Measured[], weights = WEIGHT_LIST): Judged[] {
  const scores: number[] = [];
  for (const { values } of measured) scores.push(scoreOf(values, weights));
  const most = Math.max(...scores, -1e9);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0) || 1;
  return measured.map((one, i): Judged => ({ ...one, share: (shares[i] ?? 0) / all })).sort(byBelief);
}

function scoreOf(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

const byBelief = (a: Judged, b: Judged): number =>
  b.share - a.share || (keyOf(a.candidate.evidence) < keyOf(b.candidate.evidence) ? -1 : 1);

const sum = ([best, ...others]: readonly Judged[]): number =>
  (best?.share ?? 0) + ADDED * others.slice(0, COUNTED - 1).reduce((total, { share }) => total + share, 0);

/** The judged ones in their order, then the others in theirs. */
function judgedFirst(evidence: readonly Evidence[], members: readonly Judged[]): readonly Evidence[] {
  const byKey = new Map<string, Evidence>();
  for (const one of evidence) byKey.set(keyOf(one), one);
  const first: Evidence[] = [];
  for (const { candidate } of members) {
    const key = keyOf(candidate.evidence);
    const own = byKey.get(key);
    if (own && byKey.delete(key)) first.push(own);
  }
  return [...first, ...byKey.values()];
}

/** The event led by the sentence that answers best, on the day that this sentence tells. */
function answeringFirst(event: Happening, members: readonly Judged[]): Happening {
  const [first, ...others] = judgedFirst(event.evidence, members);
  if (!first) return event;
  const told = first.report.date;
  const date = told && told.certainty !== 'assumed' ? told : (event.date ?? told);
  return { ...ledBy(event, [first, ...others]), date, kind: first.report.kind };
}

function rankedOf(judgedOnes: readonly Judged[], happenings: readonly Happening[]): Ranked[] {
  const byKey = new Map(judgedOnes.map((one) => [keyOf(one.candidate.evidence), one]));
  const ranked: Ranked[] = [];
  for (const event of happenings) {
    const members = membersOf(event, byKey);
    const [best] = members;
    if (best) ranked.push({ event: answeringFirst(event, members), best, share: sum(members) });
  }
  return ranked;
}

const byShareAlone = (a: Judged, b: Judged): number => b.share - a.share;

/** The judged sentences of an event, the best first. */
function membersOf({ evidence }: Happening, byKey: ReadonlyMap<string, Judged>): readonly Judged[] {
  const members: Judged[] = [];
  for (const one of evidence) {
    const member = byKey.get(keyOf(one));
    if (member) members.push(member);
  }
  return members.sort(byShareAlone);
}

const sentenceKey = ({ best }: Ranked): string =>
  `${best.candidate.evidence.article.id}@${best.candidate.evidence.report.sentence.begin}`;

/** A sentence with two days leads two events, or none and one: the better one is shown. */
function eachSentenceOnce(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return ranked.filter((one) => {
    const key = sentenceKey(one);
    return !seen.has(key) && seen.add(key);
  });
}

/** Where a day is asked for each day comes once, as much believed in as its events together; the other events follow. */
function eachDayFirst(ranked: readonly Ranked[]): Ranked[] {
  const days = grouped(ranked, ({ event }) => event.date?.from ?? '');
  const firsts: Ranked[] = [];
  for (const [first, ...others] of days.values()) {
    const more = others.slice(0, 4).reduce((total, { share }) => total + share, 0);
    firsts.push({ ...first, share: first.share + 0.7 * more });
  }
  firsts.sort((a, b) => b.share - a.share);
  const isFirst = new Set(firsts.map(({ best }) => best));
  return [...firsts, ...ranked.filter(({ best }) => !isFirst.has(best))];
}

const byShare = (a: Ranked, b: Ranked): number => b.share - a.share || (sentenceKey(a) < sentenceKey(b) ? -1 : 1);

/** Candidates that are looked at beside the best: of the days asked for, and with an answer of the kind asked for. */
const BESIDES = 30;

const isInside = ({ candidate }: Judged, when: DateSpan): boolean => {
  const { date } = candidate.evidence.report;
  return date !== null && spansOverlap(date, when);
};

/** The candidates whose happenings may be shown, the best first. */
export function worthGrouping({ when }: Pick<Measuring, 'when'>, judgedOnes: readonly Judged[]): readonly Judged[] {
  const rest = judgedOnes.slice(GROUPED);
  const inside = when ? rest.filter((one) => isInside(one, when)).slice(0, BESIDES) : [];
  const giving = rest.filter(({ answer }) => answer !== null && answer.surety >= 0.5).slice(0, BESIDES);
  return [...new Set([...judgedOnes.slice(0, GROUPED), ...inside, ...giving])];
}

/** Everything that may answer, the best first. `happenings`: those that hold the candidates worth grouping. */
export function rankAnswers(
  asked: Measuring,
  judgedOnes: readonly Judged[],
  happenings: readonly Happening[],
): Ranked[] {
  const once = eachSentenceOnce(rankedOf(worthGrouping(asked, judgedOnes), happenings).sort(byShare));
  return asked.wants === 'day' ? eachDayFirst(once) : once;
}
