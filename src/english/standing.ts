// Tells whether a sentence can be read by itself, and what of its opening may be cut so that it can.

import { type Guarded, guarded, mayMatch } from './guarded.ts';
import { BASE, BE, classesOf, DO, HAVE, MODAL, PAST, THIRD } from './lexicon.ts';

const matches = (text: string, guard: Guarded): boolean => mayMatch(text, guard) && guard.pattern.test(text);

/** Words that lean on somebody or something named before. */
const PRONOUN =
  /^(?:he|she|it|they|we|i|you|this|that|these|those|his|her|hers|its|their|our|my|him|them|both|others?|another|such|(?:one|two|three|four|five|six|some|none|most|many|all|several|few|both) of (?:them|these|those))\b/i;

/** "The move", "The two": a noun that says no more than that something was told before. */
const POINTING =
  /^the (?:latter|former|same|pair|duo|trio|two|three|four|two (?:men|women|sides|leaders|officials)|(?:move|decision|announcement|comment|remark|development|measure|change|news|incident|statement|tweet|post|letter|message|ruling|vote|meeting|interview|report|account|article|story|rally|debate|firing|plea|order|hearing|ceremony|call|conversation|talk|appointment|dismissal|question|answer|speech|call|document|deal|plan|proposal|request|visit|trip|event|case|matter|issue|figure|number|result|people|source)s?)\b(?! (?:of|by|from|on|in|to|that|which|who|with|between|against|about|over|at|for|among)\b)/i;

/** "Moreau wrote on Twitter.": it only leads to the words that follow it. "Moreau added that …": it goes on from what was said. */
const HOLLOW = guarded(
  /wrote|tweeted|spoke|posted|talked|said/,
  /^(?:[\p{L}.'’]+ ){1,6}(?:wrote|tweeted|spoke|posted|talked|said)(?:(?: (?:on|in|at|to|with|from|before|after|again|too|later|early|late))(?: (?!that\b|about\b|of\b|against\b|for\b|how\b|why\b|what\b)[\p{L}.'’]+){0,8})?[.:]$/u,
);
/** "A spokeswoman declined on Tuesday to comment on it.": news of no answer, whoever gave none. "Declined to say whether …" is an answer. */
const ASKED = String.raw`(?:to (?:an? |several |repeated |the )?(?:[\p{L}-]+ )?(?:requests?|calls?|messages?|e-?mails?|questions?|inquir(?:y|ies))\b)`;
const NO_COMMENT = guarded(
  /comment|respond|repl|reached/,
  String.raw`^(?:[\p{L}\d.'’,-]+ ){1,16}?(?:(?:declined|refused)(?: on \p{Lu}\p{L}+)? to comment|(?:did|have|has|had|do|does) not (?:immediately )?(?:comment(?:ed)?|(?:respond|repl)(?:ed|y|ied)?(?: immediately)?(?: ${ASKED}|(?=\.| on \p{Lu}\p{L}+day\.)))|could not (?:immediately )?be reached|had no (?:immediate )?comment)\b(?: [\p{L}\d.'’-]+){0,10}[.]?$`,
  'u',
);
/** "Coats stood beside him.": of a clause with one person in it, its subject, "him" is somebody else. */
const OBJECT_PRONOUN = guarded(
  / h(?:im|er)\b/,
  /^(?:(?:\p{Lu}[\p{L}.'’-]*|of|for) ){1,10}(?:(?!(?:the|a|an|his|her|their|its|that|who|whom|which|and|but|when|as)\b)\p{Ll}[\p{L}’'-]* ){1,6}(?:him|her)(?: (?:on|in|at|after|before|during) [^,;:“"]{1,60})?\.$/u,
);
const GOES_ON = /^(?:\p{Lu}[\p{L}.'’]+ ){1,4}(?:added|replied|responded|continued|went on|agreed|concluded)\b/u;

/** "Moreau, a spokeswoman, confirmed it in a letter.": what she confirmed was told before. */
const OBJECT = guarded(
  / (?:it|them)\b/,
  /^(?:\p{Lu}[\p{L}.'’-]*,? ){1,5}(?:(?:an?|the) [^,.;]{3,60}, )?(?:has |have |had )?(?:confirmed|denied|rejected|approved|announced|condemned|dismissed|defended|welcomed|opposed|signed|supported|backed|praised|called|described|repeated|disputed|explained|did|made) (?:it|them)\b(?! (?:would|was|is|had|has|will|could|may|might|should|did|does|can|were|are)\b)/u,
);

/** What joins a sentence to the one before it. */
const LINKING =
  `earlier|later|meanwhile|also|however|then|still|yet|instead|moreover|nevertheless|nonetheless|elsewhere|separately|besides|
  otherwise|thus|afterwards?|previously|now|similarly|likewise|hours later|days later|weeks later|moments later|minutes later|in addition|
  at the same time|on the other hand|for example|for instance|in response|after that|among them|by then|indeed|even so|as a result|
  the (?:next|following|same) (?:day|week|night|morning)(?=,)|the (?:day|week|night|morning) (?:after|before)(?=,)|following that|shortly afterwards?|shortly before|soon after(?:wards?)?|at that time|in fact|of course|in turn|for his part|for her part|
  for its part|for their part|in the meantime|since then|until then|finally|again|there|once there|already`.replace(
    /\s*\n\s*/g,
    '',
  );
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const PART_OF_DAY = '(?:day|week|month|year|evening|night|morning|afternoon)';
const WHEN = String.raw`(?:\s+(?:on |in |that |this |the same |the |late |early )*(?:${WEEKDAY}|${PART_OF_DAY}|today)(?: ${PART_OF_DAY})?)`;

const DANGLING = new RegExp(
  String.raw`^(?:${LINKING}|but|and|or|so|in (?:another|a second|a separate|a later|a further|a follow-up|the same))\b`,
  'i',
);
/** "Meanwhile, ", "Earlier on Tuesday, ", "Later that day, ", "But ": what print leaves out with an ellipsis. */
const CUT = new RegExp(
  String.raw`^(?:(?:but|and|so|yet) )?(?:(?:${LINKING}|in (?:another|a second|a separate|a later|a further|an earlier|the same|a follow-up) [\p{L}-]{3,20}(?: [\p{L}-]{3,20})?)${WHEN}?, (?:(?:too|however|though), )?|(?:earlier|later)${WHEN} (?=\p{Lu}\p{Ll}+ [\p{Lu}\p{Ll}]))`,
  'iu',
);
/** "Moreau also promised …": she did something else before. */
const ALSO = /^((?:\p{Lu}[\p{L}.'’-]* ){1,5})also (?=\p{Ll})/u;
const CONJUNCTION = /^(?:but|and|so|yet),? /i;
const AGENCY = '(?:AP|CNN|Reuters|REUTERS|AFP|UPI|Bloomberg|BBC|NPR|CBS|ABC|NBC)';
const BAR = String.raw`(?:[-–—]{1,2}|:)\s*`;
/**
 * "WASHINGTON (AP) — ", "PARIS, July 3 (Reuters) - ", "(CNN) -- ": where and by whom it was written. Letters in brackets that nothing parts from
 * what follows are a name's own: "The World Bank (WB), pressed by ministers, said …".
 */
const DATELINE = new RegExp(
  String.raw`^(?:\p{Lu}[\p{L}.'’, /-]{1,40}?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}))? )?(?:\(${AGENCY}\)\s*(?:${BAR}|(?=["“‘]?\p{Lu}))|\([A-Z]{2,5}\)\s*${BAR}(?=["“‘]?[\p{Lu}\d]))|^[\p{Lu}]{3,}[\p{Lu} ,.]{0,30} (?:[-–—]|--) (?=\p{Lu})`,
  'u',
);

const SPEECH =
  /\b(?:said|says|told|tells|asked|asks|wrote|writes|added|adds|warned|warns|tweeted|according|announced|called|insisted|replied|testified|declared|argued|noted|stated|claimed|responded|explained|acknowledged|conceded|vowed|read|reads)\b/i;

/** "Said the mayor, …": what was said stands before it. */
const SAID = /^(?:\[S\]|S)aid\b/;
const QUOTED = /[“"][^“”"]{0,2000}[”"]/g;
const OPENS_WITH_MARKS = /^[“‘"'–—*\s.…[]+/;

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Marks that open and never close, or the reverse. */
function hasBrokenQuotation(text: string): boolean {
  return count(text, '“') !== count(text, '”') || count(text, '"') % 2 === 1 || /^[^(]*\)/.test(text);
}

/** Whoever writes "we" or "I" outside quotation marks is not named: a diary, a transcript, a page about itself. */
const FIRST_PERSON =
  /\b(?:[Ww]e|us|[Mm]y|[Oo]urs?|ourselves|myself)\b|(?<!\p{Lu}\p{L}* )\bI(?:(?:'|’)(?:m|ve|d|ll)\b| (?:am|was|have|had|will|would|do|did|don|didn|can|could|think|thought|want|know|knew|saw|came|went|feel|felt|believe|hope|guess|mean|said|just|also|never)\b)/u;

const FINITE = MODAL | BE | HAVE | DO | PAST | THIRD | BASE;
/** "7 confirmed deaths all in one valley.", "Satellite image of the port taken on Monday.": an item of a list, a caption. */
const ITEM = /^(?:\d|(?:[\p{L}-]+ )?(?:images?|photo(?:graph)?s?|pictures?|footage|video) of\b)/iu;
const ITEM_LENGTH = 14;

/** Whether an item has no verb of its own: a participle right behind a figure is none. */
function isNoSentence(text: string, length: number): boolean {
  if (length > ITEM_LENGTH || !ITEM.test(text)) return false;
  const words = text.split(/[^\p{L}\d'’-]+/u).filter(Boolean);
  return !words.some((word, at) => {
    const isOwn = at > 0 && !/^\p{Lu}/u.test(word) && !(/^\d/.test(words[at - 1] ?? '') && word.endsWith('ed'));
    return isOwn && (classesOf(word) & FINITE) !== 0;
  });
}

/** Words a line has at least, and at most. */
const LENGTH = { from: 6, to: 45 } as const;

/** Why a sentence can't be read by itself; null where it can. Linear in its length. */
export function whyLeaning(text: string): string | null {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (words < LENGTH.from) return 'very short';
  if (words > LENGTH.to) return 'very long';
  if (hasBrokenQuotation(text)) return 'a part of a quotation';
  const isQuote = /^[“‘"']/.test(text);
  if (isQuote && !SPEECH.test(text.replace(QUOTED, ' '))) return 'a quotation without its speaker';
  const start = text.replace(OPENS_WITH_MARKS, '').replace(/^(\p{Lu})\]/u, '$1');
  if (/^(?:\p{Ll}|[,;:)])/u.test(start) || SAID.test(start)) return 'begins in the middle';
  if (isNoSentence(start, words)) return 'tells no deed';
  if (PRONOUN.test(start) && !isQuote) return 'begins with a pronoun';
  if (FIRST_PERSON.test(text.replace(QUOTED, ' '))) return 'speaks as somebody who is not named';
  if (POINTING.test(start)) return 'points back';
  if (matches(start, OBJECT) || matches(start, OBJECT_PRONOUN)) return 'speaks of something told before';
  if (matches(start, HOLLOW) || matches(start, NO_COMMENT)) return 'tells nothing by itself';
  if (GOES_ON.test(start)) return 'goes on from what was said';
  return DANGLING.test(start) && !isQuote ? 'leans on the sentence before it' : null;
}

const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
/** "made the call on Saturday": behind such a noun a time says nothing of what it was. */
const TIME = String.raw`(?:on|in|at) (?:(?:late|early) )?(?:${WEEKDAY}|${MONTH}|\d|the (?:same|next|following|weekend)|${PART_OF_DAY})`;
/** "… supported the decision", "… the interview had taken place": what was told elsewhere, anywhere in a sentence. */
const LEADS_BACK = new RegExp(
  String.raw`${POINTING.source.replace('^the', '\\bthe').replace('(?! (?:of|', `(?! (?!${TIME})(?:of|`)}|\bthat (?:account|day|report|meeting|interview|call|remark|decision|plea|claim|offer|message|letter|tweet|comment|statement|ruling|vote)\b`,
  'i',
);

/** Whether a sentence speaks of something as told that it does not tell itself. */
export const leadsBack = (text: string): boolean => LEADS_BACK.test(text.replace(QUOTED, ' '));

const STOPPED = /[.!?…:;](?:["”’')\]]{0,3})\s*$/;

/** Whether a sentence ends with a stop, as captions and headings do not. */
export const isStopped = (text: string): boolean => STOPPED.test(text);

/** A sentence as it is shown. */
interface Standing {
  readonly text: string;
  /** Something of the article's words was left out; marks in the text say where. */
  readonly isCut: boolean;
}

const withCapital = (text: string): string =>
  /^\p{Ll}/u.test(text) ? `[${text.charAt(0).toUpperCase()}]${text.slice(1)}` : text;

/** "He" or "She" at a sentence's beginning. */
const OPENING_PRONOUN = /^(?:He|She)(?= \p{Ll})/u;

/**
 * A sentence as print quotes it alone: a dateline falls away; where that lets it stand by itself, an adverb or a conjunction at its
 * beginning gives way to an ellipsis ("Earlier on Tuesday, the mayor left" → "… [T]he mayor left"), and an "also" behind its subject does; a
 * pronoun at its beginning gives way to whom it names (`pronoun`), in brackets ("[Moreau] left"). All else stays word for word.
 */
export function standing(text: string, pronoun: string | null = null): Standing {
  const { text: sentence, isCut } = shown(text, pronoun);
  return { text: sentence, isCut };
}

/** Why a sentence can't be read by itself, not even as print would quote it; null where it can. */
export function whyNotAlone(text: string, pronoun: string | null = null): string | null {
  const { text: sentence, why = whyLeaning(sentence) } = shown(text, pronoun);
  return why;
}

/** `why` it can't be read by itself, where that was found out. */
function shown(text: string, pronoun: string | null): Standing & { readonly why?: string | null } {
  const bare = text.replace(DATELINE, '');
  const whole = bare === '' ? text : bare;
  const sentence = whole.replace(ALSO, '$1… ');
  if (sentence !== whole) return { text: sentence, isCut: true };
  const why = whyLeaning(sentence);
  if (why === null || !/^\p{Lu}/u.test(sentence)) return { text: sentence, isCut: false, why };
  if (pronoun !== null && OPENING_PRONOUN.test(sentence)) {
    const rest = sentence.replace(OPENING_PRONOUN, '');
    if (whyLeaning(`${pronoun}${rest}`) === null) return { text: `[${pronoun}]${rest}`, isCut: true };
  }
  for (const opening of [CUT, CONJUNCTION]) {
    const found = opening.exec(sentence)?.[0];
    if (!found) continue;
    const rest = `… ${withCapital(sentence.slice(found.length))}`;
    if (whyLeaning(rest) === null) return { text: rest, isCut: true, why: null };
  }
  return { text: sentence, isCut: false, why };
}
