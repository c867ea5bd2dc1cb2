// An article as it is read, for tests that care about little of it.
import type { Article } from '../src/model/article.ts';

/** What is not given is plain: a report of 6 May 2021 in a paper of that name. */
export const articleOf = (given: Partial<Article> & Pick<Article, 'text'>): Article => ({
  id: 'a',
  saga: 's',
  title: 'Lock',
  byline: null,
  publisher: 'The Paper',
  url: null,
  published: { value: '2021-05-06', certainty: 'stated', provenance: 'meta' },
  updated: null,
  kind: 'report',
  agency: null,
  file: null,
  contentHash: 'h',
  version: 1,
  copyOf: null,
  ...given,
});
