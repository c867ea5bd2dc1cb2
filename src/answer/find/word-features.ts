// Turns what was seen of a candidate into the features of its words: how much of the question stands there, where, and what answers it.
import { nth } from '../../model/nth.ts';
import type { Term } from '../terms.ts';
import type { Hits } from './hits.ts';
import { as01, type Features, type Looked, type Measuring, type Seen } from './measured.ts';
import { inClause, placesOf } from './together.ts';

const isAny = (): boolean => true;

/** Share of the terms that are met, rarer ones more, 0 to 1; of none all are. What is worth less than `least` is not met. */
export function shareMet(
  hits: Hits,
  terms: readonly Term[],
  weights: readonly number[],
  isOf: (term: Term) => boolean = isAny,
  least = 0,
): number {
  let met = 0;
  let all = 0;
  // of every sentence that is looked at: a loop, because a closure each would be a twentieth of all that a question makes
  for (let i = 0; i < terms.length; i++) {
    if (!isOf(nth(terms, i))) continue;
    const weight = weights[i] ?? 0;
    const worth = hits[i]?.worth ?? 0;
    all += weight;
    if (worth >= least) met += weight * worth;
  }
  return all > 0 ? met / all : 1;
}

/** A word that another stands for is worth less than this. */
const OWN = 0.8;

const isName = ({ kind }: Term): boolean => kind !== 'word';
const isWord = ({ kind }: Term): boolean => kind === 'word';

type OfOwnWords = 'coverage' | 'kin' | 'names' | 'deeds';

/** How much of the question stands in a sentence, in its own words and in others that stand for them. */
export function ofOwnWords(
  { sought: { terms, weights } }: Measuring,
  { own }: Pick<Seen, 'own'>,
): Features<OfOwnWords> {
  const coverage = shareMet(own, terms, weights, isAny, OWN);
  return {
    coverage,
    kin: shareMet(own, terms, weights) - coverage,
    names: shareMet(own, terms, weights, isName),
    deeds: shareMet(own, terms, weights, isWord),
  };
}

type OfWords = 'around' | 'title' | 'proximity' | 'clause' | 'near' | 'nearClause' | 'sense';

/** How much of it stands beside a candidate, how near together, and in words of a near meaning. */
export function ofWords({ sought: { terms, weights } }: Measuring, one: Seen): Features<OfWords> {
  const { candidate, own, around, coverage, near } = one;
  const inTitle = own.map((_, i) => around[i] ?? null);
  const hasWords = terms.some(isWord);
  return {
    around: one.covered - coverage,
    title: candidate.title.length > 0 ? shareMet(inTitle, terms, weights) : 0,
    proximity: one.proximity,
    clause: inClause(candidate, placesOf(own)),
    near: hasWords ? near.sentence - shareMet(own, terms, weights, isWord) : 0,
    nearClause: near.clause,
    sense: near.sense,
  };
}

type OfAnswer = 'answer' | 'unanswered' | 'reason';

/** Whether a sentence gives what is asked for in so many words: a name, a figure, a reason. */
export function ofAnswer({ wants }: Measuring, { answer }: Pick<Looked, 'answer'>): Features<OfAnswer> {
  const isTyped = wants !== 'fact' && wants !== 'day' && wants !== 'verdict' && wants !== 'speech';
  const surety = answer?.surety ?? 0;
  return {
    answer: isTyped && wants !== 'reason' ? surety : 0,
    unanswered: as01(isTyped && !answer),
    reason: wants === 'reason' ? surety : 0,
  };
}

/** Whether it gives somebody's words. */
export function ofSpeech({ wants }: Measuring, { candidate, spoken }: Looked): Features<'spoken' | 'quoted'> {
  return { spoken, quoted: as01(wants === 'speech' && /["“”]/.test(candidate.evidence.report.text)) };
}

type OfPlace = 'lead' | 'opinion' | 'pronoun';

/** What kind of sentence it is, and where in its article. */
export function ofPlace(_: Measuring, { candidate: { evidence, tokens } }: Looked): Features<OfPlace> {
  const { index, kind } = evidence.report;
  return {
    lead: 1 / (1 + index / 3),
    opinion: as01(kind === 'opinion'),
    pronoun: as01(/^(?:he|she|it|they|this|that)$/.test(tokens[0]?.word ?? '')),
  };
}
