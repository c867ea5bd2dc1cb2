// Tests which words an expression dates and whether they tell of something past.
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/english/sentences.ts';
import { tagTimexes } from '../../../src/temporal/tag.ts';
import { facingOf, quotedStretches } from '../../../src/temporal/undated/clauses.ts';
import { passagesOf } from '../../../src/temporal/undated/passages.ts';
import { processorTime } from '../../processor-time.ts';

const passages = (text: string, title: string | null = null) => {
  const sentences = splitSentences(text);
  return passagesOf({ id: 'a', title, text, sentences, timexes: tagTimexes({ text, dct: null, sentences }) });
};

describe('a clause', () => {
  it.each([
    ['The lock was closed after divers found a crack', 'past'],
    ['Rovers turned down the bid', 'past'],
    ['He will be presented to the press', 'promised'],
    ['The hearing is scheduled for noon', 'promised'],
    ['She said he would leave', null],
    ['The owners may sell', null],
    ['A quiet town by the sea', null],
  ])('faces as its verbs do: %s', (words, facing) => expect(facingOf(words, '')).toBe(facing));

  it('keeps the words of two dated happenings apart', () => {
    const [first, second] = passages('The lock was shut on Saturday, and welders refused to work on Wednesday.');
    expect([...(first?.core ?? [])]).toContain('lock');
    expect([...(first?.core ?? [])]).not.toContain('welder');
    expect([...(second?.core ?? [])]).toContain('welder');
    expect([...(second?.core ?? [])]).not.toContain('lock');
  });

  it('takes the title into the words around an opening', () => {
    const [passage] = passages('It was shut on Saturday.', 'Crack found in Ravn Gate');
    expect([...(passage?.around ?? [])]).toContain('crack');
  });
});

describe('quotation marks', () => {
  it('enclose what was said on a day of its own', () => {
    const [passage] = passages('“We left the house on Saturday,” she said.');
    expect(passage?.quoted).toBe(true);
  });

  it('end with the paragraph when they are never closed', () => {
    expect(quotedStretches('“open\n\nnext "closed" end')).toHaveLength(1);
  });

  it('are read in linear time', () => {
    const text = '"a" Saturday '.repeat(20_000);
    const start = processorTime();
    expect(quotedStretches(text)).toHaveLength(20_000);
    expect(processorTime() - start).toBeLessThan(2000);
  });
});
