// Turns a saga's record into the list of its articles, each with its publication date and how that is known.
import { articleJson } from '../../../src/bot/contract.ts';
import type { ListedArticle } from '../../../src/model/article.ts';
import { type CommonOptions, chooseSaga, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface ArticlesOptions extends CommonOptions {
  readonly json?: boolean;
}

const dateWords = ({ published }: ListedArticle): string => {
  if (!published) return 'undated';
  const day = published.value.slice(0, 10);
  return published.to === undefined || published.to === day ? day : `${day}…${published.to}`;
};

const lines = (article: ListedArticle): string[] => {
  const { title, publisher, published, kind, copyOf } = article;
  const notes = [publisher, kind === 'report' ? null : kind, copyOf === null ? null : 'a copy']
    .filter(Boolean)
    .join(', ');
  const first = `${dateWords(article).padEnd(10)}  ${title ?? article.file ?? article.id}${notes ? ` (${notes})` : ''}`;
  return published?.because ? [first, `            inferred: ${published.because}`] : [first];
};

/** `daybook articles`. */
export const runArticles = (streams: Streams, options: ArticlesOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const saga = await chooseSaga(opened, options.saga);
    await readBundled(opened, saga);
    for (const article of await opened.daybook.articles(saga)) {
      if (options.json) writeJson(streams, articleJson(article));
      else streams.stdout.write(`${lines(article).join('\n')}\n`);
    }
  });
