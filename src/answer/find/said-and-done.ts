// Turns a sentence into whether it says what was asked: the deed as done, by whom to whom, and who speaks.
import { placedWords } from '../../english/words.ts';
import type { Act } from '../../model/act.ts';
import type { EvidenceSentence, Place } from '../sentence.ts';
import { isPossessive, speaks } from '../speaking.ts';
import type { Term } from '../terms.ts';
import { nameRuns } from './answer-in.ts';
import type { Hit, Hits } from './hits.ts';
import type { Candidate } from './sentences.ts';
import type { Sought } from './sought.ts';
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
  const deed = terms.findLastIndex((term, i) => term.kind === 'word' && hits[i]);
  return hits[deed]?.places[0];
}

/** Whether a word of supposing stands before the deed, in its clause. */
export function isSupposed({ tokens }: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  const place = deedPlace(hits, terms);
  if (!place) return false;
  return tokens.slice(Math.max(0, place.from - 5), place.from).some(({ word }) => SUPPOSING.has(word));
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
    const others = nameRuns({ text, tokens }).filter(
      (run) => !hit.places.some(({ from, to }) => run.from < to && from < run.to),
    );
    if (hit.places.some((place) => speaks(text, tokens, place, others))) return 1;
  }
  return around && /["“”]/.test(text) ? 0.5 : 0;
}

/** Somebody is named who says it: nobody else does. */
const NAMED = /(?:^|\s)(?!I\b|The\b|A\b|An\b|He\b|She\b|They\b|It\b|We\b|In\b|On\b|As\b)\p{Lu}[\p{L}'’.-]+/u;

function saysIt(attribution: string, { exact, similar, people, kind }: Term): boolean {
  const tokens = placedWords(attribution);
  const names = kind === 'person' ? people.flatMap(({ name, aliases }) => [name, ...aliases]) : [...exact, ...similar];
  const last = new Set(names.map((name) => placedWords(name).at(-1)?.word ?? ''));
  return tokens.some((token) => last.has(token.word) && !isPossessive(attribution, token));
}

/** How well what the report says was done is what the question says. */
export function predicateMet({ byStem, byRoot }: Sought, act: Act | undefined): number {
  if (!act?.predicate) return 0;
  const words = act.predicate.split(/[\s_-]+/);
  const ways = words.flatMap((word) => [...(byStem.get(stemOf(word)) ?? []), ...(byRoot.get(rootOf(word)) ?? [])]);
  return Math.max(0, ...ways.filter((way) => way.words.length === 1).map(({ worth }) => worth));
}

const POINTING: ReadonlySet<string> = new Set(['after', 'since', 'following', 'before', 'until', 'when', 'while']);

/** Whether the deed is only led back to: "a day after filing for bankruptcy". */
export function isPointedTo({ tokens }: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  const place = deedPlace(hits, terms);
  return (
    place !== undefined && tokens.slice(Math.max(0, place.from - 4), place.from).some(({ word }) => POINTING.has(word))
  );
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

/** Whether the deed is only something to be done: "petitioned the president to veto the law". */
export function isToBe({ tokens }: Candidate, hits: Hits, terms: readonly Term[]): boolean {
  const place = deedPlace(hits, terms);
  if (!place || tokens[place.from - 1]?.word !== 'to') return false;
  // "decided not to testify"
  const verb = tokens[place.from - 2]?.word === 'not' ? place.from - 3 : place.from - 2;
  return !DOING.test(tokens[verb]?.word ?? '');
}
