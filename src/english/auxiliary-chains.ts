// Turns an auxiliary and what follows it into a verb chain: "had been told", "will meet", "to resign".

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';
import { ADJECTIVE, ADVERB, BASE, BE, HAVE, ING, PARTICIPLE, PAST, PREPOSITION, THIRD } from './lexicon.ts';
import type { Tense, VerbGroup } from './verb-group.ts';

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

export type Chain = Omit<VerbGroup, 'begin'>;

/** The chain that a form of "have" at `at` opens: a perfect, "has to", or "has" alone. */
export function haveChain(tokens: readonly Token[], at: number): Chain {
  const past = PAST_AUXILIARIES.has(nth(tokens, at).word);
  const gerund = GERUND_AUXILIARIES.has(nth(tokens, at).word);
  const next = skipAdverbs(tokens, at + 1);
  if (next > 0 && (classes(tokens, next) & PARTICIPLE || nth(tokens, next).word === 'been')) {
    const inner =
      nth(tokens, next).word === 'been' ? beChain(tokens, next) : { head: next, end: next + 1, stative: false };
    return { ...inner, tense: gerund ? 'gerund' : past ? 'pluperfect' : 'perfect' };
  }
  if (next > 0 && nth(tokens, next).word === 'to' && classes(tokens, next + 1) & (BASE | BE))
    return { head: next + 1, end: next + 2, tense: past ? 'past' : 'modal', stative: false };
  return { head: at, end: at + 1, tense: gerund ? 'gerund' : past ? 'past' : 'present', stative: true };
}

/** The chain that a form of "be" at `at` opens: progressive, passive, "is to meet", or the copula. */
export function beChain(tokens: readonly Token[], at: number): Chain {
  const { word } = nth(tokens, at);
  const tense: Tense = PAST_AUXILIARIES.has(word) ? 'past' : word === 'being' ? 'gerund' : 'present';
  const next = skipAdverbs(tokens, at + 1);
  if (next < 0) return { head: at, end: at + 1, tense, stative: true };
  const following = nth(tokens, next);
  if (following.word === 'being' && tense !== 'gerund') return { ...beChain(tokens, next), tense };
  if (following.word === 'to' && classes(tokens, next + 1) & (BASE | BE)) {
    const inner = classes(tokens, next + 1) & BE ? beChain(tokens, next + 1) : { head: next + 1, end: next + 2 };
    return { ...inner, tense: 'modal', stative: false };
  }
  if (following.word === 'going' && tokens[next + 1]?.word === 'to')
    return { head: next + 2, end: Math.min(next + 3, tokens.length), tense: 'modal', stative: false };
  if (following.classes & (PARTICIPLE | ING) && !(following.classes & (ADJECTIVE | PREPOSITION)))
    return { head: next, end: next + 1, tense, stative: false, passive: !(following.classes & ING) };
  // "was “surprised”": the adjective is no verb of its own
  const end = following.classes & ADJECTIVE && following.classes & VERB_FORMS ? next + 1 : at + 1;
  return { head: at, end, tense, stative: true };
}

export function modalChain(tokens: readonly Token[], at: number): Chain {
  const next = skipAdverbs(tokens, at + 1);
  const alone: Chain = { head: at, end: at + 1, tense: 'modal', stative: true };
  if (next < 0) return alone;
  const bits = classes(tokens, next);
  if (bits & BE) return { ...beChain(tokens, next), tense: 'modal' };
  if (bits & HAVE) return { ...haveChain(tokens, next), tense: 'modal' };
  return bits & BASE || nth(tokens, next).isWord
    ? { head: next, end: next + 1, tense: 'modal', stative: false }
    : alone;
}

/** A question or emphasis: "did he resign". The subject may stand between. */
export function doChain(tokens: readonly Token[], at: number): Chain {
  const tense: Tense = PAST_AUXILIARIES.has(nth(tokens, at).word) ? 'past' : 'present';
  const next = skipAdverbs(tokens, at + 1);
  return next > 0 && classes(tokens, next) & BASE
    ? { head: next, end: next + 1, tense, stative: false }
    : { head: at, end: at + 1, tense, stative: false };
}

export function infinitiveChain(tokens: readonly Token[], at: number): Chain | null {
  const next = skipAdverbs(tokens, at + 1);
  if (next < 0) return null;
  const bits = classes(tokens, next);
  if (bits & BE) return { ...beChain(tokens, next), tense: 'infinitive' };
  if (bits & HAVE && nth(tokens, next).word === 'have') return { ...haveChain(tokens, next), tense: 'infinitive' };
  if (bits & BASE && !nth(tokens, next).capital)
    return { head: next, end: next + 1, tense: 'infinitive', stative: false };
  return null;
}
