// Turns the words of news into comparable ones: verbs that papers swap for each other meet, words of the calendar fall away.

import { byWord } from '../model/by-word.ts';
import { isSayingStem } from './saying.ts';
import { matterOf } from './synonyms.ts';
import { foldWord, isStopWord, stem } from './words.ts';
import { isCapitalised } from './written.ts';

/** Words of the calendar and numbers: days and figures are compared as such. */
const CALENDAR = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april
  june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow
  tonight weekend week month year day morning afternoon evening night midnight noon hour late early earlier later ago last next recent
  recently a.m p.m am pm est edt gmt one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million
  billion first second third time`.split(/\s+/),
);

/** The stem under which a folded word is compared, or null for words that carry no subject. @public Training reads it. */
export const subjectStem = byWord((word): string | null => {
  if (word.length < 2 || isStopWord(word) || CALENDAR.has(word) || /\d/.test(word)) return null;
  const stemmed = stem(word);
  if (isSayingStem(stemmed)) return null;
  return matterOf(stemmed);
});

/** A word as it is written, with what is compared in its place. */
interface NewsWord {
  /** Folded. */
  readonly word: string;
  /** Its subject stem, or null. */
  readonly stem: string | null;
  readonly capital: boolean;
}

/** All that is asked of a written word, in one look-up. */
export const newsWord = byWord((written): NewsWord => {
  const word = foldWord(written);
  return { word, stem: subjectStem(word), capital: isCapitalised(written) };
});

/** Words of the names of papers, agencies and broadcasters. */
const OUTLET_WORDS = new Set(
  `post times journal news press reuters cnn politico ap afp upi tribune herald guardian globe gazette magazine bloomberg bbc nbc abc
  cbs fox msnbc npr pbs axios telegraph independent observer chronicle examiner inquirer courier mail star sun mirror standard review
  spiegel monde figaro pais xinhua tass kyodo dpa economist newsweek atlantic yorker vox buzzfeed sky itv xinhua jazeera haaretz`.split(
    /\s+/,
  ),
);

export const isOutletWord = (word: string): boolean => OUTLET_WORDS.has(foldWord(word));

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

const COMMON_STEMS = new Set(COMMON.split(/\s+/).map(stem));
/** Whether a stem is a word of the trade, a month or a weekday. */
export const isCommon = (stemmed: string): boolean => COMMON_STEMS.has(stemmed);
