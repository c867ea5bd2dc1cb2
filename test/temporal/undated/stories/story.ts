// The shape of an invented story: articles as they reach the dating of undated ones, and their tagging.

import { splitSentences } from '../../../../src/english/sentences.ts';
import type { IsoDate } from '../../../../src/model/day.ts';
import { tagTimexes } from '../../../../src/temporal/tag.ts';
import type { DatedArticle, UndatedArticle } from '../../../../src/temporal/undated/article.ts';

export interface StoryArticle {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  /** Publication day that the article states, or null. */
  readonly published: IsoDate | null;
  readonly text: string;
}

const tagged = ({ id, publisher, title, text }: StoryArticle, dct: IsoDate | null): UndatedArticle => {
  const sentences = splitSentences(text);
  return { id, publisher, title, text, sentences, timexes: tagTimexes({ text, dct, mode: 'news', sentences }) };
};

export const undatedOf = (story: readonly StoryArticle[]): UndatedArticle[] =>
  story.filter(({ published }) => published === null).map((article) => tagged(article, null));

export const datedOf = (story: readonly StoryArticle[]): DatedArticle[] =>
  story.flatMap((article) =>
    article.published === null
      ? []
      : [
          {
            ...tagged(article, article.published),
            published: { value: article.published, certainty: 'stated', provenance: 'byline' },
          },
        ],
  );
