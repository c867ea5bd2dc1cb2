// Turns a candidate into where each term of the question stands in it, and how well.

import type { PlacedWord } from '../../english/words.ts';
import type { NameFinder } from '../name-finder.ts';
import type { EvidenceSentence, Place } from '../sentence.ts';
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

function endOf(tokens: readonly PlacedWord[], at: number, { words }: Way): number | null {
  let next = at + 1;
  for (const word of words.slice(1)) {
    const found = tokens.slice(next, next + 1 + MAX_GAP).findIndex((token) => stemOf(token.word) === word);
    if (found < 0) return null;
    next += found + 1;
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

/** Words of the question in a run of tokens; people are found by their names. */
function wordHits({ byStem, byRoot, terms }: Sought, tokens: readonly PlacedWord[]): (Draft | null)[] {
  const drafts: (Draft | null)[] = terms.map(() => null);
  tokens.forEach(({ word, stems }, at) => {
    const stem = stemOf(word);
    for (const key of stem === stems[0] ? stems : [stem, ...stems]) {
      for (const way of byStem.get(key) ?? []) {
        const to = endOf(tokens, at, way);
        if (to !== null) keep(drafts, way.term, { from: at, to }, way.worth);
      }
    }
    for (const way of byRoot.get(rootOf(word)) ?? []) keep(drafts, way.term, { from: at, to: at + 1 }, way.worth);
  });
  return drafts;
}

const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'his', 'her', 'their', 'him', 'them']);
/** A person meant by a pronoun of the sentence, where the sentence before names one. */
const BY_PRONOUN = 0.7;

export type HitFinder = (candidate: Candidate) => {
  /** In the sentence itself. */
  readonly own: Hits;
  /** In its neighbours and its article's headline, what they add. */
  readonly around: Hits;
};

/** Compiles what is sought into a function that looks through candidates. */
export function hitFinder(sought: Sought, named: NameFinder): HitFinder {
  const labels = sought.terms.map(({ people }) => new Set(people.map(({ name }) => name)));
  const lists = new Map<readonly PlacedWord[], Hits>();
  const inTokens = (tokens: readonly PlacedWord[]): Hits => {
    const known = lists.get(tokens);
    if (known) return known;
    const names = labels.some(({ size }) => size > 0) ? named(tokens) : [];
    const words = wordHits(sought, tokens);
    const hits = words.map((hit, i) => {
      const own = labels[i];
      if (!own || own.size === 0) return hit;
      const places = names.filter(({ label }) => own.has(label));
      return places.length > 0 ? { places, worth: 1 } : null;
    });
    lists.set(tokens, hits);
    return hits;
  };
  const withPronouns = (candidate: Candidate, hits: Hits): Hits => {
    if (!candidate.before) return hits;
    const pronouns = candidate.tokens.flatMap(({ word }, i) => (PRONOUNS.has(word) ? [{ from: i, to: i + 1 }] : []));
    if (pronouns.length === 0) return hits;
    const before = inTokens(candidate.before.tokens);
    return hits.map((hit, i) => {
      const isName = sought.terms[i]?.kind !== 'word';
      return !hit && isName && before[i] ? { places: pronouns.slice(0, 1), worth: BY_PRONOUN } : hit;
    });
  };
  const tokensIn = (sentence: EvidenceSentence | null): readonly PlacedWord[] => sentence?.tokens ?? [];
  return (candidate) => {
    const lists = [candidate.title, tokensIn(candidate.before), tokensIn(candidate.after)].map(inTokens);
    const around = sought.terms.map((_, i) => lists.find((hits) => hits[i])?.[i] ?? null);
    return { own: withPronouns(candidate, inTokens(candidate.tokens)), around };
  };
}
