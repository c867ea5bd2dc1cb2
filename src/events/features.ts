// Turns evidence into what is compared: weighted subject stems, quoted words, figures, days, and how it leans on its neighbours.

import { type Figure, figuresOf } from '../english/figures.ts';
import { newsWord } from '../english/news-words.ts';
import { isStopped, whyNotAlone } from '../english/standing.ts';
import { wordsOf } from '../english/words.ts';
import { capitalisedWithin } from '../english/written.ts';
import { byWord } from '../model/by-word.ts';
import { dayNumber, type IsoDate, parseIso } from '../model/day.ts';
import type { Evidence } from '../model/event.ts';
import { lastText } from '../model/last-text.ts';
import type { StoredReport } from '../model/report.ts';
import { wordCount } from './length.ts';
import { type NameTable, stemsOf } from './names.ts';

/** How a sentence leans on the one before. speech: a quotation or "he added"; pronoun: led by "He", "The move"; none: stands alone. */
type Leaning = 'speech' | 'pronoun' | 'none';

/** What a sentence's words give, whatever its day. */
export interface Wording {
  /** Distinct subject stems, each once. */
  readonly stems: readonly string[];
  /** Stems in text order: the fingerprint of near-identical sentences. */
  readonly fingerprint: string;
  /** Stems of words written with a capital inside the sentence, and the tokens of known people. */
  readonly names: ReadonlySet<string>;
  /** Shared quotations are strong. */
  readonly quoted: Quoted;
  readonly figures: readonly Figure[];
  /** Words of the whole sentence. */
  readonly length: number;
  readonly leaning: Leaning;
  /** Why the sentence can't be shown by itself, not even as print would; null where it can. */
  readonly whyNotAlone: string | null;
  /** It stands alone only with a name in brackets in place of its pronoun. */
  readonly needsName: boolean;
  /** The report is a clause at the sentence's side ("since Brandt said …"): the sentence tells something else first. */
  readonly isAside: boolean;
  /** The sentence ends without a stop, as captions and headings do. */
  readonly isUnstopped: boolean;
}

export interface Features extends Wording {
  readonly evidence: Evidence;
  /** Day numbers, both ends included; null where the day is not known. */
  readonly from: number | null;
  readonly to: number | null;
}

const QUOTATION = /[“"]([^“”"]{2,600})[”"]/g;
const QUOTE_OPENS = /^[“"‘'`]/;
const PRONOUN_LED =
  /^(?:he|she|they|it|his|her|their|its|this|that|these|those|the (?:move|remark|remarks|comment|comments|decision|statement|tweet|announcement|incident|news))\b/i;
const SAYS_MORE =
  /^(?:he|she|they|it)\s+(?:(?:also|then|further|later)\s+)?(?:said|says|added|adds|continued|went on|told|wrote|explained|noted|insisted|stressed|argued|concluded)\b/i;

/** Shorter stretches have too little to compare. */
const ENOUGH_TEXT = { tail: 40, clause: 30 } as const;
const SAYING_CLAUSE =
  /\b(?:sa(?:id|ys?)|told|tells?|report(?:s|ed)|wrote|writes?|announced|according|added|tweeted)\b/i;

/**
 * The stretch of the sentence that is compared. What a clause says most often follows it ("Brandt said on Tuesday | that …"); a
 * clause at the end counts by itself unless it only says who said the rest.
 */
function clauseOf(report: StoredReport): string {
  const begin = Math.max(0, report.begin - report.sentence.begin);
  const text = toldIn(report);
  const tail = text.slice(begin);
  if (begin > 0 && RELATIVE.test(tail) && hasOwnDay(report)) return text.slice(antecedentIn(text, begin));
  if (tail.length >= ENOUGH_TEXT.tail || (begin > 0 && SUBORDINATE.test(tail.trimStart()))) return tail;
  return tail.length < ENOUGH_TEXT.clause || SAYING_CLAUSE.test(tail) ? text : tail;
}

const hasOwnDay = ({ date }: StoredReport): boolean => date !== null && date.certainty !== 'assumed';

/** What opens a clause about the words right before it: "into the bridge over the river, | which collapsed on Monday". */
const RELATIVE = /^[\s,]*(?:which|who|whom|whose|where)\b/i;
/** Characters before it that are looked at, and those words: at most eight, back to the last stop. */
const MOST_BEFORE = 120;
const ANTECEDENT = /(?:[^\s,;:.“”"()–—]+\s+){0,7}[^\s,;:.“”"()–—]+[\s,]*$/;

/** Where the words begin that a relative clause at `begin` is about: they tell what it tells of. */
function antecedentIn(text: string, begin: number): number {
  const before = ANTECEDENT.exec(text.slice(Math.max(0, begin - MOST_BEFORE), begin))?.[0] ?? '';
  return begin - before.length;
}

/** The sentence without what follows the report's telling. */
const toldIn = ({ text, act, sentence }: StoredReport): string =>
  act?.until === undefined ? text : text.slice(0, Math.max(0, act.until - sentence.begin));

/** What is quoted, by its subject stems. Function words and titles in common prove nothing. */
interface Quoted {
  /** Runs of three stems, and a short quotation as a whole. */
  readonly runs: ReadonlySet<string>;
  /** Runs of two: what another paper may quote alone. */
  readonly pairs: ReadonlySet<string>;
}

/** Words of a quotation that is compared as a whole: "time will tell". */
const SHORT = 4;

const NOTHING_QUOTED: Quoted = { runs: new Set(), pairs: new Set() };

function quotedOf(text: string, names: NameTable): Quoted {
  if (!QUOTATION_MARK.test(text)) return NOTHING_QUOTED;
  const [runs, pairs] = [new Set<string>(), new Set<string>()];
  for (const [, words = ''] of text.matchAll(QUOTATION)) {
    const stems = stemsOf(words, names);
    for (let i = 0; i + 2 <= stems.length; i++) pairs.add(stems.slice(i, i + 2).join(' '));
    for (let i = 0; i + 3 <= stems.length; i++) runs.add(stems.slice(i, i + 3).join(' '));
    if (stems.length === 2) runs.add(stems.join(' '));
    const whole = wordsOf(words);
    if (whole.length <= SHORT && (stems.length > 0 || whole.length >= 3)) runs.add(`= ${whole.join(' ')}`);
  }
  return { runs, pairs };
}

const QUOTATION_MARK = /[“"]/;

const NO_WORDS: ReadonlySet<string> = new Set();

const knownWords = (names: ReadonlySet<string>): ReadonlySet<string> =>
  names.size === 0 ? NO_WORDS : new Set([...names].flatMap((name) => name.slice(1).split('-')));

export function namesOf(text: string, stems: readonly string[]): Set<string> {
  const found = new Set(stems.filter((s) => s.startsWith('@')));
  const known = knownWords(found);
  const unquoted = QUOTATION_MARK.test(text) ? text.replace(QUOTATION, ' ') : text;
  for (const written of capitalisedWithin(unquoted)) {
    const { word, stem } = newsWord(written.endsWith('.') ? written.slice(0, -1) : written);
    if (stem !== null && !known.has(word)) found.add(stem);
  }
  return found;
}

/** Whether a quotation that was opened in an earlier sentence ends in this one. */
const endsAQuotation = (text: string): boolean =>
  (/”[.,!?]?$/.test(text) && !text.includes('“')) || (/"[.,!?]?$/.test(text) && text.split('"').length % 2 === 0);

/** How a sentence leans on the one before it. */
function leaningOf(text: string): Leaning {
  if (QUOTE_OPENS.test(text) || SAYS_MORE.test(text) || endsAQuotation(text)) return 'speech';
  return PRONOUN_LED.test(text) ? 'pronoun' : 'none';
}

const SUBORDINATE =
  /^(?:since|if|after|before|when|because|who|whom|which|that|although|though|while|as|whether|following)\b/i;
/** A clause that begins beyond this share of its sentence is not what the sentence is about. */
const SIDE = 0.5;

function isAside(report: StoredReport): boolean {
  const begin = report.begin - report.sentence.begin;
  return begin > 0 && (begin > SIDE * report.text.length || SUBORDINATE.test(report.text.slice(begin).trimStart()));
}

/** Day number of a date; null for none. The reports of a period share their days. */
const dayOf = byWord((date: IsoDate) => {
  const found = parseIso(date);
  return found && dayNumber(found.year, found.month, found.day);
});

/** What a whole sentence gives, whichever of its clauses is the report. */
const ofSentence = lastText((text) => ({
  length: wordCount(text),
  leaning: leaningOf(text),
  whyUnnamed: whyNotAlone(text),
  isUnstopped: !isStopped(text),
}));

/** What a sentence's words give. `names` are the saga's people. */
export function wordingOf(report: StoredReport, names: NameTable): Wording {
  const { text } = report;
  const clause = clauseOf(report);
  const stems = stemsOf(clause, names);
  const { length, leaning, whyUnnamed, isUnstopped } = ofSentence(text);
  const pronoun = report.act?.pronoun;
  return {
    stems: [...new Set(stems)],
    fingerprint: stems.join(' '),
    names: namesOf(clause, stems),
    quoted: quotedOf(clause, names),
    figures: figuresOf(clause),
    length,
    leaning,
    whyNotAlone: pronoun === undefined ? whyUnnamed : whyNotAlone(text, pronoun),
    needsName: pronoun !== undefined && whyUnnamed !== null,
    isAside: isAside(report),
    isUnstopped,
  };
}

/** `wording` is that of the report, where it is known already. */
export function featuresOf(
  evidence: Evidence,
  names: NameTable,
  wording: Wording = wordingOf(evidence.report, names),
): Features {
  const { date } = evidence.report;
  return {
    ...wording,
    evidence,
    from: date && dayOf(date.from),
    to: date && dayOf(date.to),
  };
}
