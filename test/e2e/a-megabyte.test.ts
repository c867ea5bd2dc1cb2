// A megabyte of the same hostile words is read to its end.
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/english/sentences.ts';
import { tagTimexes } from '../../src/temporal/tag.ts';
import { HOSTILE, LONG_RUNS } from '../temporal/hostile-texts.ts';

test.each([...HOSTILE, ...LONG_RUNS])(
  'a megabyte of %j is read to the end',
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(() => splitSentences(text)).not.toThrow();
    expect(Array.isArray(tagTimexes({ text, dct: '2017-08-02' }))).toBe(true);
  },
  120_000,
);
