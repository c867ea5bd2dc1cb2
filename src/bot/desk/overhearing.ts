// Tells questions for the bot from what people say to each other, where nobody has named it: in its threads, and where it may listen.
import { asksSinceLastLook } from '../../answer/question-words.ts';
import { wordsOf } from '../../english/words.ts';
import type { QuestionDate } from '../../model/question.ts';
import type { Saga } from '../../model/saga.ts';

const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Thanks, laughter, agreement. */
const SAID_BESIDE = wordSet(`
  thanks thank thx ty tysm cheers great nice cool ok okay k kk lol lmao rofl haha hahaha hah heh hehe wow whoa omg yes yep yeah yup no
  nope sure agreed agree right exactly true good interesting hmm hm huh oh ah aha ooh yay same done noted got perfect awesome brilliant
  excellent amazing lovely wonderful fantastic sorry oops np welcome bye fair helpful helps indeed absolutely definitely anyway nevermind
`);
/** What stands around them. */
const AROUND = wordSet(`
  you u your that this thats it is was are be very so much a lot for the all really super too of course sense makes never mind will do
  on well please one job point morning night enough problem everyone everybody guys folks team bot daybook again to and i see
`);
/** Longer messages tell something; a question in them is not put to the bot. UTF-16 code units. */
const LONGEST = 200;
const MOST_SMALL_TALK = 12;

/** Thanks, laughter, a smile: nothing that an answer could be given to. */
export function isSmallTalk(text: string): boolean {
  if (text.trim() === '' || text.length > LONGEST || text.includes('?')) return false;
  const words = wordsOf(text.replace(/:[a-z0-9_+-]+:/g, ' '));
  return (
    words.length <= MOST_SMALL_TALK &&
    words.every((word) => SAID_BESIDE.has(word) || AROUND.has(word)) &&
    (words.length === 0 || words.some((word) => SAID_BESIDE.has(word)))
  );
}

const ASKS =
  /^(?:(?:and|so|but|hey|hi|ok|okay|then),? )?(?:what|who|whom|whose|when|where|why|how|which|did|do|does|was|were|has|have|had|is|are|can|could|will|would|should|any)(?:['’]?(?:s|d|re|ll|ve)|n['’]?t)?\b/i;
const isQuestion = (text: string): boolean => /\?\s*$/.test(text) || ASKS.test(text);

/** Wanted of the bot: "show me 2017", "can you tell us who resigned". */
const REQUESTS =
  /^(?:please |(?:can|could|would|will) you (?:please )?)?(?:tell|show|give|list|explain|summari[sz]e|recap|remind|describe|compare)\b/i;
/** What goes on from an answer. */
const GOES_ON =
  /^(?:(?:and|then),? )?(?:(?:on )?the (?:next|previous|following|same|(?:day|week|month|year|weekend)(?: (?:before|after))?)\b|(?:day|week|month|year) (?:before|after)\b|(?:before|after) (?:that|this)\b|since then\b|what|who|when|where|why|how|next$|previous$|more$|go on$|continue$|sources?$|timeline$|latest$|news$|digest$|help$)/i;
/** Said among people. */
const TO_PEOPLE =
  /\b(?:i|i['’]\w+|you|you['’]\w+|u|your|yours|we|we['’]\w+|us|our|ours|me|my|mine|let['’]?s|guys|folks|anyone|anybody|somebody|someone|everyone|everybody|team)\b|(?:^|\s)@\w/i;

/** A question in form, of one line, that names days that can be known. */
export const isDatedQuestion = (text: string, dates: readonly QuestionDate[]): boolean =>
  text.length <= LONGEST &&
  !text.trim().includes('\n') &&
  isQuestion(text.trim()) &&
  !/(?:^|\s)@\w/.test(text) &&
  dates.some(({ span }) => span !== null);

/** Words that may stand beside a date or a name without saying anything of it. */
const BESIDE = wordSet(
  'on in at of the and or for about around same also then to from until since please now again what',
);

/** Whether little but days and names is said: "July 25", "the week of May 9", "same for Orla Finch". */
function isMatterAlone(text: string, { people, keywords }: Saga, dates: readonly QuestionDate[]): boolean {
  const names = new Set(wordsOf([...people.flatMap(({ name, aliases }) => [name, ...aliases]), ...keywords].join(' ')));
  let rest = text;
  for (const { begin, end } of [...dates].reverse()) rest = `${rest.slice(0, begin)} ${rest.slice(end)}`;
  const words = wordsOf(rest);
  return (
    (words.length < wordsOf(text).length || words.some((word) => names.has(word))) &&
    words.every((word) => BESIDE.has(word) || names.has(word))
  );
}

/** For the bot, for people, or for whoever can answer: then the record decides. */
type SaidTo = 'bot' | 'people' | 'either';

/** To whom something is said in a thread of the bot's, or in reply to it, without naming it. `dates`: those of the text. */
export function saidTo(text: string, saga: Saga, dates: readonly QuestionDate[]): SaidTo {
  const said = text.trim();
  if (said === '' || isSmallTalk(said) || said.length > LONGEST || /(?:^|\s)@\w/.test(said)) return 'people';
  if (REQUESTS.test(said) || asksSinceLastLook(said)) return 'bot';
  if (TO_PEOPLE.test(said)) return isQuestion(said) ? 'either' : 'people';
  if (GOES_ON.test(said) || isMatterAlone(said, saga, dates)) return 'bot';
  if (isQuestion(said)) return dates.length > 0 ? 'bot' : 'either';
  return 'people';
}
