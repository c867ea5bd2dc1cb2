// Turns "the deal", "its launch" in a clause that tells no day into the day the document gave that happening where it told it.

import type { Clause } from '../../english/clauses.ts';
import { BE, DETERMINER, HAVE, PREPOSITION } from '../../english/lexicon.ts';
import { isSaying } from '../../english/verb-group.ts';
import { EVENT_NOUNS, OTHER_ONES } from '../../english/word-lists.ts';
import { type Dated, datedAs } from '../../model/dated.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';
import type { SentenceAnalysis } from './analysis.ts';
import { eventKey } from './memory.ts';
import { nounPhrase } from './offsets.ts';

/** The noun phrase of a happening told before: token indices, `end` exclusive, and its day. */
export interface NamedAgain {
  readonly begin: number;
  readonly end: number;
  readonly date: Dated;
}

/** Of each happening, by its key, the day of the clause that first told it; a day in so many words is better than an assumed one. */
export type Happenings = Map<string, Dated>;

/** Nouns for one thing have one key: an agreement is a deal. */
const KEYS: ReadonlyMap<string, string> = new Map(
  EVENT_NOUNS.split('|').flatMap((group) => {
    const nouns = group.trim().split(/\s+/);
    return nouns.flatMap((noun): [string, string][] => [
      [noun, nth(nouns, 0)],
      // "sales" is a figure, not several happenings
      [noun === 'sale' ? noun : `${noun}s`, nth(nouns, 0)],
    ]);
  }),
);

const NOMINAL = /(?:ment|tion|sion|al|ure|ery)s?$/;

/** Key of a noun that can name a happening, or null: one of the list, or one made of a verb. */
export function nounKey({ word, timex, capital, isWord }: Token): string | null {
  if (!isWord || timex !== null || capital) return null;
  return KEYS.get(word) ?? (NOMINAL.test(word) ? eventKey(word) : null);
}

const listedKey = (token: Token | null): string | null =>
  (token && !token.capital && token.timex === null && KEYS.get(token.word)) || null;

const TOLD = new Set(['past', 'perfect', 'pluperfect', 'present']);

/** Keeps what a clause tells to have happened: its verb ("suspended"), what it is done to or what does it ("signed a deal"). */
export function tell(happenings: Happenings, tokens: readonly Token[], clause: Clause, date: Dated): void {
  const { group } = clause;
  if (!group || !TOLD.has(group.tense)) return;
  const keep = (name: string | null): void => {
    const known = name === null ? undefined : happenings.get(name);
    const firmer = known?.certainty === 'assumed' && date.certainty !== 'assumed';
    if (name !== null && (!known || firmer)) happenings.set(name, date);
  };
  const { word } = nth(tokens, group.head);
  for (const name of group.stative ? [] : [KEYS.get(word) ?? null, eventKey(word)]) keep(name);
  if (isSaying(tokens, group) || clause.quoted) return;
  keep(listedKey(nounPhrase(tokens, group.end, clause.end).head));
  keep(listedKey(nounPhrase(tokens, clause.begin, group.begin).head));
}

const DEFINITE = new Set(['the', 'this', 'that', 'those', 'these', 'its', 'his', 'her', 'their', "'s", 'my', 'our']);
const OTHERS = new Set(OTHER_ONES.trim().split(/\s+/));
/** Words between a determiner and its noun: "the hard but unpopular merger". */
const REACH = 4;

/** First token of the definite noun phrase whose head is at `at`, or -1. */
function definiteBegin(tokens: readonly Token[], at: number, least: number): number {
  for (let i = at - 1; i >= Math.max(least, at - REACH); i--) {
    const { word, isWord, timex, classes } = nth(tokens, i);
    if (word === 'that' && nth(tokens, at).word.endsWith('s')) return -1;
    if (DEFINITE.has(word)) return i;
    if (!isWord || timex !== null || OTHERS.has(word) || classes & (PREPOSITION | DETERMINER | HAVE | BE)) return -1;
  }
  return -1;
}

/** Whether the noun phrase goes on behind its noun: "the deal maker". */
const goesOn = (next: Token | undefined): boolean =>
  Boolean(next?.isWord && (next.classes === 0 || next.word === "'s") && next.timex === null);

/**
 * Happenings told before that a clause names again, where it has no day of its own; or where it tells how things are as of an assumed
 * day, and the other day was told in so many words.
 */
export function namedAgain(
  happenings: Happenings,
  { tokens }: SentenceAnalysis,
  { begin, end, group }: Clause,
  known: Dated | null,
): NamedAgain[] {
  if (known !== null && (known.certainty !== 'assumed' || group?.tense === 'past')) return [];
  const found: NamedAgain[] = [];
  let definite = -REACH - 1;
  for (let i = begin; i < end; i++) {
    if (DEFINITE.has(nth(tokens, i).word)) definite = i;
    if (i === definite || i - definite > REACH) continue;
    const name = nounKey(nth(tokens, i));
    const told = name === null ? undefined : happenings.get(name);
    if (!told || (known && (told.certainty === 'assumed' || told.from === known.from))) continue;
    if ((group && i >= group.begin && i < group.end) || (i + 1 < end && goesOn(tokens[i + 1]))) continue;
    const first = definiteBegin(tokens, i, begin);
    if (first >= 0) found.push({ begin: first, end: i + 1, date: datedAs(told, 'assumed', 'named-again') });
  }
  return found;
}
