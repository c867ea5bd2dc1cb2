// Turns the best answer into the one line that comes first: a day, a name, a figure, a reason, somebody's words, yes or no.
import { wordsOf } from '../../english/words.ts';
import type { Act } from '../../model/act.ts';
import { dateInSentence } from '../../model/date-words.ts';
import { type Dated, isUncertain } from '../../model/dated.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Judged, Ranked } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { DENYING, isToBe, predicateMet } from '../find/said-and-done.ts';
import type { Sought } from '../find/sought.ts';
import { asksWhoTold } from '../question-words.ts';
import { asksLeaving, asksStill } from '../still.ts';
import { listWords } from '../wording.ts';
import { asksWhatItIs, isCalled } from './called.ts';
import { describedAs } from './described-as.ts';
import type { Fit } from './fit.ts';

/** A name or figure below this may be anything that stands beside the question's words. */
const SURE = 0.3;
/** How much of the question must stand in a sentence that says yes or no. */
const WHOLE = 0.7;
const NEARLY = 0.6;
const MAX_QUOTE = 220;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string): string => {
  const words = capitalised(text.trim());
  return /[.!?]["”’]?$/.test(words) ? words : `${words}.`;
};

const dayLine = (date: Dated): string => {
  const words = dateInSentence(date);
  const surety = isUncertain(date) ? 'perhaps ' : date.certainty === 'assumed' ? 'probably ' : '';
  return sentence(`${surety}${date.from === date.to ? 'on ' : ''}${words}`);
};

/** The words of the sentence that answer, as they stand. */
function wordsLine({ answer, candidate }: Judged, least: number): string | null {
  if (!answer || answer.surety < least) return null;
  const { text } = candidate.evidence.report;
  const words = inertLine(text.slice(answer.begin, answer.end));
  return words === null ? null : sentence(words.replace(/[\s,;:–—-]+$/, '').replace(/['’]s$/, ''));
}

/** From the reason's connective to the end of its clause. */
function reasonLine(best: Judged): string | null {
  if (!best.answer) return null;
  const { text } = best.candidate.evidence.report;
  const words = inertLine(text.slice(best.answer.begin, best.answer.end)) ?? '';
  const end = words.search(/[;:]|,\s(?:and|but|while|who|which)\b|\.\s/);
  return sentence(`… ${end > 30 ? words.slice(0, end) : words}`);
}

const QUOTED = /[“"]([^”"]{3,400})[”"]/g;

const wordsWritten = (name: string): readonly string[] => name.split(/\s+/);

/** Cut behind a word, and said to be. */
function shortened(text: string): string {
  if (text.length <= MAX_QUOTE) return text;
  const cut = text.slice(0, MAX_QUOTE);
  return `${cut.slice(0, Math.max(1, cut.lastIndexOf(' ')))} …${text.startsWith('“') ? '”' : ''}`;
}

/** What is quoted of a speaker, or the sentence that tells it. */
function speechLine({ candidate }: Judged, speaker: string): string {
  const { text } = candidate.evidence.report;
  const quotes = [...text.matchAll(QUOTED)].map(([, words = '']) => words.trim());
  const longest = quotes.sort((a, b) => b.length - a.length)[0];
  const said = longest && longest.split(' ').length > 3 ? `“${longest.replace(/,$/, '')}”` : (inertLine(text) ?? '');
  const isSentence = said === inertLine(text) && said.includes(wordsWritten(speaker).at(-1) ?? speaker);
  return isSentence ? shortened(said) : `${speaker}: ${shortened(said)}`;
}

/** How well a report's act must be the one asked about to speak for itself. */
const SAME_DEED = 0.85;

const actOf = ({ candidate }: Judged): Act | undefined => candidate.evidence.report.act;

/** Done, or denied to have been: no plan, demand or condition. */
function isDone(judged: Judged): boolean {
  const act = actOf(judged);
  return !act || act.realis === 'happened' || act.realis === 'denied';
}

/** Whether it was not so: by the report's act where that is the deed, else an odd number of denying words near the met ones. */
function isDenied(sought: Sought, judged: Judged): boolean {
  const act = actOf(judged);
  if (act && predicateMet(sought, act) >= SAME_DEED) return !act.isSo || act.realis === 'denied';
  const { candidate, hits } = judged;
  const places = hits.flatMap((hit) => hit?.places ?? []);
  const from = Math.min(...places.map((place) => place.from));
  const to = Math.max(...places.map((place) => place.to));
  const isMet = (at: number): boolean => places.some((place) => at >= place.from && at < place.to);
  const first = Math.max(0, from - 2);
  const near = candidate.tokens.slice(first, to + 1).filter((_, i) => !isMet(first + i));
  const count = near.filter(({ word, text }) => DENYING.has(word) || /n['’]t$/.test(text)).length;
  return count % 2 === 1;
}

const NEGATED_QUESTION = /\b(?:not|never|n['’]t)\b/i;

/** "was Sessions fired?", "has he been suspended": the person is who it was done to. */
const PASSIVE =
  /^(?:and |so |but )?(?:was|were|is|are|has|have|had)\s+(.{2,60}?)\s+(?:(?:ever|finally|already|really|been|being|not)\s+)*\p{L}+(?:ed|en|own|ung|ade|aid|old|ent)\b/iu;

/** Whether a sentence tells it of the one who was asked about as the doer: "Sessions fired McCabe" does not say who fired Sessions. */
function isTurnedAround({ candidate }: Judged, question: string): boolean {
  const asked = wordsOf(PASSIVE.exec(question.trim())?.[1] ?? '').at(-1);
  return asked !== undefined && (candidate.evidence.report.act?.who.includes(asked) ?? false);
}

/** All of the question in its own words, or in others that mean it. */
const holdsAll = ({ coverage, hits }: Judged): boolean =>
  coverage >= WHOLE || (coverage >= NEARLY && hits.every((hit) => hit !== null));

/** Yes, no, or not told: only what happened answers, never a condition, a demand or a plan. */
function verdictLine({ sought }: Measuring, ranked: readonly Ranked[], question: string): string {
  // that something was so on some day says nothing about whether it still is
  if (asksStill(question) && !asksLeaving(sought.terms)) return 'Not told.';
  const tellings = ranked
    .slice(0, 4)
    .filter(({ best }) => !asksWhatItIs(question) || isCalled(best, sought.terms))
    .filter(({ best }) => !best.supposed && isDone(best) && holdsAll(best) && !isTurnedAround(best, question));
  // "offered to resign" speaks for nothing where something tells of the resignation itself
  const telling = tellings.find(({ best }) => !isToBe(best.candidate, best.hits, sought.terms)) ?? tellings[0];
  if (!telling) return 'Not told.';
  // what tells of the leaving says that it is no longer so
  const turns = [isDenied(sought, telling.best), NEGATED_QUESTION.test(question), asksStill(question)];
  const denied = turns.filter(Boolean).length % 2 === 1;
  const { event } = telling;
  const day = event.date && event.date.certainty !== 'assumed' ? `: ${dateInSentence(event.date)}` : '';
  return sentence(`${denied ? 'no' : 'yes'}${day}`);
}

/** Answers that are looked through for what somebody is called. */
const DESCRIBED = 12;

const WHO_IS = /^(?:and |so )?who(?:\s+(?:is|was|are)|'s)\s/i;

/** "who is John Kelly?": what the saga says of the person, else what an article does beside the name. */
function whoLine({ sought: { terms } }: Measuring, ranked: readonly Ranked[], question: string): string | null {
  const [term] = terms;
  if (!WHO_IS.test(question) || terms.length !== 1 || !term || term.kind === 'word') return null;
  const told = term.people.flatMap(({ name, role }) => (role ? [`${name}: ${inertLine(role) ?? ''}`] : []));
  if (told.length > 0) return sentence(told.join('; '));
  const names = term.kind === 'person' ? term.people.map(({ name }) => name) : [term.label];
  for (const { event } of ranked.slice(0, DESCRIBED)) {
    for (const { report } of event.evidence.slice(0, 2)) {
      const words = names.map((name) => describedAs(report.text, name)).find((found) => found !== null);
      if (words) return sentence(`${names[0]}: ${inertLine(words) ?? ''}`);
    }
  }
  return null;
}

/** "which papers reported it": the publishers that tell the best answer. */
const tellersLine = ({ event: { publishers } }: Ranked): string | null =>
  publishers.length > 0 ? sentence(listWords(publishers.map((name) => inertLine(name) ?? ''))) : null;

/** What is said where nothing told fits. */
export const NOT_TOLD = 'Not told outright; nearest:';

/** The line, or null where the first sentence is the answer itself. */
export function answerLine(asked: Measuring, ranked: readonly Ranked[], question: string, fit: Fit): string | null {
  const [first] = ranked;
  if (!first) return null;
  const who = whoLine(asked, ranked, question);
  if (who !== null) return who;
  if (asksWhoTold(question)) return tellersLine(first);
  if (fit === 'near') return NOT_TOLD;
  const { wants, sought, speaker } = asked;
  if (wants === 'day') return first.event.date ? dayLine(first.event.date) : null;
  if (wants === 'verdict') return verdictLine(asked, ranked, question);
  if (wants === 'reason') return reasonLine(first.best);
  if (wants === 'speech') return speechLine(first.best, sought.terms[speaker]?.label ?? '');
  if (wants === 'fact') return null;
  return wordsLine(first.best, SURE);
}
