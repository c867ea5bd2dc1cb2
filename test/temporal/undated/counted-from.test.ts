// Undated articles that count their day from what another article dates.
import { describe, expect, it } from 'vitest';
import { countedDistance } from '../../../src/english/counted-distance.ts';
import { inferPublications } from '../../../src/temporal/undated/infer.ts';
import { datedOf, type StoryArticle, undatedOf } from './stories/story.ts';

const closed: StoryArticle = {
  id: 'gazette',
  publisher: 'Northport Gazette',
  title: 'Children’s ward at Tarn Hospital closed',
  published: '2022-05-06',
  text: 'Tarn Hospital closed its children’s ward on Wednesday after mould was found in the ceiling.',
};

const undated = (text: string): StoryArticle => ({
  id: 'radio',
  publisher: 'Radio Tarn',
  title: 'Last patients leave Tarn Hospital',
  published: null,
  text,
});

const inferred = (text: string) => {
  const story = [closed, undated(text)];
  return inferPublications(undatedOf(story), datedOf(story)).get('radio');
};

describe('an article that counts from a dated happening', () => {
  it('is of the week that begins with the day it counts to', () => {
    const found = inferred('On Friday the last patients went home, nine days after Tarn Hospital closed its ward.');
    expect(found).toMatchObject({ value: '2022-05-13', to: '2022-05-19', provenance: 'inferred' });
    expect(found?.because).toContain('counts “Friday” from');
  });

  it('stays undated where the day counted to is another weekday', () => {
    const found = inferred('On Monday the last patients went home, nine days after Tarn Hospital closed its ward.');
    expect(found?.because ?? '').not.toContain('counts');
  });

  it('stays undated where nobody dates what it counts from', () => {
    expect(
      inferred('On Friday the mayor resigned, nine days after his brother was arrested in Leeds.'),
    ).toBeUndefined();
  });
});

describe('a counted distance', () => {
  it.each([
    ['four days after she resigned', 4, 'she resigned'],
    ['a day before the vote, he left', -1, 'the vote'],
    ['two weeks after the ward was closed.', 14, 'the ward was closed'],
    ['12 days following the verdict', 12, 'the verdict'],
  ])('"%s" is %i', (text, days, anchor) => {
    expect(countedDistance(text)).toEqual({ days, anchor });
  });

  it.each(['days after the vote', 'four days later', 'a day after', 'the days after the vote'])(
    'is none in "%s"',
    (text) => {
      expect(countedDistance(text)).toBeNull();
    },
  );
});
