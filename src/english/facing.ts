// Verbs and their helpers in plain text, by what they make of the day beside them: told as past, promised, or open.
import { PAST_AUXILIARIES } from './auxiliary-chains.ts';
import { IRREGULAR_PASTS } from './lexicon.ts';

const LED_BY_HELPER = String.raw`(?: (?:not|also|be|been|have|then|now|only|\p{Ll}{1,20}ly)){0,3}(?: \p{Ll}{1,20}(?:ed|en|wn|ld|nt|pt|ght))?`;

const PROMISES = String.raw`\b(?:will|won['’]t|(?:is|are) (?:due|scheduled|slated|set|planned|expected|to))\b${LED_BY_HELPER}|['’]ll\b${LED_BY_HELPER}`;

const OPEN_HELPERS = String.raw`\b(?:would|could|should|may|might|must|shall|going to|to (?:be|have))\b${LED_BY_HELPER}`;
const OPEN_WORDS = String.raw`\b(?:due|scheduled|slated|planned|planning|plans to|expect(?:ed|s)?|hope[ds]? to|upcoming|until|by|before|ahead of|deadline|unless|next|to (?!(?:the|an?|his|her|its|their|this|that|these|those|our|my|your|some|all|him|them|us|me|you)\b)\p{Ll}+)\b`;

/** Past forms that are told from the base by nothing but the news they stand in. */
const SAME_AS_BASE = 'beat cut hit put quit read set shut';
const PAST_FORMS = [...PAST_AUXILIARIES, ...IRREGULAR_PASTS, ...SAME_AS_BASE.split(' ')].join('|');

/**
 * Verbs and their helpers, each as what it makes of the day beside it. promised: will happen; open: may happen, or is meant to;
 * past: has happened. A helper takes its participle with it ("will be presented").
 */
export const TENSES: Readonly<Record<'promised' | 'open' | 'past', RegExp>> = {
  promised: new RegExp(PROMISES, 'gu'),
  open: new RegExp(`${OPEN_HELPERS}|${OPEN_WORDS}`, 'gu'),
  past: new RegExp(
    String.raw`\b(?!(?:need|indeed|speed|hundred|feed|breed)\b)\p{Ll}{2,}ed\b|\b(?:${PAST_FORMS})\b`,
    'gu',
  ),
};
