// Turns the sentence before one that opens with "He" or "She" into whom the pronoun names, where nobody else can be meant.
import { SAYING_FORMS } from './lexicon.ts';

const MALE_TITLES = 'Mr|Sir|King|Prince|Pope|Lord';
const FEMALE_TITLES = 'Mrs|Ms|Miss|Queen|Princess|Lady|Dame';
const TITLES = `${MALE_TITLES}|${FEMALE_TITLES}|Dr|President|Senator|Sen|Rep|Gov|Governor|Minister|Secretary|Judge|Justice|Chancellor|Mayor|Gen|General|Col|Colonel|Maj|Capt|Captain|Sgt|Lt|Chief|Director|Attorney|Congressman|Congresswoman|Ambassador|Commissioner|Speaker|Archbishop|Bishop|Professor|Prof`;
const WORD = String.raw`\p{Lu}[\p{L}.'’-]*[\p{L}.]`;
const NAME = `${WORD}(?: (?:${WORD}|of|de|van|von|al|bin)){0,6}`;
/** What is thought is told of anybody; what is said, of whoever speaks. */
const THINKS =
  /^(?:believ|th(?:ink|ought)|kn[eo]w|feel|felt|hop|fear|learn|s(?:ee|aw)|hear|f(?:ind|ound)|expect|want|underst|reali[sz]|rememb|forg|assum|suspect|doubt|wonder)/;
const SAYING = new Set(SAYING_FORMS.filter((form) => !THINKS.test(form)));

/** Its own name first, then "said", behind at most an apposition and an adverb. */
const SUBJECT = new RegExp(
  String.raw`^(?:On \p{Lu}\p{Ll}+day(?: (?:morning|evening|night|afternoon))?,? )?(${NAME})(?:, [^,“”"]{3,80},)? (?:\p{Ll}+ly |has |had |also |later |then )?(\p{Ll}+)\b`,
  'u',
);
const QUOTED = /[“"][^“”"]{0,2000}[”"]/gu;
const BRACKETED = /\([^()]{0,400}\)/gu;
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

const titleOf = (titles: string): RegExp => new RegExp(`(?:^|\\s)(?:${titles})\\.? `, 'u');
const TITLE = titleOf(TITLES);
const MALE_TITLE = titleOf(MALE_TITLES);
const FEMALE_TITLE = titleOf(FEMALE_TITLES);

/** Characters of an article in which people are looked for. */
const READ = 5000;
const CALLED = new RegExp(String.raw`\b(${TITLES})?\.? ?(${WORD}(?: ${WORD}){1,4})`, 'gu');

/** Words that an article writes behind a title, and behind another word of a name. */
interface People {
  readonly titled: ReadonlySet<string>;
  readonly behindFirstName: ReadonlySet<string>;
  /** Behind a title of a man ("Prince"), and of a woman. */
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
}

type Sets = [Set<string>, Set<string>, Set<string>, Set<string>];

/** Whom an article calls by a title or by two names: looked for once somebody asks, which in most articles nobody does. */
export function peopleOf(article: string): () => People {
  let found: People | null = null;
  return () => {
    found ??= findPeople(article);
    return found;
  };
}

function findPeople(article: string): People {
  const [titled, behindFirstName, male, female] = Array.from({ length: 4 }, () => new Set<string>()) as Sets;
  for (const [whole] of article.slice(0, READ).matchAll(CALLED)) {
    const words = whole.trim().split(/\s+/);
    const isTitled = TITLE.test(whole);
    for (const word of words.slice(1)) {
      behindFirstName.add(word);
      if (isTitled) titled.add(word);
      if (MALE_TITLE.test(whole)) male.add(word);
      if (FEMALE_TITLE.test(whole)) female.add(word);
    }
  }
  return { titled, behindFirstName, male, female };
}

/** Whether the name has a title, here or in the article, or two words and the sentence speaks of it with the same pronoun: no house is a he. */
function isPerson(name: string, isSame: boolean, { titled, behindFirstName }: People): boolean {
  const last = name.split(' ').at(-1) ?? name;
  return TITLE.test(name) || titled.has(last) || (isSame && (name !== last || behindFirstName.has(last)));
}

/** Whether somebody else is named or meant in what the subject says. */
function hasOthers(rest: string): boolean {
  if (SOMEBODY.test(rest) || OBJECT.test(rest)) return true;
  for (const [, before = '', name = ''] of rest.matchAll(CAPITAL))
    if (!TIME.test(name) && !NOBODY_BEHIND.has(before)) return true;
  return false;
}

/** Longer sentences name too much to be sure. */
const LONGEST = 400;

/** Whether a title, here or in the article, says that the name is no he, or no she. */
function isOther(name: string, isHe: boolean, { male, female }: People): boolean {
  const last = name.split(' ').at(-1) ?? name;
  return (isHe ? FEMALE_TITLE : MALE_TITLE).test(name) || (isHe ? female : male).has(last);
}

const NO_NAME = /^(?:The|A|An|He|She|It|They|We|I|In|But|And|When|As|If|Even|Only|Not|Just)\b/;
/** What goes on saying: "He told …", "She also said …". */
const GOES_ON = /^(He|She) (?:also |then |later |has |had )?(\p{Ll}+)/u;

/**
 * Whom the "He" or "She" that opens a sentence names, in the words of the sentence before; null where that is not sure: the one before must
 * begin with the name of a person who says something, and name and mean nobody else, and this one must say more.
 */
export function antecedentOf(sentence: string, before: string, peopleIn: () => People): string | null {
  const [, opening, does = ''] = GOES_ON.exec(sentence) ?? [];
  if (opening === undefined || !SAYING.has(does) || before.length > LONGEST) return null;
  const told = before.replace(QUOTED, ' ').replace(BRACKETED, ' ');
  const [whole = '', name = '', verb = ''] = SUBJECT.exec(told) ?? [];
  // A quotation that runs on may be anybody's.
  if (!SAYING.has(verb) || NO_NAME.test(name) || /[“”"]/.test(told)) return null;
  const rest = told.slice(whole.length);
  const isHe = opening === 'He';
  if ((isHe ? SHE : HE).test(told)) return null;
  const people = peopleIn();
  if (isOther(name, isHe, people) || hasOthers(rest)) return null;
  return isPerson(name, (isHe ? HE : SHE).test(rest), people) ? name : null;
}
