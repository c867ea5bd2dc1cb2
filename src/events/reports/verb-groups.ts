// Turns the tokens of a sentence into its verb groups: "had been told", "will meet", "to resign", each with its tense.
import {
  ADJECTIVE,
  ADVERB,
  BASE,
  BE,
  CARRIES,
  COORDINATOR,
  DETERMINER,
  DO,
  HAVE,
  HOLDS,
  ING,
  INTENT,
  MODAL,
  PARTICIPLE,
  PAST,
  PERFORMS,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SAYING,
  SUBORDINATOR,
  THIRD,
} from './lexicon.ts';
import type { Token } from './tokens.ts';

/**
 * past: "met"; perfect: "has met"; pluperfect: "had met"; present: "meets", "is meeting"; modal: "will meet", "would have met";
 * infinitive: "to meet"; gerund: "meeting"; participle: "met by", reduced from a relative clause.
 */
export type Tense = 'past' | 'perfect' | 'pluperfect' | 'present' | 'modal' | 'infinitive' | 'gerund' | 'participle';

export interface VerbGroup {
  /** Token indices, `end` exclusive; `head` is the full verb, or the auxiliary where it stands alone. */
  readonly begin: number;
  readonly end: number;
  readonly head: number;
  readonly tense: Tense;
  /** "is", "has" without a full verb: a state, not an event. */
  readonly stative: boolean;
  readonly passive?: boolean;
}

const FINITE: ReadonlySet<Tense> = new Set(['past', 'perfect', 'pluperfect', 'present', 'modal']);
export const isFiniteGroup = (group: VerbGroup): boolean => FINITE.has(group.tense);

const PAST_AUXILIARIES = new Set(['was', 'were', "wasn't", "weren't", 'did', "didn't", 'had', "hadn't"]);
const NONFINITE_AUXILIARIES = new Set(['be', 'been']);
const GERUND_AUXILIARIES = new Set(['being', 'having']);
const VERB_FORMS = PAST | PARTICIPLE | BASE | THIRD | ING;
/** An auxiliary looks no further than this for its full verb: "has not yet formally been announced". */
const REACH = 6;

const classes = (tokens: readonly Token[], at: number): number => tokens[at]?.classes ?? 0;
const isNegation = (token: Token | undefined): boolean => token?.word === 'not' || token?.word === 'never';

const OPENING_MARKS = new Set(['“', '"', '«', '‘']);

/** Index of the next token that is no adverb, or -1 beyond reach. Words that are verbs as well count as verbs. */
function skipAdverbs(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length && i < from + REACH; i++) {
    const token = tokens[i] as Token;
    if (isNegation(token) || OPENING_MARKS.has(token.word)) continue;
    if (!(token.classes & ADVERB) || token.classes & (VERB_FORMS | BE | HAVE)) return token.isWord ? i : -1;
  }
  return -1;
}

type Chain = Omit<VerbGroup, 'begin'>;

/** The chain that a form of "have" at `at` opens: a perfect, "has to", or "has" alone. */
function haveChain(tokens: readonly Token[], at: number): Chain {
  const past = PAST_AUXILIARIES.has((tokens[at] as Token).word);
  const gerund = GERUND_AUXILIARIES.has((tokens[at] as Token).word);
  const next = skipAdverbs(tokens, at + 1);
  if (next > 0 && (classes(tokens, next) & PARTICIPLE || (tokens[next] as Token).word === 'been')) {
    const inner =
      (tokens[next] as Token).word === 'been' ? beChain(tokens, next) : { head: next, end: next + 1, stative: false };
    return { ...inner, tense: gerund ? 'gerund' : past ? 'pluperfect' : 'perfect' };
  }
  if (next > 0 && (tokens[next] as Token).word === 'to' && classes(tokens, next + 1) & (BASE | BE))
    return { head: next + 1, end: next + 2, tense: past ? 'past' : 'modal', stative: false };
  return { head: at, end: at + 1, tense: gerund ? 'gerund' : past ? 'past' : 'present', stative: true };
}

/** The chain that a form of "be" at `at` opens: progressive, passive, "is to meet", or the copula. */
function beChain(tokens: readonly Token[], at: number): Chain {
  const { word } = tokens[at] as Token;
  const tense: Tense = PAST_AUXILIARIES.has(word) ? 'past' : word === 'being' ? 'gerund' : 'present';
  const next = skipAdverbs(tokens, at + 1);
  if (next < 0) return { head: at, end: at + 1, tense, stative: true };
  const following = tokens[next] as Token;
  if (following.word === 'being' && tense !== 'gerund') return { ...beChain(tokens, next), tense };
  if (following.word === 'to' && classes(tokens, next + 1) & (BASE | BE)) {
    const inner = classes(tokens, next + 1) & BE ? beChain(tokens, next + 1) : { head: next + 1, end: next + 2 };
    return { ...inner, tense: 'modal', stative: false };
  }
  if (following.word === 'going' && tokens[next + 1]?.word === 'to')
    return { head: next + 2, end: Math.min(next + 3, tokens.length), tense: 'modal', stative: false };
  if (following.classes & (PARTICIPLE | ING) && !(following.classes & (ADJECTIVE | PREPOSITION)))
    return { head: next, end: next + 1, tense, stative: false, passive: !(following.classes & ING) };
  return { head: at, end: at + 1, tense, stative: true };
}

function modalChain(tokens: readonly Token[], at: number): Chain {
  const next = skipAdverbs(tokens, at + 1);
  const alone: Chain = { head: at, end: at + 1, tense: 'modal', stative: true };
  if (next < 0) return alone;
  const bits = classes(tokens, next);
  if (bits & BE) return { ...beChain(tokens, next), tense: 'modal' };
  if (bits & HAVE) return { ...haveChain(tokens, next), tense: 'modal' };
  return bits & BASE || (tokens[next] as Token).isWord
    ? { head: next, end: next + 1, tense: 'modal', stative: false }
    : alone;
}

/** A question or emphasis: "did he resign". The subject may stand between. */
function doChain(tokens: readonly Token[], at: number): Chain {
  const tense: Tense = PAST_AUXILIARIES.has((tokens[at] as Token).word) ? 'past' : 'present';
  const next = skipAdverbs(tokens, at + 1);
  return next > 0 && classes(tokens, next) & BASE
    ? { head: next, end: next + 1, tense, stative: false }
    : { head: at, end: at + 1, tense, stative: false };
}

function infinitiveChain(tokens: readonly Token[], at: number): Chain | null {
  const next = skipAdverbs(tokens, at + 1);
  if (next < 0) return null;
  const bits = classes(tokens, next);
  if (bits & BE) return { ...beChain(tokens, next), tense: 'infinitive' };
  if (bits & HAVE && (tokens[next] as Token).word === 'have')
    return { ...haveChain(tokens, next), tense: 'infinitive' };
  if (bits & BASE && !(tokens[next] as Token).capital)
    return { head: next, end: next + 1, tense: 'infinitive', stative: false };
  return null;
}

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

const FOLLOWS_NOUN = new Set(['of', 'for', 'from', 'between', 'and', 'or']);

/** "plans for", "claims that" in a verbless line: what follows tells "the company plans it" from "the company's plans". */
function isThirdPerson(token: Token, next: Token | undefined): boolean {
  if (!next?.isWord) return Boolean(token.classes & SAYING);
  return !FOLLOWS_NOUN.has(next.word) && (opensObject(next) || !(next.classes & (VERB_FORMS | BE | HAVE | MODAL)));
}

const SINGULAR = new Set(['he', 'she', 'it', 'one', 'someone', 'everyone', 'nobody', 'this']);

/** Whether a pronoun and the form behind it go together: "he says", "they say", but not "that report", "it clear". */
function agrees(tokens: readonly Token[], at: number): boolean {
  const [word, bits] = [(tokens[at - 1] as Token).word, classes(tokens, at)];
  if (bits & THIRD) return true;
  if (word === 'that') return Boolean(tokens[at - 2]?.word.endsWith('s'));
  return !SINGULAR.has(word) && !(classes(tokens, at - 1) & DETERMINER);
}

/** A present form is a verb only between a subject and an object: "releases", "plans" and "orders" are nouns more often. */
function isPresentVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at] as Token];
  if (
    !before?.isWord ||
    (before.classes & (DETERMINER | ADJECTIVE | MODAL | BE | HAVE) & ~RELATIVE && !(before.classes & PRONOUN))
  )
    return false;
  if (before.classes & PREPOSITION && !(before.classes & (RELATIVE | ADVERB))) return false;
  if (before.classes & PRONOUN) return agrees(tokens, at);
  if (token.capital && !before.capital) return false;
  if (token.classes & THIRD) return isThirdPerson(token, tokens[at + 1]);
  return before.classes === 0 && before.word.endsWith('s') && opensObject(tokens[at + 1]);
}

/** "operating system" is a noun; "a plane carrying passengers", "by saying" and ", saying" are verbs. */
function isGerund(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!before?.isWord || (before.classes & ~(ADJECTIVE | DETERMINER) && !(before.classes & COORDINATOR))) return true;
  return next !== undefined && (next.capital || Boolean(next.classes & (DETERMINER | PREPOSITION | PRONOUN)));
}

function simpleChain(tokens: readonly Token[], at: number): Chain | null {
  const token = tokens[at] as Token;
  const found = (tense: Tense): Chain => ({ head: at, end: at + 1, tense, stative: false });
  const bits = token.classes;
  if (bits & (PREPOSITION | SUBORDINATOR | DETERMINER | PRONOUN)) return null;
  if (standsAsNoun(tokens, at)) return null;
  const before = tokens[at - 1];
  if (before && NONFINITE_AUXILIARIES.has(before.word)) return null;
  if (bits & ING && !(bits & (PAST | BASE))) return isGerund(tokens, at) ? found('gerund') : null;
  if (bits & PAST && !(bits & BASE && isPresentVerb(tokens, at) && before?.word.endsWith('s')))
    return before && before.classes & PREPOSITION && !(before.classes & (SUBORDINATOR | ADVERB)) ? null : found('past');
  if (bits & PARTICIPLE && !(bits & (BASE | ADJECTIVE))) return found('participle');
  return bits & (THIRD | BASE) && isPresentVerb(tokens, at) ? found('present') : null;
}

function chainAt(tokens: readonly Token[], at: number): Chain | null {
  const token = tokens[at] as Token;
  const bits = token.classes;
  if (bits & MODAL) return modalChain(tokens, at);
  if (bits & HAVE) return haveChain(tokens, at);
  if (bits & BE && !NONFINITE_AUXILIARIES.has(token.word)) return beChain(tokens, at);
  if (bits & DO) return doChain(tokens, at);
  if (token.word === 'to') return infinitiveChain(tokens, at);
  return bits & VERB_FORMS ? simpleChain(tokens, at) : null;
}

const CONNECTS = COORDINATOR | RELATIVE | SUBORDINATOR | PRONOUN;

/** Whether a mark or a joining word stands between two tokens, so that both sides may have a verb of their own. */
function connected(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (!token.isWord && token.word !== "'" && token.word !== '%' && token.word !== '$') return true;
    if (token.classes & CONNECTS && (token.classes & SUBORDINATOR || !(token.classes & PREPOSITION))) return true;
  }
  return false;
}

/** "iPods sold in France have", "matters related to it": a past form that shares its noun with another verb is a participle. */
function reduceRelatives(tokens: readonly Token[], groups: readonly VerbGroup[]): VerbGroup[] {
  return groups.map((group, i) => {
    const [last, next, before] = [groups[i - 1], groups[i + 1], tokens[group.begin - 1]];
    if (group.tense !== 'past' || group.begin !== group.head || !(classes(tokens, group.head) & PARTICIPLE))
      return group;
    const participle: VerbGroup = { ...group, tense: 'participle' };
    if (before && before.classes & (PRONOUN | RELATIVE)) return group;
    const agent = tokens[group.end]?.word === 'by' && !(classes(tokens, group.end + 1) & ING);
    if (agent && groups.length > 1) return participle;
    const complement = classes(tokens, group.end) & PREPOSITION;
    if (before && !before.isWord && complement && i > 0) return participle;
    if (last && !isSaying(tokens, last) && !connected(tokens, last.end, group.begin)) return participle;
    return next && isFiniteGroup(next) && complement && !connected(tokens, group.end, next.begin) ? participle : group;
  });
}

/** A headline with capitals throughout, where they tell nothing about names. */
const isTitleCase = (tokens: readonly Token[]): boolean => {
  let [words, capitals] = [0, 0];
  for (const token of tokens)
    if (token.isWord && token.word.length > 3) [words, capitals] = [words + 1, capitals + Number(token.capital)];
  return capitals > words * 0.7;
};

const OBJECT_LIKE: ReadonlySet<Tense> = new Set(['past', 'participle', 'present']);

/** "offer enhanced efficiency", "publishing tweets": right behind another verb stands its object, not a second one. */
const isAdjectival = (groups: readonly VerbGroup[], chain: Chain, at: number): boolean => {
  const last = groups.at(-1);
  return last !== undefined && last.end === at && OBJECT_LIKE.has(chain.tense) && !last.stative && chain.head === at;
};

/** Verb groups of a sentence, in order. Linear in the number of tokens. */
export function findVerbGroups(tokens: readonly Token[]): readonly VerbGroup[] {
  const groups: VerbGroup[] = [];
  const titleCase = isTitleCase(tokens);
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const isName = token.capital && at > 0 && !titleCase && Boolean(tokens[at - 1]?.isWord);
    const chain = token.classes && !isName ? chainAt(tokens, at) : null;
    if (chain && isAdjectival(groups, chain, at)) {
      at++;
      continue;
    }
    if (chain) groups.push({ begin: at, ...chain });
    at = chain ? Math.max(chain.end, at + 1) : at + 1;
  }
  const found = reduceRelatives(tokens, groups);
  return found.some(isFiniteGroup) ? found : withFallback(tokens, found);
}

/** Where no finite verb is sure, the likeliest present form is it: "Boeing secures orders", "The update, 1.1, works with it". */
function withFallback(tokens: readonly Token[], groups: readonly VerbGroup[]): readonly VerbGroup[] {
  const at = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      token.classes & THIRD &&
      !(classes(tokens, i - 1) & (DETERMINER | ADJECTIVE | PREPOSITION)) &&
      !FOLLOWS_NOUN.has(tokens[i + 1]?.word ?? 'of'),
  );
  if (at < 0 || groups.some(({ begin, end }) => begin <= at && at < end)) return groups;
  const found: VerbGroup = { begin: at, end: at + 1, head: at, tense: 'present', stative: false };
  return [...groups, found].sort((a, b) => a.begin - b.begin);
}

export const headHas = (tokens: readonly Token[], group: VerbGroup, bits: number): boolean =>
  Boolean((tokens[group.head] as Token).classes & bits);

/** "is called", "was reported" say nothing: nobody speaks. */
export const isSaying = (tokens: readonly Token[], group: VerbGroup): boolean =>
  headHas(tokens, group, SAYING) && group.passive !== true;
export const intends = (tokens: readonly Token[], group: VerbGroup): boolean => headHas(tokens, group, INTENT);
export const performs = (tokens: readonly Token[], group: VerbGroup): boolean => headHas(tokens, group, PERFORMS);
export const carries = (tokens: readonly Token[], group: VerbGroup): boolean => headHas(tokens, group, CARRIES);

/** "was glad", "was looking into": holds over a time rather than happens. */
export const isState = (tokens: readonly Token[], group: VerbGroup): boolean =>
  group.stative || headHas(tokens, group, HOLDS) || (group.end > group.begin + 1 && headHas(tokens, group, ING));
