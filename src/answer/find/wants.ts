// Turns a question into what kind of thing would answer it: a day, a name, a figure, a reason, somebody's words, yes or no.

import { isSpeaking } from '../../english/saying.ts';
import { SPEECH_WORDS } from '../question-words.ts';

/** What a question wants; `fact` is whatever no other form asks for. */
export type Wants =
  | 'day'
  | 'person'
  | 'place'
  | 'number'
  | 'money'
  | 'duration'
  | 'reason'
  | 'speech'
  | 'verdict'
  | 'fact';

const CHAT =
  /^(?:(?:hey|hi|hello|ok|okay|um|btw|yo|please|pls|plz|(?:do(?:es)? )?(?:any ?(?:1|one|body)|(?:yo)?u|some(?:one|body)) (?:know|remember|tell me)|(?:can|could) (?:yo)?u (?:please )?(?:tell|remind) me|tell me|remind me|i(?:'d| would) like to know|i (?:want|need) to know|wanna know|any idea|quick question)\b[\s,:!-]*)+/i;

const CHAT_END =
  /[\s,.!?-]+(?:lol|lmao|haha|pls|plz|please|thx|thanks|thank you|btw|or what|again|tho|though)[\s.!?]*$/i;
const JOINED = /^(?:(?:and|so|but|well|then)\b[\s,]*)+/i;

/** The question without the chat that stands around it. */
export const withoutChat = (text: string): string => text.trim().replace(CHAT, '').replace(CHAT_END, '');

const PEOPLE =
  'person|man|woman|guy|boy|girl|reporter|journalist|banker|official|minister|senator|lawmaker|doctor|lawyer|judge|singer|actor|actress|leader|politician|general|officer|witness|player|ex-\\w+';
/** Who does something for a living or comes from somewhere: "which congressman", "which Texan". */
const AGENTS =
  '(?!number|paper|order|river|letter|matter|chapter|power|offer|error|floor|sector|factor|border|weather|cent(?:er|re)|tower|computer|newspaper|theater|chamber|quarter|year|car|other|former|major|minor|later|earlier|after|over|under|ever)\\w{2,}(?:man|woman|men|women|ist|ian|ster|er|or|[xs]an)';
const PLACES = 'country|city|town|state|place|village|region|hotel|hospital|court|prison|airport|island|venue|building';
const SPANS = 'years?|months?|weeks?|days?|hours?|minutes?|decades?';

const FORMS: readonly (readonly [Wants, RegExp])[] = [
  ['duration', new RegExp(`\\b(?:for )?how (?:long|many (?:${SPANS}))\\b`, 'i')],
  [
    'number',
    /\b(?:by )?how (?:many|often|old|far|high|tall|deep|big|large|strong|powerful|heavy|fast)\b|\b(?:what|which) (?:number|percentage|share|score|magnitude)\b|\bhow much (?:percent|time)\b/i,
  ],
  [
    'money',
    /\bhow much\b|\bwhat\b.{0,60}\b(?:worth|cost|price|paid)\b|\bwhat (?:was|is) the (?:cost|price|fine|bail|sum|fee)\b/i,
  ],
  [
    'reason',
    /\b(?:why|how come|for what reason|what (?:was|is|were) the (?:reason|cause|motive)s?|what (?:caused|made|prompted|drove|killed|triggered|led (?:up )?to))\b/i,
  ],
  [
    'person',
    new RegExp(
      `\\b(?:who|whom|whose|who's)\\b|\\b(?:which|what) (?:(?!did|does|do|was|is|are|were|the)[\\w-]+ ){0,2}(?:${PEOPLE})\\b|\\bwhich (?:[\\w-]+ )?${AGENTS}\\b|\\bnames? of\\b|\\bwhat\\b.{0,40}\\b(?:called|named)\\b`,
      'i',
    ),
  ],
  ['place', new RegExp(`\\bwhere\\b|\\b(?:which|what) (?:[\\w-]+ )?(?:${PLACES})\\b`, 'i')],
  ['day', /\b(?:when|wen|(?:what|which) (?:day|date|month|year|time|week)|since when)\b/i],
];

const VERDICT =
  /^(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|(?:did|is|was|has|does|wo)n['’]?t|is it true|ever)\b/i;

/** "How did China react": by words or by deeds. */
const REACTION = /^how (?:did|does|do|has|have|will)\b.{2,60}\b(?:react|respond|reply|answer)\b/i;

/** Characters within which a question's own form begins. */
const OPENING = 8;

/** What kind of thing would answer. The form that stands first decides; `speaks`: somebody's own words are asked for. */
export function wantsOf(question: string, speaks: boolean): Wants {
  const text = withoutChat(question).replace(JOINED, '');
  if (VERDICT.test(text)) return 'verdict';
  if (REACTION.test(text)) return 'fact';
  const found = FORMS.flatMap(([wants, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ wants, at: match.index }] : [];
  });
  const [first] = found.sort((a, b) => a.at - b.at);
  // "what did he say when …" asks for words, "when did he say …" for a day
  if (speaks && (first === undefined || first.at > OPENING)) return 'speech';
  return first?.wants ?? 'fact';
}

const DOER =
  /\bwho(?:'s|\s+(?:has|had|have|was|were|is|then|first|finally|the one (?:who|that)))*\s+(?!did\b|does\b|do\b|will\b|would\b|is\b|was\b|are\b|were\b)[\w-]+/i;
const DONE_TO = /\bwhom\b|\bwho\s+(?:did|does|do|will|would)\b|\bwho\s+(?:is|was|were|are|has been|got)\s+\w+ed\b/i;

/** Whom of a deed a question asks for: who did it, or to whom it was done. */
export function roleOf(question: string): 'doer' | 'done-to' | 'either' {
  const text = withoutChat(question).replace(JOINED, '');
  if (DONE_TO.test(text)) return 'done-to';
  return DOER.test(text) ? 'doer' : 'either';
}

const LENGTHS = 'km|kilomet(?:re|er)s?|m|met(?:re|er)s?|miles?|yards?|feet|foot|ft|storeys?|stor(?:y|ies)';
const SPEEDS = 'mph|kph|km/h|knots?|miles an hour|kilomet(?:re|er)s an hour';

/** What is measured by each question of how much of something there is. */
const MEASURES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:how many per ?cent|what percentage)\b/i, /^(?:%|per ?cent)/i],
  [/\bhow old\b/i, /^(?:years?|months?|weeks?)\b/i],
  [/\bhow (?:far|high|tall|deep)\b/i, new RegExp(`^(?:${LENGTHS})\\b`, 'i')],
  [/\bhow (?:strong|powerful)\b|\bwhat magnitude\b/i, new RegExp(`^(?:magnitude|on the richter|${SPEEDS})\\b`, 'i')],
  [/\bhow fast\b/i, new RegExp(`^(?:${SPEEDS})\\b`, 'i')],
  [/\bhow heavy\b/i, /^(?:kg|kilo(?:gram)?s?|lbs?|pounds?|stone|tonnes?|tons?|oz|ounces?)\b/i],
];

/** The units in which a question asks, at the beginning of what follows a figure; null where it names no measure. */
export const measureAsked = (question: string): RegExp | null =>
  MEASURES.find(([form]) => form.test(question))?.[1] ?? null;

/** "when will the trial begin", "when is it due": a day that was still to come when it was told. */
export const asksAhead = (question: string): boolean =>
  /\b(?:when|what day|which day)\b.{0,30}\b(?:will|due|supposed|scheduled|planned|going to|expected)\b|\bwhen (?:is|are)\b.{2,60}\b(?:be|to)\b/i.test(
    question,
  );

/** "who has not signed": what did not happen is asked for; "not guilty" is a plea. */
export const asksDenied = (question: string): boolean => /\b(?:not(?! guilty\b)|never|n['’]t)\b/i.test(question);

/** Words behind "who" in which the saying stands: "who has first said". */
const TELLING_WITHIN = 3;

/** Whether who says something is asked for: "who said", "who has first called it a hoax". */
export function asksTeller(question: string): boolean {
  const words = withoutChat(question)
    .toLowerCase()
    .split(/[^\p{L}'’-]+/u);
  const who = words.findIndex((word) => /^who/.test(word));
  return (
    who >= 0 &&
    words.slice(who + 1, who + 1 + TELLING_WITHIN).some((word) => SPEECH_WORDS.has(word) || isSpeaking(word))
  );
}

/** The noun of "which judge", "how many senators": offsets into the question, or null. */
export function askedNoun(question: string): { readonly begin: number; readonly end: number } | null {
  const match = /\b(?:how (?:many|much)|number of|which|what)\s+((?:[\w-]+\s+)?[\w-]+)/i.exec(question);
  return match ? { begin: match.index, end: match.index + match[0].length } : null;
}
