// The words that say where a sentence of an article stands: publisher, title, address, day of publication.
import type { PublicationDate } from '../model/article.ts';
import { dateHeadline, dayWords } from '../model/date-words.ts';
import type { ArticleHeader } from '../model/event.ts';
import type { Citation, SourceLink } from '../model/message.ts';
import { inertLine, shortened } from '../model/outside-text.ts';
import { hostOf, linkableAddress } from '../model/web-address.ts';

const UNNAMED = 'publisher not named';

/** No publisher's name and no title is longer; a page may claim one of any length, and it is shown with every event. */
const LONGEST = 200;

const named = (text: string | null): string | null => {
  const line = inertLine(text);
  return line && shortened(line, LONGEST);
};

/** A publication day in words: "25 July 2017", "about 1–3 August 2017 (inferred)"; null where it is not known. */
function publishedWords(published: PublicationDate | null): string | null {
  if (!published) return null;
  const from = published.value.slice(0, 10);
  const to = published.to ?? from;
  const words = from === to ? dayWords(from) : dateHeadline({ from, to, granularity: 'span' });
  return published.certainty === 'inferred' ? `${words} (inferred)` : words;
}

type Cited = Pick<ArticleHeader, 'publisher' | 'title' | 'url' | 'published' | 'agency'>;

const publisherOf = ({ publisher, url, agency }: Cited): string | null => named(publisher ?? hostOf(url) ?? agency);

export function citationOf(article: Cited): Citation {
  return {
    publisher: publisherOf(article) ?? UNNAMED,
    title: named(article.title),
    url: linkableAddress(article.url),
    published: publishedWords(article.published),
  };
}

/** The citation of a line, which need not show titles: an article without a publisher goes by its title there. */
export function lineCitationOf(article: Cited): Citation {
  const citation = citationOf(article);
  if (publisherOf(article) !== null || citation.title === null) return citation;
  return { ...citation, publisher: `“${citation.title}”`, title: null };
}

/** The publisher that a line names, with the way to its article. */
export function sourceOf(article: Cited): SourceLink {
  const { publisher, url } = lineCitationOf(article);
  return { publisher, url };
}
