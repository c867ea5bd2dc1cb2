import { describe, expect, test } from 'vitest';
import { hitFinder } from '../../src/answer/find/hits.ts';
import { mostLikely } from '../../src/answer/find/likely.ts';
import type { Measuring } from '../../src/answer/find/measured.ts';
import { sentencesOf } from '../../src/answer/find/sentences.ts';
import { soughtIn } from '../../src/answer/find/sought.ts';
import { peopleFinder } from '../../src/answer/name-finder.ts';
import { findTerms } from '../../src/answer/terms.ts';
import { placedWords } from '../../src/english/words.ts';
import type { Evidence } from '../../src/model/event.ts';
import { nth } from '../../src/model/nth.ts';
import { EVIDENCE, SAGA } from './record.ts';

const like = nth(EVIDENCE, 0);
const saying = (text: string, index: number): Evidence => ({
  article: like.article,
  report: { ...like.report, text, index, begin: 0, end: text.length, sentence: { begin: 0, end: text.length } },
});

/** What a first look at these sentences leaves for a question, by their places. */
function left(question: string, texts: readonly string[], wants: Measuring['wants'] = 'fact'): readonly number[] {
  const terms = findTerms(SAGA, placedWords(question));
  const counts = terms.map(() => 1);
  const sought = soughtIn(terms, counts, texts.length, []);
  const asked: Measuring = {
    sought,
    counts,
    wants,
    speaker: -1,
    counted: -1,
    role: 'either',
    measure: null,
    parts: terms.map(() => 'either'),
    playing: [],
    ahead: false,
    denied: false,
    when: null,
  };
  const sentences = sentencesOf(texts.map(saying), placedWords);
  return mostLikely(asked, sentences, hitFinder(sought, peopleFinder(SAGA))).map(
    ({ evidence }) => evidence.report.index,
  );
}

describe('a first look at what was found', () => {
  const about = (n: number): string => `The council spoke of lane ${n} of the harbour bridge.`;

  test('keeps what gives the figure, the name or the words that are asked for, though others hold more of the question', () => {
    const many = (answer: string): readonly string[] =>
      Array.from({ length: 400 }, (_, n) => (n === 200 ? answer : 'Okafor spoke of his time as chief engineer.'));
    const asked = 'how long was Okafor chief engineer?';
    expect(left(asked, many('Okafor had the post for twenty-one months.'), 'duration')).toContain(200);
    expect(left(asked, many('Okafor had the post, and a desk.'), 'duration')).not.toContain(200);
  });

  test('leaves few as they are', () => {
    const few = Array.from({ length: 20 }, (_, n) => about(n));
    expect(left('did Okafor inspect the crane?', few)).toEqual(few.map((_, n) => n));
  });

  test('of many it keeps what holds most of the question, wherever that stands, in its order', () => {
    const many = Array.from({ length: 900 }, (_, n) => {
      if (n % 300 === 299) return 'Okafor inspected the crane.';
      return n % 3 === 0 ? 'Okafor spoke of the harbour bridge.' : about(n);
    });
    const places = left('did Okafor inspect the crane?', many);
    expect(places).toEqual(expect.arrayContaining([299, 599, 899]));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).toHaveLength(100);
    expect(places.every((n) => n % 3 === 0 || n % 300 === 299)).toBe(true);
  });
});
