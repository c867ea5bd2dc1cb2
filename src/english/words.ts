// Turns text into comparable words: folded, stemmed, without stop words.
import { byWord } from '../model/by-word.ts';
import { eachWord, isCapitalised, writtenWords } from './written.ts';

const PLAIN_WORD = /^[A-Za-z0-9]+$/;

/** Words that carry no subject. */
const STOP_WORDS = new Set(
  `a about above after again against all also although am an and any are as at be because been before being below between both but by
  can cannot could did do does doing down during each even ever few for from further had has have having he her here hers herself him
  himself his how i if in into is it its itself just let may me might more most much must my myself no nor not now of off on once only
  or other our ours out over own per said same say says she should since so some such than that the their theirs them themselves then
  there these they this those though through to told too toward under until up upon us very was we were what when where whether which
  while who whom whose why will with within without would yes yet you your yours mr mrs ms dr`.split(/\s+/),
);

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** Lower-cased, accents and possessive 's removed. */
export const foldWord = byWord((word) => {
  // Most words of most texts need nothing but lower case, and this runs on all of them.
  if (PLAIN_WORD.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');
});

/** Words in order, folded. */
export const wordsOf = (text: string): string[] => writtenWords(text).map(foldWord).filter(Boolean);

/**
 * A light stemmer in the manner of Harman's S-stemmer (JASIS 1991) with the commonest verb endings, so that "resigns",
 * "resigned" and "resigning" meet. Never shortens below four letters.
 */
export const stem = byWord((word) => {
  if (word.length < 5 || /\d/.test(word)) return word;
  let w = word;
  if (w.endsWith('ies') && w.length > 5) w = `${w.slice(0, -3)}y`;
  else if (/(?:sses|shes|ches|xes|zes)$/.test(w)) w = w.slice(0, -2);
  else if (w.endsWith('s') && !/(?:ss|us|is)$/.test(w)) w = w.slice(0, -1);
  if (w.endsWith('ing') && w.length > 6) w = undouble(w.slice(0, -3));
  else if (w.endsWith('ied') && w.length > 5) w = `${w.slice(0, -3)}y`;
  else if (w.endsWith('ed') && w.length > 5) w = undouble(w.slice(0, -2));
  return w.length > 4 && w.endsWith('e') ? w.slice(0, -1) : w;
});

const undouble = (w: string): string => (/([bdgmnprt])\1$/.test(w) ? w.slice(0, -1) : w);

/** Stems of the words that carry a subject, in order. */
export const subjectStems = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 1 && !STOP_WORDS.has(word))
    .map(stem);

const NAME = /\p{Lu}[\p{L}\p{N}'’.-]*/gu;

/**
 * Subject stems of what is not written with a capital: who and where stand in every line of a story, what was done does not. All where
 * nothing else is.
 */
export function matterStems(text: string): string[] {
  const matter = subjectStems(text.replace(NAME, ' '));
  return matter.length > 0 ? matter : subjectStems(text);
}

/** The stemmer leaves short words alone; of those, both possible stems of a form in -ed or -ing are kept. */
export const stemsOf = byWord((word): readonly string[] => {
  const short = /^(?:(.{2,3})ed|(.{2,3})ing)$/u.exec(word);
  const root = short?.[1] ?? short?.[2];
  return root === undefined ? [stem(word)] : [stem(word), root, `${root}e`];
});

/** A word with its place. */
export interface PlacedWord {
  /** As written, without possessive 's. */
  readonly text: string;
  /** Lower-cased, accents and possessive 's removed. */
  readonly word: string;
  /** Stems under which the word meets its other forms: "fired" is one of "fire". */
  readonly stems: readonly string[];
  /** Whether it is written as a name: "Apple", "iPhone". */
  readonly capital: boolean;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly begin: number;
  readonly end: number;
}

const POSSESSIVE = /['’]s$/i;
/** "iPhone", "eBay": a name with its capital further in. */
const CAPITAL_WITHIN = /^\p{Ll}{1,2}\p{Lu}/u;

/** What a word is wherever it stands; null for what is nothing but marks. */
const formOf = byWord((written): Omit<PlacedWord, 'begin' | 'end'> | null => {
  const word = foldWord(written);
  if (!word) return null;
  const text = POSSESSIVE.test(written) ? written.slice(0, -2) : written;
  return { text, word, stems: stemsOf(word), capital: isCapitalised(written) || CAPITAL_WITHIN.test(written) };
});

/** Words in order with their places. */
export function placedWords(text: string): PlacedWord[] {
  const found: PlacedWord[] = [];
  eachWord(text, (begin, end) => {
    const form = formOf(text.slice(begin, end));
    if (!form) return;
    const { word, stems, capital } = form;
    found.push({ text: form.text, word, stems, capital, begin, end });
  });
  return found;
}
