// Turns a candidate into where each term of the question stands in it, and how well.

import type { PlacedWord } from '../../english/words.ts';
import { nth } from '../../model/nth.ts';
import { findNames, type NameFinder } from '../name-finder.ts';
import type { Place } from '../sentence.ts';
import type { Candidate } from './sentences.ts';
import type { Sought, Way } from './sought.ts';
import { rootOf, stemOf } from './word-roots.ts';

/** Where a term stands and what that is worth, 0 to 1; null where it does not. */
export interface Hit {
  readonly places: readonly Place[];
  readonly worth: number;
}

export type Hits = readonly (Hit | null)[];

/** Words of a phrase may stand this far apart: "letting the attorney general go". */
const MAX_GAP = 3;

/** The first place of a stem among the tokens behind another word, or -1. */
function stemBehind(tokens: readonly PlacedWord[], at: number, stem: string): number {
  const end = Math.min(tokens.length, at + 1 + MAX_GAP);
  for (let next = at; next < end; next++) if (stemOf(nth(tokens, next).word) === stem) return next;
  return -1;
}

function endOf(tokens: readonly PlacedWord[], at: number, { words }: Way): number | null {
  let next = at + 1;
  for (let i = 1; i < words.length; i++) {
    const found = stemBehind(tokens, next, nth(words, i));
    if (found < 0) return null;
    next = found + 1;
  }
  return next;
}

interface Draft {
  places: Place[];
  worth: number;
}

function keep(drafts: (Draft | null)[], term: number, place: Place, worth: number): void {
  const draft = drafts[term];
  if (!draft || worth > draft.worth) drafts[term] = { places: [place], worth };
  else if (worth === draft.worth) draft.places.push(place);
}

/** What is looked for in the sentences of one question, and what was found in those that were looked through. */
export interface HitFinder {
  readonly sought: Sought;
  readonly named: NameFinder;
  /** Names of the people that each term means. */
  readonly labels: readonly ReadonlySet<string>[];
  readonly hasPeople: boolean;
  /** The ways of putting terms that a word may begin; looked up once a word, because a question meets the same words again and again. */
  readonly ways: Map<string, readonly Way[]>;
  readonly found: Map<readonly PlacedWord[], Hits>;
}

/** Compiles what is sought into what looks through sentences; people are found by their names. */
export function hitFinder(sought: Sought, named: NameFinder): HitFinder {
  const labels = sought.terms.map(({ people }) => new Set(people.map(({ name }) => name)));
  const hasPeople = labels.some(({ size }) => size > 0);
  return { sought, named, labels, hasPeople, ways: new Map(), found: new Map() };
}

function waysOf({ sought: { byStem, byRoot }, ways }: HitFinder, { word, stems }: PlacedWord): readonly Way[] {
  const known = ways.get(word);
  if (known) return known;
  const stem = stemOf(word);
  const keys = stem === stems[0] ? stems : [stem, ...stems];
  const found = [...keys.flatMap((key) => byStem.get(key) ?? []), ...(byRoot.get(rootOf(word)) ?? [])];
  ways.set(word, found);
  return found;
}

function wordHits(finder: HitFinder, tokens: readonly PlacedWord[]): (Hit | null)[] {
  const drafts: (Draft | null)[] = new Array(finder.sought.terms.length).fill(null);
  for (let from = 0; from < tokens.length; from++) {
    for (const way of waysOf(finder, nth(tokens, from))) {
      const to = endOf(tokens, from, way);
      if (to !== null) keep(drafts, way.term, { from, to }, way.worth);
    }
  }
  return drafts;
}

/** Whom the saga knows is found by the whole name alone. */
function setPeople({ named, labels }: HitFinder, tokens: readonly PlacedWord[], hits: (Hit | null)[]): void {
  const names = findNames(named, tokens);
  for (let i = 0; i < labels.length; i++) {
    const own = nth(labels, i);
    if (own.size === 0) continue;
    const places = names.filter(({ label }) => own.has(label));
    hits[i] = places.length > 0 ? { places, worth: 1 } : null;
  }
}

/** In a run of tokens by itself. */
export function hitsIn(finder: HitFinder, tokens: readonly PlacedWord[]): Hits {
  const known = finder.found.get(tokens);
  if (known) return known;
  const hits = wordHits(finder, tokens);
  if (finder.hasPeople) setPeople(finder, tokens, hits);
  finder.found.set(tokens, hits);
  return hits;
}

const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'his', 'her', 'their', 'him', 'them']);
/** A person meant by a pronoun of the sentence, where the sentence before names one. */
const BY_PRONOUN = 0.7;

function pronounIn(tokens: readonly PlacedWord[]): number {
  for (let at = 0; at < tokens.length; at++) if (PRONOUNS.has(nth(tokens, at).word)) return at;
  return -1;
}

function withPronouns(finder: HitFinder, candidate: Candidate, hits: Hits): Hits {
  if (!candidate.before) return hits;
  const pronoun = pronounIn(candidate.tokens);
  if (pronoun < 0) return hits;
  const before = hitsIn(finder, candidate.before.tokens);
  const meant = { places: [{ from: pronoun, to: pronoun + 1 }], worth: BY_PRONOUN };
  const { terms } = finder.sought;
  return hits.map((hit, i) => (!hit && terms[i]?.kind !== 'word' && before[i] ? meant : hit));
}

const NO_TOKENS: readonly PlacedWord[] = [];

/** In a candidate's sentence, where a pronoun may stand for a name. */
export const ownHits = (finder: HitFinder, candidate: Candidate): Hits =>
  withPronouns(finder, candidate, hitsIn(finder, candidate.tokens));

/** What a candidate's neighbours and its article's headline add. */
export function hitsAround(finder: HitFinder, { title, before, after }: Candidate): Hits {
  const inTitle = hitsIn(finder, title);
  const inBefore = hitsIn(finder, before?.tokens ?? NO_TOKENS);
  const inAfter = hitsIn(finder, after?.tokens ?? NO_TOKENS);
  return inTitle.map((hit, i) => hit ?? inBefore[i] ?? inAfter[i] ?? null);
}
