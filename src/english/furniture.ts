// Tells what of a page's text is furniture: stamps and credits glued to a sentence, the page's own lines, readers' comments.

import { type Guarded, guarded, mayMatch } from './guarded.ts';

const AGENCY =
  '(?:AP|A\\.P\\.|Associated Press|Getty(?: Images)?|Reuters|REUTERS|AFP|EPA|UPI|Bloomberg|Shutterstock|Alamy|Zuma|ZUMA|Rex|Corbis|NurPhoto|WireImage|Polaris|Redux|Xinhua|Pool|PA|dpa|TASS|CNN|BBC|EFE|Demotix|Handout)(?: Images| Photo| Press| Wire)?';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}';
const CLOCK = '\\d{1,2}[.:]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: (?:[A-Z]{2,4}))?';
const PLACE = "[\\p{Lu}][\\p{L}.'’-]{1,20}(?: [\\p{Lu}][\\p{L}.'’-]{1,20})?";
const DAY = `(?:${WEEKDAY},? )?(?:${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH},? \\d{4})`;

/** How far a sentence is read for what stands before its own words. */
const READ = 420;

/**
 * What pages print before a sentence and a reader of their text finds glued to it. Each ends where the sentence's own words begin:
 * an agency's dateline, behind place, day and minute; a standfirst with day and minute; the credit of a picture; a live entry's time.
 */
const STAMPS: readonly Guarded[] = [
  guarded(
    /\d{4}/,
    `^(?:.{0,160}? ?\\| ?)?(?:${CLOCK}(?: (?:UK|US|local) time)?, )?${DAY}(?:[,;]? ${CLOCK})? ?(?:.{0,60}?(?:\\(|-LRB- )(?:Reuters|AP|AFP|CNN|UPI|Bloomberg)(?:\\)| -RRB-) ?(?:[-–—]{1,2}) ?)?(?=[\\p{Lu}“"‘])`,
    'u',
  ),
  guarded(/\d{4} \d{1,2}[.:]\d{2}/, `^.{0,300}? ${DAY} ${CLOCK} (?=[\\p{Lu}“"‘])`, 'u'),
  guarded(
    '/',
    `^.{0,300}?\\b(?:Photographs?|Photo|Picture|Image|Illustration|Credit): ?[^/:]{0,50}(?:/ ?${AGENCY})+(?:\\. |[ ,])?(?=[\\p{Lu}“"‘])`,
    'u',
  ),
  guarded(
    /\(|-LRB- /,
    /^(?:[\p{Lu}][\p{L}.'’/ -]{1,40}(?:, [\p{L}.'’ ]{2,30})? )?(?:\(|-LRB- )(?:Reuters|REUTERS|AP|AFP|CNN|UPI|Bloomberg|BBC)(?:\)| -RRB-) ?(?:[-–—]{1,2}) ?(?=[\p{Lu}“"‘])/u,
  ),
  // A live page's entry: "(Update 2:10 a.m. Thursday in Lund, 7:10 p.m. ET Wednesday) ", or what a full stop inside has left of it.
  guarded(
    '(',
    `^\\((?:(?:(?:[Ll]atest|[Ll]ast) )?(?:[Uu]pdated?|UPDATED?|[Pp]osted|[Aa]dded)(?: at)?:? ?)?${CLOCK}[^()]{0,80}(?:\\([^()]{0,40}\\)[^()]{0,20})?\\)[:.]? ?(?=[\\p{Lu}“"‘])`,
    'u',
  ),
  // Who took the picture above: "(By Ana Ruiz – Harbour News) ".
  guarded('(', /^\((?:By|BY|by) [^()]{3,90}\) ?(?=[\p{Lu}“"‘])/u),
  guarded(')', `^(?:${PLACE}, )?${CLOCK}[^().!?]{0,40}\\) ?(?=[\\p{Lu}“"‘])`, 'u'),
  // What a page calls a piece: "Live blog: The dam …".
  guarded(
    ': ',
    /^(?:L(?:ive|IVE)(?: blog| updates)?|B(?:reaking|REAKING)(?: [Nn]ews)?|U(?:pdate|PDATE)|E(?:xclusive|XCLUSIVE)|W(?:atch|ATCH)|V(?:ideo|IDEO)): (?=[\p{Lu}“"‘])/u,
  ),
  guarded(
    /^.{0,9}\d/,
    /^(?:updated? |latest )?\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: (?:GMT|BST|ET|EST|EDT|CET|UTC|local))?(?: ?[:–—-]| update:?)? (?=[\p{Lu}“"‘])/iu,
  ),
];

/** Length of the first stamp that a text begins with and is more than; 0 for none. */
function firstStamp(text: string): number {
  for (const stamp of STAMPS) {
    const size = mayMatch(text, stamp) ? (stamp.pattern.exec(text)?.[0].length ?? 0) : 0;
    if (size > 0 && size < text.length) return size;
  }
  return 0;
}

/** Characters of a sentence that the page has put before its own words; 0 for none. */
export function stampLength(sentence: string): number {
  let length = 0;
  for (let again = true; again; ) {
    const rest = sentence.slice(length, length + READ);
    const found = firstStamp(rest);
    again = found > 0 && sentence.length - length - found > 20;
    if (again) length += found;
  }
  return length;
}

/** "1541 The mayor says …": a live page's minute without a colon. A year at the beginning of a sentence looks the same. */
const BARE_MINUTE = /^(?:[01]\d|2[0-3])[0-5]\d:? (?=[\p{Lu}“"‘])/u;
/** No page of history begins so many sentences with numbers that are no years. */
const LEAST_MINUTES = 4;

/** Whether a text's entries begin with bare minutes, so that such a number is no year in it. */
export function isMinuteByMinute(text: string): boolean {
  let found = 0;
  for (const [minute] of text.matchAll(/^\d{4}:? (?=[\p{Lu}“"‘])/gmu))
    if (BARE_MINUTE.test(`${minute}A`) && !/^(?:1[5-9]|20)/.test(minute)) found++;
  return found >= LEAST_MINUTES;
}

/** Characters of a bare minute before a sentence's own words; 0 for none. */
export const minuteLength = (sentence: string): number => BARE_MINUTE.exec(sentence.slice(0, READ))?.[0].length ?? 0;

/** Lines of the page itself, whatever stands around them, by what stands in them in small letters. */
const LINES: readonly Guarded[] = [
  guarded('all rights reserved', /\ball rights reserved\b/i),
  guarded('may not be ', /\bmay not be (?:published|reproduced|republished|broadcast)\b/i),
  guarded('retweet', /\bRETWEET\b/),
  guarded('rush transcript', /\bRUSH transcript\b/),
  guarded('not be in its final form', /\bNOT BE IN ITS FINAL FORM\b/),
  guarded('|', `\\b(?:${MONTH} \\d{1,2}, \\d{4} )?at ${CLOCK} ?\\| ?(?:Reply|Report|Permalink|Link)\\b`),
  guarded('required, but will', /\brequired, but will not be displayed\b/i),
  guarded('welcomes a lively', /\bwelcomes a lively and courteous\b/i),
  guarded(' a comment', /\b(?:post|leave) a comment\b/i),
  guarded('comments ', /\bcomments (?:are|have been) (?:closed|moderated)\b/i),
  guarded(
    '(',
    /\((?:AP|Reuters|AFP|EPA|UPI|Getty)[^()]{0,20}\b(?:Photo|Images?|file)\b[^()]{0,60}\)\s*$|\((?:Photo|Image|Picture|Credit)(?:graph)?(?::| by| courtesy)[^()]{0,80}\)\s*$/i,
  ),
  guarded('@', /\b(?:userhelp|letters|editor|newsdesk|reader|corrections)@[\w.-]+/i),
  guarded(
    '(',
    /\((?:(?:Additional )?[Rr]eporting|Writing|Editing)(?: and (?:reporting|writing|editing))? by \p{Lu}[\p{L} .,'’&;-]{2,160}\)?/u,
  ),
  guarded('this comment ', /\bthis comment (?:was|has been) (?:removed|deleted|referred)\b/i),
  guarded('found it broke', /\bfound it broke the house rules\b/i),
  guarded(
    ' for any ',
    /\b(?:can be held|shall not be|is not|are not) (?:liable|responsible) for any (?:irregularity|inaccuracy|errors?|content|loss)\b/i,
  ),
  guarded('are proprietary', /\bare proprietary to\b/i),
  guarded('licensed for use', /\blicensed for use\b/i),
  guarded('quote data ', /\bquote data (?:is |are )?provided by\b/i),
  guarded(' ago', /[-–—|] ?\d{1,2} (?:hrs?|hours?|mins?|minutes?|days?) ago\b/i),
  guarded('contributed to this', /\bcontributed to this (?:report|story|article)\b/i),
  guarded('link to ', /\blink to (?:video|audio|gallery)\b/i),
  // What tells of something else on the page: "in the following video", "the map below".
  guarded(
    /\b(?:following|accompanying|above|below)\b/,
    /\bthe (?:(?:following|accompanying) (?:video|clip|audio|footage|photo|picture|gallery|slideshow|map|chart|graphic)|(?:video|clip|audio|footage|photo|picture|gallery|slideshow|map|chart|graphic) (?:above|below))\b/i,
  ),
];

/** How lines of the page itself begin, small and large letters alike. */
const OPENINGS: readonly RegExp[] = [
  /^(?:©|\(c\) ?\d|copyright (?:©|\d{4}|by))/,
  /^(?:this|a version of this|a version|the) (?:article|story|post|report)?\s?(?:first |originally |also |was (?:first |originally |last )?)?(?:appeared|published|amended|updated|corrected|modified)\b.{0,60}\b(?:on|in|at|from) (?:p\d|page|\d|the (?:main|print)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6} \d)/,
  /^(?:the .{1,60} (?:of|to|in|on|accompanying) this|this) (?:article|story|post|report|piece|page) (?:was|were|has been|have been) (?:also )?(?:amended|updated|corrected|edited|modified|changed)\b/,
  /^(?:read (?:more|next|also|the full)|see also|related|more on this|click (?:here|on)|watch(?: |:)(?:the )?(?:video|live|more)|follow (?:us|@|\S+ on (?:twitter|facebook))|sign up (?:for|to)|subscribe (?:to|now)|share this|download (?:the|our)|share your|send us|tell us what you)\b/,
  /^FILE\b ?[-–—]|^(?:in this )?(?:.{0,40}, )?(?:file|handout|undated|combination) (?:photo|image|picture|photograph)\b|^In this .{3,30}\b(?:file )?(?:photo|image|frame grab)\b/,
  /^(?:Photographs?|Photo|Picture|Image|Illustration|Credit)(?: by|:)[^.!?]{2,90}\.?$/,
  /^(?:editor(?:'|’)s note|editing by|reporting by|additional reporting by|writing by|compiled by|correction|clarification)\b ?:?/,
  /^letters for publication\b/,
  /^\((?:latest |last )?updated?\b[^)]{0,60}$/,
  /^(?:CNN|AP|Reuters|BBC)(?:'|’)s .{3,80} contributed\b/,
  new RegExp(`^(?:last |first )?(?:updated|published|posted|modified)(?: at| on)?:? ?(?:${CLOCK}|${DAY})[^.!?]{0,60}$`),
];
const OPENING = new RegExp(OPENINGS.map(({ source }) => source).join('|'), 'i');

/** What tells its readers to look somewhere reports nothing: "Watch the minister's speech", "See here for updates". */
const BIDS =
  /^(?:Watch|View|Hear|See|Listen to|Look at)(?: live| more| again)? (?:the|this|these|our|all|how|why|what|if|as|an?|here|more|live|(?:\p{Lu}[\p{L}.&]* ){0,2}\p{Lu}[\p{L}.&]*[’']s)\b/u;

/** Longer lines are no furniture. */
const LONGEST_LINE = 700;

/** Tells of the sentences of a text whether they belong to the page and not to its article. */
export function furnitureOf(text: string): (sentence: string) => boolean {
  const small = text.toLowerCase();
  const lines = LINES.filter((line) => mayMatch(small, line));
  return (sentence) =>
    sentence.length <= LONGEST_LINE &&
    (OPENING.test(sentence) || BIDS.test(sentence) || lines.some(({ pattern }) => pattern.test(sentence)));
}

const CREDIT = new RegExp(`^(?:Photographs?|Photo|Picture|Image): ?[^/:]{0,50}/ ?${AGENCY}`);

/** Whether a line begins with a picture's credit: what is printed above it is the picture's caption. */
export const beginsWithCredit = (line: string): boolean => CREDIT.test(line.slice(0, READ));

/** Whether a sentence by itself belongs to the page and not to its article. */
export const isFurniture = (sentence: string): boolean => furnitureOf(sentence)(sentence);

/** "May 4, 2021 at 4:58 pm | Reply", "at 4:58 pm |"; "4th May 2021 - 16:58". */
const COMMENT = new RegExp(
  `(?:${MONTH} \\d{1,2}, \\d{4} )?at ${CLOCK} ?\\||\\b\\d{1,2}(?:st|nd|rd|th) ${MONTH} \\d{4} [-–] \\d{1,2}:\\d{2}\\b`,
  'g',
);

const COMMENT_MARK = /\||\d{4} [-–] \d/;

/** Where a text's readers begin to comment: two stamps of comments make a thread. The text's length where nobody does. */
export function threadStart(text: string): number {
  const [first, second] = COMMENT_MARK.test(text) ? text.matchAll(COMMENT) : [];
  return first && second ? text.lastIndexOf('\n', first.index) + 1 : text.length;
}

/** "Q: ", "Q. ", "Question: "; "A: ", "Answer: "; "MOREAU: ", "SEN. ADA MOREAU (D-LUND): ". */
const QUESTION = /^(?:Q|Question) ?[:.] (?=\S)/;
const ANSWER = /^(?:A|Answer) ?[:.] (?=\S)/;
const SPEAKER = /^((?:[A-Z][A-Z.'’-]+ ){0,4}[A-Z][A-Z'’-]+)(?: ?\([^()]{1,40}\))?: (?=\S)/;

/** How a paragraph of an interview or a transcript begins. */
export type Turn =
  | { readonly kind: 'question' }
  | { readonly kind: 'answer' }
  | { readonly kind: 'speaker'; readonly name: string };

/** Characters of "A: " before an answer's own words; 0 for none. */
export const answerLength = (paragraph: string): number => ANSWER.exec(paragraph)?.[0].length ?? 0;

/** Null for a paragraph that is nobody's turn. */
export function turnOf(paragraph: string): Turn | null {
  if (QUESTION.test(paragraph)) return { kind: 'question' };
  if (ANSWER.test(paragraph)) return { kind: 'answer' };
  const name = SPEAKER.exec(paragraph)?.[1];
  return name === undefined ? null : { kind: 'speaker', name };
}
