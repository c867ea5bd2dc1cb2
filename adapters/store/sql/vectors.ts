// Which articles have no vectors of their text by a model: the part of the Store port that is the same for every SQL engine.
import type { Store } from '../../../src/ports.ts';
import type { Engine } from './db.ts';

const WITHOUT = `select a.key as key, a.content_hash as content_hash from articles a
  left join article_vectors v on v.article = a.key and v.model = @model and v.source = a.content_hash
  where a.saga = (select key from sagas where id = @saga) and v.article is null
    and exists (select 1 from reports r where r.article = a.key) order by a.key desc limit @limit`;
const SENTENCES = `select article, sentence_begins as begin, min(sentence) as text from reports where article in list(@keys)
  group by article, sentence_begins order by article, sentence_begins`;

interface SentenceRow {
  readonly article: number;
  readonly begin: number;
  readonly text: string;
}

export const vectorsOn = ({ look }: Engine): Pick<Store, 'withoutVectors'> => ({
  withoutVectors: (saga, model, limit) =>
    look(async (db) => {
      const articles = await db.all<{ key: number; content_hash: string }>(WITHOUT, { saga, model, limit });
      if (articles.length === 0) return [];
      const rows = await db.all<SentenceRow>(SENTENCES, { keys: articles.map(({ key }) => key) });
      return articles.map(({ key, content_hash: contentHash }) => ({
        key,
        contentHash,
        sentences: rows.filter(({ article }) => article === key).map(({ begin, text }) => ({ begin, text })),
      }));
    }),
});
