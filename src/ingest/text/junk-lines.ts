// Tells the lines of a saved article that are not its words: sign-up boxes, share lines, credits, copyright, mastheads.

const CREDIT =
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished)\b|^(?:the )?(?:associated press|reuters|afp)(?: contributed to this (?:report|story))\b/i;

const CONTRIBUTED =
  /\b(?:contributed (?:to this (?:report|story|article)|reporting)|reporting by [^;]{2,80}; (?:writing|editing) by)\b/i;

/** Copyright and "contributed to this report" lines: no words of the story, but they name whose words these are. */
export const isCreditLine = (text: string): boolean =>
  text.length < 400 && (CREDIT.test(text) || (text.length < 250 && CONTRIBUTED.test(text)));

const SHORT_JUNK: readonly RegExp[] = [
  /^(?:share|tweet|e-?mail|print|pin it|comments?|\d+ comments?|leave a comment|reply|save|follow|subscribe|sign ?up|log ?in|register|menu|search|home|next|previous|more|less|more less|read more|show more|view (?:gallery|all|more)|load more|back to top|skip to content|close|advertisement|sponsored(?: content)?|ad|loading|play|watch|listen|continue reading.*|story continues below.*|article continues .*|scroll (?:down|to continue).*)[.:…]?$/i,
  /^(?:share (?:this|on|via|with)|follow us|follow @?\w+ on|like us on|tweet this|click (?:here|to)|tap here|download (?:the|our) .*app|get (?:the|our|more|breaking) .*(?:newsletter|inbox|app|alerts?)|sign up (?:for|to|here|now)|start your (?:day|morning) with|subscribe (?:to|now|today|here)|join (?:our|the) .*(?:newsletter|mailing|conversation|telegram|channel)|enter your e-?mail|thanks for (?:signing|subscribing|reading)|by (?:signing up|subscribing|clicking)|already a (?:subscriber|member)|support (?:our|independent) journalism|donate (?:to|now)|become a (?:member|subscriber)|get unlimited access|this (?:site|website) uses cookies|we use cookies)\b/i,
  /^(?:related|related (?:articles?|stories|coverage|content|links?|posts?|topics?)|read (?:also|next|this next)|see also|also read|more (?:from|on|stories|news|coverage)|most (?:read|popular|viewed|shared|watched)|recommended(?: for you)?|trending(?: now)?|you (?:may|might) (?:also )?(?:like|be interested)|editors?['’]? picks?|top stories|latest (?:news|stories|headlines|updates|videos?)|up next|don['’]t miss|what to read next|popular (?:now|stories)|in case you missed it|watch:|watch (?:the video|live|now|more)|listen:|photos?:|video:|gallery:)(?:\b|:|$)/i,
  /^(?:posted|updated|published|last updated|first published|modified)\b[\s:,|]*(?:posted|updated|published|on|at|by|$|[\d\p{L}]{1,10}[\s.,/:-].{0,40}\d)/iu,
  /^(?:filed under|tags?|topics?|categor(?:y|ies)|keywords?|more about|in this (?:article|story))\s*:/i,
  /^(?:photo|image|picture|photograph|photo credit|image credit|credit|source)s?\s*(?:by|:|©|via)\s/i,
];

/** Notes of the publisher to the reader that are written as whole sentences. */
const NOTES =
  /^(?:\W{0,3}we have a small favou?r to ask|this is an archived (?:article|story)|this (?:article|story|post) (?:was|has been) (?:originally )?(?:updated|published|corrected|amended|first published)|(?:editor['’]s note|correction|clarification|disclaimer|disclosure)\s*:|this (?:post|article|page) (?:may )?contains? affiliate|this content (?:is|was) (?:not )?(?:imported|available|hosted)|(?:please )?enable javascript|javascript is (?:not|disabled)|your browser does not|an error (?:has )?occurred|we rely on readers|if you (?:value|appreciate) our|if you (?:enjoyed|liked) (?:this|our)|have a (?:news )?tip\?|got a (?:news )?tip\?)\b|\b(?:as little as (?:[£$€]|rs\.?)\s?\d|for as low as [£$€]|reproduction (?:in whole|without)|all times (?:et|gmt|utc|local) unless)\b/i;

/** "[Lock engineers warned for years]": a link to another story, in brackets. */
const BRACKETED = /^\[[^[\]]{10,160}\]$/;

/** "Editor-in-Chief:" "Publisher:": a title with nobody behind it. */
export const isMastheadLine = (text: string): boolean =>
  text.length < 60 && /^[\p{Lu}][\p{L}&,'’ /-]{2,55}:$/u.test(text) && text.split(' ').length <= 7;

/** Whether a line by itself shows that it is none of the article's words. */
export const isJunkLine = (text: string): boolean =>
  isCreditLine(text) ||
  BRACKETED.test(text) ||
  (text.length < 700 && NOTES.test(text)) ||
  (text.length < 220 &&
    SHORT_JUNK.some(
      (pattern) => pattern.test(text) && (text.length < 120 || /newsletter|e-?mail|cookies|subscri/i.test(text)),
    ));

const IMPERATIVE =
  /^(?:get|sign|subscribe|start|join|stay|want|never|don[’']t|enter|support|help|download|become|click|tap|follow|like|receive|be the first|register|try|read|listen|check out|visit|find|learn|send|submit|contact|call|email|e-mail|thank|please|have a (?:tip|story)|got a (?:tip|story)|if you (?:like|enjoy)|our (?:newsletter|journalism)|keep up)\b/i;
const SELLING =
  /\b(?:newsletters?|inbox|sign(?:ing)? up|subscri(?:be|ber|bers|ption|bing)|e-?mail alerts?|breaking news alerts?|our (?:app|podcast|channel|team|journalism|reporting|coverage)|free trial|unlimited access|twitter|facebook|instagram|telegram|whatsapp|linkedin|youtube|apple news|google news|tips?@|@[a-z]|(?:https?:\/\/|www\.)\S+|click here|ad-free|membership|donat(?:e|ion)|tax-deductible)\b|@[A-Za-z_]{3,}/i;

/** A line that asks the reader to do something for the publisher. */
export const isPromo = (text: string): boolean =>
  text.length < 260 &&
  ((IMPERATIVE.test(text) && SELLING.test(text)) ||
    /^start your (?:day|morning|week) with\b/i.test(text) ||
    /^(?:[\p{L}’' -]{0,30})?newsletter$/iu.test(text));

const FOOTER =
  /^(?:(?:\d+ |view |leave a |post a |add a |join the |show |see all )?(?:comments?|reply|conversation|discussion|responses?)(?: \(\d+\)| on this story| below)?|related (?:posts?|topics?|tags?)|more on this (?:story|topic)|more (?:stories|news|headlines|coverage)|more from [\p{L} .]{2,40}|most (?:read|popular|viewed|shared|recent)\b.{0,30}|trending (?:stories|news)|latest [\p{L} ]{3,30}|popular (?:now|stories|posts)|about (?:the author|us)|masthead.{0,20}|around the web|sponsored (?:content|links|stories)|promoted (?:content|stories|links)|from our partners|contact us|terms of (?:use|service)|privacy policy|advertise(?: with us)?|filed under.{0,60}|tags?:.{0,200}|topics|top stories)[:.]?$/iu;

/** A line that opens what follows an article on its page: comments, other stories, imprint. */
export const startsFooter = (text: string): boolean => text.length < 120 && FOOTER.test(text);

const LIST_OPENER =
  /^(?:you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|related(?: (?:articles?|stories|coverage|content|links?))?|read (?:more|next|also)|see also|more (?:on|from|stories|coverage)\b.{0,40}|recommended(?: for you| stories)?|in case you missed it|don['’]t miss|editors?['’]? picks?|trending(?: now)?|most read)[:.…]?$/i;

/** A line that opens a box of links to other stories, in the middle of an article or below it. */
export const opensLinkList = (text: string): boolean => text.length < 80 && LIST_OPENER.test(text);
