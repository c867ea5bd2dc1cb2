// Turns a word that may be a verb by itself into a verb chain, or knows it for a noun or an adjective.

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';
import { classes, NONFINITE_AUXILIARIES, VERB_FORMS } from './auxiliary-chains.ts';
import {
  ADJECTIVE,
  ADVERB,
  BASE,
  BE,
  COORDINATOR,
  DETERMINER,
  HAVE,
  ING,
  MODAL,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SAYING,
  SUBORDINATOR,
  THIRD,
} from './lexicon.ts';
import { type Tense, type VerbGroup, verbGroup } from './verb-group.ts';

/** "recently", as in "the recently announced phone". */
const isVague = (token: Token | undefined): boolean => token?.timex?.value === 'PAST_REF';

/** Whether the word before makes a noun or an adjective of a verb-like word: "the planned visit", "of flying". */
function standsAsNoun(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (i >= 0 && (isVague(tokens[i]) || classes(tokens, i) & ADVERB)) i--;
  const before = tokens[i];
  if (!before) return false;
  if (before.word === "'s" || before.word === "'") return true;
  const noun = before.classes & (DETERMINER | ADJECTIVE) && !(before.classes & (PRONOUN | RELATIVE));
  return Boolean(noun) || (before.classes & (PRONOUN | RELATIVE | DETERMINER)) === DETERMINER;
}

/** What may follow a finite verb: an object, a preposition, a clause, an adverb, a name, a number. */
const OPENS_OBJECT = DETERMINER | PRONOUN | PREPOSITION | RELATIVE | SUBORDINATOR | ADVERB | ADJECTIVE | ING;
function opensObject(token: Token | undefined): boolean {
  if (!token) return false;
  return (
    Boolean(token.classes & OPENS_OBJECT) || token.capital || token.timex !== null || !/^[a-z,.;:)]/.test(token.word)
  );
}

export const FOLLOWS_NOUN = new Set(['of', 'for', 'from', 'between', 'and', 'or']);

/** "plans for", "claims that" in a verbless line: what follows tells "the company plans it" from "the company's plans". */
function isThirdPerson(token: Token, next: Token | undefined): boolean {
  if (!next?.isWord) return Boolean(token.classes & SAYING);
  if (FOLLOWS_NOUN.has(next.word) || RELATIVE_PRONOUNS.has(next.word)) return false;
  return opensObject(next) || !(next.classes & (VERB_FORMS | BE | HAVE | MODAL));
}

const RELATIVE_PRONOUNS = new Set(['which', 'who', 'whom', 'whose']);

const SINGULAR = new Set(['he', 'she', 'it', 'one', 'someone', 'everyone', 'nobody', 'this']);

/** Whether a pronoun and the form behind it go together: "he says", "they say", but not "that report", "it clear". */
function agrees(tokens: readonly Token[], at: number): boolean {
  const [word, bits] = [nth(tokens, at - 1).word, classes(tokens, at)];
  if (bits & THIRD) return true;
  if (word === 'that') return Boolean(tokens[at - 2]?.word.endsWith('s'));
  return !SINGULAR.has(word) && !(classes(tokens, at - 1) & DETERMINER);
}

/** A present form is a verb only between a subject and an object: "releases", "plans" and "orders" are nouns more often. */
function isPresentVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], nth(tokens, at)];
  if (
    !before?.isWord ||
    (before.classes & (DETERMINER | ADJECTIVE | MODAL | BE | HAVE) & ~RELATIVE && !(before.classes & PRONOUN))
  )
    return false;
  if (/^[\d.,]+$/.test(before.word)) return false;
  if (before.classes & PREPOSITION && !(before.classes & (RELATIVE | ADVERB))) return false;
  if (before.classes & PRONOUN) return agrees(tokens, at);
  if (token.capital && !before.capital) return false;
  if (!before.capital && classes(tokens, at - 2) & PREPOSITION) return false;
  if (token.classes & THIRD) return isThirdPerson(token, tokens[at + 1]);
  // "Police say", "the firm say": hardly ever a noun
  if (token.word === 'say' && before.classes === 0) return true;
  return before.classes === 0 && before.word.endsWith('s') && opensObject(tokens[at + 1]);
}

/** "operating system" is a noun; "a plane carrying passengers", "by saying" and ", saying" are verbs. */
function isGerund(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!before?.isWord || (before.classes & ~(ADJECTIVE | DETERMINER) && !(before.classes & COORDINATOR))) return true;
  return next !== undefined && (next.capital || Boolean(next.classes & (DETERMINER | PREPOSITION | PRONOUN)));
}

export function simpleChain(tokens: readonly Token[], at: number): VerbGroup | null {
  const token = nth(tokens, at);
  const found = (tense: Tense): VerbGroup => verbGroup(at, at + 1, at, tense);
  const bits = token.classes;
  if (bits & (PREPOSITION | SUBORDINATOR | DETERMINER | PRONOUN)) return null;
  if (standsAsNoun(tokens, at)) return null;
  const before = tokens[at - 1];
  if (before && (NONFINITE_AUXILIARIES.has(before.word) || (before.classes & BE && bits & ADJECTIVE))) return null;
  if (bits & ING && !(bits & (PAST | BASE))) return isGerund(tokens, at) ? found('gerund') : null;
  if (bits & PAST && at === 0)
    return bits & PARTICIPLE && classes(tokens, 1) & (PREPOSITION | SUBORDINATOR) ? found('participle') : null;
  if (bits & PAST)
    return before && before.classes & PREPOSITION && !(before.classes & (SUBORDINATOR | ADVERB)) ? null : found('past');
  if (bits & PARTICIPLE && !(bits & (BASE | ADJECTIVE))) return found('participle');
  return bits & (THIRD | BASE) && isPresentVerb(tokens, at) ? found('present') : null;
}
