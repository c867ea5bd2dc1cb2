// Turns a word of a draft into the places of its evidence where the same is said.
import { nth } from '../../model/nth.ts';
import type { Reading, Word } from './reading.ts';
import { sameWord } from './words.ts';

/** Places of the evidence for each word of the draft; only of those that need any. */
export type Places = readonly (readonly number[])[];

/** Verbs of saying that "said" may stand for: those that only say. */
const SAYS = new Set(
  'say says said saying tell tells told telling according state states stated add adds added note notes noted remark remarked write wrote written announce announced announces report reports reported reporting explain explained reply replied comment commented declare declared insist insisted argue argued claim claimed claims confirm confirmed testify testified tweet tweeted warn warned'.split(
    ' ',
  ),
);
const NEUTRAL = new Set('say says said saying tell tells told telling state stated'.split(' '));

/** Whether a word only says that somebody says something. */
export const isPlainSaying = (word: string): boolean => NEUTRAL.has(word);

const matches = (mine: Word, theirs: Word): boolean => {
  if (theirs.role !== 'content' && theirs.role !== 'quoted' && theirs.role !== 'tie' && theirs.role !== 'pronoun')
    return NEUTRAL.has(mine.word) && SAYS.has(theirs.word);
  if (mine.isExact || theirs.isExact) return mine.word === theirs.word;
  if (mine.isName && theirs.isName)
    return theirs.role !== 'quoted' && (mine.word === theirs.word || samePerson(mine, theirs));
  if (NEUTRAL.has(mine.word) && SAYS.has(theirs.word)) return true;
  return theirs.role !== 'quoted' && sameWord(mine.keys, theirs.keys);
};

/** The same known person, or two words for one country. */
const samePerson = (mine: Word, theirs: Word): boolean =>
  mine.keys.some((key) => /^[@=]/.test(key) && theirs.keys.includes(key));

/** Indices of the evidence's words that say what a word of the draft says. */
export function placesOf(word: Word, evidence: Reading): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < evidence.words.length; i++) if (matches(word, nth(evidence.words, i))) found.push(i);
  return found;
}

/** Whether two stretches of words name somebody or something in common. */
export const share = (mine: readonly Word[], theirs: readonly Word[]): boolean =>
  mine.some((one) => theirs.some((other) => one.word === other.word || sameWord(one.keys, other.keys)));
