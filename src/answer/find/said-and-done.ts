// Turns a sentence into whether it says what was asked: the deed as done, by whom to whom, and who speaks.
import { placedWords } from '../../english/words.ts';
import type { Act } from '../../model/act.ts';
import type { EvidenceSentence, Place } from '../sentence.ts';
import { isPossessive, speaks } from '../speaking.ts';
import type { Term } from '../terms.ts';
import type { Hit, Hits } from './hits.ts';
import { nameRuns } from './name-runs.ts';
import type { Candidate } from './sentences.ts';
import type { Sought, Way } from './sought.ts';
import { rootOf, stemOf } from './word-roots.ts';

const SUPPOSING: ReadonlySet<string> = new Set(
  'if would could might may should whether unless will shall wouldn couldn shouldn won expected plans planned hopes wants threatened threaten urged demand demanded demanding calls calling likely unlikely possible possibly against warned warns considering considered weighing discussed discussing'.split(
    ' ',
  ),
);
export const DENYING: ReadonlySet<string> = new Set(
  'not never no neither nor nobody none denied denies refused without'.split(' '),
);

/** Where the deed stands: the last word of the question that is met and names nobody. */
function deedPlace(hits: Hits, terms: readonly Term[]): Place | undefined {
  for (let i = terms.length - 1; i >= 0; i--) {
    const hit = hits[i];
    if (hit && terms[i]?.kind === 'word') return hit.places[0];
  }
  return undefined;
}

/** Whether one of the words stands among the last so many before a place. */
function standsBefore(
  words: ReadonlySet<string>,
  tokens: EvidenceSentence['tokens'],
  { from }: Place,
  reach: number,
): boolean {
  for (let at = Math.max(0, from - reach); at < from; at++) if (words.has(tokens[at]?.word ?? '')) return true;
  return false;
}

/** Whether a word of supposing stands before the deed, in its clause. */
export function isSupposed(candidate: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  const place = deedPlace(hits, terms);
  return place !== undefined && isSupposedAt(candidate, place);
}

/** Whether a word of supposing stands before a place. */
export const isSupposedAt = ({ tokens }: Candidate, place: Place): boolean => standsBefore(SUPPOSING, tokens, place, 5);

/** The runs that touch none of the places. */
function besides(runs: readonly Place[], places: readonly Place[]): readonly Place[] {
  const left: Place[] = [];
  for (const run of runs) if (!touchesAny(run, places)) left.push(run);
  return left;
}

function touchesAny(run: Place, places: readonly Place[]): boolean {
  for (const { from, to } of places) if (run.from < to && from < run.to) return true;
  return false;
}

/** Whether the person asked about speaks in this sentence, or in the one before it whose words this one carries on. */
export function isSpoken(
  sentence: EvidenceSentence,
  hit: Hit | null,
  around: Hit | null,
  term: Term | undefined,
): number {
  if (!term) return 0;
  const { evidence, tokens } = sentence;
  const { attribution, text } = evidence.report;
  if (attribution && saysIt(attribution, term)) return 1;
  if (attribution && NAMED.test(attribution)) return 0;
  if (hit) {
    const others = besides(nameRuns({ text, tokens }), hit.places);
    for (const place of hit.places) if (speaks(text, tokens, place, others)) return 1;
  }
  return around && /["“”]/.test(text) ? 0.5 : 0;
}

/** Somebody is named who says it: nobody else does. */
const NAMED = /(?:^|\s)(?!I\b|The\b|A\b|An\b|He\b|She\b|They\b|It\b|We\b|In\b|On\b|As\b)\p{Lu}[\p{L}'’.-]+/u;

function saysIt(attribution: string, { exact, similar, people, kind }: Term): boolean {
  const tokens = placedWords(attribution);
  const names = kind === 'person' ? people.flatMap(({ name, aliases }) => [name, ...aliases]) : [...exact, ...similar];
  const last = new Set(names.map((name) => placedWords(name).at(-1)?.word ?? ''));
  for (const token of tokens) if (last.has(token.word) && !isPossessive(attribution, token)) return true;
  return false;
}

/** How well what the report says was done is what the question says. */
export function predicateMet({ byStem, byRoot }: Sought, act: Act | undefined): number {
  if (!act?.predicate) return 0;
  let most = 0;
  // an act keeps the stem of its verb: "releas" is none of a word
  for (const word of act.predicate.split(/[\s_-]+/))
    most = Math.max(
      most,
      worthOfOne(byStem.get(word)),
      worthOfOne(byStem.get(stemOf(word))),
      worthOfOne(byRoot.get(rootOf(word))),
    );
  return most;
}

/** The most that a way of one word is worth. */
function worthOfOne(ways: readonly Way[] = []): number {
  let most = 0;
  for (const { words, worth } of ways) if (words.length === 1) most = Math.max(most, worth);
  return most;
}

const POINTING: ReadonlySet<string> = new Set(['after', 'since', 'following', 'before', 'until', 'when', 'while']);

/** Whether the deed is only led back to: "a day after filing for bankruptcy". */
export function isPointedTo({ tokens }: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  const place = deedPlace(hits, terms);
  return place !== undefined && standsBefore(POINTING, tokens, place, 4);
}

/** Whether the deed is what did not come about: "stopped him from leaving", "a day away from retiring". */
export function isKeptFrom({ tokens }: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  return terms.some(
    ({ kind }, i) =>
      kind === 'word' &&
      hits[i]?.places.some(
        ({ from }) => tokens[from - 1]?.word === 'from' && tokens[from]?.word.endsWith('ing') === true,
      ),
  );
}

/** "voted to impeach", "began to rain": it was done. */
const DOING = /^(?:vot|decid|agree|beg[ai]n|start|manag|continu|proceed|refus|fail|declin|rush|help|move)/;

/** "the first official to arrive" did arrive. */
const FOREMOST: ReadonlySet<string> = new Set('first second third last latest only newest youngest'.split(' '));
const FOREMOST_REACH = 6;
/** What may stand between a verb and its infinitive: "voted on Sunday to", "agreed unanimously to". */
const BETWEEN = /^(?:on|last|late|early|today|yesterday|tonight|not|\w+day|night|morning|\w+ly)$/;

/** Whether the deed is only something to be done, and that is not what was asked: "petitioned the president to veto the law". */
export function isToBe({ tokens }: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  const place = deedPlace(hits, terms);
  if (!place || tokens[place.from - 1]?.word !== 'to') return false;
  // "decided not to testify"
  let verb = place.from - 2;
  while (verb > 0 && BETWEEN.test(tokens[verb]?.word ?? '')) verb--;
  // "offered to resign" where the offer is asked about; "were Holm to resign" names her only
  const isAsked = hits.some(
    (hit, i) => terms[i]?.kind === 'word' && hit?.places.some(({ from, to }) => from <= verb && verb < to),
  );
  if (isAsked || DOING.test(tokens[verb]?.word ?? '')) return false;
  return !tokens.slice(Math.max(0, verb - FOREMOST_REACH), verb + 1).some(({ word }) => FOREMOST.has(word));
}
