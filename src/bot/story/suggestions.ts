// Turns the first items of a new story's feeds into people and keywords that its maker may want to follow it by.
import { isStopWord, wordsOf } from '../../english/words.ts';
import type { Item } from '../../model/article.ts';

interface StoryWords {
  /** Full names, the most often named first. */
  readonly people: readonly string[];
  readonly keywords: readonly string[];
}

const MOST_PEOPLE = 6;
const MOST_KEYWORDS = 8;
/** Items in which something stands before it is suggested. */
const LEAST_ITEMS = 2;
const LONGEST_READ = 2000;
const SHORTEST_KEYWORD = 4;

/** Two or three words with capitals, none of which begins the sentence: "Ann Poe", "Ana de Lima". */
const FULL_NAME =
  /(?<=[\p{Ll}\d,;:’'”")]\s)\p{Lu}\p{Ll}+(?: (?:de|van|von|bin|al|\p{Lu}\.))?(?: \p{Lu}[\p{L}'’-]+){1,2}/gu;
/** Words that names of places, offices and papers have and people's do not. */
const NO_PERSON =
  /\b(?:The|New|North|South|East|West|United|City|County|Court|House|Council|Committee|Party|University|Street|River|Department|Ministry|Police|Bank|News|Times|Post|States?|Kingdom|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;

const wordsOfItem = ({ title, summary, content }: Item): string =>
  `${title ?? ''}. ${(summary ?? content ?? '').slice(0, LONGEST_READ).replace(/<[^<>]{0,500}>/g, ' ')}`;

/** What stands in most texts, each counted once a text. */
function commonest(texts: readonly (readonly string[])[], least: number, most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const found of texts) for (const one of new Set(found)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word);
}

/** The items that speak of the story's name; all of them where none or few do. */
function aboutName(items: readonly Item[], name: string): readonly Item[] {
  const wanted = wordsOf(name).filter((word) => !isStopWord(word) && word.length >= SHORTEST_KEYWORD);
  const about = items.filter((item) => {
    const words = new Set(wordsOf(wordsOfItem(item)));
    return wanted.some((word) => words.has(word));
  });
  return about.length >= LEAST_ITEMS ? about : items;
}

/** Suggestions for a story called `name`; empty where the items say nothing twice. */
export function suggestWords(items: readonly Item[], name: string): StoryWords {
  const texts = aboutName(items, name).map(wordsOfItem);
  const people = commonest(
    texts.map((text) => [...text.matchAll(FULL_NAME)].map(([full]) => full).filter((full) => !NO_PERSON.test(full))),
    LEAST_ITEMS,
    MOST_PEOPLE,
  );
  const named = new Set(people.flatMap(wordsOf));
  const isKeyword = (word: string): boolean =>
    word.length >= SHORTEST_KEYWORD && !isStopWord(word) && !named.has(word) && !/\d/.test(word);
  const ofName = wordsOf(name).filter(isKeyword);
  const common = commonest(
    texts.map((text) => wordsOf(text).filter(isKeyword)),
    Math.max(LEAST_ITEMS, Math.ceil(texts.length / 4)),
    MOST_KEYWORDS,
  );
  return { people, keywords: [...new Set([...ofName, ...common])].slice(0, MOST_KEYWORDS) };
}
