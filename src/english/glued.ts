// Tells where a sentence's own words begin behind a heading, a caption or a byline that a page printed above it without a full stop.

import type { Sentence } from '../model/report.ts';
import { BASE, classesOf, ING, PARTICIPLE, PAST } from './lexicon.ts';
import { isSpeaking } from './saying.ts';
import { isStopWord } from './words.ts';

/** How far a sentence is read for what stands before its own words. */
const READ = 420;
/** What stands above has so many words at least, and the sentence itself so many characters. */
const LEAST = { words: 3, own: 40 } as const;

/**
 * Words that no sentence writes with a capital inside it, before a word in small letters: "… at a hospital There is a body …". Behind
 * a name only those that end no name.
 */
const OPENING = 'The|A|An|There|These|They|This|It|He|She|In|On|At|When|After|As|With|For|More|Most|Some|Many|But';
const OPENS = new RegExp(
  `(?<=([\\p{L}\\p{N}][\\p{L}\\p{N}’'-]*) )(${OPENING})(?= (\\p{Ll}[\\p{L}’'-]*|(?<=\\bAn )\\p{Lu}[\\p{L}’'-]*))`,
  'gu',
);
/** Most sentences have no such word inside, which is seen without looking back at each of their characters. */
const MAY_OPEN = new RegExp(` (?:${OPENING}) `);
const BEHIND_A_NAME: ReadonlySet<string> = new Set('The A An There These They After More Some Many'.split(' '));
/** "influenza A virus", "a Class A drug". */
const LETTERED =
  /^(?:influenza|flu|virus|hepatitis|vitamin|type|class|grade|group|plan|serie|section|level|schedule|category|option|part|list|team|triple|act|appendix|form|side)$/i;
/** Words that a sentence goes on after: what follows them is a name. */
const GOES_ON =
  /^(?:a|an|the|of|to|for|in|on|at|by|as|and|or|but|with|from|that|than|because|when|is|was|are|were|be|called|titled|named|entitled|headlined|if|who|which|into|said|says|his|her|its|their|like|so|not)$/;
/** An article has its noun behind it. */
const NO_NOUN =
  /^(?:is|was|are|were|and|or|of|to|in|on|at|for|has|had|will|would|can|may|from|by|as|with|but|than|virus)$/;
const QUOTES = /["‘`]|(?:^|\s)['’]/;
const isQuoting = (above: string): boolean => QUOTES.test(above) || above.split('“').length !== above.split('”').length;

const isOpening = (before: string, word: string, after: string): boolean => {
  if (GOES_ON.test(before) || /^(?:and|or|of)$/.test(after)) return false;
  if (/^\p{Lu}/u.test(before) && !BEHIND_A_NAME.has(word)) return false;
  return !/^(?:A|An|The)$/.test(word) || (!NO_NOUN.test(after) && !(word === 'A' && LETTERED.test(before)));
};

/** Characters before the last such opening; 0 for none. Quotations write what they like. */
function headingLength(sentence: string): number {
  const read = sentence.slice(0, READ);
  if (!MAY_OPEN.test(read)) return 0;
  let length = 0;
  for (const { index, 1: before = '', 2: word = '', 3: after = '' } of read.matchAll(OPENS)) {
    const above = read.slice(length, index);
    if (sentence.length - index < LEAST.own || isQuoting(above)) break;
    if (above.trim().split(' ').length >= LEAST.words && isOpening(before, word, after)) length = index;
  }
  return length;
}

/** Whoever is named behind such a word is called so, in one sentence: "former mayor Ada Moreau". */
const TITLE =
  /(?:ers?|ors?|ists?|ents?|ants?|men|man|woman|women|ians?)$|^(?:mayors?|wife|husband|sons?|daughter|boss|chief|king|queen|prince|princess|pope|general|rival|star|guest|host|aide|ally|friend|widow|fiancee?|coach|judge|duo|band|legend)$/;
/** What no heading has: a clause that is told on. */
const TOLD_ON = /\b(?:that|who|which|because|while|after|before|when|whose)\b/;

/** A heading has so many words before its sentence begins as it did; the sentence repeats as many of its first ones. */
const REPEATED = { after: 4, words: 2, most: 16 } as const;
/** What stands before a name that begins a sentence: "US President Ada Moreau". */
const BEFORE_A_NAME =
  /^(?:The|US|UN|UK|EU|Mr|Mrs|Ms|Dr|Sir|Lady|Lord|President|Vice|Secretary|General|Prime|Minister|Senator|Governor|Mayor|Judge|King|Queen|Prince|Princess|Pope|Attorney|Speaker|Chancellor)$/;
const BARE = /[’']s$|[,:;]$/u;
const plainWord = (word: string): string => word.replace(BARE, '').toLowerCase();

/**
 * Characters before a sentence that begins like the heading above it, titles before the name let be: "Ada Moreau sells the pier Mayor Ada Moreau
 * has sold …"; 0 for none. Behind a word that a sentence goes on after it is the same sentence.
 */
function repeatedLength(sentence: string): number {
  const words = sentence.slice(0, READ).split(' ', REPEATED.most + REPEATED.words);
  const at = repeatedAt(words);
  if (at < 0) return 0;
  let from = at;
  while (from > REPEATED.after && BEFORE_A_NAME.test(words[from - 1] ?? '')) from--;
  const above = `${words.slice(0, from).join(' ')} `;
  const isParted = isEnd(words[from - 1] ?? '') && !TOLD_ON.test(above) && !isQuoting(above);
  return isParted ? above.length : 0;
}

/** Where the first words stand once more, as words: -1 for nowhere. A small word that opens a sentence is no name. */
function repeatedAt(words: readonly string[]): number {
  const first = words.slice(0, REPEATED.words).map(plainWord);
  const isName = ([one = '']: readonly string[]): boolean => /^\p{Lu}/u.test(one) && !isStopWord(plainWord(one));
  if (!isName(words) || first.some((word) => word.length < 2 || /[’']/.test(word))) return -1;
  return words.findIndex(
    (word, at) =>
      at >= REPEATED.after &&
      at < REPEATED.most &&
      /^\p{Lu}/u.test(word) &&
      first.every((one, i) => plainWord(words[at + i] ?? '') === one),
  );
}

/** Whether a heading may end with a word: a small one that nothing has to follow, no verb, no title. */
const isEnd = (word: string): boolean =>
  /^[\p{Ll}\p{N}][\p{L}\p{N}’'-]*$/u.test(word) &&
  !isStopWord(word) &&
  !isSpeaking(word) &&
  !GOES_ON.test(word) &&
  !TITLE.test(word) &&
  (classesOf(word) & (BASE | PAST | PARTICIPLE | ING)) === 0;

const CAPITAL = "\\p{Lu}[\\p{L}.'’-]{0,20}";
/** A name has small letters: a sentence all in capitals has none. */
const NAME = `\\p{Lu}[\\p{L}.'’-]{0,20}\\p{Ll}(?: ${CAPITAL}){1,2}`;
/** Some texts stand apart from their marks. */
const COMMA = '(?: ?,)';
/** A house by its look: letters, "Harbour News", "The Daily Post"; who is named before it writes for it. */
const LETTERS = '\\p{Lu}{2,5}';
const TITLED = `(?:[Tt]he )?(?:${CAPITAL} ){0,3}(?:News|Press|Times|Post|Guardian|Telegraph|Herald|Tribune|Journal|Gazette|Chronicle|Observer|Mail|Agency|Radio|TV)(?: website)?`;
const HOUSE = `(?:${TITLED}|${LETTERS})`;
const TWO_WORDS =
  '(?:Los|Las|San|Santa|Saint|St|New|North|South|East|West|Port|Fort|Hong|Rio de|Sao|São|Buenos|Cape|Tel|Abu|Kuala)';
const PLACE = `(?:${TWO_WORDS} |(?!${TWO_WORDS} ))\\p{Lu}[\\p{L}.'’-]{1,20}`;
/** A sentence that begins with such a word begins there; else behind a place of one word. */
const STARTER =
  '(?=(?:The|A|An|There|These|They|This|It|He|She|In|On|At|When|After|As|With|For|More|Most|Some|Many|One|Two|If|But) \\p{L}*\\p{Ll})';
const WORD = '(?=\\p{Lu}\\p{Ll}|A )';

const DAY = '\\d{1,2} [A-Z][a-z]{2,8} \\d{4}';

/** "By Ana Ruiz BBC News, Lund The …"; "Last updated at 21:40 GMT Help The …"; "A HEADING IN CAPITALS The …". */
const ABOVE: readonly RegExp[] = [
  // names, whatever they are, between "By" and a word that begins a sentence
  new RegExp(`^By ${NAME}(?:${COMMA}? (?:(?:for|of|in|at) )?${CAPITAL}(?: ${CAPITAL}){0,3}?){0,3} ${STARTER}`, 'u'),
  new RegExp(`^By ${NAME}${COMMA}? (?:for )?${HOUSE}(?:${COMMA} (?:in )?${PLACE})? ${WORD}`, 'u'),
  new RegExp(`^${NAME}${COMMA}? ${HOUSE}(?:${COMMA} (?:in )?(?:${CAPITAL} ){1,3}?| )${STARTER}`, 'u'),
  new RegExp(`^${NAME}${COMMA} ${TITLED}${COMMA} (?:in )?${PLACE} ${WORD}`, 'u'),
  new RegExp(
    `^(?:${DAY} )?(?:[Pp]age )?[Ll]ast updated at \\d{1,2}[:.]\\d{2}(?: [A-Z]{2,4})?(?:,? (?:[A-Z][a-z]{2,8}, )?${DAY})?(?: \\d{1,2}[:.]\\d{2} UK)?(?: Help)? (?=\\p{Lu})`,
    'u',
  ),
  /^(?:\p{Lu}[\p{Lu}’'-]+ ){3}(?:\p{Lu}[\p{Lu}’'-]+ )+(?=\p{Lu}\p{Ll}|A \p{Ll})/u,
];

/** Where what stands above a sentence ends: bylines and stamps of the page, and behind them a heading, which may tell something itself. */
interface Glued {
  /** Characters of the page's own. */
  readonly stamp: number;
  /** Characters before the sentence's own words, the stamp among them. */
  readonly length: number;
}

/** Characters of the longest of the page's own that a sentence begins with. */
function stampOf(sentence: string): number {
  const read = sentence.slice(0, READ);
  let longest = 0;
  for (const above of ABOVE) longest = Math.max(longest, above.exec(read)?.[0].length ?? 0);
  return longest;
}

/** `stamp` of `gluedTo`, without looking for a heading where there is none. */
export const stampGluedTo = (sentence: string): number => (stampOf(sentence) === 0 ? 0 : gluedTo(sentence).stamp);

/** Both are 0 where nothing stands above. Linear. */
export function gluedTo(sentence: string): Glued {
  const stamp = stampOf(sentence);
  const own = sentence.slice(stamp);
  const length = stamp + (headingLength(own) || repeatedLength(own));
  if (sentence.length - length >= LEAST.own) return { stamp, length };
  return sentence.length - stamp >= LEAST.own ? { stamp, length: stamp } : { stamp: 0, length: 0 };
}

/** Sentences parted from the headings that are glued to them, each heading a sentence of its own. */
export const withoutHeadings = (text: string, sentences: readonly Sentence[]): Sentence[] =>
  sentences.flatMap((sentence) => {
    const words = text.slice(sentence.begin, sentence.end);
    const { stamp, length } = gluedTo(words);
    if (length === stamp) return [sentence];
    const end = sentence.begin + words.slice(0, length).trimEnd().length;
    return [
      { ...sentence, end },
      { ...sentence, begin: sentence.begin + length },
    ];
  });
