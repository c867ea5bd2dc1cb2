// Turns an auxiliary and what follows it into a verb chain: "had been told", "will meet", "to resign".

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';
import { ADJECTIVE, ADVERB, BASE, BE, HAVE, ING, PARTICIPLE, PAST, PREPOSITION, THIRD } from './lexicon.ts';
import { type Tense, type VerbGroup, verbGroup, withAuxiliary } from './verb-group.ts';

export const PAST_AUXILIARIES = new Set(['was', 'were', "wasn't", "weren't", 'did', "didn't", 'had', "hadn't"]);
export const NONFINITE_AUXILIARIES = new Set(['be', 'been']);
const GERUND_AUXILIARIES = new Set(['being', 'having']);
export const VERB_FORMS = PAST | PARTICIPLE | BASE | THIRD | ING;
/** An auxiliary looks no further than this for its full verb: "has not yet formally been announced". */
const REACH = 6;

export const classes = (tokens: readonly Token[], at: number): number => tokens[at]?.classes ?? 0;
/** "not", and the "since" of "has since recovered". */
const stepsAside = (tokens: readonly Token[], at: number): boolean => {
  const { word } = nth(tokens, at);
  return word === 'not' || word === 'never' || (word === 'since' && Boolean(classes(tokens, at + 1) & PARTICIPLE));
};

const OPENING_MARKS = new Set(['“', '"', '«', '‘']);

/** Index of the next token that is no adverb, or -1 beyond reach. Words that are verbs as well count as verbs. */
function skipAdverbs(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length && i < from + REACH; i++) {
    const token = nth(tokens, i);
    if (stepsAside(tokens, i) || OPENING_MARKS.has(token.word)) continue;
    if (!(token.classes & ADVERB) || token.classes & (VERB_FORMS | BE | HAVE)) return token.isWord ? i : -1;
  }
  return -1;
}

/** The chain that a form of "have" at `at` opens: a perfect, "has to", or "has" alone. */
export function haveChain(tokens: readonly Token[], at: number): VerbGroup {
  const past = PAST_AUXILIARIES.has(nth(tokens, at).word);
  const gerund = GERUND_AUXILIARIES.has(nth(tokens, at).word);
  const next = skipAdverbs(tokens, at + 1);
  if (next > 0 && (classes(tokens, next) & PARTICIPLE || nth(tokens, next).word === 'been')) {
    const tense = gerund ? 'gerund' : past ? 'pluperfect' : 'perfect';
    if (nth(tokens, next).word === 'been') return withAuxiliary(beChain(tokens, next), at, tense);
    return verbGroup(at, next + 1, next, tense);
  }
  if (next > 0 && nth(tokens, next).word === 'to' && classes(tokens, next + 1) & (BASE | BE))
    return verbGroup(at, next + 2, next + 1, past ? 'past' : 'modal');
  return verbGroup(at, at + 1, at, gerund ? 'gerund' : past ? 'past' : 'present', true);
}

/** The chain that a form of "be" at `at` opens: progressive, passive, "is to meet", or the copula. */
export function beChain(tokens: readonly Token[], at: number): VerbGroup {
  const { word } = nth(tokens, at);
  const tense: Tense = PAST_AUXILIARIES.has(word) ? 'past' : word === 'being' ? 'gerund' : 'present';
  const next = skipAdverbs(tokens, at + 1);
  if (next < 0) return verbGroup(at, at + 1, at, tense, true);
  const following = nth(tokens, next);
  if (following.word === 'being' && tense !== 'gerund') return withAuxiliary(beChain(tokens, next), at, tense);
  if (following.word === 'to' && classes(tokens, next + 1) & (BASE | BE)) return isToChain(tokens, at, next);
  if (following.word === 'going' && tokens[next + 1]?.word === 'to')
    return verbGroup(at, Math.min(next + 3, tokens.length), next + 2, 'modal');
  if (following.classes & (PARTICIPLE | ING) && !(following.classes & (ADJECTIVE | PREPOSITION)))
    return verbGroup(at, next + 1, next, tense, false, !(following.classes & ING));
  // "was “surprised”": the adjective is no verb of its own
  const end = following.classes & ADJECTIVE && following.classes & VERB_FORMS ? next + 1 : at + 1;
  return verbGroup(at, end, at, tense, true);
}

/** "is to meet", "is to be sold". */
function isToChain(tokens: readonly Token[], at: number, to: number): VerbGroup {
  if (!(classes(tokens, to + 1) & BE)) return verbGroup(at, to + 2, to + 1, 'modal');
  const { end, head, passive } = beChain(tokens, to + 1);
  return verbGroup(at, end, head, 'modal', false, passive);
}

export function modalChain(tokens: readonly Token[], at: number): VerbGroup {
  const next = skipAdverbs(tokens, at + 1);
  const bits = next < 0 ? 0 : classes(tokens, next);
  if (bits & BE) return withAuxiliary(beChain(tokens, next), at, 'modal');
  if (bits & HAVE) return withAuxiliary(haveChain(tokens, next), at, 'modal');
  return next >= 0 ? verbGroup(at, next + 1, next, 'modal') : verbGroup(at, at + 1, at, 'modal', true);
}

/** A question or emphasis: "did he resign". The subject may stand between. */
export function doChain(tokens: readonly Token[], at: number): VerbGroup {
  const tense: Tense = PAST_AUXILIARIES.has(nth(tokens, at).word) ? 'past' : 'present';
  const next = skipAdverbs(tokens, at + 1);
  return next > 0 && classes(tokens, next) & BASE
    ? verbGroup(at, next + 1, next, tense)
    : verbGroup(at, at + 1, at, tense);
}

export function infinitiveChain(tokens: readonly Token[], at: number): VerbGroup | null {
  const next = skipAdverbs(tokens, at + 1);
  if (next < 0) return null;
  const bits = classes(tokens, next);
  if (bits & BE) return withAuxiliary(beChain(tokens, next), at, 'infinitive');
  if (bits & HAVE && nth(tokens, next).word === 'have') return withAuxiliary(haveChain(tokens, next), at, 'infinitive');
  if (bits & BASE && !nth(tokens, next).capital) return verbGroup(at, next + 1, next, 'infinitive');
  return null;
}
