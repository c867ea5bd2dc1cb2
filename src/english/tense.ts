// Guesses the tense of the verb that governs a time expression, from the words around it.

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';

import { PAST_AUXILIARIES } from './auxiliary-chains.ts';
import { BASE, PARTICIPLE, PAST } from './lexicon.ts';

/** Where a verb looks from the day of writing. */
type Direction = 'past' | 'present' | 'future' | 'unknown';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const FUTURE = set("will shall 'll won't");
const MODALS = set('would could should may might can must');
/** Words that look forward by themselves. */
const FORWARD = set('scheduled due expected expects slated upcoming planned plans');
/** Words that look forward with an infinitive behind them: "vows to meet Friday". */
const FORWARD_WITH_TO =
  set(`plan planning set going hopes hope intends intend aims aim vows promises ready prepares preparing wants
  wanted expect hoping about agreed forecast predicted likely poised tipped`);
/** Present forms that announce: "the leaders meet Monday". */
const ANNOUNCING =
  set(`meet meets begin begins open opens start starts leave leaves arrive arrives return returns travel travels resume
  resumes vote votes appear appears play plays kicks visits launches hosts expires faces heads takes goes gets go fly flies sits testify testifies decide decides convene
  convenes lapses sail sails depart departs elects chooses ends closes`);
const ANNOUNCING_ING =
  set(`meeting leaving arriving returning traveling travelling visiting holding hosting coming opening starting
  launching heading flying going appearing voting playing`);
/** What is moved to a day lies ahead: "postponed until Tuesday". */
const MOVED = set('extended postponed delayed adjourned rescheduled recessed suspended moved given gives set');
const UP_TO = set('until till for to');
/** Before these an "-ed" is an adjective: "a divided court". */
const DETERMINERS = set(
  'a an the its his her their our my your this that these those no any some still newly recently',
);
const BE = set('be been being');
const PROGRESSIVE = set("is are am 's 're was were be been");
const PRESENT_VERBS = set("is are has have says 's 're 've does do remains seems");
/** A clause ends here: what stands beyond governs something else. */
const STOPS = set('; : -- ( ) " “ ” ` _');
const SUBORDINATORS = set('after before when while because although though whether if');
/** What may follow a verb at once; another plain word makes the two a compound: "travel ban". */
const NOT_A_NOUN = set(
  `a an the its his her their our my your this that these those to on in at for with from by of into over next
  this last here there today tomorrow tonight again and or but as about against before after until back off out up down`,
);
const NEGLIGIBLE_ED = set('need speed seed feed breed indeed hundred united exceed proceed bed red shed wed');
const REACH = 14;
/** A clock time and its zone fit between an opening bracket, or a preposition, and the day. */
const PARENTHESIS = 5;

const isPastForm = (token: Token, first: boolean): boolean => {
  if (PAST_AUXILIARIES.has(token.word) || (token.classes & PAST && !(token.classes & BASE))) return true;
  if (token.kind !== 'word' || (token.capital && !first)) return false;
  return token.word.length > 4 && token.word.endsWith('ed') && !NEGLIGIBLE_ED.has(token.word);
};

/** The verb just behind an expression ("the court Thursday refused") governs it; else the nearest one before, then behind. */
export function directionOf(
  tokens: readonly Token[],
  begin: number,
  end: number,
  sentence: { readonly begin: number; readonly end: number },
): Direction {
  const next = tokens[end];
  const opens = begin <= sentence.begin + 1;
  if (next?.word === "'s") return 'past';
  if (!opens && end < sentence.end && next && isPastForm(next, false)) return 'past';
  if (asSoonAs(tokens, begin)) return 'future';
  if (tokens[begin - 1]?.word === 'ended') return 'past';
  const back = searchBack(tokens, begin, sentence.begin);
  if (back !== null) return back;
  return searchAhead(tokens, end, sentence, opens) ?? 'unknown';
}

/** Words between "had" and its participle: "had not yet been". */
const WITHIN_PLUPERFECT = 3;

/** "The corps had landed in 1941": a sentence of what lies before the time that is told. */
export function looksBack(
  tokens: readonly Token[],
  { begin, end }: { readonly begin: number; readonly end: number },
): boolean {
  for (let i = begin; i < end; i++) {
    if (nth(tokens, i).word !== 'had') continue;
    for (let j = i + 1; j < Math.min(end, i + 1 + WITHIN_PLUPERFECT); j++) {
      const { word, classes, kind } = nth(tokens, j);
      if (kind !== 'word' || DETERMINERS.has(word)) break;
      if (classes & PARTICIPLE || word === 'been' || word.endsWith('ed')) return true;
    }
  }
  return false;
}

const asSoonAs = (tokens: readonly Token[], begin: number): boolean =>
  tokens[begin - 1]?.word === 'as' && /^(soon|early|late)$/.test(tokens[begin - 2]?.word ?? '');

function searchBack(tokens: readonly Token[], begin: number, from: number): Direction | null {
  for (let i = begin - 1; i >= Math.max(from, begin - REACH); i--) {
    const { word } = nth(tokens, i);
    if (word === '(' && i >= begin - PARENTHESIS) continue;
    if (STOPS.has(word) || (SUBORDINATORS.has(word) && i < begin - 1)) return null;
    if (MOVED.has(word) && isUpTo(tokens, i, begin)) return 'future';
    const tense = tenseAt(tokens, i, from, i === begin - 1);
    if (tense !== null) return tense;
  }
  return null;
}

/** "moved to Lund on Monday": what stands on a day of its own was moved somewhere else. */
const isBesides = (tokens: readonly Token[], begin: number): boolean =>
  /^(?:on|at|in)$/.test(tokens[begin - 1]?.word ?? '');

const isUpTo = (tokens: readonly Token[], verb: number, begin: number): boolean => {
  const isMoved = nth(tokens, verb).word === 'moved' && !BE.has(tokens[verb - 1]?.word ?? '');
  for (let i = verb + 1; i < begin; i++)
    if (UP_TO.has(nth(tokens, i).word)) return i >= begin - PARENTHESIS && !(isMoved && isBesides(tokens, begin));
  return false;
};

function searchAhead(
  tokens: readonly Token[],
  end: number,
  sentence: { readonly begin: number; readonly end: number },
  opens: boolean,
): Direction | null {
  const reach = opens ? 2 * REACH : REACH;
  for (let i = end; i < Math.min(sentence.end, end + reach); i++) {
    const { word } = nth(tokens, i);
    if (STOPS.has(word) || (SUBORDINATORS.has(word) && !opens)) return null;
    const tense = tenseAt(tokens, i, sentence.begin, false);
    if (tense !== null) return tense;
  }
  return null;
}

/** Direction that the word at `i` tells, or null. `adjacent`: the expression follows at once ("the deadline is Friday"). */
function tenseAt(tokens: readonly Token[], i: number, from: number, adjacent: boolean): Direction | null {
  const token = nth(tokens, i);
  const { word } = token;
  if (FUTURE.has(word)) return 'future';
  if (FORWARD.has(word) && !isAdjective(tokens, i, from)) return hadBeen(tokens, i) ? 'past' : 'future';
  if (FORWARD_WITH_TO.has(word) && tokens[i + 1]?.word === 'to') return 'future';
  if (word === 'would' && isRefusal(tokens, i)) return 'past';
  if (MODALS.has(word)) return token.capital && word === 'may' ? null : followsHave(tokens, i) ? 'past' : 'future';
  if (word === 'to' && i > from && /^(is|are|was|were)$/.test(nth(tokens, i - 1).word)) return 'future';
  if (word.endsWith('ing') && isProgressive(tokens, i, from)) return auxiliaryBefore(tokens, i, from) ?? 'present';
  if (ANNOUNCING.has(word) && isNoun(tokens, i, from)) return null;
  if (ANNOUNCING.has(word)) return auxiliaryBefore(tokens, i, from) ?? (tokens[i - 1]?.word === 'to' ? null : 'future');
  if (PRESENT_VERBS.has(word))
    return adjacent && word !== 'has' && word !== 'have' && word !== "'s" ? 'future' : 'present';
  if (BE.has(word)) return auxiliaryBefore(tokens, i, from);
  if (!isPastForm(token, i === from)) return null;
  if (word.endsWith('ed') && isAdjective(tokens, i, from)) return null;
  return auxiliaryBefore(tokens, i, from) ?? 'past';
}

/** "a divided court", "the hastily planned trip". */
function isAdjective(tokens: readonly Token[], i: number, from: number): boolean {
  if (i <= from) return false;
  const { word } = nth(tokens, i - 1);
  const isAdverb = word.endsWith('ly') && i - 1 > from && DETERMINERS.has(nth(tokens, i - 2).word);
  return DETERMINERS.has(word) || isAdverb || word === "'s" || word === 'previously';
}

/** "his travel ban", "the vote on Monday": a name for the thing, not the verb. */
function isNoun(tokens: readonly Token[], i: number, from: number): boolean {
  const next = tokens[i + 1];
  const namesMore = next?.kind === 'word' && !next.capital && !NOT_A_NOUN.has(next.word) && !next.word.endsWith('ly');
  return isAdjective(tokens, i, from) || (namesMore && !nth(tokens, i).word.endsWith('s'));
}

/** "would not say", "would only say": told of the past. */
const isRefusal = (tokens: readonly Token[], i: number): boolean =>
  /^(?:not|only)$/.test(tokens[i + 1]?.word ?? '') &&
  /^(?:say|comment|confirm|discuss|elaborate|answer|rule|be)$/.test(tokens[i + 2]?.word ?? '');

/** "had been scheduled": the plan is history. */
const hadBeen = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 1]?.word === 'been' && /^(had|previously)$/.test(tokens[i - 2]?.word ?? '');

const followsHave = (tokens: readonly Token[], i: number): boolean =>
  /^(have|not)$/.test(tokens[i + 1]?.word ?? '') && (tokens[i + 1]?.word === 'have' || tokens[i + 2]?.word === 'have');

const isProgressive = (tokens: readonly Token[], i: number, from: number): boolean =>
  i - 1 >= from && PROGRESSIVE.has(nth(tokens, i - 1).word);

/** "would be released", "to be held", "is meeting": what stands before a participle. */
function auxiliaryBefore(tokens: readonly Token[], i: number, from: number): Direction | null {
  for (let j = i - 1; j >= Math.max(from, i - 4); j--) {
    const { word } = nth(tokens, j);
    if (word === ',' || STOPS.has(word)) return null;
    if (FUTURE.has(word) || word === 'would' || FORWARD.has(word)) return 'future';
    if (word === 'to' && BE.has(nth(tokens, j + 1).word)) return 'future';
    if (word === 'was' || word === 'were' || word === 'had') return 'past';
    if ((word === 'is' || word === 'are') && ANNOUNCING_ING.has(nth(tokens, i).word)) return 'future';
  }
  return null;
}
