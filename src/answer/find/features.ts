// Turns a candidate and a question into the features by which candidates are ranked, all readable and cheap.
import type { IsoDate } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import { answerOf } from './answer-of.ts';
import { alike, type First, votes } from './crowd.ts';
import { ofDay } from './day-features.ts';
import { ofAct, ofDeed } from './deed-features.ts';
import { type HitFinder, hitsAround, ownHits } from './hits.ts';
import { FEATURES, type FeatureName, type Features, type Measured, type Measuring, type Seen } from './measured.ts';
import { type Near, nearFinder, nearOf } from './near.ts';
import { rolesMet } from './roles.ts';
import { isSpoken, isSupposed } from './said-and-done.ts';
import type { Candidate } from './sentences.ts';
import { placesOf, proximityOf } from './together.ts';
import { ofAnswer, ofOwnWords, ofPlace, ofSpeech, ofWords, shareMet } from './word-features.ts';

/** What all candidates of a question say together. */
interface Crowd {
  readonly voted: ReadonlyMap<IsoDate, number>;
  readonly told: ReadonlyMap<First, number>;
}

/** Measures all candidates of a question. */
export function measure(asked: Measuring, candidates: readonly Candidate[], hits: HitFinder): Measured[] {
  // loops over functions of the module: what a callback was compiled to for speed is lost with it
  const first: First[] = [];
  for (const candidate of candidates) first.push(firstOf(asked, candidate, hits));
  const crowd = { voted: votes(first), told: alike(first) };
  const near = nearFinder(asked.sought, candidates);
  const all: Measured[] = [];
  for (const one of first) all.push(measured(asked, seen(asked, one, crowd, nearOf(near, one.candidate, one.own))));
  return all;
}

function firstOf({ sought: { terms, weights } }: Measuring, candidate: Candidate, hits: HitFinder): First {
  const own = ownHits(hits, candidate);
  return {
    candidate,
    own,
    around: hitsAround(hits, candidate),
    coverage: shareMet(own, terms, weights),
    proximity: proximityOf(placesOf(own)),
  };
}

function seen(asked: Measuring, one: First, { voted, told }: Crowd, near: Near): Seen {
  const { candidate, own, around } = one;
  const { terms, weights } = asked.sought;
  const { report } = candidate.evidence;
  const withAround = own.map((hit, i) => hit ?? around[i] ?? null);
  return {
    candidate,
    own,
    around,
    coverage: one.coverage,
    proximity: one.proximity,
    near,
    answer: answerOf(asked, candidate, own),
    covered: shareMet(withAround, terms, weights),
    spoken: isSpoken(candidate, own[asked.speaker] ?? null, around[asked.speaker] ?? null, terms[asked.speaker]),
    supposed: isSupposed(candidate, own, terms),
    roles: rolesMet(asked.playing, report.act),
    vote: report.date ? (voted.get(report.date.from) ?? 0) : 0,
    told: told.get(one) ?? 0,
  };
}

const ofCrowd = (_: Measuring, { vote, told }: Seen): Features<'vote' | 'alike'> => ({ vote, alike: told });

/** What measures the features, and for each of them the part that does. */
const PARTS = [ofOwnWords, ofWords, ofAnswer, ofSpeech, ofPlace, ofDay, ofCrowd, ofAct, ofDeed] as const;
type Part = Readonly<Partial<Record<FeatureName, number>>>;
const measuredBy = new Map<FeatureName, number>();

/** Which part measures a feature. */
function partOf(parts: readonly Part[], name: FeatureName): number {
  const known = measuredBy.get(name);
  if (known !== undefined) return known;
  const by = parts.findIndex((part) => name in part);
  measuredBy.set(name, by);
  return by;
}

/** The values in the order of the features; the parts are looked into as they are, because to spread them takes longer than to measure. */
function valuesOf(asked: Measuring, one: Seen): readonly number[] {
  const parts: Part[] = [];
  for (const part of PARTS) parts.push(part(asked, one));
  const values = new Array<number>(FEATURES.length).fill(0);
  for (let i = 0; i < FEATURES.length; i++) {
    const name = nth(FEATURES, i);
    values[i] = parts[partOf(parts, name)]?.[name] ?? 0;
  }
  return values;
}

function measured(asked: Measuring, one: Seen): Measured {
  const { candidate, answer, coverage, covered, supposed, own } = one;
  return {
    candidate,
    values: valuesOf(asked, one),
    answer,
    hits: own,
    coverage,
    covered,
    named: asked.sought.terms.every(({ kind }, i) => kind === 'word' || own[i] || one.around[i]),
    supposed,
    spoken: one.spoken >= 1,
  };
}
