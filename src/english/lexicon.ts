// Turns a word into its classes, a set of bits: what it can be in a sentence.
import { nth } from '../model/nth.ts';
import { SAYING_NOUNS, SAYING_VERBS } from './saying.ts';
import * as english from './word-lists.ts';

/** Word classes as bits, so that one look-up answers every question about a word. */
export const MODAL = 1 << 0;
export const BE = 1 << 1;
export const HAVE = 1 << 2;
export const DO = 1 << 3;
/** Finite past form ("announced", "took"). */
export const PAST = 1 << 4;
/** Past participle ("announced", "taken"). */
export const PARTICIPLE = 1 << 5;
export const BASE = 1 << 6;
/** Third person singular present ("announces"). */
export const THIRD = 1 << 7;
export const ING = 1 << 8;
export const DETERMINER = 1 << 9;
export const PREPOSITION = 1 << 10;
/** Pronouns that can be a subject. */
export const PRONOUN = 1 << 11;
export const SUBORDINATOR = 1 << 12;
export const RELATIVE = 1 << 13;
export const COORDINATOR = 1 << 14;
export const ADVERB = 1 << 15;
/** Verbs of saying: what they date is the saying. */
export const SAYING = 1 << 16;
/** Verbs and nouns whose infinitive has not happened: "plans to sell". */
export const INTENT = 1 << 17;
/** Verbs whose infinitive happens with them: "began to sell". */
export const CARRIES = 1 << 18;
export const ADJECTIVE = 1 << 19;
/** Words that compare: a date behind them belongs to what is compared with. */
export const COMPARES = 1 << 20;
/** Nouns for something said: "comments", "interview", "report". */
export const SAYING_NOUN = 1 << 21;
/** Words of judgement or guessing. */
export const JUDGES = 1 << 22;
/** First and second person. */
export const OURS = 1 << 23;
/** Verbs of states of mind and of being: "wanted", "remained". */
export const HOLDS = 1 << 24;
/** Verbs that do what they say: what was announced, agreed or ordered is of that day. */
export const PERFORMS = 1 << 25;

const words = (list: string): string[] => list.trim().split(/\s+/);

const LISTS: readonly (readonly [number, string])[] = [
  [MODAL, english.MODALS],
  [BE, english.FORMS_OF_BE],
  [HAVE, english.FORMS_OF_HAVE],
  [DO, english.FORMS_OF_DO],
  [DETERMINER, english.DETERMINERS],
  [PREPOSITION, english.PREPOSITIONS],
  [PRONOUN, english.SUBJECT_PRONOUNS],
  [SUBORDINATOR, english.SUBORDINATORS],
  [RELATIVE, english.RELATIVES],
  [COORDINATOR, english.COORDINATORS],
  [ADVERB, english.ADVERBS],
  [ADJECTIVE, english.ADJECTIVES],
  [COMPARES, english.COMPARING_WORDS],
  [SAYING_NOUN, SAYING_NOUNS],
  [JUDGES, english.JUDGING_WORDS],
  [OURS, english.FIRST_AND_SECOND_PERSON],
];

const DOUBLES = new Set(words(english.DOUBLING_VERBS));
const SHORT_CLOSED = /^[^aeiou]*[aeiou][bdgklmnprtv]$/;

const doubled = (base: string): string =>
  DOUBLES.has(base) || (SHORT_CLOSED.test(base) && base.length < 6) ? base + base.at(-1) : base;

const third = (base: string): string =>
  /(?:[sxz]|[cs]h|o)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;

const ing = (base: string): string =>
  /ie$/.test(base)
    ? `${base.slice(0, -2)}ying`
    : /[^eo]e$/.test(base)
      ? `${base.slice(0, -1)}ing`
      : `${doubled(base)}ing`;

const past = (base: string): string =>
  /e$/.test(base) ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${doubled(base)}ed`;

/** base, past, participle, third person, -ing form. */
type Forms = readonly [string, string, string, string, string];

const irregular: readonly Forms[] = english.IRREGULAR_VERBS.split('|').map((entry) => {
  const [base, pasts, participle] = words(entry) as [string, string, string];
  return [base, pasts, participle, third(base), ing(base)];
});
/** Past forms of irregular verbs that differ from the base. */
export const IRREGULAR_PASTS: readonly string[] = irregular.flatMap(([base, pasts]) => (base === pasts ? [] : [pasts]));

const irregularBases = new Set(irregular.map(([base]) => base));
const regular: readonly Forms[] = words(english.REGULAR_VERBS)
  .filter((base) => !irregularBases.has(base))
  .map((base) => [base, past(base), past(base), third(base), ing(base)]);

const verbsOfSaying = new Set(words(SAYING_VERBS));
/** All forms of the verbs of saying. */
export const SAYING_FORMS: readonly string[] = [...irregular, ...regular].flatMap((forms) =>
  verbsOfSaying.has(forms[0]) ? forms.flatMap(words) : [],
);

function buildLexicon(): ReadonlyMap<string, number> {
  const lexicon = new Map<string, number>();
  const mark = (word: string, bits: number): void => void lexicon.set(word, (lexicon.get(word) ?? 0) | bits);
  const [plan, carry, hold, perform] = [
    new Set(words(english.INTENT_VERBS)),
    new Set(words(english.CARRYING_VERBS)),
    new Set(words(english.HOLDING_VERBS)),
    new Set(words(english.PERFORMING_VERBS)),
  ];
  for (const forms of [...irregular, ...regular]) {
    const base = forms[0];
    const sense =
      (verbsOfSaying.has(base) ? SAYING : 0) |
      (plan.has(base) ? INTENT : 0) |
      (carry.has(base) ? CARRIES : 0) |
      (hold.has(base) ? HOLDS : 0) |
      (perform.has(base) ? PERFORMS : 0);
    [BASE, PAST, PARTICIPLE, THIRD, ING].forEach((bit, form) => {
      mark(nth(forms, form), bit | sense);
    });
  }
  for (const [bits, list] of LISTS)
    for (const word of words(list)) mark(word, word.length > 4 && word.endsWith('ly') ? bits | ADVERB : bits);
  return lexicon;
}

const LEXICON = buildLexicon();

const NOT_VERBS = new Set(words(english.NOT_VERBS));

/** Word classes of a lower-cased word; unknown words are judged by their ending, unknown names are names. */
export function classesOf(word: string, capital = false): number {
  const known = LEXICON.get(word);
  if (known !== undefined) return known;
  if (capital || word.length < 5 || NOT_VERBS.has(word) || word.includes('-')) return 0;
  if (word.endsWith('ed')) return PAST | PARTICIPLE;
  if (word.endsWith('ing')) return ING;
  return word.endsWith('ly') ? ADVERB : 0;
}
