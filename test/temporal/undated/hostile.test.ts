// Tests that hostile texts are dated, or left, in time that grows with their length.
import { describe, expect, it } from 'vitest';
import { inferPublications } from '../../../src/temporal/undated/infer.ts';
import { processorTime } from '../../processor-time.ts';
import { datedOf, type StoryArticle, undatedOf } from './stories/story.ts';

const article = (text: string, published: string | null): StoryArticle => {
  return { id: published ?? 'undated', publisher: 'P', title: 'T', published, text };
};

describe('a text made to be slow', () => {
  it.each([
    ['one endless sentence of weekdays', 'On Saturday the lock closed, '],
    ['a day a sentence', 'Lund told Voss on Saturday. '],
    ['helpers without a verb', 'will to be would to '],
    ['quotation marks', '"Saturday" reported that: '],
  ])('%s', (_, unit) => {
    const text = unit.repeat(1000);
    const [undated, dated] = [undatedOf([article(text, null)]), datedOf([article(text, '2020-05-05')])];
    const start = processorTime();
    inferPublications(undated, dated);
    expect(processorTime() - start).toBeLessThan(5000);
  });
});
