import { describe, expect, test } from 'vitest';
import { nearFinder, nearOf } from '../../src/answer/find/near.ts';
import { nearness, vectorOf } from '../../src/answer/find/nearness.ts';
import { candidatesOf, sentencesOf } from '../../src/answer/find/sentences.ts';
import { soughtIn } from '../../src/answer/find/sought.ts';
import { findTerms } from '../../src/answer/terms.ts';
import { placedWords } from '../../src/english/words.ts';
import { nth } from '../../src/model/nth.ts';
import { EVIDENCE, SAGA } from './record.ts';

const near = (a: string, b: string): number => {
  const [x, y] = [vectorOf(a), vectorOf(b)];
  return x && y ? nearness(x, y) : Number.NaN;
};

describe('how near words lie to each other in use', () => {
  test.each([
    ['jail', 'prison', 'kitchen'],
    ['physician', 'doctor', 'harbour'],
    ['tremor', 'aftershock', 'election'],
    ['convict', 'inmate', 'meadow'],
  ])('%s is nearer to %s than to %s', (word, kin, other) => {
    expect(near(word, kin)).toBeGreaterThan(near(word, other) + 0.3);
  });

  test('all forms of a word lie in one place', () => {
    expect(near('resigned', 'resigns')).toBeCloseTo(1);
  });

  test('a word that nobody knows has no place', () => {
    expect(vectorOf('blorpness')).toBeNull();
  });
});

describe('how near a sentence comes to a question', () => {
  const found = (question: string) => {
    const terms = findTerms(SAGA, placedWords(question));
    const sought = soughtIn(
      terms,
      terms.map(() => 1),
      EVIDENCE.length,
      [],
    );
    const sentences = sentencesOf(EVIDENCE, placedWords);
    const candidates = candidatesOf(sentences, sentences, placedWords);
    const finder = nearFinder(sought, candidates);
    return candidates.map((candidate) => ({
      text: candidate.evidence.report.text,
      near: nearOf(
        finder,
        candidate,
        terms.map(() => null),
      ),
    }));
  };

  test('the sentence that says it in other words comes nearest', () => {
    const all = found('when did the engineer get sacked');
    const best = nth(
      all.toSorted((a, b) => b.near.sentence - a.near.sentence),
      0,
    );
    expect(best.text).toBe('Sallows called the dismissal of the engineer a disgrace.');
  });

  test('a question of names alone comes near to nothing', () => {
    for (const { near: each } of found('Lindqvist and Okafor'))
      expect(each).toEqual({ sentence: 0, clause: 0, sense: 0 });
  });
});
