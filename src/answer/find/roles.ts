// Turns the form of a question into the part that each of its names plays in the deed, and a report's act into how well it fits.
import { wordsOf } from '../../english/words.ts';
import type { Act } from '../../model/act.ts';
import { PARTICIPLE } from '../participles.ts';
import type { Term } from '../terms.ts';
import type { Role } from './sighted.ts';
import type { Wants } from './wants.ts';

/** who: does it; whom: has it done to; either: the question does not say. */
export type Part = 'who' | 'whom' | 'either';

const BE = /\b(?:was|were|is|are|been|being|be|got|gets?|has been|have been)\b/i;
const DONE = new RegExp(PARTICIPLE, 'iu');

const DOES = /\b(?:did|does|do)\b/i;
const GOT = /^\s*(?:was|were|is|are|got|gets|has been|have been|had been|being)\b/i;

/** "was Sessions fired", "when were the brothers arrested", "when Comey got fired". */
function isPassive(question: string, { begin, end }: Term): boolean {
  const [before, after] = [question.slice(0, begin), question.slice(end)];
  return (BE.test(before) || GOT.test(after)) && DONE.test(after) && !DOES.test(before);
}

/** The part of each term of a question, in order; of words always `either`. */
export function partsAsked(question: string, terms: readonly Term[], wants: Wants, role: Role): readonly Part[] {
  const deed = terms.find(({ kind }) => kind === 'word');
  const hasObject = terms.some(({ kind, begin }) => kind !== 'word' && deed !== undefined && begin > deed.begin);
  return terms.map((term): Part => {
    if (term.kind === 'word') return 'either';
    if (wants === 'person' && role === 'doer') return 'whom';
    if (wants === 'person' && role === 'done-to') return 'who';
    if (isPassive(question, term)) return 'whom';
    if (deed && deed.begin < term.begin) return 'either';
    // "Scaramucci fired when?" may be either
    return hasObject || DOES.test(question.slice(0, term.begin)) ? 'who' : 'either';
  });
}

/** The last words of the names of a term, by which acts keep them. */
export const lastWords = ({ kind, exact, people }: Term): readonly string[] =>
  (kind === 'person' ? people.map(({ name }) => name) : exact).map((name) => wordsOf(name).at(-1) ?? '');

/** A name of the question: its last words, and the part that it plays. */
export interface Playing {
  readonly part: Part;
  readonly names: readonly string[];
}

/** Who plays which part in the deed of a question. */
export const playingIn = (parts: readonly Part[], terms: readonly Term[]): readonly Playing[] =>
  terms.flatMap((term, i) => (term.kind === 'word' ? [] : [{ part: parts[i] ?? 'either', names: lastWords(term) }]));

/** What a name that plays some other part than was asked for is worth. */
const SOMEHOW = 0.7;

function isAnyIn(names: readonly string[], list: readonly string[]): boolean {
  for (const name of names) if (list.includes(name)) return true;
  return false;
}

function partMet({ part, names }: Playing, act: Act): number {
  const [does, has] = [isAnyIn(names, act.who), isAnyIn(names, act.whom)];
  if (part === 'either') return does || has ? SOMEHOW : 0;
  return (part === 'who' ? does : has) ? 1 : 0;
}

/** Share of the names that play their part in what a report says was done, 0 to 1. */
export function rolesMet(playing: readonly Playing[], act: Act | undefined): number {
  if (!act || playing.length === 0) return 0;
  let sum = 0;
  for (const one of playing) sum += partMet(one, act);
  return sum / playing.length;
}
