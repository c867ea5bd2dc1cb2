// Turns a candidate and a question into the features by which candidates are ranked, all readable and cheap.
import { dctOf } from '../../model/article.ts';
import type { DateSpan } from '../../model/dated.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import type { Term } from '../terms.ts';
import { answerIn } from './answer-in.ts';
import { alike, type First, inTurn, votes } from './crowd.ts';
import type { HitFinder, Hits } from './hits.ts';
import { FEATURES, type FeatureName, type Measured, type Measuring } from './measured.ts';
import { rolesMet } from './roles.ts';
import { isPointedTo, isSpoken, isSupposed, isToBe, predicateMet } from './said-and-done.ts';
import type { Candidate } from './sentences.ts';
import { inClause, inOrder, placesOf, proximityOf } from './together.ts';

const share = (
  hits: Hits,
  terms: readonly Term[],
  weights: readonly number[],
  isOf: (term: Term) => boolean,
): number => {
  let met = 0;
  let all = 0;
  terms.forEach((term, i) => {
    if (!isOf(term)) return;
    const weight = weights[i] ?? 0;
    all += weight;
    met += weight * (hits[i]?.worth ?? 0);
  });
  return all > 0 ? met / all : 1;
};

/** A word that another stands for is worth less than this. */
const OWN = 0.8;
const ownHits = (hits: Hits): Hits => hits.map((hit) => (hit && hit.worth >= OWN ? hit : null));

const isName = ({ kind }: Term): boolean => kind !== 'word';
const isWord = ({ kind }: Term): boolean => kind === 'word';

/** How far the candidate's days lie from those asked for, 0 to 1: 1 for a month and more. */
function distanceFrom(when: DateSpan, from: IsoDate, to: IsoDate): number {
  const days = from > when.to ? daysBetween(when.to, from) : to < when.from ? daysBetween(to, when.from) : 0;
  return Math.min(1, Math.log(1 + days) / Math.log(32));
}

const whole = (hits: Hits): number => (hits.every((hit) => hit) ? 1 : 0);

/** Measures all candidates of a question. */
export function measure(asked: Measuring, candidates: readonly Candidate[], find: HitFinder): Measured[] {
  const { terms, weights } = asked.sought;
  const first = candidates.map((candidate): First => {
    const { own, around } = find(candidate);
    const coverage = share(own, terms, weights, () => true);
    return { candidate, own, around, coverage, proximity: proximityOf(placesOf(own)) };
  });
  const voted = votes(first);
  const told = alike(first);
  const places = inTurn(first);
  return first.map((one) => measured(asked, one, voted, told.get(one) ?? 0, places.get(one) ?? null));
}

function measured(
  asked: Measuring,
  one: First,
  voted: ReadonlyMap<IsoDate, number>,
  told: number,
  turn: number | null,
): Measured {
  const { candidate, own, around, coverage, proximity } = one;
  const { terms, weights } = asked.sought;
  const { report, article } = candidate.evidence;
  const { tokens } = candidate;
  const places = placesOf(own);
  const { wants, when } = asked;
  const met = placesOf(own.filter((_, i) => !terms[i]?.isOffice)).flat();
  const counted = asked.counted >= 0 ? (own[asked.counted]?.places ?? []) : [];
  const lastDeed = terms.findLastIndex((term, i) => term.kind === 'word' && own[i] && i !== asked.counted);
  const deed = own[lastDeed]?.places ?? [];
  const answer = answerIn(wants, { text: report.text, tokens, met, counted, deed, role: asked.role });
  const withAround = own.map((hit, i) => hit ?? around[i] ?? null);
  const covered = share(withAround, terms, weights, () => true);
  const speaker = terms[asked.speaker];
  const spoken = isSpoken(candidate, own[asked.speaker] ?? null, around[asked.speaker] ?? null, speaker);
  const supposed = isSupposed(candidate, own, terms);
  const published = dctOf(article.published);
  const { date } = report;
  const ownCoverage = share(ownHits(own), terms, weights, () => true);
  const isDay = wants === 'day' ? 1 : 0;
  const isVerdict = wants === 'verdict' ? 1 : 0;
  // what asks for a day, a name, a figure, a reason, yes or no is answered by what was done alone
  const isHeld = wants === 'fact' || wants === 'speech' ? 0 : 1;
  const pointed = isPointedTo(candidate, own, terms) ? 1 : 0;
  const points = report.act?.telling === 'points' ? 1 : 0;
  const roles = rolesMet(asked.parts, terms, report.act);
  const predicate = predicateMet(asked.sought, report.act);
  const unreal = report.act && (report.act.realis !== 'happened' || !report.act.isSo) ? 1 : 0;
  const isTyped = wants !== 'fact' && wants !== 'day' && wants !== 'verdict' && wants !== 'speech';
  const length = date ? daysBetween(date.from, date.to) + 1 : 1;
  const vote = date ? (voted.get(date.from) ?? 0) : 0;
  const fresh = published && date && date.from <= published && daysBetween(date.from, published) <= 2 ? 1 : 0;
  const values: Record<FeatureName, number> = {
    coverage: ownCoverage,
    names: share(own, terms, weights, isName),
    deeds: share(own, terms, weights, isWord),
    whole: whole(own),
    around: covered - coverage,
    proximity,
    clause: inClause(candidate, places),
    order: inOrder(own),
    answer: isTyped && wants !== 'reason' ? (answer?.surety ?? 0) : 0,
    unanswered: isTyped && !answer ? 1 : 0,
    reason: wants === 'reason' ? (answer?.surety ?? 0) : 0,
    spoken,
    quoted: wants === 'speech' && /["“”]/.test(report.text) ? 1 : 0,
    lead: 1 / (1 + report.index / 3),
    title:
      candidate.title.length > 0
        ? share(
            own.map((_, i) => around[i] ?? null),
            terms,
            weights,
            () => true,
          )
        : 0,
    asked: /\?["”’']?\s*$/.test(report.text) ? 1 : 0,
    told: date && date.certainty !== 'assumed' ? 1 : 0,
    assumed: date?.certainty === 'assumed' ? 1 : 0,
    fallback: date ? 0 : 1,
    wide: length > 7 ? 1 : 0,
    inside: when && date && date.from <= when.to && date.to >= when.from ? 1 : 0,
    distance: when ? (date ? distanceFrom(when, date.from, date.to) : published ? 0.5 : 1) : 0,
    vote,
    alike: told,
    supposed: supposed ? 1 : 0,
    brief: tokens.length < 8 ? 1 : 0,
    opinion: report.kind === 'opinion' ? 1 : 0,
    pronoun: /^(?:he|she|it|they|this|that)$/.test(tokens[0]?.word ?? '') ? 1 : 0,
    fresh,
    kin: coverage - ownCoverage,
    dayVote: isDay * vote,
    dayClause: isDay * inClause(candidate, places),
    dayFresh: isDay * fresh,
    pointed,
    predicate,
    points,
    unreal,
    roles: roles.met,
    turned: roles.turned,
    ahead: asked.ahead && date && published && date.from > published ? 1 : 0,
    heldInfinitive: isHeld * (isToBe(candidate, own, terms) ? 1 : 0),
    dayPointed: isDay * pointed,
    dayPoints: isDay * points,
    dayWide: isDay * (date && date.from !== date.to ? 1 : 0),
    dayUnreal: isDay * unreal,
    dayPredicate: isDay * predicate,
    heldSupposed: isHeld * (supposed ? 1 : 0),
    heldUnreal: isHeld * unreal,
    heldPredicate: isVerdict * predicate,
    early: asked.extreme === 'first' && turn !== null ? 1 - turn : 0,
    late: asked.extreme === 'last' && turn !== null ? turn : 0,
    dayTold: isDay * (date && date.certainty !== 'assumed' && date.from === date.to ? 1 : 0),
  };
  return {
    candidate,
    values: FEATURES.map((name) => values[name]),
    answer,
    hits: own,
    coverage,
    covered,
    supposed,
    turned: roles.turned > 0,
    spoken: spoken >= 1,
  };
}
