// Turns quotation marks into what was said, word for word: papers that print the same words tell one utterance.
import { foldWord, isStopWord } from '../../english/words.ts';
import { isCapitalised, writtenWords } from '../../english/written.ts';
import type { StoredReport } from '../../model/report.ts';
import { hashOf } from './word-codes.ts';

const QUOTATION = /[“"]([^“”"]{2,600})[”"]/g;
/** Words in a row that two papers must have in common. */
const RUN = 3;
/** "a lot of", "we will see" are anybody's; "time will tell" is not. */
const OF_SUBSTANCE = 2;
const MOST = 24;

/** A title or a name in quotation marks is nobody's utterance. */
const isSaid = (words: readonly string[]): boolean =>
  words.filter((word) => !isStopWord(foldWord(word))).length >= OF_SUBSTANCE && !words.every(isCapitalised);

/** Hashes of the runs of three words that stand in quotation marks in a report's sentence; of many the lowest. */
export function utterancesOf({ text }: Pick<StoredReport, 'text'>): Uint32Array {
  const runs = new Set<number>();
  for (const [, quoted = ''] of text.matchAll(QUOTATION)) {
    const words = writtenWords(quoted);
    for (let i = 0; i + RUN <= words.length; i++) {
      const run = words.slice(i, i + RUN);
      if (isSaid(run)) runs.add(hashOf(run.map(foldWord).join(' ')));
    }
  }
  return Uint32Array.from(runs).sort().slice(0, MOST);
}
