// Turns the words of a sentence into its names: runs of capitals that are no weekday, no month and no sentence's first word.
import { isStopWord, type PlacedWord } from '../../english/words.ts';
import type { Place } from '../sentence.ts';
import { isKnownWord } from './kin.ts';
import type { Sighted } from './sighted.ts';

/** Months and weekdays. */
export const CALENDAR: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
const BETWEEN_NAMES = /^(?:[\s\-’'.]|\sof\s|\sde\s|\sal\s|\sbin\s|\svon\s|\sel\s|\sthe\s){1,5}$/i;

const isName = (token: PlacedWord | undefined): boolean =>
  token?.capital === true && !CALENDAR.has(token.word) && !isStopWord(token.word);

/** Runs of capitalised words; a single English word that begins the sentence is none. */
export function nameRuns({ text, tokens }: Pick<Sighted, 'text' | 'tokens'>): Place[] {
  const runs: Place[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!isName(tokens[from])) continue;
    let to = from + 1;
    while (
      to < tokens.length &&
      isName(tokens[to]) &&
      BETWEEN_NAMES.test(text.slice(tokens[to - 1]?.end, tokens[to]?.begin))
    )
      to++;
    if (from > 0 || to - from > 1 || !isKnownWord(tokens[from]?.word ?? '')) runs.push({ from, to });
    from = to - 1;
  }
  return runs;
}

/** "Bank of America" is called by all of it. */
const OF_SOMETHING =
  /^(?:bank|department|house|university|ministry|church|board|council|chamber|institute|college|duke|duchess|earl|prince|bishop|archbishop|bureau|republic|federation)$/;

/** Runs of names, "Bank" and "America" of "Bank of America" as one. */
export function wholeNames(tokens: readonly PlacedWord[], runs: readonly Place[]): readonly Place[] {
  const whole: Place[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    const isOf = last?.to === run.from - 1 && tokens[last.to]?.word === 'of';
    if (last && isOf && OF_SOMETHING.test(tokens[last.to - 1]?.word ?? ''))
      whole[whole.length - 1] = { from: last.from, to: run.to };
    else whole.push(run);
  }
  return whole;
}

/** Where a name ends whose last word hyphens may join to more: "Port-au-Prince". */
export function endOfName(text: string, end: number): number {
  return end + (/^(?:-\p{L}{1,20}){1,3}/u.exec(text.slice(end, end + 60))?.[0].length ?? 0);
}
