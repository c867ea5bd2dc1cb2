// Turns the clauses of a report into its act: what was done, by whom to whom, and whether it happened.

import type { Clause } from '../../english/clauses.ts';
import { BE, CARRIES, DETERMINER, INTENT, PREPOSITION, PRONOUN, RELATIVE } from '../../english/lexicon.ts';
import { isFiniteGroup, isSaying, type VerbGroup } from '../../english/verb-group.ts';
import { foldWord, stem } from '../../english/words.ts';
import type { Act, Realis, Telling } from '../../model/act.ts';
import { nth } from '../../model/nth.ts';
import type { Report } from '../../model/report.ts';
import type { Token } from '../../model/token.ts';
import type { SentenceAnalysis } from './analysis.ts';
import { nounKey } from './event-nouns.ts';
import { eventKey } from './memory.ts';
import { isToldAsNews } from './told-as-news.ts';

/** What opens a clause that leads back to what was told elsewhere, or only supposes it. */
const POINTS = new Set(['after', 'before', 'since', 'when', 'until', 'till', 'following', 'once']);
const SUPPOSES = new Set(['if', 'unless']);
const NEGATIONS = new Set(['not', 'never', "n't", 'no', 'nobody', 'neither', 'none', 'nor']);
/** Verbs that deny what they say, and those whose infinitive did not happen. */
const DENIES = new Set(['deny', 'refut', 'disput']);
/** "is scheduled for May": what is said to come, though its verb is no future one. */
const SCHEDULED = new Set(['scheduled', 'slated', 'expected', 'planned', 'set']);
const KEEPS_FROM = new Set(['refus', 'declin', 'fail']);
const DEMANDS = new Set('ask urg demand request requir recommend encourag order want call'.split(' '));
/** "made an announcement", "took a vote": the noun says what was done. */
const LIGHT = new Set(['mak', 'tak', 'hold', 'giv', 'hav', 'com', 'get', 'see', 'be']);
const LIGHT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    made: 'mak',
    took: 'tak',
    taken: 'tak',
    held: 'hold',
    gave: 'giv',
    given: 'giv',
    had: 'hav',
    has: 'hav',
    have: 'hav',
    came: 'com',
    got: 'get',
    saw: 'see',
    seen: 'see',
  }),
);
/** What they announce, done by announcing it: "announced his recusal", "confirmed her resignation". */
const ANNOUNCES = new Set(['announc', 'confirm', 'declar', 'tender', 'submit']);
const REACH = 8;
const MOST_ACTORS = 3;

const headOf = (tokens: readonly Token[], { head }: VerbGroup): Token => nth(tokens, head);

const isActor = (token: Token): boolean =>
  token.isWord &&
  token.timex === null &&
  token.word !== "'s" &&
  !(token.classes & (DETERMINER | PRONOUN | RELATIVE | BE));

/** Who or what stands between two tokens: the last word of each name, else the last noun before a preposition. */
function actorsIn(tokens: readonly Token[], from: number, to: number): string[] {
  const names: string[] = [];
  let noun: Token | null = null;
  let isOver = false;
  for (let i = from; i < to; i++) {
    const token = nth(tokens, i);
    if (!isActor(token)) continue;
    if (token.capital && i > 0) {
      const goesOn = tokens[i + 1]?.capital && tokens[i + 1]?.isWord && i + 1 < to;
      if (!goesOn && names.length < MOST_ACTORS) names.push(foldWord(token.word));
    } else if (token.classes & PREPOSITION) isOver ||= noun !== null;
    else if (!isOver) noun = token;
  }
  if (names.length > 0 || noun === null) return names;
  const word = foldWord(noun.word);
  // A word that opens its sentence may be a name.
  const isFirst = noun === tokens[0] && stem(word) !== word;
  return isFirst ? [word, stem(word)] : [stem(word)];
}

function agentAfter(tokens: readonly Token[], from: number, to: number): string[] {
  for (let i = from; i < Math.min(to, from + REACH); i++)
    if (nth(tokens, i).word === 'by') return actorsIn(tokens, i + 1, Math.min(to, i + 1 + REACH));
  return [];
}

function actors(tokens: readonly Token[], clause: Clause, group: VerbGroup): Pick<Act, 'who' | 'whom'> {
  const subject = actorsIn(tokens, clause.begin, group.begin);
  const isPassive = group.passive || group.tense === 'participle';
  if (isPassive) return { who: agentAfter(tokens, group.end, clause.end), whom: subject };
  return { who: subject, whom: actorsIn(tokens, group.end, Math.min(clause.end, group.end + REACH)) };
}

function modality(tokens: readonly Token[], group: VerbGroup): Realis {
  for (let i = group.begin; i < group.end; i++) {
    const { word } = nth(tokens, i);
    if (/^(?:should|must|ought)/.test(word)) return 'demanded';
    if (/^(?:would|could|may|might)/.test(word)) return 'conditional';
  }
  return 'planned';
}

/** The infinitive that hangs on a verb of intent or of carrying on: "plans | to sell". */
function carriedOut(clauses: readonly Clause[], tokens: readonly Token[], at: number, end: number): Clause | null {
  const next = clauses[at + 1];
  if (next?.relation !== 'dependent' || next.group?.tense !== 'infinitive' || next.parent !== at) return null;
  if (nth(tokens, next.group.head).begin >= end) return null;
  return headOf(tokens, nth(clauses, at).group as VerbGroup).classes & (INTENT | CARRIES) ? next : null;
}

/** What is said, where the report holds it and it is not a quotation: "said | that Brandt resigned". */
const said = (clauses: readonly Clause[], tokens: readonly Token[], at: number, report: Stretch): number =>
  clauses.findIndex(
    ({ relation, parent, group, quoted }) =>
      relation === 'complement' &&
      parent === at &&
      !quoted &&
      group !== null &&
      isFiniteGroup(group) &&
      isWithin(nth(tokens, group.head), report),
  );

const isWithin = ({ begin }: Token, report: Stretch): boolean => report.begin <= begin && begin < report.end;

/** `verb` is the key of the group's head. */
function predicateOf(tokens: readonly Token[], clause: Clause, group: VerbGroup, verb: string): string | null {
  const key = LIGHT_FORMS.get(headOf(tokens, group).word) ?? verb;
  const isLight = group.stative || LIGHT.has(key) || LIGHT.has(`${key}e`);
  const to = ANNOUNCES.has(key) ? ownObject(tokens, group.end, clause.end) : isLight ? clause.end : group.end;
  const noun = nounWithin(tokens, group.end, to);
  return noun ?? (group.stative ? null : key);
}

const OWN = new Set(['his', 'her', 'their', 'its']);

/** Where "his recusal" ends right behind a verb; `from` where nothing of one's own stands there. */
function ownObject(tokens: readonly Token[], from: number, to: number): number {
  if (!OWN.has(tokens[from]?.word ?? '')) return from;
  let end = from + 1;
  while (end < to && nth(tokens, end).isWord && !(nth(tokens, end).classes & PREPOSITION)) end++;
  return end;
}

function nounWithin(tokens: readonly Token[], from: number, to: number): string | null {
  for (let i = from; i < Math.min(to, from + REACH, tokens.length); i++) {
    const key = nounKey(nth(tokens, i));
    if (key !== null) return key;
  }
  return null;
}

const isNegated = (tokens: readonly Token[], clause: Clause, group: VerbGroup): boolean => {
  for (let i = Math.max(clause.begin, group.begin - 2); i < Math.min(clause.end, group.end + 1); i++) {
    const { word } = nth(tokens, i);
    if (NEGATIONS.has(word) || word.endsWith("n't")) return true;
  }
  return false;
};

/** The report as far as it matters here. */
type Stretch = Pick<Report, 'begin' | 'end' | 'date'>;

type ClassOf = (predicate: string) => string | null;

const NOBODY: readonly string[] = [];

/** A stretch without a verb of its own: a heading, or "the attack" of "two days after the attack". */
function nominalAct(tokens: readonly Token[], report: Stretch, classOf: ClassOf): Act {
  const from = tokens.findIndex((token) => isWithin(token, report));
  let to = Math.max(from, 0);
  while (from >= 0 && to < tokens.length && nth(tokens, to).end <= report.end) to++;
  const predicate = from < 0 ? null : nounWithin(tokens, from, to);
  return {
    predicate,
    class: predicate && classOf(predicate),
    who: from < 0 ? NOBODY : actorsIn(tokens, from, to),
    whom: NOBODY,
    isSo: true,
    realis: 'happened',
    telling: 'points',
  };
}

const INVERTED = new Set(['had', 'were', 'should']);

/** "… would not have appointed him | had he known": a condition without its "if". */
const isInverted = (tokens: readonly Token[], { begin, group }: Clause, at: number): boolean =>
  at > 0 && group !== null && group.begin === begin && INVERTED.has(tokens[begin]?.word ?? '');

/** The clause that a report tells first: the first main one whose verb it holds, else the first of all; -1 for none. */
function toldClause(tokens: readonly Token[], clauses: readonly Clause[], report: Stretch): number {
  let first = -1;
  for (let i = 0; i < clauses.length; i++) {
    const { group, relation } = nth(clauses, i);
    if (group === null || !isWithin(headOf(tokens, group), report)) continue;
    if (relation === 'main' && !isInverted(tokens, nth(clauses, i), i)) return i;
    if (first < 0) first = i;
  }
  return first;
}

/** What tells a happening of its own: a main clause, or what somebody says. */
const TELLS = new Set(['main', 'complement']);

/** Whether a clause tells how what stands before it came about, at one time with it: "seven were killed | when a mill burned down". */
function tellsHow(clauses: readonly Clause[], at: number): boolean {
  const { opener, parent } = nth(clauses, at);
  return opener === 'when' && parent !== null && parent < at && TELLS.has(nth(clauses, parent).relation);
}

/** Whether a clause, or one that it hangs on, only says when or why: "after he learned | that a counsel had been appointed". */
export function pointsOnly(clauses: readonly Clause[], at: number): boolean {
  const { relation, opener, parent } = nth(clauses, at);
  if (relation === 'adverbial') return POINTS.has(opener) && !tellsHow(clauses, at);
  return relation !== 'main' && parent !== null && parent < at && pointsOnly(clauses, parent);
}

/** Whether what a clause says hangs on somebody's denial of it: "denied on Monday | that she resigned". */
function isDenied(tokens: readonly Token[], clauses: readonly Clause[], at: number): boolean {
  const { relation, parent } = nth(clauses, at);
  const host = relation === 'complement' && parent !== null ? nth(clauses, parent).group : null;
  return host !== null && DENIES.has(eventKey(headOf(tokens, host).word));
}

/** What a report of a sentence says was done. `classOf` names the kind of a predicate. */
export function actOf({ tokens, clauses }: SentenceAnalysis, report: Stretch, classOf: ClassOf): Act {
  const rule = report.date?.rule;
  const at = toldClause(tokens, clauses, report);
  if (at < 0 || rule === 'offset-back' || rule === 'named-again') return nominalAct(tokens, report, classOf);
  const outer = nth(clauses, at);
  const saying = isSaying(tokens, outer.group as VerbGroup) ? at : -1;
  const isSupposed = saying < 0 && outer.relation === 'adverbial' && SUPPOSES.has(outer.opener);
  const telling: Telling = isSupposed || rule === 'since-behind' || pointsOnly(clauses, at) ? 'points' : 'tells';
  const content = saying >= 0 ? said(clauses, tokens, at, report) : -1;
  const chosen = content >= 0 ? content : at;
  const act = clauseAct(tokens, clauses, chosen, report, classOf, isDenied(tokens, clauses, chosen), telling);
  const isNews = telling === 'tells' && act.isSo && act.realis === 'happened' && isToldAsNews(tokens, clauses, at);
  return isNews ? { ...act, news: 0 } : act;
}

function clauseAct(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  at: number,
  report: Stretch,
  classOf: ClassOf,
  denies: boolean,
  telling: Telling,
): Act {
  const host = nth(clauses, at);
  const group = host.group as VerbGroup;
  const inner = carriedOut(clauses, tokens, at, report.end);
  const key = eventKey(headOf(tokens, group).word);
  const doing = inner?.group ?? group;
  const verb = inner?.group ? eventKey(headOf(tokens, inner.group).word) : key;
  const predicate = predicateOf(tokens, inner ?? host, doing, verb);
  const roles = actors(tokens, host, group);
  const object = inner?.group ? actors(tokens, inner, inner.group) : roles;
  const isSo = !isNegated(tokens, host, group) && !(inner && KEEPS_FROM.has(key));
  return {
    predicate,
    class: predicate && classOf(predicate),
    who: roles.who,
    whom: object.whom.length > 0 ? object.whom : inner ? roles.whom : object.whom,
    isSo,
    realis: denies ? 'denied' : realisOf(tokens, host, inner, key),
    telling,
  };
}

const RANKS = new Set(['first', 'second', 'third', 'last', 'latest', 'only']);
const WAS = new Set(['was', 'were', 'became']);
/** Words between "was" and "to report": "was one of the first papers". */
const RANK_REACH = 7;

/** "was the first paper | to report": who was the first to do it has done it. */
function wasOneOfARow(tokens: readonly Token[], { begin, head }: VerbGroup): boolean {
  const before = tokens.slice(Math.max(0, begin - RANK_REACH), head).map(({ word }) => word);
  const was = before.findLastIndex((word) => WAS.has(word));
  return was >= 0 && before.slice(was).some((word) => RANKS.has(word));
}

function realisOf(tokens: readonly Token[], host: Clause, inner: Clause | null, key: string): Realis {
  const group = host.group as VerbGroup;
  if (SUPPOSES.has(host.opener)) return 'conditional';
  const isOpen = group.tense === 'modal' || group.tense === 'infinitive';
  if (isOpen && wasOneOfARow(tokens, group)) return 'happened';
  if (group.tense === 'modal') return modality(tokens, group);
  if (inner && headOf(tokens, group).classes & INTENT && !KEEPS_FROM.has(key))
    return DEMANDS.has(key) ? 'demanded' : 'planned';
  if (group.tense === 'infinitive') return 'planned';
  return group.passive && group.tense === 'present' && SCHEDULED.has(headOf(tokens, group).word)
    ? 'planned'
    : 'happened';
}
