// Hostile text costs work in step with its length, and a long one is read to its end.
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/english/sentences.ts';
import type { Token } from '../../src/model/token.ts';
import { run } from '../../src/temporal/engine/runner.ts';
import { findQuestionDates } from '../../src/temporal/question-dates.ts';
import { englishEngine, tagTimexes } from '../../src/temporal/tag.ts';
import { HOSTILE, LONG_RUNS } from './hostile-texts.ts';

/** How often the rules look at a token: the work of a run, whatever the machine. */
function looksAt(text: string): number {
  let looks = 0;
  const engine = englishEngine();
  const tokens = engine.tokenize(text);
  const counted = new Proxy(tokens as Token[], {
    get(target, key, receiver) {
      if (typeof key === 'string' && key >= '0' && key < ':') looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  run(engine, { text, tokens: counted, sentences: [{ begin: 0, end: tokens.length }], dct: 17_000, mode: 'news' });
  return looks;
}

describe('hostile text', () => {
  it.each(HOSTILE)('of %j again and again costs work in step with its length', (piece) => {
    const [once, twice] = [looksAt(piece.repeat(400)), looksAt(piece.repeat(800))];
    expect(twice).toBeLessThan(2.2 * once + 100);
  });

  // Long enough for a stack to overflow; test/e2e/a-megabyte.test.ts reads more.
  it.each([...HOSTILE, ...LONG_RUNS])('of 150,000 characters of %j is read to the end', (piece) => {
    const text = piece.repeat(Math.ceil(150_000 / piece.length));
    expect(() => splitSentences(text)).not.toThrow();
    expect(Array.isArray(tagTimexes({ text, dct: '2017-08-02' }))).toBe(true);
  });

  it('in a question is read to the end', () => {
    for (const piece of HOSTILE) {
      const text = piece.repeat(Math.ceil(20_000 / piece.length));
      expect(Array.isArray(findQuestionDates(text, { today: '2017-08-02', span: null }))).toBe(true);
    }
  }, 60_000);
});
