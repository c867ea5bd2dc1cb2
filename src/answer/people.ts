// Turns words of a question into people of a saga, and a person into the ways the record writes that name.

import { type PlacedWord, wordsOf } from '../english/words.ts';
import { nth } from '../model/nth.ts';
import type { Person, Saga } from '../model/saga.ts';

/** A person named in a question: which words name them. Several people where the words fit more than one. */
export interface NamedPeople {
  readonly people: readonly Person[];
  /** Indexes of tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** Names shorter than this are taken as typed: "Kelly" and "Kerry" are two people. */
const MIN_FUZZY_LENGTH = 6;

const lastName = (person: Person): string =>
  wordsOf(person.name)
    .filter((word) => !SUFFIXES.has(word))
    .at(-1) ?? '';
const firstName = (person: Person): string => wordsOf(person.name)[0] ?? '';

/** A role is a list of offices, one after the other. */
const BETWEEN_OFFICES = /[,;(]|\b(?:before that|earlier|later|formerly|then)\b/;
/** Words before an office: when it began, and what everybody of the story has in common. */
const OPENING =
  /^(?:(?:from|since|in|until|and|now|as|the|an?|us|u\.s\.|american|white house|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})\s+)+/i;
/** Where an office ends and its place or time begins. */
const CLOSING = /[:–—]|\b(?:until|since|under|during|for|at|from|in|to)\b|\bof (?:the )?(?=\p{Lu})|\bof the\b/u;
/** Words that many people are; alone they name nobody. */
const COMMON_OFFICES = new Set(
  `head chief member leader chair aide adviser advisor wife husband son daughter brother sister father mother friend lawyer
  spokesman spokeswoman founder owner victim witness suspect reporter journalist director secretary former senator`.split(
    /\s+/,
  ),
);

/** The offices a role tells of: "attorney general" of "attorney general until 2018, before that senator for Alabama". */
const officesOf = (person: Person): string[] =>
  (person.role ?? '').split(BETWEEN_OFFICES).flatMap((part) => {
    const office = part.trim().replace(OPENING, '').split(CLOSING)[0] ?? '';
    const words = wordsOf(office);
    const isNone = words.length === 0 || words.length > 4 || (words.length === 1 && COMMON_OFFICES.has(nth(words, 0)));
    return isNone ? [] : [words.join(' ')];
  });

/** Offices that nobody else of the saga has. */
const ownOffices = (saga: Saga, person: Person): string[] =>
  officesOf(person).filter((office) =>
    saga.people.every((other) => other === person || !officesOf(other).includes(office)),
  );

/** A shared first or last name belongs to the first person of the saga's list. */
const isFirstWith = (saga: Saga, person: Person, pick: (person: Person) => string): boolean =>
  saga.people.find((other) => pick(other) === pick(person)) === person;

/** Ways the record writes a person, as folded phrases: full name, aliases, last name where it is theirs. */
function namesInRecord(saga: Saga, person: Person): string[] {
  const names = [person.name, ...person.aliases].map((name) => wordsOf(name).join(' '));
  if (isFirstWith(saga, person, lastName)) names.push(lastName(person));
  else if (isFirstWith(saga, person, firstName)) names.push(firstName(person));
  return [...new Set(names.filter(Boolean))];
}

/** Ways a question may name a person: those of the record and the first name. */
function namesInQuestion(saga: Saga, person: Person): string[] {
  const names = [...namesInRecord(saga, person), ...officesOf(person)];
  if (isFirstWith(saga, person, firstName)) names.push(firstName(person));
  return [...new Set(names.filter(Boolean))];
}

/** Everything that names a person, worked out once for a saga. */
interface KnownPerson {
  readonly person: Person;
  readonly record: PersonInRecord;
  readonly inQuestion: ReadonlySet<string>;
  /** Single names long enough to be recognised with a slip. */
  readonly longNames: readonly string[];
}

const tables = new WeakMap<Saga, readonly KnownPerson[]>();

function knownPeople(saga: Saga): readonly KnownPerson[] {
  const known = tables.get(saga) ?? saga.people.map((person) => knownPerson(saga, person));
  tables.set(saga, known);
  return known;
}

function knownPerson(saga: Saga, person: Person): KnownPerson {
  const names = namesInRecord(saga, person);
  return {
    person,
    record: recordOf(saga, person),
    inQuestion: new Set(namesInQuestion(saga, person)),
    longNames: names.filter((name) => name.length >= MIN_FUZZY_LENGTH && !name.includes(' ')),
  };
}

const peopleNamed = (saga: Saga, phrase: string): Person[] =>
  knownPeople(saga)
    .filter(({ inQuestion }) => inQuestion.has(phrase))
    .map(({ person }) => person);

/** Whether two words differ by at most one letter put in, left out, changed or swapped with its neighbour. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

const DETERMINERS = new Set(['a', 'an', 'the', 'this', 'that', 'court', 'each', 'every', 'any', 'no', 'in']);

/** "session" is a word of its own: a name without its s must look like a name. */
const looksLikeName = (token: PlacedWord, before: PlacedWord | undefined, name: string): boolean =>
  `${token.word}s` !== name || (token.capital && !DETERMINERS.has(before?.word ?? ''));

function misspelt(saga: Saga, token: PlacedWord, before: PlacedWord | undefined): Person[] {
  if (token.word.length < MIN_FUZZY_LENGTH - 1) return [];
  return knownPeople(saga)
    .filter(({ longNames }) =>
      longNames.some((name) => withinOneEdit(token.word, name) && looksLikeName(token, before, name)),
    )
    .map(({ person }) => person);
}

/** People named in a text, the longest name first where several begin at one word. */
export function findPeople(saga: Saga, tokens: readonly PlacedWord[]): NamedPeople[] {
  const found: NamedPeople[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const named = longestNameAt(saga, tokens, at);
    if (!named) continue;
    found.push(named);
    at = named.to - 1;
  }
  return found;
}

const MAX_NAME_WORDS = 6;

function longestNameAt(saga: Saga, tokens: readonly PlacedWord[], at: number): NamedPeople | null {
  for (let length = Math.min(MAX_NAME_WORDS, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    const people = peopleNamed(saga, run.map(({ word }) => word).join(' '));
    if (people.length > 0) return { people, from: at, to: at + length };
  }
  const token = nth(tokens, at);
  const people = misspelt(saga, token, tokens[at - 1]);
  return people.length > 0 ? { people, from: at, to: at + 1 } : null;
}

/** Who somebody is in the record: the person of the saga, or null for a stranger, and the words to look for. */
export interface PersonInRecord {
  readonly person: Person | null;
  /** "Anthony Scaramucci"; a stranger's name as it was typed. */
  readonly label: string;
  /** Folded words and phrases under which the record has them: names and titles. */
  readonly terms: readonly string[];
  /** Those of `terms` that hold no part of the name: "attorney general" is somebody else's title too. */
  readonly titles: readonly string[];
}

function recordOf(saga: Saga, person: Person): PersonInRecord {
  const own = new Set(wordsOf(person.name));
  const names = namesInRecord(saga, person);
  const titles = [
    ...names.filter((name) => !name.split(' ').some((word) => own.has(word))),
    ...ownOffices(saga, person),
  ];
  // "the president" stands in the record without its article too
  const bare = titles.map((title) => title.replace(/^the /, ''));
  const terms = [...names.filter((name) => !titles.includes(name)), ...new Set(bare)];
  return { person, label: person.name, terms, titles: [...new Set(bare)] };
}

/** All people of a saga as the record has them, in the saga's order. */
export const peopleInRecord = (saga: Saga): readonly PersonInRecord[] => knownPeople(saga).map(({ record }) => record);

export const personInRecord = (saga: Saga, person: Person): PersonInRecord =>
  knownPeople(saga).find((known) => known.person === person)?.record ?? recordOf(saga, person);
