// Turns the reports of a text into those of its article: without stamps, the page's lines and comments; in interviews with who speaks.
import { antecedentOf, peopleOf } from '../../english/antecedent.ts';
import {
  answerLength,
  beginsWithCredit,
  furnitureOf,
  isMinuteByMinute,
  minuteLength,
  stampLength,
  type Turn,
  threadStart,
} from '../../english/furniture.ts';
import { stampGluedTo } from '../../english/glued.ts';
import type { Report, Sentence } from '../../model/report.ts';
import { turnsOf } from './turns.ts';

/** Characters, the page's own before it among them. */
const LONGEST_CAPTION = 500;

/** "I told the council that …" names nobody. */
const FIRST_PERSON = /\b(?:I|[Ww]e)\b/;
const sayerOf = ({ attribution }: Report): string | null =>
  attribution !== null && FIRST_PERSON.test(attribution) ? null : attribution;

/** What a turn makes of a report: a question reports nothing; an answer of nobody known is nobody's news and has no day. */
function inTurn(report: Report, turn: Turn | undefined): Report | null {
  if (turn === undefined) return report;
  if (turn.kind === 'question') return null;
  if (turn.kind === 'answer') return { ...report, kind: 'quote', date: null, attribution: sayerOf(report) };
  return { ...report, kind: 'quote', attribution: sayerOf(report) ?? turn.name };
}

function withoutStamp(report: Report, length: number): Report | null {
  if (length === 0) return report;
  const begin = report.sentence.begin + length;
  if (report.end <= begin) return null;
  return { ...report, begin: Math.max(report.begin, begin), sentence: { begin, end: report.sentence.end } };
}

/** Whether the line below a sentence is the credit of a picture. */
const isCaption = (text: string, { begin, end }: Pick<Sentence, 'begin' | 'end'>): boolean => {
  const below = /^\s*\n\s*/.exec(text.slice(end, end + 20))?.[0].length;
  return (
    below !== undefined &&
    end - begin <= LONGEST_CAPTION &&
    beginsWithCredit(text.slice(end + below, end + below + 160))
  );
};

/** Characters of each sentence that are a stamp, by where it begins; -1 where it is none of the article's. */
function stampsOf(
  text: string,
  sentences: readonly Sentence[],
  turns: ReadonlyMap<number, Turn>,
): ReadonlyMap<number, number> {
  const thread = threadStart(text);
  const hasMinutes = isMinuteByMinute(text);
  const isFurniture = furnitureOf(text);
  const stampOf = ({ begin, end }: Sentence): number => {
    const words = text.slice(begin, end);
    const isCredited = beginsWithCredit(words);
    if (begin >= thread || isCaption(text, { begin, end }) || (!isCredited && isFurniture(words))) return -1;
    const stamp = stampLength(words) || (hasMinutes ? minuteLength(words) : 0);
    const length =
      stamp + stampGluedTo(words.slice(stamp)) || (turns.get(begin)?.kind === 'speaker' ? answerLength(words) : 0);
    return (length > 0 || isCredited) && isFurniture(words.slice(length)) ? -1 : length;
  };
  return new Map(sentences.map((sentence) => [sentence.begin, stampOf(sentence)]));
}

/** Whom each sentence's opening pronoun names, by where the sentence begins; only where it is sure. */
function namedIn(text: string, sentences: readonly Sentence[]): ReadonlyMap<number, string> {
  const named = new Map<number, string>();
  const people = peopleOf(text);
  let before: Sentence | null = null;
  for (const sentence of sentences) {
    const words = text.slice(sentence.begin, sentence.end);
    const name = before && antecedentOf(words, text.slice(before.begin, before.end), people);
    if (name) named.set(sentence.begin, name);
    before = sentence;
  }
  return named;
}

const withName = (report: Report, name: string | undefined): Report =>
  name === undefined || report.act === undefined ? report : { ...report, act: { ...report.act, pronoun: name } };

interface OfArticle {
  /** Each begins behind the stamp that is glued to it; the page's own are among them. */
  readonly sentences: readonly Sentence[];
  readonly reports: readonly Report[];
}

/** Offsets stay offsets into the text. */
export function withoutFurniture(
  text: string,
  title: string | null,
  sentences: readonly Sentence[],
  reports: readonly Report[],
): OfArticle {
  const turns = turnsOf(text, title, sentences);
  const stamps = stampsOf(text, sentences, turns);
  const bare = sentences.map((sentence) => ({
    ...sentence,
    begin: sentence.begin + Math.max(0, stamps.get(sentence.begin) ?? 0),
  }));
  const named = namedIn(text, bare);
  return {
    sentences: bare,
    reports: reports.flatMap((report) => {
      const stamp = stamps.get(report.sentence.begin) ?? 0;
      const kept = stamp < 0 ? null : withoutStamp(report, stamp);
      const told = kept && inTurn(kept, turns.get(report.sentence.begin));
      return told ? [withName(told, named.get(told.sentence.begin))] : [];
    }),
  };
}
