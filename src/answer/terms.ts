// Turns the words of a question into what it is about: people, names and words, each with the ways the record may put it.

import { phraseLengthAt, synonymsOf } from '../english/synonyms.ts';
import { isStopWord, type PlacedWord, stem, wordsOf } from '../english/words.ts';
import type { Person, Saga } from '../model/saga.ts';
import { phraseLength as verbPhraseLength, wordsForPhrase } from './find/phrases.ts';
import { findPeople, type NamedPeople, personInRecord } from './people.ts';
import { QUESTION_WORDS } from './question-words.ts';
import { isPartOfAnother, isTitleWord } from './sentence.ts';

/** One thing a question is about. */
export interface Term {
  readonly kind: 'person' | 'name' | 'word';
  /** As it is shown: "Anthony Scaramucci", "resign". */
  readonly label: string;
  /** Folded words or phrases that mean exactly this. */
  readonly exact: readonly string[];
  /** Folded words or phrases that may mean this; of a name its last word, which does where the article has the whole name. */
  readonly similar: readonly string[];
  /** Those of `exact` that are titles, which others may bear too. */
  readonly titles: readonly string[];
  /** The people meant; empty for other terms. */
  readonly people: readonly Person[];
  /** Named by an office (“the communications director”): an answer may name who holds it. */
  readonly isOffice?: true;
  /** Place in the question: UTF-16 offsets, end exclusive. */
  readonly begin: number;
  readonly end: number;
}

/** "WHO", "US": capitals that are no word of the question's form. */
const isInitials = ({ text }: PlacedWord): boolean => /^(?:\p{Lu}\.?){2,6}$/u.test(text);

const isDropped = (token: PlacedWord): boolean =>
  isStopWord(token.word) ||
  QUESTION_WORDS.has(token.word) ||
  PARTICLES.has(token.word) ||
  (token.word.length < 2 && !/\p{N}/u.test(token.word));

/** What a title leaves small among its capitals. */
const SMALL_IN_TITLES: ReadonlySet<string> = new Set(
  'a an and as at but by for from if in into nor of off on or over per so the to up via with yet'.split(' '),
);

const STARTS_WITH_DIGIT = /^\d/;

/** Whether capitals mean anything here: not in a question typed all in capitals or as a title. */
const capitalsCount = (tokens: readonly PlacedWord[]): boolean =>
  tokens.some(({ capital, word }) => !capital && !SMALL_IN_TITLES.has(word) && !STARTS_WITH_DIGIT.test(word));

/** The terms of a question in order. `tokens` are those of the text without its dates. */
export function findTerms(saga: Saga, tokens: readonly PlacedWord[]): Term[] {
  const people = findPeople(saga, tokens).filter(({ from, to }) => to - from > 1 || !isRelative(tokens, from));
  const terms: Term[] = [];
  for (let at = 0; at < tokens.length; ) {
    const step = isTitleOf(tokens, at, people) ? null : stepAt(saga, tokens, at, people);
    if (step) terms.push(step.term);
    at = step?.next ?? at + 1;
  }
  return withoutDoubles(terms, tokens);
}

const stepAt = (saga: Saga, tokens: readonly PlacedWord[], at: number, people: readonly NamedPeople[]): Step | null => {
  const named = people.find(({ from }) => from === at);
  return named ? personTerm(saga, tokens, named.people, named.from, named.to) : otherTerm(saga, tokens, at, people);
};

/** "President" before "Trump" is part of the name. */
const isTitleOf = (tokens: readonly PlacedWord[], at: number, people: readonly NamedPeople[]): boolean =>
  isTitleWord(tokens[at]?.word ?? '') && people.some(({ from }) => from === at + 1);

/** "Ivanka Trump" is nobody of a saga that knows only a Donald: a last name with a strange first name before it. */
const isRelative = (tokens: readonly PlacedWord[], at: number): boolean =>
  capitalsCount(tokens) &&
  at > 1 &&
  isPartOfAnother(tokens, at, NO_WORDS) &&
  !QUESTION_WORDS.has(tokens[at - 1]?.word ?? '');

const NO_WORDS: ReadonlySet<string> = new Set();

interface Step {
  readonly term: Term;
  /** Index of the token after the term. */
  readonly next: number;
}

function personTerm(
  saga: Saga,
  tokens: readonly PlacedWord[],
  people: readonly Person[],
  from: number,
  to: number,
): Step {
  const records = people.map((person) => personInRecord(saga, person));
  const place = placeOf(tokens, from, to);
  const label = records.map((record) => record.label).join(' or ');
  const exact = [...new Set(records.flatMap((record) => record.terms))];
  const titles = records.flatMap((record) => record.titles);
  const typed = tokens
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
  const isOffice = !people.some(({ name, aliases }) =>
    [name, ...aliases].some((each) => wordsOf(each).join(' ').includes(typed)),
  );
  const term: Term = { kind: 'person', label, exact, titles, similar: [], people, ...place };
  return { term: isOffice ? { ...term, isOffice } : term, next: to };
}

function otherTerm(
  saga: Saga,
  tokens: readonly PlacedWord[],
  at: number,
  people: readonly { readonly from: number }[],
): Step | null {
  const nextPerson = people.find(({ from }) => from > at)?.from ?? tokens.length;
  const length =
    keywordLengthAt(saga, tokens, at, nextPerson) ||
    phraseLength(tokens, at, nextPerson) ||
    nameLengthAt(tokens, at, nextPerson);
  if (length > 1) return phraseTerm(tokens, at, length);
  const token = tokens[at] as PlacedWord;
  const isNamed = capitalsCount(tokens) && isInitials(token);
  if (isDropped(token) && !isNamed) return null;
  const isName = isNamed || (at > 0 && token.capital && capitalsCount(tokens));
  return wordTerm(token, at, isName ? 'name' : 'word');
}

function wordTerm(token: PlacedWord, at: number, kind: 'name' | 'word'): Step {
  const { text, word, begin, end } = token;
  const similar = kind === 'word' ? synonymsOf([word]) : [];
  return {
    term: { kind, label: kind === 'name' ? text : word, exact: [word], titles: [], similar, people: [], begin, end },
    next: at + 1,
  };
}

function phraseTerm(tokens: readonly PlacedWord[], at: number, length: number): Step {
  const words = tokens.slice(at, at + length);
  const phrase = words.map(({ word }) => word).join(' ');
  const kind = words.every(({ capital }) => capital) ? 'name' : 'word';
  // an article that has named "Lance Armstrong" goes on with "Armstrong"
  const similar = kind === 'name' ? words.slice(-1).map(({ word }) => word) : waysOf(words);
  const place = placeOf(tokens, at, at + length);
  return {
    term: {
      kind,
      label: kind === 'name' ? words.map(({ text }) => text).join(' ') : phrase,
      exact: [phrase],
      titles: [],
      similar,
      people: [],
      ...place,
    },
    next: at + length,
  };
}

/** What the record may say for a phrase. */
function waysOf(tokens: readonly PlacedWord[]): readonly string[] {
  const words = tokens.map(({ word }) => word);
  return [...new Set([...synonymsOf(words), ...wordsForPhrase(words)])];
}

/** The words of the longest keyword of the saga, of two words or more, that begins here; 0 where none does. */
function keywordLengthAt(saga: Saga, tokens: readonly PlacedWord[], at: number, limit: number): number {
  let longest = 0;
  for (const keyword of saga.keywords) {
    const stems = wordsOf(keyword).map(stem);
    if (stems.length < 2 || stems.length <= longest || at + stems.length > limit) continue;
    if (stems.every((word, i) => tokens[at + i]?.stems.includes(word))) longest = stems.length;
  }
  return longest;
}

function phraseLength(tokens: readonly PlacedWord[], at: number, limit: number): number {
  const run = tokens.slice(at, Math.min(limit, at + 4));
  const words = run.map(({ word }) => word);
  const verb = verbPhraseLength(words);
  // "took place" asks, "laid to rest" tells
  const tells = run.slice(0, verb).some((token) => !isDropped(token));
  return Math.max(phraseLengthAt(words, 0), tells ? verb : 0);
}

const PARTICLES: ReadonlySet<string> = new Set('de of the la le du del der van von al bin for'.split(' '));

/** A run of capitalised words that name something: "Wall Street Journal", "Tour de France". The first word begins none. */
function nameLengthAt(tokens: readonly PlacedWord[], at: number, limit: number): number {
  if (at === 0 || !capitalsCount(tokens)) return 0;
  let length = 0;
  for (let next = at; next < limit && next - at < MAX_NAME_WORDS; next++) {
    const token = tokens[next] as PlacedWord;
    if (token.capital && !isStopWord(token.word)) length = next - at + 1;
    else if (length === 0 || !PARTICLES.has(token.word)) break;
  }
  return length;
}

const MAX_NAME_WORDS = 6;

const placeOf = (tokens: readonly PlacedWord[], from: number, to: number) => ({
  begin: tokens[from]?.begin ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** An office beside its holder's name ("how long was Sessions attorney general") is a matter of its own. */
const withoutDoubles = (terms: readonly Term[], tokens: readonly PlacedWord[]): Term[] =>
  terms.flatMap((term, i) => {
    const first = terms.findIndex(({ label }) => label === term.label);
    if (first === i) return [term];
    const typed = typedWords(term, tokens);
    const isOffice = term.kind === 'person' && !typed.some((word) => wordsOf(term.label).includes(word));
    return isOffice && terms[first]?.begin !== term.begin ? [officeTerm(term, typed)] : [];
  });

const typedWords = ({ begin, end }: Term, tokens: readonly PlacedWord[]): readonly string[] =>
  tokens.filter((token) => token.begin >= begin && token.end <= end).map(({ word }) => word);

function officeTerm({ begin, end }: Term, typed: readonly string[]): Term {
  const phrase = typed.join(' ');
  return {
    kind: 'word',
    label: phrase,
    exact: [phrase],
    titles: [],
    similar: synonymsOf(typed),
    people: [],
    begin,
    end,
  };
}
