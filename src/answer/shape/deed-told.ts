// Turns a sentence into whether it tells the deed that was asked about: in words that mean it, of the one who was asked about.
import { VERB_FORMS } from '../../english/auxiliary-chains.ts';
import { classesOf } from '../../english/lexicon.ts';
import { isSpeaking } from '../../english/saying.ts';
import { areSynonyms } from '../../english/synonyms.ts';
import { isStopWord, wordsOf } from '../../english/words.ts';
import { SAME_DEED } from '../find/against.ts';
import type { Judged } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { nameRuns } from '../find/name-runs.ts';
import { SPEECH_WORDS } from '../question-words.ts';
import type { Place } from '../sentence.ts';
import { isPossessive } from '../speaking.ts';
import type { Term } from '../terms.ts';

/**
 * Whether the words that were asked about stand there as themselves or as ones that mean them: "questioned" is no testimony, and who was
 * appointed by a governing body did not run for governor.
 */
export const isInItsWords = ({ terms }: Measuring['sought'], judged: Judged): boolean =>
  terms.every(({ kind }, i) => kind !== 'word' || meansTerm(terms, i, judged));

function meansTerm(terms: readonly Term[], i: number, { candidate: { tokens }, hits }: Judged): boolean {
  const hit = hits[i];
  if (!hit) return false;
  const wordsAt = ({ from, to }: Place): string[] => tokens.slice(from, to).map(({ word }) => word);
  const means = (place: Place): boolean =>
    (terms[i]?.exact ?? []).some((own) => areSynonyms(own.split(' '), wordsAt(place)));
  return hit.worth >= SAME_DEED || hit.places.some(means);
}

/** Worth of the words under which papers are looked through for a question's: "removed" for "fired", "in his place" for "replaced". */
const LOOKED_FOR = 0.6;

/** The same, but for the deed, which may be told in words under which papers are looked through for it. */
export function isInLikeWords(asked: Measuring, judged: Judged): boolean {
  const { terms } = asked.sought;
  const deed = deedTerm(asked);
  const isLike = (i: number): boolean => i === deed && (judged.hits[i]?.worth ?? 0) >= LOOKED_FOR;
  return terms.every(({ kind }, i) => kind !== 'word' || isLike(i) || meansTerm(terms, i, judged));
}

/** "the resignation of Sessions", "an offer from the attorney general": tokens between such a deed and whose it is. */
const BEHIND = 6;
const WHOSE = new Set(['of', 'from', 'by']);
/** What is put in between commas names nobody who does the deed: "Holm, the mayor of Lund, resigned". */
const PUT_IN =
  /,\s(?:(?:who|whose|which|the|an?|his|her|their|its|then|now|once|former|formerly|one|aged|\d+)\b|\p{Lu})[^,]*,(?:\s\p{Lu}[^,]*,)?/gu;

const PRONOUNS = new Set(['he', 'she', 'it', 'they']);

interface Told {
  readonly text: string;
  readonly tokens: Judged['candidate']['tokens'];
  readonly names: readonly Place[];
}

/** Whether who does it is somebody of the one who is named: "a neighbour of Holm testified", "Holm's lawyer testified". */
function isAnothers({ text, tokens }: Pick<Told, 'text' | 'tokens'>, own: Place, deed: Place): boolean {
  // "Holm's sudden resignation" is her own
  const isAnothersDeed = isPossessive(text, tokens[own.to - 1]) && deed.from > own.to + 1;
  return isAnothersDeed || (tokens[own.from - 1]?.word === 'of' && !OFFICE.test(tokens[own.from - 2]?.word ?? ''));
}

/** "Secretary of State Holm" is herself. */
const OFFICE =
  /^(?:secretary|minister|president|governor|duke|duchess|prince|princess|earl|queen|king|bishop|archbishop)$/;

const LITTLE =
  /^(?:on|at|in|the|last|this|late|early|earlier|yesterday|today|tonight|night|week|\w+day|morning|has|have|had|was|were|is|are|been|be|will|would|\w+ly)$/;

/** Whether somebody else is told of by the one who is named: "Holm said the council had resigned". */
function isOfWhomSheTells(between: string): boolean {
  const words = wordsOf(between);
  const said = words.findIndex(isSpeaking);
  if (said < 0) return false;
  // "said she would resign"; not "said she knew that everybody would resign"
  const pronoun = words.findLastIndex((word) => PRONOUNS.has(word));
  return words.slice(Math.max(said, pronoun) + 1).some((word) => !isStopWord(word) && !LITTLE.test(word));
}

/** Whether a name is the last one before the deed that is not only somewhere or somebody's: "Holm in Lund resigned". */
function isLastBefore({ text, tokens, names }: Told, own: Place, deed: Place): boolean {
  if (own.from >= deed.from || isAnothers({ text, tokens }, own, deed)) return false;
  // "telephoned Sessions to say so": nobody's word order
  if (tokens[deed.from - 1]?.word === 'to') return true;
  const between = text.slice(tokens[own.to - 1]?.end ?? 0, tokens[deed.from]?.begin ?? 0).replace(PUT_IN, ' ');
  if (isOfWhomSheTells(between)) return false;
  const others = names.filter(({ from, to }) => from >= own.to && to <= deed.from);
  return others.every(({ from, to }) => {
    // "the archbishop, Monsignor Roe, died"; not "unlike Holm, Roe resigned"
    if (from === own.to && own.from > 0 && !PLACED.test(tokens[own.from - 1]?.word ?? '')) return true;
    const name = text.slice(tokens[from]?.begin ?? 0, tokens[to - 1]?.end ?? 0);
    return !between.includes(name) || PLACED.test(tokens[from - 1]?.word ?? '');
  });
}

const PLACED = /^(?:in|at|on|near|with|to|for|from|of|about|after|before|by|as|the|like|unlike|than|while|and|or)$/;

/** What two do to each other. */
const MUTUAL =
  /^(?:meets?|met|meeting|marr(?:y|ied)|wed|wedding|divorced?|talk(?:ed)?|sp(?:eak|oke)|split(?: up)?|part(?:ed)?|clash(?:ed)?|debated?)$/;

/** What makes another the one it is done to: "cleared him of plotting against Holm". */
const ELSEWHERE =
  /^(?:him|her|them|it|himself|herself|themselves|to|for|with|at|in|on|from|against|about|over|after|before|while|and|that|who|which)$/;

const isWhose = ({ tokens }: Told, own: Place, deed: Place): boolean =>
  own.from >= deed.to &&
  own.from - deed.to <= BEHIND &&
  tokens.slice(deed.to, own.from).some(({ word }) => WHOSE.has(word)) &&
  tokens.slice(deed.to, own.from).every(({ word }) => WHOSE.has(word) || !ELSEWHERE.test(word));

/** Whether it is done to whoever is named behind it: "police arrested the singer Holm", "the arrest of Holm". */
const isDoneTo = ({ tokens, names }: Told, own: Place, deed: Place): boolean =>
  own.from >= deed.to &&
  own.from - deed.to <= BEHIND &&
  names.every(({ from, to }) => to <= deed.from || from >= own.from) &&
  tokens.slice(deed.to, own.from).every(({ word }, at) => !ELSEWHERE.test(word) && (word !== 'of' || at === 0));

/** A name with the place or office that it is of: "the archbishop of Lund". */
function wholeName(runs: readonly Place[], tokens: Told['tokens'], place: Place): Place {
  const own = runs.find(({ from, to }) => from < place.to && place.from < to) ?? place;
  const of = tokens[own.to]?.word === 'of' ? runs.find(({ from }) => from === own.to + 1) : undefined;
  return of ? { from: own.from, to: of.to } : own;
}

const isVerb = ({ exact }: Term): boolean =>
  exact.some((phrase) => (classesOf(phrase.split(' ')[0] ?? '') & VERB_FORMS) !== 0);

/** The term of the deed that a question asks about: its first verb behind whom it names, or its first word; -1 for none. */
function deedTerm({ sought: { terms }, parts }: Measuring): number {
  const named = parts.findIndex((part) => part !== 'either');
  const isBehind = ({ kind }: Term, i: number): boolean => kind === 'word' && i > named;
  const verb = terms.findIndex((term, i) => isBehind(term, i) && isVerb(term));
  const behind = verb >= 0 ? verb : terms.findIndex(isBehind);
  // "who replaced Holm"
  return behind >= 0 ? behind : terms.findIndex(({ kind }) => kind === 'word');
}

/** Places of the deed that a question asks about. */
export const deedPlaces = (asked: Measuring, { hits }: Judged): readonly Place[] => hits[deedTerm(asked)]?.places ?? [];

/** Whether the deed is told of the one whom the question has do it, or have it done to; true where it names nobody. */
export function isByTheOneAsked(asked: Measuring, judged: Judged): boolean {
  const { sought, parts, speaker, wants } = asked;
  const { candidate, hits } = judged;
  const doer = parts.indexOf('who');
  const isPassive = doer < 0 && wants !== 'person';
  const one = isPassive ? parts.indexOf('whom') : doer;
  const [own, deed] = [hits[one]?.places ?? [], deedPlaces(asked, judged)];
  if (one < 0 || deed.length === 0) return true;
  // of "did Holm say that it failed" the failing is hers no more than anybody's; "did Holm admit it" asks for her admission
  const verb = sought.terms[deedTerm(asked)];
  if (speaker >= 0 && !SPEECH_WORDS.has(verb?.label ?? '')) return true;
  const { tokens } = candidate;
  const { text } = candidate.evidence.report;
  const runs = nameRuns({ text, tokens });
  const others = hits.flatMap((hit, i) => (i !== one && sought.terms[i]?.kind !== 'word' ? (hit?.places ?? []) : []));
  const told: Told = { text, tokens, names: [...runs, ...others] };
  // "It shut the schools": the sentence before names it; "he was cleared of a plot against Holm" is not Holm
  const isByPronoun = ({ from }: Place): boolean => {
    const pronouns = tokens.slice(0, from).filter(({ word }) => PRONOUNS.has(word));
    const isPerson = pronouns.some(({ word }) => word === 'he' || word === 'she');
    const isNamedBehind = isPerson && own.some((place) => place.from > from);
    return pronouns.length > 0 && !isNamedBehind && told.names.every((name) => name.from > from);
  };
  // "Holm met Brandt" tells that Brandt met Holm
  const isBoths = MUTUAL.test(sought.terms[deedTerm(asked)]?.label ?? '');
  const isOf = (name: Place, at: Place): boolean =>
    isLastBefore(told, name, at) || isWhose(told, name, at) || ((isPassive || isBoths) && isDoneTo(told, name, at));
  return deed.some((at) => isByPronoun(at) || own.some((place) => isOf(wholeName(runs, tokens, place), at)));
}
