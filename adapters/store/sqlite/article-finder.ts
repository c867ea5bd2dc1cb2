// Finds articles of a saga by what tells one again: id, words, file, or title and publisher.
import type { Database } from 'better-sqlite3';
import type { Article } from '../../../src/model/article.ts';
import type { ArticleLook } from '../../../src/ports.ts';
import { articleOf, type StoredArticleRow, titleKey } from '../rows.ts';
import { STORED_ARTICLE } from '../statements.ts';

/** Articles that are looked at where a title is that of many. */
const MOST = 8;
const inOrder = (condition: string): string => `${STORED_ARTICLE} and ${condition} order by a.key desc limit ${MOST}`;

export function articleFinder(db: Database): (saga: string, look: ArticleLook) => readonly Article[] {
  const [byId, byHash, byFile, byTitle] = [
    'a.id = @id',
    'a.content_hash = @hash',
    'a.file = @file',
    'a.title_key = @title',
  ]
    .map(inOrder)
    .map((text) => db.prepare(text));
  return (saga, { id, contentHash, file, named }) => {
    const title = named ? titleKey(named) : null;
    const rows = [
      ...(id === undefined ? [] : (byId?.all({ saga, id }) ?? [])),
      ...(contentHash === undefined ? [] : (byHash?.all({ saga, hash: contentHash }) ?? [])),
      ...(file === undefined ? [] : (byFile?.all({ saga, file }) ?? [])),
      ...(title === null ? [] : (byTitle?.all({ saga, title }) ?? [])),
    ] as StoredArticleRow[];
    return rows.map(articleOf);
  };
}
