// Finds the verb of a sentence that its evidence tells otherwise: denied, planned, said by somebody, done by another or to another.
import { BE, DO, HAVE } from '../../english/lexicon.ts';
import { nth } from '../../model/nth.ts';
import { isPlainSaying, type Places, share } from './matching.ts';
import { type Reading, textOf, type Word } from './reading.ts';
import { type Scope, saysSomething, scopeOf } from './scope.ts';
import { agentOf, isPassive, objectOf, rolesOf } from './sides.ts';
import { type Finding, finding } from './verdict.ts';
import { sameWord } from './words.ts';

type Fault = Finding['fault'];

const wordsAt = ({ words }: Reading, at: readonly number[]): readonly Word[] => at.map((i) => nth(words, i));

/** Who says what hangs on a scope: the subject of the saying, or the words of an "according to". */
function speakersOf(reading: Reading, scope: Scope): readonly Word[] | null {
  if (scope.sayer >= 0) return sayers(reading, scope.sayer);
  return scope.source;
}

/** Words right before or behind a saying among which its speaker is. */
const SPEAKER_REACH = 8;

/** Who says it: the subject of the saying, or who is named right behind it ("said Ruiz"), or right before. */
function sayers(reading: Reading, at: number): readonly Word[] {
  const { clause } = nth(reading.words, at);
  const who = reading.heads.has(at) ? rolesOf(reading, clause).who : [];
  const own = wordsAt(reading, who).filter((word) => word.clause === clause);
  if (own.length > 0) return own;
  const actors = (words: readonly Word[]): readonly Word[] =>
    words.filter(({ role }) => role === 'content' || role === 'pronoun');
  const behind = reading.words.slice(at + 1, at + SPEAKER_REACH).filter((word) => word.clause === clause);
  const before = reading.words.slice(Math.max(0, at - 2 * SPEAKER_REACH), at);
  return [...actors(behind), ...wordsAt(reading, who), ...actors(before)];
}

/** Whether the words say the same of who says so. `isPublisher`: the paper itself may be named as the one who tells. */
function attributionFault(
  draft: Reading,
  mine: Scope,
  evidence: Reading,
  theirs: Scope,
  isPublisher: (word: Word) => boolean,
): Fault | null {
  const [ours, others] = [speakersOf(draft, mine), speakersOf(evidence, theirs)];
  if (theirs.hedged && !mine.hedged) return 'attribution';
  if (others === null)
    return ours === null || ours.some(isPublisher) || saysElsewhere(evidence, ours) ? null : 'attribution';
  if (ours === null) return 'attribution';
  return share(ours, others) || others.length === 0 ? null : 'attribution';
}

/** Whether the same somebody says something in another clause: a sentence may say of more than its parser sees who says it. */
const saysElsewhere = (evidence: Reading, speakers: readonly Word[]): boolean =>
  [...evidence.heads.keys()].some((at) => saysSomething(evidence, at) && share(speakers, sayers(evidence, at)));

function realisFault(draft: Reading, mine: Scope, evidence: Reading, theirs: Scope): Fault | null {
  if (mine.isConditional !== theirs.isConditional) return 'realis';
  if (mine.realis !== theirs.realis) return 'realis';
  if (mine.governor < 0 || theirs.governor < 0) return null;
  const [host, other] = [nth(draft.words, mine.governor), nth(evidence.words, theirs.governor)];
  return sameWord(host.keys, other.keys) || host.word === other.word ? null : 'realis';
}

/** Whether the words of one list that stand in the other sentence at all stand there on the other side. */
function isSwapped(mine: readonly Word[], same: readonly Word[], opposite: readonly Word[]): boolean {
  const known = mine.filter((one) => share([one], [...same, ...opposite]));
  return known.length > 0 && !share(known, same) && share(known, opposite);
}

/** "Letters obtained from her": a past form alone, with nothing behind it that it is done to or by. */
const isBareParticiple = (reading: Reading, clause: number): boolean => {
  const { group } = nth(reading.clauses, clause);
  const isAlone =
    group !== null && group.end === group.begin + 1 && (group.tense === 'past' || group.tense === 'participle');
  return isAlone && objectOf(reading, clause).length === 0 && agentOf(reading, clause).length === 0;
};

function rolesFault(draft: Reading, clause: number, evidence: Reading, other: number): Fault | null {
  const [mine, theirs] = [rolesOf(draft, clause), rolesOf(evidence, other)];
  const [who, whom] = [wordsAt(draft, mine.who), wordsAt(draft, mine.whom)];
  const [doers, done] = [wordsAt(evidence, theirs.who), wordsAt(evidence, theirs.whom)];
  if (isBareParticiple(draft, clause) && isBareParticiple(evidence, other))
    return share([...who, ...whom], [...doers, ...done]) || who.length + whom.length === 0 ? null : 'roles';
  if (isSwapped(who, doers, done) || isSwapped(whom, done, doers)) return 'roles';
  if (who.length > 0 && doers.length > 0 && !share(who, doers)) return 'roles';
  const near = evidence.words.filter((word) => word.clause === other);
  if (whom.length > 0 && !share(whom, [...done, ...near])) return 'roles';
  if (isPassive(draft, clause) && who.length === 0 && share(wordsAt(draft, objectOf(draft, clause)), doers))
    return 'roles';
  if (isPassive(draft, clause) && whom.length > 0 && done.length > 0 && !share(whom, done)) return 'roles';
  return null;
}

/** What the verb at `at` of the draft says otherwise than the verb at `other` of the evidence. */
function differs(
  draft: Reading,
  at: number,
  evidence: Reading,
  other: number,
  isPublisher: (word: Word) => boolean,
): Fault | null {
  const [mine, theirs] = [scopeOf(draft, at), scopeOf(evidence, other)];
  if (mine.denials !== theirs.denials) return 'negation';
  if (isPlainSaying(nth(draft.words, at).word)) {
    const [ours, others] = [sayers(draft, at), sayers(evidence, other)];
    const isSame = others.length === 0 || share(ours, others) || ours.some(isPublisher);
    return isSame ? realisFault(draft, mine, evidence, theirs) : 'attribution';
  }
  return (
    realisFault(draft, mine, evidence, theirs) ??
    attributionFault(draft, mine, evidence, theirs, isPublisher) ??
    rolesFault(draft, nth(draft.words, at).clause, evidence, nth(evidence.words, other).clause)
  );
}

/** The first verb that no verb of the evidence tells alike. A bare "is" or "has" is its clause's, found by what stands beside it. */
export function strangeVerb(
  draft: Reading,
  evidence: Reading,
  places: Places,
  isPublisher: (word: Word) => boolean,
): Finding | null {
  for (const [at, clause] of draft.heads) {
    const word = nth(draft.words, at);
    if (word.role === 'quoted') continue;
    const group = nth(draft.clauses, clause).group;
    const helps = word.token.classes & HELPERS;
    const own =
      helps || group?.stative
        ? statesLike(draft, clause, evidence, places, helps)
        : nth(places, at).filter((x) => evidence.heads.has(x));
    if (
      own.length === 0 &&
      saysSomething(draft, at) &&
      evidence.words.every(({ role }) => role !== 'quoted') &&
      isPublisherSaying(draft, at, isPublisher)
    )
      continue;
    if (own.length === 0) return finding(group?.stative ? 'roles' : 'unsupported', clauseText(draft, clause));
    const faults = own.map((x) => differs(draft, at, evidence, x, isPublisher));
    if (faults.includes(null)) continue;
    return finding(worst(faults), clauseText(draft, clause));
  }
  return null;
}

const isPublisherSaying = (draft: Reading, at: number, isPublisher: (word: Word) => boolean): boolean =>
  sayers(draft, at).some(isPublisher);

const clauseText = (draft: Reading, clause: number): string => {
  const { begin, end } = nth(draft.clauses, clause);
  return textOf(draft, begin, end);
};

const HELPERS = BE | HAVE | DO;

/** Forms of "be", "have" or "do" that head a clause of the evidence which shares a word with a clause of the draft. */
function statesLike(
  draft: Reading,
  clause: number,
  evidence: Reading,
  places: Places,
  helps: number,
): readonly number[] {
  const near = draft.words.flatMap(({ clause: own, role }, i) =>
    own === clause && role !== 'free' ? nth(places, i) : [],
  );
  const clauses = new Set(near.map((x) => nth(evidence.words, x).clause));
  const isAlike = (head: number, own: number): boolean =>
    helps === 0
      ? nth(evidence.clauses, own).group?.stative === true
      : Boolean(nth(evidence.words, head).token.classes & helps);
  const alike = [...evidence.heads].filter(([head, own]) => isAlike(head, own));
  const beside = alike.filter(([, own]) => clauses.has(own));
  return (beside.length > 0 ? beside : alike).map(([head]) => head);
}

/** Of the faults of several candidates the one that comes nearest to passing. */
const ORDER: readonly Fault[] = ['roles', 'attribution', 'realis', 'negation'];
const worst = (faults: readonly (Fault | null)[]): Fault =>
  ORDER.find((fault) => faults.includes(fault)) ?? 'unsupported';
