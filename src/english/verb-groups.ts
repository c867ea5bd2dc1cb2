// Turns the tokens of a sentence into its verb groups, each with its tense.

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';
import {
  beChain,
  classes,
  doChain,
  haveChain,
  infinitiveChain,
  modalChain,
  NONFINITE_AUXILIARIES,
  VERB_FORMS,
} from './auxiliary-chains.ts';
import {
  ADJECTIVE,
  BASE,
  BE,
  COORDINATOR,
  DETERMINER,
  DO,
  HAVE,
  ING,
  MODAL,
  PARTICIPLE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  THIRD,
} from './lexicon.ts';
import { FOLLOWS_NOUN, simpleChain } from './plain-verbs.ts';
import { isFiniteGroup, isSaying, type Tense, type VerbGroup, verbGroup, withAuxiliary } from './verb-group.ts';

function chainAt(tokens: readonly Token[], at: number): VerbGroup | null {
  const token = nth(tokens, at);
  const bits = token.classes;
  if (bits & MODAL) return modalChain(tokens, at);
  if (bits & HAVE) return haveChain(tokens, at);
  if (bits & BE && !NONFINITE_AUXILIARIES.has(token.word)) return beChain(tokens, at);
  if (bits & DO) return doChain(tokens, at);
  if (token.word === 'to') return infinitiveChain(tokens, at);
  return bits & VERB_FORMS ? simpleChain(tokens, at) : null;
}

const CONNECTS = COORDINATOR | RELATIVE | SUBORDINATOR | PRONOUN;

/** Marks that part nothing; a full stop inside a sentence ends an abbreviation. */
const WITHIN = new Set(["'", '%', '$', '.']);

/** Whether a mark or a joining word stands between two tokens, so that both sides may have a verb of their own. */
function connected(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = nth(tokens, i);
    if (!token.isWord && !WITHIN.has(token.word)) return true;
    if (token.classes & CONNECTS && (token.classes & SUBORDINATOR || !(token.classes & PREPOSITION))) return true;
  }
  return false;
}

/** "bricks sold in Leeds have", "matters related to it": a past form that shares its noun with another verb is a participle. */
function reduceRelatives(tokens: readonly Token[], groups: readonly VerbGroup[]): VerbGroup[] {
  return groups.map((group, i) => {
    const [last, next, before] = [groups[i - 1], groups[i + 1], tokens[group.begin - 1]];
    if (group.tense !== 'past' || group.begin !== group.head || !(classes(tokens, group.head) & PARTICIPLE))
      return group;
    const participle = withAuxiliary(group, group.begin, 'participle');
    if (before && before.classes & (PRONOUN | RELATIVE)) return group;
    const agent = tokens[group.end]?.word === 'by' && !(classes(tokens, group.end + 1) & ING);
    if (agent && groups.length > 1) return participle;
    const infinitive = tokens[group.end]?.word === 'to' && classes(tokens, group.end + 1) & BASE;
    const complement = !infinitive && classes(tokens, group.end) & PREPOSITION;
    if (before && !before.isWord && complement && i > 0) return participle;
    if (last && !isSaying(tokens, last) && !connected(tokens, last.end, group.begin)) return participle;
    return next && isFiniteGroup(next) && complement && !connected(tokens, group.end, next.begin) ? participle : group;
  });
}

/** "Oil prices also fell", "Trading in Moscow was halted": a form that shares its place with the finite verb behind it is a noun. */
function withoutNouns(tokens: readonly Token[], groups: readonly VerbGroup[]): VerbGroup[] {
  return groups.filter((group, i) => {
    const next = groups[i + 1];
    if (!next || !isFiniteGroup(next) || group.end !== group.begin + 1 || group.stative) return true;
    const behind = classes(tokens, group.end);
    const isNoun =
      (group.tense === 'gerund' && group.begin === 0 && !(behind & DETERMINER)) ||
      (group.tense === 'present' &&
        next.tense !== 'present' &&
        !isSaying(tokens, group) &&
        !(behind & (DETERMINER | PRONOUN | RELATIVE)) &&
        !(classes(tokens, group.begin - 1) & PRONOUN));
    return !isNoun || connected(tokens, group.end, next.begin);
  });
}

/** "Sales fell in the quarter ended Sept. 30": between two expressions of time it says which quarter, where another verb tells. */
const withoutPeriodEnds = (tokens: readonly Token[], groups: readonly VerbGroup[]): readonly VerbGroup[] =>
  groups.length < 2
    ? groups
    : groups.filter(
        ({ begin, end, head }) =>
          end > begin + 1 ||
          !PERIOD_ENDS.has(nth(tokens, head).word) ||
          !tokens[begin - 1]?.timex ||
          !tokens[end]?.timex,
      );
const PERIOD_ENDS = new Set(['ended', 'ending']);

/** A headline with capitals throughout, where they tell nothing about names. */
const isTitleCase = (tokens: readonly Token[]): boolean => {
  let [words, capitals] = [0, 0];
  for (const token of tokens)
    if (token.isWord && token.word.length > 3) [words, capitals] = [words + 1, capitals + Number(token.capital)];
  return capitals > words * 0.7;
};

const OBJECT_LIKE: ReadonlySet<Tense> = new Set(['past', 'participle', 'present']);

/** "offer enhanced efficiency", "publishing tweets": right behind another verb stands its object, not a second one. */
const isAdjectival = (groups: readonly VerbGroup[], chain: VerbGroup, at: number): boolean => {
  const last = groups.at(-1);
  return last !== undefined && last.end === at && OBJECT_LIKE.has(chain.tense) && !last.stative && chain.head === at;
};

/** Verb groups of a sentence, in order. Linear in the number of tokens. */
export function findVerbGroups(tokens: readonly Token[]): readonly VerbGroup[] {
  const groups: VerbGroup[] = [];
  const titleCase = isTitleCase(tokens);
  for (let at = 0; at < tokens.length; ) {
    const token = nth(tokens, at);
    const isName = token.capital && at > 0 && !titleCase && Boolean(tokens[at - 1]?.isWord);
    const chain = token.classes && !isName ? chainAt(tokens, at) : null;
    if (chain && isAdjectival(groups, chain, at)) {
      at++;
      continue;
    }
    if (chain) groups.push(chain);
    at = chain ? Math.max(chain.end, at + 1) : at + 1;
  }
  const found = reduceRelatives(tokens, withoutNouns(tokens, withoutPeriodEnds(tokens, groups)));
  return found.some(isFiniteGroup) ? found : withFallback(tokens, found);
}

/** Where no finite verb is sure, the likeliest present form is it: "Firm secures orders", "The update, 1.1, works with it". */
function withFallback(tokens: readonly Token[], groups: readonly VerbGroup[]): readonly VerbGroup[] {
  const at = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      token.classes & THIRD &&
      !(classes(tokens, i - 1) & (DETERMINER | ADJECTIVE | PREPOSITION)) &&
      !FOLLOWS_NOUN.has(tokens[i + 1]?.word ?? 'of'),
  );
  if (at < 0 || groups.some(({ begin, end }) => begin <= at && at < end)) return groups;
  const found = verbGroup(at, at + 1, at, 'present');
  return [...groups, found].sort((a, b) => a.begin - b.begin);
}
