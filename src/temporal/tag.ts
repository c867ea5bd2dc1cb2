// Turns a text and its publication day into time expressions with TIMEX3 values.

import { splitSentences } from '../english/sentences.ts';
import { dateOf, fromIso, type IsoDate, parseIso } from '../model/day.ts';
import { nth } from '../model/nth.ts';
import type { Sentence } from '../model/report.ts';
import type { Timex } from '../model/timex.ts';
import type { Token } from '../model/token.ts';
import type { Found, TokenSpan } from './engine/finding.ts';
import { createEngine, type Engine, run } from './engine/runner.ts';
import { topicYears } from './engine/topics.ts';
import { ENGLISH } from './english/index.ts';

let engine: Engine | null = null;
/** The English engine, built at the first call. */
export function englishEngine(): Engine {
  engine ??= createEngine(ENGLISH);
  return engine;
}

/** The tokens of a text as the tagger reads them. */
export const tokensOf = (text: string): Token[] => englishEngine().tokenize(text);

/**
 * Finds and resolves the time expressions of a text. `dct` is the publication day; without it (null) a weekday or a day without
 * a year keeps an X where nothing is known. In 'narrative' mode (histories) the last mentioned date stands in for it.
 * `sentences` and `tokens` save reading the text a second time. Sorted by place, not overlapping. Linear in the length of the text.
 */
export function tagTimexes(input: {
  readonly text: string;
  readonly dct: IsoDate | null;
  readonly mode?: 'news' | 'narrative';
  readonly sentences?: readonly Sentence[];
  readonly tokens?: readonly Token[];
}): Timex[] {
  const { text } = input;
  const english = englishEngine();
  const tokens = input.tokens ?? english.tokenize(text);
  const sentences = tokenSpans(tokens, input.sentences ?? splitSentences(text));
  const dct = input.dct !== null && parseIso(input.dct) ? fromIso(input.dct) : null;
  const mode = input.mode ?? 'news';
  const year = dct === null ? null : dateOf(dct).year;
  const topics = mode === 'news' ? topicYears(tokens, sentences, year, ENGLISH.topics) : [];
  const found = run(english, { text, tokens, sentences, dct, mode, topicYears: topics });
  return found.map((finding) => toTimex(text, tokens, finding));
}

/** Sentences as token indices. */
type SentenceSpan = TokenSpan & Pick<Sentence, 'paragraph'>;

function tokenSpans(tokens: readonly Token[], sentences: readonly Sentence[]): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let i = 0;
  for (const sentence of sentences) {
    while (i < tokens.length && nth(tokens, i).begin < sentence.begin) i++;
    const begin = i;
    while (i < tokens.length && nth(tokens, i).begin < sentence.end) i++;
    if (i > begin) spans.push({ begin, end: i, paragraph: sentence.paragraph });
  }
  return spans;
}

function toTimex(text: string, tokens: readonly Token[], found: Found): Timex {
  const begin = nth(tokens, found.begin).begin;
  const end = nth(tokens, found.end - 1).end;
  const { type, value, rule, form, mod, quant, freq, problem } = found;
  // All members, those without a value too: engines read objects of one shape faster.
  return { begin, end, text: text.slice(begin, end), type, value, mod, quant, freq, rule, form, problem };
}
