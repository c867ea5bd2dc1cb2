// Turns a sentence with its time expressions into clauses: the words that one expression dates, and which way they face.

import { TENSES } from '../../english/facing.ts';
import type { Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';

/** past: told as having happened; promised: to happen on that day; null: neither is plain. */
export type Facing = 'past' | 'promised' | null;

export interface Clause {
  readonly begin: number;
  readonly end: number;
}

const BREAK = /[;:–—]|,\s|\s(?:and|but|while|after|before|when)\s/g;

/** Place between two expressions where one clause ends: the last break before the later one, else its beginning. */
function breakBetween(text: string, from: number, to: number): number {
  let at = to;
  for (const m of text.slice(from, to).matchAll(BREAK)) at = from + m.index;
  return at;
}

/** The clause of each time expression of a sentence: the sentence itself for a single one. In the order of `timexes`. */
export function clausesOf(text: string, sentence: Sentence, timexes: readonly Timex[]): Clause[] {
  let begin = sentence.begin;
  return timexes.map((timex, i) => {
    const next = timexes[i + 1];
    const end = next ? breakBetween(text, timex.end, Math.max(timex.end, next.begin)) : sentence.end;
    const clause = { begin, end };
    begin = end;
    return clause;
  });
}

interface Verb {
  readonly at: number;
  readonly end: number;
  readonly facing: Facing;
}

/** Verbs of some words in their order; of two that overlap the one that reads more words. */
function verbsOf(words: string): Verb[] {
  const found = (['promised', 'open', 'past'] as const).flatMap((tense) =>
    [...words.matchAll(TENSES[tense])].map((m): Verb => {
      return { at: m.index, end: m.index + m[0].length, facing: tense === 'open' ? null : tense };
    }),
  );
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  let end = -1;
  return found.filter((verb) => {
    const apart = verb.at >= end;
    if (apart) end = verb.end;
    return apart;
  });
}

/**
 * Which way the verb beside an expression faces: the last one before it, else the first after it. "said he would leave on
 * Friday" promises nothing and tells of nothing past; "who will be tried said on Friday" tells of a saying.
 */
export const facingOf = (before: string, after: string): Facing =>
  (verbsOf(before).at(-1) ?? verbsOf(after)[0])?.facing ?? null;

const OPEN = '“„«';
const CLOSE = '”»';

/** Stretches between quotation marks, never across paragraphs: what stands there was said on a day of its own. */
export function quotedStretches(text: string): Clause[] {
  const found: Clause[] = [];
  let begin = -1;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (sign === '\n') begin = -1;
    else if (begin < 0 && (sign === '"' || OPEN.includes(sign))) begin = i;
    else if (begin >= 0 && (sign === '"' || CLOSE.includes(sign))) {
      found.push({ begin, end: i + 1 });
      begin = -1;
    }
  }
  return found;
}
