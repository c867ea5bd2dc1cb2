// Turns a sentence into whether it tells the deed that was asked about: in words that mean it, of the one who was asked about.
import { areSynonyms } from '../../english/synonyms.ts';
import { SAME_DEED } from '../find/against.ts';
import { nameRuns } from '../find/answer-in.ts';
import type { Judged } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import type { Place } from '../sentence.ts';
import { isPossessive } from '../speaking.ts';

/**
 * Whether the words that were asked about stand there as themselves or as ones that mean them: "questioned" is no testimony, and who was
 * appointed by a governing body did not run for governor.
 */
export function isInItsWords({ terms }: Measuring['sought'], { candidate: { tokens }, hits }: Judged): boolean {
  const wordsAt = ({ from, to }: Place): string[] => tokens.slice(from, to).map(({ word }) => word);
  return terms.every(({ kind, exact }, i) => {
    const hit = hits[i];
    if (kind !== 'word') return true;
    if (!hit) return false;
    const means = (place: Place): boolean => exact.some((own) => areSynonyms(own.split(' '), wordsAt(place)));
    return hit.worth >= SAME_DEED || hit.places.some(means);
  });
}

/** "the resignation of Sessions", "an offer from the attorney general": tokens between such a deed and whose it is. */
const BEHIND = 6;
const WHOSE = new Set(['of', 'from', 'by']);
/** What is put in between commas names nobody who does the deed: "Holm, the mayor of Lund, resigned". */
const PUT_IN = /,[^,]*,/gu;

const PRONOUNS = new Set(['he', 'she', 'it', 'they']);

interface Told {
  readonly text: string;
  readonly tokens: Judged['candidate']['tokens'];
  readonly names: readonly Place[];
}

/** Whether who does it is somebody of the one who is named: "a neighbour of Holm testified", "Holm's lawyer testified". */
function isAnothers({ text, tokens }: Pick<Told, 'text' | 'tokens'>, own: Place, deed: Place): boolean {
  // "Holm's sudden resignation" is her own
  const isAnothersDeed = isPossessive(text, tokens[own.to - 1]) && deed.from > own.to + 1;
  return isAnothersDeed || tokens[own.from - 1]?.word === 'of';
}

/** Whether a name is the last one before the deed that is not only somewhere or somebody's: "Holm in Lund resigned". */
function isLastBefore({ text, tokens, names }: Told, own: Place, deed: Place): boolean {
  if (own.from >= deed.from || isAnothers({ text, tokens }, own, deed)) return false;
  // "telephoned Sessions to say so": nobody's word order
  if (tokens[deed.from - 1]?.word === 'to') return true;
  const between = text.slice(tokens[own.to - 1]?.end ?? 0, tokens[deed.from]?.begin ?? 0).replace(PUT_IN, ' ');
  const others = names.filter(({ from, to }) => from >= own.to && to <= deed.from);
  return others.every(({ from, to }) => {
    const name = text.slice(tokens[from]?.begin ?? 0, tokens[to - 1]?.end ?? 0);
    return !between.includes(name) || PLACED.test(tokens[from - 1]?.word ?? '');
  });
}

const PLACED = /^(?:in|at|on|near|with|to|for|from|of|about|after|before|by|as|the)$/;

const isWhose = ({ tokens }: Told, own: Place, deed: Place): boolean =>
  own.from >= deed.to &&
  own.from - deed.to <= BEHIND &&
  tokens.slice(deed.to, own.from).some(({ word }) => WHOSE.has(word));

/** Whether the deed is told of the one whom the question has do it; true where it names nobody who does. */
export function isByTheOneAsked({ sought, parts, speaker }: Measuring, { candidate, hits }: Judged): boolean {
  const doer = parts.indexOf('who');
  const verb = sought.terms.findIndex(({ kind }, i) => kind === 'word' && i > doer);
  const [own, deed] = [hits[doer]?.places ?? [], hits[verb]?.places ?? []];
  if (doer < 0 || speaker >= 0 || deed.length === 0) return true;
  const { tokens } = candidate;
  const { text } = candidate.evidence.report;
  const runs = nameRuns({ text, tokens });
  const others = hits.flatMap((hit, i) => (i !== doer && sought.terms[i]?.kind !== 'word' ? (hit?.places ?? []) : []));
  const told: Told = { text, tokens, names: [...runs, ...others] };
  const whole = (place: Place): Place => runs.find(({ from, to }) => from < place.to && place.from < to) ?? place;
  // "It shut the schools": the sentence before names it
  const isByPronoun = ({ from }: Place): boolean =>
    told.names.every((name) => name.from > from) && tokens.slice(0, from).some(({ word }) => PRONOUNS.has(word));
  return deed.some(
    (at) => isByPronoun(at) || own.map(whole).some((name) => isLastBefore(told, name, at) || isWhose(told, name, at)),
  );
}
