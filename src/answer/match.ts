// Turns a piece of evidence and the terms of a question into how well the one fits the other, and why.

import { isSpeaking } from '../english/saying.ts';
import { placedWords } from '../english/words.ts';
import { type NameFinder, nameFinder } from './name-finder.ts';
import type { EvidenceSentence, Place } from './sentence.ts';
import { type Phrase, phraseOf, placesOfWords } from './sentence.ts';
import { isPossessive, speaks } from './speaking.ts';
import type { Term } from './terms.ts';

/** How a sentence fits a question. */
export interface Fit {
  /** Terms that are met, as indexes. */
  readonly met: ReadonlySet<number>;
  /** 0 to 1: how much of the question is met; people count less than words, other words for the same less than the same. */
  readonly coverage: number;
  /** 0 to 1: how near the met words stand together. */
  readonly closeness: number;
  /** 0 to 1: share of the met words that stand in the report's own clause. */
  readonly inClause: number;
  /** Whether the terms stand together in the order of the question: "Kelly called Sessions". */
  readonly inOrder: boolean;
  /** Whether somebody says it in this sentence: "Giuliani said that Sessions was right to recuse himself". */
  readonly told: boolean;
  /** Whether the person whose words are asked for speaks. */
  readonly spoken: boolean;
  /** Whether it is told as something that might be: "if he had known he would …". */
  readonly supposed: boolean;
}

/** What the neighbouring sentences tell: whom a "he" that begins this sentence means. */
export type Antecedent = (sentence: EvidenceSentence) => string | null;

const PERSON_WEIGHT = 0.5;
const SIMILAR_WORTH = 0.8;

const weightOf = (term: Term): number => (term.kind === 'person' ? PERSON_WEIGHT : 1);

interface Hit {
  readonly places: readonly Place[];
  readonly worth: number;
}

/** What the articles around the sentences tell. */
export interface Context {
  readonly named: NameFinder;
  readonly antecedent: Antecedent;
  /** Whether an article has a whole name somewhere. */
  readonly isNamedIn: (term: Term, article: string) => boolean;
}

/** Compiles the terms of a question into a function that measures sentences. */
export function fitter(
  terms: readonly Term[],
  speaker: Term | null,
  context: Context,
): (sentence: EvidenceSentence) => Fit {
  const asked = labelsOf(terms);
  const hitters = terms.map((term) => hitter(term, context));
  const total = terms.reduce((sum, term) => sum + weightOf(term), 0) || 1;
  return (sentence) => {
    const hits = hitters.map((hit) => hit(sentence));
    const met = new Set(hits.flatMap((hit, i) => (hit ? [i] : [])));
    const gained = hits.reduce((sum, hit, i) => sum + (hit ? hit.worth * weightOf(terms[i] as Term) : 0), 0);
    const places = hits.flatMap((hit) => (hit ? [hit.places] : [])).filter((list) => list.length > 0);
    return {
      met,
      coverage: gained / total,
      closeness: closenessOf(places, othersIn(sentence, asked, context.named)),
      inClause: shareInClause(sentence, places),
      inOrder: areInOrder(places),
      told: isTold(sentence, places),
      spoken: speaker !== null && isSpokenBy(sentence, speaker, hits[terms.indexOf(speaker)] ?? null, context.named),
      supposed: isSupposed(sentence, places),
    };
  };
}

/** Makes a term ready for many sentences. */
function hitter(term: Term, context: Context): (sentence: EvidenceSentence) => Hit | null {
  if (term.kind === 'person') return (sentence) => personHit(sentence, term, context);
  const [exact, similar] = [term.exact.map(phraseOf), term.similar.map(phraseOf)];
  if (term.kind === 'name') return nameHitter(term, exact, context.isNamedIn);
  return ({ tokens }) => {
    const same = exact.flatMap((phrase) => placesOfWords(tokens, phrase));
    if (same.length > 0) return { places: same, worth: 1 };
    const alike = similar.flatMap((phrase) => placesOfWords(tokens, phrase));
    return alike.length > 0 ? { places: alike, worth: SIMILAR_WORTH } : null;
  };
}

/** A name stands whole, or by its last word in an article that has it whole. */
function nameHitter(term: Term, exact: readonly Phrase[], isNamedIn: Context['isNamedIn']) {
  const find = strangerFinder([...term.similar, ...term.exact]);
  return ({ tokens, evidence }: EvidenceSentence): Hit | null => {
    const whole = exact.flatMap((phrase) => placesOfWords(tokens, phrase));
    if (whole.length > 0) return { places: whole, worth: 1 };
    if (term.similar.length === 0 || !isNamedIn(term, evidence.article.id)) return null;
    const short = find(tokens);
    return short.length > 0 ? { places: short, worth: 1 } : null;
  };
}

/** Finds names that no person of the saga bears. */
const strangerFinder = (names: readonly string[]): NameFinder =>
  nameFinder([{ person: null, label: '', terms: names, titles: [] }]);

const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'his', 'her', 'their', 'him']);

const pronounPlaces = ({ tokens }: EvidenceSentence): Place[] =>
  tokens.flatMap(({ word }, i) => (PRONOUNS.has(word) ? [{ from: i, to: i + 1 }] : []));

const labelsOf = (terms: readonly Term[]): ReadonlySet<string> =>
  new Set(terms.flatMap(({ people }) => people.map(({ name }) => name)));

function personHit(sentence: EvidenceSentence, term: Term, { named, antecedent }: Context): Hit | null {
  const labels = labelsOf([term]);
  const places = named(sentence.tokens).filter(({ label }) => labels.has(label));
  if (places.length > 0) return { places, worth: 1 };
  const meant = antecedent(sentence);
  return meant !== null && labels.has(meant) ? { places: pronounPlaces(sentence), worth: 1 } : null;
}

function isSpokenBy(sentence: EvidenceSentence, speaker: Term, hit: Hit | null, named: NameFinder): boolean {
  const { evidence, tokens } = sentence;
  if (isAttributedTo(evidence.report.attribution, speaker, named)) return true;
  const others = othersIn(sentence, labelsOf([speaker]), named);
  return hit?.places.some((place) => speaks(evidence.report.text, tokens, place, others)) ?? false;
}

/** "according to Kelly", "Kelly said"; not "sources close to Kelly said". */
function isAttributedTo(attribution: string | null, speaker: Term, named: NameFinder): boolean {
  if (attribution === null) return false;
  const tokens = placedWords(attribution);
  const labels = labelsOf([speaker]);
  const places =
    labels.size > 0
      ? named(tokens).filter(({ label }) => labels.has(label))
      : strangerFinder([...speaker.exact, ...speaker.similar])(tokens);
  return places.some((place) => {
    const before = tokens.slice(0, place.from).filter(({ capital }) => !capital);
    const isFirst = before.every(({ word }) => word === 'according' || word === 'to' || word === 'the');
    return isFirst && !isPossessive(attribution, tokens[place.to - 1]);
  });
}

/** Places of other people: "refused to describe … the firing of Comey" fires nobody else. */
const othersIn = ({ tokens }: EvidenceSentence, asked: ReadonlySet<string>, named: NameFinder): readonly Place[] =>
  named(tokens).filter(({ label }) => !asked.has(label));

/** What a stranger's name between two met words counts as, in words. */
const STRANGER_DISTANCE = 4;

/**
 * The smallest window that holds one place of each, measured against its fullest: 1 for neighbours, towards 0 far apart. A
 * stranger just behind it counts too: it is the one that the verb is about.
 */
function closenessOf(places: readonly (readonly Place[])[], strangers: readonly Place[]): number {
  if (places.length < 2) return places.length;
  const needed = places.length;
  const all = places
    .flatMap((list, group) => list.map((place) => ({ ...place, group })))
    .sort((a, b) => a.from - b.from);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < all.length; i++) best = Math.min(best, windowFrom(all, i, needed, strangers));
  return Math.min(1, (needed + 1) / best);
}

function windowFrom(
  all: readonly (Place & { readonly group: number })[],
  start: number,
  needed: number,
  strangers: readonly Place[],
): number {
  const groups = new Set<number>();
  for (let i = start; i < Math.min(all.length, start + 60); i++) {
    const place = all[i] as Place & { readonly group: number };
    groups.add(place.group);
    if (groups.size < needed) continue;
    const begin = all[start]?.from ?? 0;
    const between = strangers.filter(({ from }) => from > begin && from <= place.to + 2).length;
    return place.to - begin + STRANGER_DISTANCE * between;
  }
  return Number.POSITIVE_INFINITY;
}

/** Words over which terms still stand together. */
const MAX_ORDERED = 12;

function areInOrder(places: readonly (readonly Place[])[]): boolean {
  const [first, ...others] = places;
  if (!first || others.length === 0) return false;
  return first.some(({ from, to }) => {
    let end = to;
    for (const list of others) {
      const next = list.find((place) => place.from >= end);
      if (!next) return false;
      end = next.to;
    }
    return end - from <= MAX_ORDERED;
  });
}

/** A verb of saying before the last met word, none of them itself. */
function isTold({ tokens }: EvidenceSentence, places: readonly (readonly Place[])[]): boolean {
  const met = new Set(places.flatMap((list) => list.map(({ from }) => from)));
  const last = Math.min(...places.slice(-1).flatMap((list) => list.map(({ from }) => from)));
  return tokens.some(({ word }, i) => i < last && !met.has(i) && isSpeaking(word));
}

function shareInClause({ clause }: EvidenceSentence, places: readonly (readonly Place[])[]): number {
  if (places.length === 0) return 0;
  const inside = places.filter((list) => list.some(({ from }) => from >= clause.from && from < clause.to));
  return inside.length / places.length;
}

const SUPPOSING: ReadonlySet<string> = new Set([
  'if',
  'would',
  'could',
  'might',
  'may',
  'should',
  'whether',
  'wouldn',
  'not',
  'never',
  'no',
]);

/** Whether a word of supposing or denying stands just before the last met word. */
function isSupposed({ tokens }: EvidenceSentence, places: readonly (readonly Place[])[]): boolean {
  const last = places.at(-1)?.[0];
  if (!last) return false;
  return tokens.slice(Math.max(0, last.from - 5), last.from).some(({ word }) => SUPPOSING.has(word));
}
