// Turns a sentence into the name in it that answers "who" or "where": by the part that it plays, by where it stands, by who only tells.
import { isOutletWord } from '../../english/news-words.ts';
import { isSpeaking } from '../../english/saying.ts';
import type { PlacedWord } from '../../english/words.ts';
import { isTitleWord, type Place } from '../sentence.ts';
import { isPossessive, speaks } from '../speaking.ts';
import { endOfName, nameRuns, wholeNames } from './name-runs.ts';
import { type AnswerPlace, closeness, nearest, overlaps, type Role, type Sighted, surest } from './sighted.ts';

/** "Vietnamese", "Communist", "Republican": what stands alone names nobody and no place. */
const ADJECTIVE = /(?:[^r]ese|ish|ists?|ians?|icans?|crats?|ocratic)$/;
const PREPOSITIONS = new Set('in at to from near outside into through across of'.split(' '));
/** What makes a place of a name: "the Dutch embassy". */
const PLACE_NOUN =
  /^(?:embassy|consulate|hotel|prison|jail|court|courthouse|hospital|clinic|airport|airfield|university|school|stadium|church|cathedral|mosque|palace|island|province|region|county|square|museum|base|port|border|coast|capital)$/;

/** "In his home state of Virginia" is somewhere. */
const AREA =
  /^(?:states?|cit(?:y|ies)|towns?|villages?|islands?|provinces?|regions?|districts?|count(?:y|ies)|ports?|capitals?|suburbs?)$/;

/** Who is told of together: "two Danish sailors" are not "Danish". */
const PEOPLE_NOUN =
  /^(?:men|women|people|police|boys|girls|brothers|sisters|couple|officials|lawmakers|residents|students|soldiers|workers|drivers|fans|lawyers|prosecutors|investigators|authorities|scientists|researchers|doctors)$/;

const BE = /^(?:is|are|was|were|been|be|being|got)$/;

/** Whether the deed is told as done to its subject: "was fired", "named by". */
function isPassive(tokens: readonly PlacedWord[], { from, to }: Place): boolean {
  if (tokens[to]?.word === 'by') return true;
  return tokens.slice(Math.max(0, from - 3), from).some(({ word }) => BE.test(word));
}

/** How well a name's place suits the role asked for, 0 to 1: the doer stands before the deed or behind "by". */
function roleWorth(tokens: readonly PlacedWord[], run: Place, deed: Place, role: Role): number {
  if (role === 'either') return 0.7;
  // "named Kelly in his place"
  if (role === 'doer' && tokens[run.to]?.word === 'in' && tokens[run.to + 2]?.word === 'place') return 3;
  const isBefore = run.to <= deed.from;
  const isByAgent = tokens[run.from - 1]?.word === 'by' || tokens[run.from - 2]?.word === 'by';
  const isDoer = isPassive(tokens, deed) ? isByAgent : isBefore;
  return isDoer === (role === 'doer') ? 1 : 0.35;
}

/**
 * Whether a name stands where a place would: "at the Savoy", and not "the Savoy said". Whoever has a title is no place, and behind "the"
 * or "of Mr" hardly the one who does something.
 */
function standsAsPlace(tokens: readonly PlacedWord[], from: number, wants: 'person' | 'place'): boolean {
  const wordAt = (at: number): string => tokens[at]?.word ?? '';
  const isThe = wordAt(from - 1) === 'the';
  // "the parents of Roe" are nowhere
  const at = isThe ? from - 2 : from - 1;
  if (wants === 'place') return wordAt(at) === 'of' ? AREA.test(wordAt(at - 1)) : PREPOSITIONS.has(wordAt(at));
  // the "of" of "chief of staff Roe" belongs to the title
  const isTitled = isTitleWord(wordAt(from - 1)) && wordAt(from - 1) !== 'staff';
  return isThe || PREPOSITIONS.has(wordAt(isTitled ? from - 2 : from - 1));
}

/** Who only tells of it: "the mayor says the tower was an insult" names nobody who built it, and no paper is where it stands. */
function isTeller({ text, tokens, deed, asksTeller = false }: Sighted, run: Place, runs: readonly Place[]): boolean {
  if (asksTeller || deed.some(({ from }) => isSpeaking(tokens[from]?.word ?? ''))) return false;
  const others = runs.filter((other) => other !== run);
  if (/\baccording to (?:the )?$/i.test(text.slice(0, tokens[run.from]?.begin).slice(-20))) return true;
  return isOutletWord(tokens[run.to - 1]?.word ?? '') || speaks(text, tokens, run, others);
}

/** What a name is worth where it is only whose something is ("Holm's team took over"), or what the deed is done to. */
const WHOSE = 0.3;
const OBJECT = 0.3;
const BEHIND = 2;
/** "An LA judge", "a Harare high court": the name of a place beside somebody who has none. */
const BESIDE_A_NOUN = 0.3;

/** How well a name may be the one who does something, beside where it stands: not in the genitive, nor right behind the verb. */
function doerWorth({ text, tokens, deed, role }: Sighted, run: Place): number {
  if (/^an?$/.test(tokens[run.from - 1]?.word ?? '') && tokens[run.to]?.capital === false) return BESIDE_A_NOUN;
  if (role !== 'doer') return 1;
  const isBeforeDeed = deed.some(({ from }) => from >= run.to && from - run.to < BEHIND);
  if (isPossessive(text, tokens[run.to - 1]) && !isBeforeDeed) return WHOSE;
  const isObject = deed.some((at) => run.from >= at.to && run.from - at.to < BEHIND && !isPassive(tokens, at));
  return isObject ? OBJECT : 1;
}

/** The name that answers, or null. */
export function named(sighted: Sighted, wants: 'person' | 'place'): AnswerPlace | null {
  const { text, tokens, met, deed, role, counted } = sighted;
  const all = wholeNames(tokens, nameRuns(sighted));
  const runs = all.filter((run) => !met.some((place) => overlaps(run, place)) && !isTeller(sighted, run, all));
  const besides = all.filter((run) => counted.some((place) => overlaps(run, place)));
  return surest(
    [...runs, ...besides].map((run) => {
      const isPlace = standsAsPlace(tokens, run.from, wants);
      const fits = (wants === 'place') === isPlace ? 1 : 0.55;
      const full = wants === 'person' && (run.to - run.from > 1 || isTitleWord(tokens[run.from]?.word ?? '')) ? 1 : 0.9;
      const roles =
        wants === 'person'
          ? Math.max(0.35, ...deed.map((place) => roleWorth(tokens, run, place, role))) * doerWorth(sighted, run)
          : 1;
      const kind = counted.length === 0 || besides.includes(run) ? 1 : 0.4;
      const near = closeness(nearest(run, deed.length > 0 ? deed : met));
      const nouns = wants === 'place' ? PLACE_NOUN : PEOPLE_NOUN;
      const last = nouns.test(tokens[run.to]?.word ?? '') ? run.to : run.to - 1;
      const adjective = run.to - run.from === 1 && ADJECTIVE.test(tokens[run.from]?.word ?? '') ? 0.4 : 1;
      const surety = fits * full * roles * kind * adjective * (0.2 + 0.8 * near);
      return { begin: tokens[run.from]?.begin ?? 0, end: endOfName(text, tokens[last]?.end ?? 0), surety };
    }),
  );
}
