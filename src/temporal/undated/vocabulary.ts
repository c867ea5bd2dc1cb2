// Turns the words of a whole record into weights: a stem that few of its articles use tells happenings apart.

import { isCommon } from '../../english/news-words.ts';
import { foldWord, isStopWord, stem } from '../../english/words.ts';
import { isCapitalised, writtenWords } from '../../english/written.ts';

/** What a word of the trade keeps of its weight. */
const COMMON_SHARE = 0.25;
/** What a name adds to its weight: two texts about one happening share its people and places before anything else. */
const NAME_SHARE = 1.4;
/** Weight of a word that one article alone uses: it can't be shared, and says only that there is more to tell. */
const ALONE = 0.4;

export interface Vocabulary {
  /** 0 for a word every article uses, about 1 for one that only two do. */
  weight(stem: string): number;
  isName(stem: string): boolean;
}

/** Stems of the words that carry a subject, with whether each is written with a capital. */
function* stemsIn(
  text: string,
): Generator<{ readonly stem: string; readonly capital: boolean; readonly first: boolean }> {
  let first = true;
  for (const word of writtenWords(text)) {
    const folded = foldWord(word);
    if (folded.length > 1 && !isStopWord(folded)) yield { stem: stem(folded), capital: isCapitalised(word), first };
    first = false;
  }
}

/** Stems of the words of `text` that carry a subject. */
export function stemSet(text: string): Set<string> {
  const found = new Set<string>();
  for (const { stem } of stemsIn(text)) found.add(stem);
  return found;
}

interface Count {
  articles: number;
  last: number;
  capital: number;
  small: number;
}

/** The vocabulary of a record: `articles` are the sentences of each. A name is what is mostly written with a capital inside sentences. */
export function vocabularyOf(articles: readonly (readonly string[])[]): Vocabulary {
  const counts = new Map<string, Count>();
  articles.forEach((sentences, index) => {
    for (const sentence of sentences)
      for (const { stem, capital, first } of stemsIn(sentence)) {
        const count = counts.get(stem) ?? { articles: 0, last: -1, capital: 0, small: 0 };
        if (count.last !== index) count.articles++;
        count.last = index;
        if (!capital) count.small++;
        else if (!first) count.capital++;
        counts.set(stem, count);
      }
  });
  const isName = (word: string): boolean => {
    const count = counts.get(word);
    return count !== undefined && count.capital > count.small;
  };
  const rarest = Math.log((articles.length + 1) / 2.5);
  const weight = (word: string): number => {
    const holders = counts.get(word)?.articles ?? 0;
    if (holders < 2) return ALONE;
    const rarity = rarest > 0 ? Math.log((articles.length + 1) / (holders + 0.5)) / rarest : 1;
    const share = isCommon(word) && !isName(word) ? COMMON_SHARE : isName(word) ? NAME_SHARE : 1;
    return Math.min(1.2, Math.max(0.05, rarity)) * share;
  };
  const known = new Map<string, number>();
  return {
    isName,
    weight: (word) => {
      const old = known.get(word);
      if (old !== undefined) return old;
      const made = weight(word);
      known.set(word, made);
      return made;
    },
  };
}
