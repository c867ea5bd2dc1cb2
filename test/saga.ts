// A story that needs nothing but a name, for tests.
import type { Saga } from '../src/model/saga.ts';

export const sagaOf = (given: Pick<Saga, 'id' | 'name'> & Partial<Saga>): Saga => ({
  description: null,
  keywords: [],
  people: [],
  zone: 'UTC',
  sources: [],
  articlesDir: null,
  ...given,
});
