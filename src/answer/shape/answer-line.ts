// Turns the best answer into the one line that comes first: a day, a name, a figure, a reason, somebody's words, yes or no.
import { dateInSentence } from '../../model/date-words.ts';
import { type Dated, isPlanned, isReported, isUncertain } from '../../model/dated.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Judged, Ranked } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { asksWhoTold } from '../question-words.ts';
import { listWords } from '../wording.ts';
import { asSentence as sentence } from './as-sentence.ts';
import { dayTelling } from './day-told.ts';
import { isByTheOneAsked, isInItsWords, isInLikeWords } from './deed-told.ts';
import { describedAs } from './described-as.ts';
import type { Fit } from './fit.ts';
import { verdictIn } from './verdict.ts';

/** A name or figure below this may be anything that stands beside the question's words. */
const SURE = 0.3;
const SURE_OF_NAME = 0.4;
/** And where the deed is told in words that only papers use for it: "named Roe in her place", which is surer than a word order. */
const SURER = 1.5;
const MAX_QUOTE = 220;

function suretyOf(date: Dated): string {
  if (isPlanned(date)) return 'planned ';
  if (isReported(date)) return 'reported ';
  if (isUncertain(date)) return 'perhaps ';
  return date.certainty === 'assumed' ? 'probably ' : '';
}

const dayLine = (date: Dated): string => {
  const preposition = date.from !== date.to ? '' : isPlanned(date) ? 'for ' : 'on ';
  return sentence(`${suretyOf(date)}${preposition}${dateInSentence(date)}`);
};

/** The words of the sentence that answer, as they stand. */
function wordsLine({ answer, candidate }: Judged, least: number): string | null {
  if (!answer || answer.surety < least) return null;
  const { text } = candidate.evidence.report;
  const words = inertLine(text.slice(answer.begin, answer.end));
  return words === null ? null : sentence(words.replace(/[\s,;:–—-]+$/, '').replace(/['’]s$/, ''));
}

/** From the reason's connective to the end of its clause; null where what it is a reason for is not what was asked about. */
function reasonLine(asked: Measuring, best: Judged): string | null {
  if (!best.answer || !best.named || !isInItsWords(asked.sought, best) || !isByTheOneAsked(asked, best)) return null;
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

/** Answers that are looked through for what somebody is called. */
const DESCRIBED = 12;

/** "who is Holm", and "who Holm" as a command has it. */
const WHO_IS =
  /^(?:and |so )?who(?:\s+(?:is|was|are)\s|'s\s|\s+(?!(?:did|does|do|has|have|had|will|would|can|could|to)\b)\S+(?:\s\S+){0,2}$)/i;

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
  if (wants === 'day') {
    const date = dayTelling(asked, ranked)?.event.date;
    return date ? dayLine(date) : NOT_TOLD;
  }
  if (wants === 'verdict') return verdictIn(asked, ranked, question).line;
  // A sentence that gives some reason, or tells the deed, may hold the answer in words that are not recognised: it speaks for itself.
  if (wants === 'reason') return reasonLine(asked, first.best) ?? (first.best.answer ? null : NOT_TOLD);
  if (wants === 'speech') return speechLine(first.best, sought.terms[speaker]?.label ?? '');
  if (wants === 'fact') return null;
  // in other words than the question's, a name is rather somebody's who stands beside the deed
  const isNamed = wants === 'person' || wants === 'place';
  if (isNamed && isInItsWords(sought, first.best)) return wordsLine(first.best, SURE_OF_NAME);
  if (isNamed) return (isInLikeWords(asked, first.best) ? wordsLine(first.best, SURER) : null) ?? NOT_TOLD;
  return wordsLine(first.best, SURE) ?? (isInItsWords(sought, first.best) ? null : NOT_TOLD);
}
