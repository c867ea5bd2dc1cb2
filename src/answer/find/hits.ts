// Turns a candidate into where each term of the question stands in it, and how well.

import type { PlacedWord } from '../../english/words.ts';
import type { NameFinder } from '../name-finder.ts';
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

/** The ways of putting terms that a word may begin; looked up once a word, because a question meets the same words again and again. */
function waysFor({ byStem, byRoot }: Sought): (token: PlacedWord) => readonly Way[] {
  const known = new Map<string, readonly Way[]>();
  return ({ word, stems }) => {
    const found = known.get(word);
    if (found) return found;
    const stem = stemOf(word);
    const keys = stem === stems[0] ? stems : [stem, ...stems];
    const ways = [...keys.flatMap((key) => byStem.get(key) ?? []), ...(byRoot.get(rootOf(word)) ?? [])];
    known.set(word, ways);
    return ways;
  };
}

const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'his', 'her', 'their', 'him', 'them']);
/** A person meant by a pronoun of the sentence, where the sentence before names one. */
const BY_PRONOUN = 0.7;

export interface HitFinder {
  /** In a run of tokens by itself. */
  readonly inTokens: (tokens: readonly PlacedWord[]) => Hits;
  /** In a candidate's sentence, where a pronoun may stand for a name; and what its neighbours and its article's headline add. */
  readonly inCandidate: (candidate: Candidate) => { readonly own: Hits; readonly around: Hits };
}

/** Compiles what is sought into what looks through sentences; people are found by their names. */
export function hitFinder(sought: Sought, named: NameFinder): HitFinder {
  const { terms } = sought;
  const labels = terms.map(({ people }) => new Set(people.map(({ name }) => name)));
  const hasPeople = labels.some(({ size }) => size > 0);
  const waysOf = waysFor(sought);
  const wordHits = (tokens: readonly PlacedWord[]): (Draft | null)[] => {
    const drafts: (Draft | null)[] = terms.map(() => null);
    tokens.forEach((token, from) => {
      for (const way of waysOf(token)) {
        const to = endOf(tokens, from, way);
        if (to !== null) keep(drafts, way.term, { from, to }, way.worth);
      }
    });
    return drafts;
  };
  const lists = new Map<readonly PlacedWord[], Hits>();
  const inTokens = (tokens: readonly PlacedWord[]): Hits => {
    const known = lists.get(tokens);
    if (known) return known;
    const names = hasPeople ? named(tokens) : [];
    const hits = wordHits(tokens).map((hit, i) => {
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
    const pronoun = candidate.tokens.findIndex(({ word }) => PRONOUNS.has(word));
    if (pronoun < 0) return hits;
    const before = inTokens(candidate.before.tokens);
    const meant = { places: [{ from: pronoun, to: pronoun + 1 }], worth: BY_PRONOUN };
    return hits.map((hit, i) => (!hit && terms[i]?.kind !== 'word' && before[i] ? meant : hit));
  };
  return {
    inTokens,
    inCandidate(candidate) {
      const beside = [candidate.title, candidate.before?.tokens ?? [], candidate.after?.tokens ?? []].map(inTokens);
      const around = terms.map((_, i) => beside.find((hits) => hits[i])?.[i] ?? null);
      return { own: withPronouns(candidate, inTokens(candidate.tokens)), around };
    },
  };
}
