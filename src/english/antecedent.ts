// Turns the sentence before one that opens with "He" or "She" into whom the pronoun names, where nobody else can be meant.
import { SAYING_FORMS } from './lexicon.ts';

const MALE_TITLES = 'Mr|Sir|King|Prince|Pope|Lord';
const FEMALE_TITLES = 'Mrs|Ms|Miss|Queen|Princess|Lady|Dame';
const TITLES = `${MALE_TITLES}|${FEMALE_TITLES}|Dr|President|Senator|Sen|Rep|Gov|Governor|Minister|Secretary|Judge|Justice|Chancellor|Mayor|Gen|General|Col|Colonel|Maj|Capt|Captain|Sgt|Lt|Chief|Director|Attorney|Congressman|Congresswoman|Ambassador|Commissioner|Speaker|Archbishop|Bishop|Professor|Prof`;
const WORD = String.raw`\p{Lu}[\p{L}.'’-]*[\p{L}.]`;
const NAME = `${WORD}(?: (?:${WORD}|of|de|van|von|al|bin)){0,6}`;
const SAYING = new Set(SAYING_FORMS);

/** Its own name first, then "said", behind at most an apposition and an adverb. */
const SUBJECT = new RegExp(
  String.raw`^(?:On \p{Lu}\p{Ll}+day(?: (?:morning|evening|night|afternoon))?,? )?(${NAME})(?:, [^,“”"]{3,80},)? (?:\p{Ll}+ly |has |had |also |later |then )?(\p{Ll}+)\b`,
  'u',
);
const QUOTED = /[“"][^“”"]{0,2000}[”"]/gu;
const CAPITAL = new RegExp(String.raw`(?:(\p{Ll}+|[.,:;–—-]) )?(${NAME})`, 'gu');
/** A day, a month, or a place or house behind one of these is nobody. */
const TIME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const NOBODY_BEHIND: ReadonlySet<string> = new Set(['in', 'at', 'near', 'on', 'the', 'across', 'outside']);
/** Somebody who may be meant without a name. */
const SOMEBODY =
  /\b(?:man|woman|boy|girl|father|mother|son|daughter|brother|sister|wife|husband|friend|president|minister|secretary|senator|governor|mayor|judge|lawyer|attorney|general|captain|doctor|officer|official|leader|chief|director|chairman|king|queen|prince|princess|pope|suspect|witness|victim|candidate|predecessor|successor|colleague|aide|pupil|patient|teenager|child|baby|student|star|guest|client|champion|cousin|uncle|aunt|nephew|niece|parent|defendant|opponent|resident|agent|assistant|sergeant|sheriff|coach|nurse|athlete|thief|\p{Ll}{3,}(?:man|woman))\b|\b(?:[Tt]he|an?|his|her|their|this|that) (?:\p{Ll}+ ){0,2}\p{Ll}{3,}(?:er|or|ist|ian|ee|eer)\b/u;
/** Of a clause's subject "him" is somebody else. */
const OBJECT = /\b(?:him|her(?= (?:for|to|in|on|at|by|with|about|as|of|after|before|from)\b|[.,;]))\b/;
const HE = /\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)\b/;
const SHE = /\b(?:[Ss]he|[Hh]ers?|[Hh]erself)\b/;

const titledBy = (titles: string, name: string): boolean => new RegExp(`(?:^|\\s)(?:${titles})\\.? `, 'u').test(name);

/** Whether the name or the text has a title before its last word, or gives it a first name and the sentence the same pronoun: no house is a he. */
function isPerson(name: string, isSame: boolean, text: string): boolean {
  if (titledBy(TITLES, name)) return true;
  const last = name.split(' ').at(-1) ?? name;
  if (
    isSame &&
    (name !== last || new RegExp(`\\p{Lu}\\p{Ll}+ ${last.replace(/[.]/g, '\\.')}(?![\\p{L}])`, 'u').test(text))
  )
    return true;
  return new RegExp(`\\b(?:${TITLES})\\.? (?:${WORD} ){0,3}${last.replace(/[.]/g, '\\.')}(?![\\p{L}])`, 'u').test(text);
}

/** Whether somebody else is named or meant in what the subject says. */
function hasOthers(rest: string): boolean {
  if (SOMEBODY.test(rest) || OBJECT.test(rest)) return true;
  for (const [, before = '', name = ''] of rest.matchAll(CAPITAL))
    if (!TIME.test(name) && !NOBODY_BEHIND.has(before)) return true;
  return false;
}

/** Characters of a text in which a title is looked for. */
const READ = 5000;
/** Longer sentences name too much to be sure. */
const LONGEST = 400;

/**
 * Whom the "He" or "She" that opens a sentence names, in the words of the sentence before; null where that is not sure: the one before must
 * begin with the name of a person who says something, and name and mean nobody else, and this one must say more. `article` tells by its titles who is a person.
 */
export function antecedentOf(sentence: string, before: string, article: string): string | null {
  const [, opening, does = ''] = /^(He|She) (?:also |then |later |has |had )?(\p{Ll}+)/u.exec(sentence) ?? [];
  if (opening === undefined || !SAYING.has(does) || before.length > LONGEST) return null;
  const told = before.replace(QUOTED, ' ');
  const found = SUBJECT.exec(told);
  const [whole = '', name = '', verb = ''] = found ?? [];
  if (
    !found ||
    !SAYING.has(verb) ||
    /^(?:The|A|An|He|She|It|They|We|I|In|But|And|When|As|If|Even|Only|Not|Just)\b/.test(name)
  )
    return null;
  const rest = told.slice(whole.length);
  const [same, other] = opening === 'He' ? [HE, SHE] : [SHE, HE];
  const otherTitles = opening === 'He' ? FEMALE_TITLES : MALE_TITLES;
  if (other.test(told) || titledBy(otherTitles, name) || hasOthers(rest)) return null;
  const isSame = same.test(rest);
  return isPerson(name, isSame, article.slice(0, READ)) ? name : null;
}
