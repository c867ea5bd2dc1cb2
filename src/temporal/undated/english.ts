// English words that dating an article needs: tense, reporting, and the deictic expressions that give the day away.
import type { Weekday } from '../../model/day.ts';

const LED_BY_HELPER = String.raw`(?: (?:not|also|be|been|have|then|now|only|\p{Ll}{1,20}ly)){0,3}(?: \p{Ll}{1,20}(?:ed|en|wn|ld|nt|pt|ght))?`;

const PROMISES = String.raw`\b(?:will|won['’]t|(?:is|are) (?:due|scheduled|slated|set|planned|expected|to))\b${LED_BY_HELPER}|['’]ll\b${LED_BY_HELPER}`;

const OPEN_HELPERS = String.raw`\b(?:would|could|should|may|might|must|shall|going to|to (?:be|have))\b${LED_BY_HELPER}`;
const OPEN_WORDS = String.raw`\b(?:due|scheduled|slated|planned|planning|plans to|expect(?:ed|s)?|hope[ds]? to|upcoming|until|by|before|ahead of|deadline|unless|next|to (?!(?:the|an?|his|her|its|their|this|that|these|those|our|my|your|some|all|him|them|us|me|you)\b)\p{Ll}+)\b`;

const PAST_FORMS =
  'was were had did became began beat bought broke brought came caught cut drew fell felt flew found fought gave got grew heard ' +
  'held hit kept knew laid led left lost made met paid put quit ran read rose said sank saw sent set shot shut sold spent spoke ' +
  'stood struck swore threw told took thought went withdrew won wrote';

/**
 * Verbs and their helpers, each as what it makes of the day beside it. promised: will happen; open: may happen, or is meant to;
 * past: has happened. A helper takes its participle with it ("will be presented"). Irregular forms are those that news uses.
 */
export const TENSES: Readonly<Record<'promised' | 'open' | 'past', RegExp>> = {
  promised: new RegExp(PROMISES, 'gu'),
  open: new RegExp(`${OPEN_HELPERS}|${OPEN_WORDS}`, 'gu'),
  past: new RegExp(
    String.raw`\b(?!(?:need|indeed|speed|hundred|feed|breed)\b)\p{Ll}{2,}ed\b|\b(?:${PAST_FORMS.replaceAll(' ', '|')})\b`,
    'gu',
  ),
};

/** Words of the trade that tell two happenings apart as little as stop words do. */
const COMMON = `according account add agency ago already announce announcement another article ask asked back bad become begin
  believe big billion bring call case change city claim close come comment company concern confirm continue country day decision
  describe early end even expect face fact far former full get give go good great group hand head hear help high hold home hope
  hour include information interview issue keep know large late latest lead leader leave left less letter life like likely line
  list little local long look lot main make man many matter mean media meet meeting member million minister moment month morning
  move must name national need never new news next night nothing number office official old one open order paper part pay people
  percent person place plan point position possible power present president press problem public publish put question quote
  reach read reason receive recent record release remain report reporter require response result return right run say second see
  seek seem send senior serious set several show side since situation small source speak spokesman spokeswoman spokesperson
  staff start state statement stay step still story support take talk tell term thing think third three time today tomorrow
  tonight told top try turn two use view wait want way week weekend well win woman word work world write year yesterday young
  first last four five six seven eight nine ten january february march april may june july august september october november
  december monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter afternoon evening earlier
  later ago since photo image caption getty copyright follow post posted updated minute`;

export const commonWords: readonly string[] = COMMON.split(/\s+/);

const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};

const DAY = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const PART_OF_DAY = "(?:['’]s|\\s+(?:morning|afternoon|evening|night|overnight))?";
const BARE_WEEKDAY = new RegExp(`^(?:on |this past |earlier (?:on )?)?${DAY}${PART_OF_DAY}$`);
const LAST_WEEKDAY = new RegExp(`^last ${DAY}${PART_OF_DAY}$`);

const weekdayNamed = (match: RegExpExecArray): Weekday => WEEKDAYS[(match[1] as string).slice(0, 3)] as Weekday;

/** A deictic expression by its meaning; what day it is depends on the day it was written. */
export type Deictic =
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly far: boolean }
  | { readonly kind: 'weekend' | 'this-week' | 'last-week' | 'this-month' | 'last-month' }
  | { readonly kind: 'days-ago'; readonly days: number };

const FIXED: readonly (readonly [RegExp, Deictic])[] = [
  [/^(?:over |at |during |on )?(?:the |this |the past |this past |last )?weekend$/, { kind: 'weekend' }],
  [/^(?:earlier |late |later |early )?(?:this|in the) week$|^earlier in the week$/, { kind: 'this-week' }],
  [/^(?:late |early |earlier )?last week$/, { kind: 'last-week' }],
  [/^(?:earlier |late |early )?this month$/, { kind: 'this-month' }],
  [/^(?:late |early |earlier )?last month$/, { kind: 'last-month' }],
  [/^(?:yesterday|last night)(?: (?:morning|afternoon|evening|night))?$/, { kind: 'days-ago', days: 1 }],
  [/^(?:earlier |late |early )?(?:today|tonight|this (?:morning|afternoon|evening))$/, { kind: 'days-ago', days: 0 }],
  [/^(?:two|2) days ago$/, { kind: 'days-ago', days: 2 }],
  [/^(?:three|3) days ago$/, { kind: 'days-ago', days: 3 }],
];

/** The deictic expression that these words are, or null. */
export function deicticOf(words: string): Deictic | null {
  const text = words.toLowerCase().replace(/\s+/g, ' ').trim();
  if (text.length > 40) return null;
  const last = LAST_WEEKDAY.exec(text);
  if (last) return { kind: 'weekday', weekday: weekdayNamed(last), far: true };
  const bare = BARE_WEEKDAY.exec(text);
  if (bare) return { kind: 'weekday', weekday: weekdayNamed(bare), far: false };
  return FIXED.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The weekday a date names beside its month and day ("Tuesday, July 25"), or null. */
export function weekdayBeside(words: string): Weekday | null {
  const m = /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s/i.exec(words.slice(0, 20));
  return m ? (WEEKDAYS[(m[1] as string).toLowerCase()] as Weekday) : null;
}
