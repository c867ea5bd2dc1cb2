// Turns a reading of a question into measured candidates: searched by every word, measured by readable features.

import type { PlacedWord } from '../../english/words.ts';
import type { Evidence } from '../../model/event.ts';
import { nth } from '../../model/nth.ts';
import type { Saga } from '../../model/saga.ts';
import type { AnswerDeps } from '../deps.ts';
import type { Interpreted } from '../interpret.ts';
import { peopleFinder } from '../name-finder.ts';
import type { Term } from '../terms.ts';
import { candidateEvidence, ownEvidence } from './candidates.ts';
import { countedIn } from './counting.ts';
import { measure } from './features.ts';
import { hitFinder } from './hits.ts';
import { withInitials } from './initials.ts';
import { kinOf } from './kin.ts';
import { mostLikely } from './likely.ts';
import type { Measured, Measuring } from './measured.ts';
import { partsAsked, playingIn } from './roles.ts';
import { candidatesOf, sentencesOf, type Tokens } from './sentences.ts';
import { type Sought, soughtIn } from './sought.ts';
import { askedNoun, asksAhead, asksDenied, asksTeller, measureAsked, roleOf, wantsOf } from './wants.ts';

/** Everything that may answer, measured. */
export interface Candidates {
  readonly asked: Measuring;
  readonly measured: readonly Measured[];
}

/** The term that is counted, or chosen from: the senators of "how many senators", the judge of "which judge". */
function countedTerm(question: string, { terms }: Sought): number {
  const noun = askedNoun(question);
  return noun && countedIn(question) !== 'people'
    ? terms.findIndex(({ kind, begin, end }) => kind === 'word' && begin >= noun.begin && end <= noun.end)
    : -1;
}

/** Share of a word's places in the record, its sentences' first words left out, from which it is a name: "brown", "bush". */
const MOSTLY = 0.8;
const LEAST_PLACES = 3;

interface Written {
  all: number;
  capital: number;
}

function countCapitals(counts: ReadonlyMap<string, Written>, tokens: readonly PlacedWord[]): void {
  for (let at = 0; at < tokens.length; at++) {
    const { word, capital, begin } = nth(tokens, at);
    const count = counts.get(word);
    if (!count || begin === 0) continue;
    count.all++;
    if (capital) count.capital++;
  }
}

/** Words of the question, typed small, that the record writes as names. */
function withNames(terms: readonly Term[], evidence: readonly Evidence[], tokensOf: Tokens): readonly Term[] {
  const counts = new Map(terms.map(({ label }) => [label, { all: 0, capital: 0 }]));
  for (const { report } of evidence) countCapitals(counts, tokensOf(report.text));
  return terms.map((term) => {
    const count = term.kind === 'word' ? counts.get(term.label) : undefined;
    const isName = count && count.all >= LEAST_PLACES && count.capital >= MOSTLY * count.all;
    return isName ? { ...term, kind: 'name', similar: [] } : term;
  });
}

/** A name has no kin: it is nobody else's. */
const kinFor = ({ kind, exact }: Term) => (kind === 'word' && exact.length === 1 ? kinOf(exact[0] ?? '') : []);

export async function findCandidates(
  deps: AnswerDeps,
  saga: Saga,
  question: string,
  read: Interpreted,
): Promise<Candidates> {
  const { when } = read;
  const tokensOf = deps.wordsIn;
  const { counts, total } = await deps.wordCounts(read.terms.map(({ exact }) => exact));
  const typed = soughtIn(read.terms, counts, total, []);
  const byOwn = await ownEvidence(deps.evidence, typed);
  const terms = withInitials(question, withNames(read.terms, byOwn, tokensOf), byOwn, tokensOf);
  const sought = soughtIn(terms, counts, total, terms.map(kinFor));
  const wants = wantsOf(question, read.speaker !== null);
  const role = roleOf(question);
  const counting = countedIn(question);
  const parts = partsAsked(question, terms, wants, role);
  const asked: Measuring = {
    sought,
    counts,
    wants,
    speaker: read.speaker ? read.terms.indexOf(read.speaker) : -1,
    counted: countedTerm(question, sought),
    role,
    measure: measureAsked(question),
    ...(counting ? { counting } : {}),
    asksTeller: asksTeller(question),
    parts,
    playing: playingIn(parts, terms),
    ahead: asksAhead(question),
    denied: asksDenied(question),
    when,
  };
  const evidence = await candidateEvidence(deps.evidence, sought, asked, byOwn);
  const all = sentencesOf(evidence, tokensOf);
  const hits = hitFinder(sought, peopleFinder(saga));
  const candidates = candidatesOf(mostLikely(asked, all, hits), all, tokensOf);
  return { asked, measured: measure(asked, candidates, hits) };
}
