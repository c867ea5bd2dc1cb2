// The words of saying: verbs and nouns that tell that somebody says something, and who is credited with it.
import { stem } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs of saying: what a date with them dates is the saying. */
export const SAYING_VERBS = `
  say tell announce report claim state add write tweet confirm deny warn argue insist suggest explain admit
  acknowledge assert allege declare reveal disclose comment remark reply respond note stress testify predict estimate
  believe think hint ask call describe indicate maintain contend concede complain conclude cite criticize criticise
  urge vow accuse assure reiterate boast quote speculate emphasize emphasise joke caution inform demand signal plead testify praise condemn
  denounce recall advise`;

/** Nouns for something said. */
export const SAYING_NOUNS = `
  comments comment remarks remark interview interviews statement statements report reports announcement announcements
  tweet tweets words speech address keynote testimony letter memo article story press-conference conference briefing
  message post posts claim claims criticism complaint`;

/** Verbs that take a listener before what they say: "told the court that". */
export const TAKES_LISTENER = set('told tells telling tell assured informed warned');

/** Forms that say that a person speaks, in news and in questions about it. */
const SPEAKING = set(`
  said says say saying told tells tell telling wrote writes writing tweeted tweets tweeting posted posts called calls calling asked asks
  added adds replied replies answered announced announces claimed claims argued argues insisted insists denied denies warned warns
  complained complains criticized criticised criticizes blasted blasts attacked attacks praised praises expressed expresses suggested
  suggests described describes declared declares stated states explained explains acknowledged admitted confirmed confirms testified
  testifies vowed promised urged downplayed accused accuses commented remarked slammed denounced mocked threatened thanked demanded
  apologized apologised repeated reiterated conceded lamented ranted vented defended responded reacted assured assures maintained maintains
  alleged alleges contended contends concluded concludes predicted predicts`);
export const isSpeaking = (word: string): boolean => SPEAKING.has(word);

/** Nouns for what a person has said. */
const SPEECH = set(`
  tweet tweets comment comments remark remarks statement statements interview message messages post posts words
  letter speech testimony response reply answer account complaint complaints`);
export const isSpeech = (word: string): boolean => SPEECH.has(word);

/** Verbs with a sentence behind them, whose subject may speak itself: "he said Sessions told him". */
const OPENS_SPEECH = set('said says say saying added adds wrote writes claimed claims reported reports that tweeted');
export const opensSpeech = (word: string): boolean => OPENS_SPEECH.has(word);

/** Words of saying carry no subject: every second sentence of a paper has one. */
const STEMS = new Set(
  [
    ...set(`say said says tell told add added ask asked report reported reporting accord according reportedly statement spokesman
      spokeswoman spokesperson news source sources people official officials reporter reporters newspaper comment comments question
      questions write wrote written speak spoke answer reply replied`),
  ].map(stem),
);
export const isSayingStem = (stemmed: string): boolean => STEMS.has(stemmed);

/** Says that media brought something out: the day is that of the reporting, not of what was reported. */
export const REPORTED =
  /\b(?:report(?:s|ed|ing)?|revealed|disclosed|broke the (?:news|story)|published (?:a|an|the) (?:report|story|article|piece))\b/i;

/** Credits what stands beside it to media or people: "according to", "citing". */
export const CREDITED =
  /\b(?:according to|report(?:s|ed|edly)?|citing|cited|told|confirmed|per|said|first to report|revealed|wrote)\b/i;
