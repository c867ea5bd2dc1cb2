// Tells the lines of a saved article that are not its words: sign-up boxes, share lines, credits, copyright, mastheads.

const CREDIT =
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished)\b|^(?:the )?(?:associated press|reuters|afp)(?: contributed to this (?:report|story))\b/i;

/** Copyright and "contributed to this report" lines: no words of the story, but they name whose words these are. */
export const isCreditLine = (text: string): boolean => text.length < 400 && CREDIT.test(text);

const SHORT_JUNK: readonly RegExp[] = [
  /^(?:share|tweet|e-?mail|print|pin it|comments?|\d+ comments?|leave a comment|reply|save|follow|subscribe|sign ?up|log ?in|register|menu|search|home|next|previous|more|less|more less|read more|show more|view (?:gallery|all|more)|load more|back to top|skip to content|close|advertisement|sponsored(?: content)?|ad|loading|play|watch|listen|continue reading.*|story continues below.*|article continues .*|scroll (?:down|to continue).*)[.:…]?$/i,
  /^(?:share (?:this|on|via|with)|follow us|follow @?\w+ on|like us on|tweet this|click (?:here|to)|tap here|download (?:the|our) .*app|get (?:the|our|more|breaking) .*(?:newsletter|inbox|app|alerts?)|sign up (?:for|to|here|now)|start your (?:day|morning) with|subscribe (?:to|now|today|here)|join (?:our|the) .*(?:newsletter|mailing|conversation|telegram|channel)|enter your e-?mail|thanks for (?:signing|subscribing|reading)|by (?:signing up|subscribing|clicking)|already a (?:subscriber|member)|support (?:our|independent) journalism|donate (?:to|now)|become a (?:member|subscriber)|get unlimited access|this (?:site|website) uses cookies|we use cookies)\b/i,
  /^(?:related|related (?:articles?|stories|coverage|content|links?|posts?|topics?)|read (?:also|next|this next)|see also|also read|more (?:from|on|stories|news|coverage)|most (?:read|popular|viewed|shared|watched)|recommended(?: for you)?|trending(?: now)?|you (?:may|might) (?:also )?(?:like|be interested)|editors?['’]? picks?|top stories|latest (?:news|stories|headlines|updates|videos?)|up next|don['’]t miss|what to read next|popular (?:now|stories)|in case you missed it|watch:|watch (?:the video|live|now|more)|listen:|photos?:|video:|gallery:)(?:\b|:|$)/i,
  /^(?:posted|updated|published|last updated|first published|modified)\b[\s:,|]*(?:posted|updated|published|on|at|by|$|[\d\p{L}]{1,10}[\s.,/:-].{0,40}\d)/iu,
  /^(?:filed under|tags?|topics?|categor(?:y|ies)|keywords?|more about|in this (?:article|story))\s*:/i,
  /^(?:photo|image|picture|photograph|photo credit|image credit|credit|source)s?\s*(?:by|:|©|via)\s/i,
];

/** "Editor-in-Chief:" "Publisher:": a title with nobody behind it. */
export const isMastheadLine = (text: string): boolean =>
  text.length < 60 && /^[\p{Lu}][\p{L}&,'’ /-]{2,55}:$/u.test(text) && text.split(' ').length <= 7;

/** Whether a line by itself shows that it is none of the article's words. */
export const isJunkLine = (text: string): boolean =>
  isCreditLine(text) ||
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
  /^(?:(?:\d+ |view |leave a |post a |add a |join the |show |see all )?(?:comments?|reply|conversation|discussion|responses?)(?: \(\d+\)| on this story| below)?|related(?: (?:articles?|stories|coverage|content|links?|posts?|topics?|news))?|more (?:from|on|in|stories|news|coverage)\b.{0,40}|most (?:read|popular|viewed|shared|recent)\b.{0,30}|recommended(?: for you| stories)?|trending(?: now| stories)?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|latest [\p{L} ]{3,30}|popular (?:now|stories|posts)|about (?:the author|us)|masthead.{0,20}|around the web|sponsored (?:content|links|stories)|promoted (?:content|stories|links)|contact us|terms of (?:use|service)|privacy policy|advertise(?: with us)?|share this(?: story| article)?|filed under.{0,60}|tags?:.{0,200}|read (?:more|next)|up next)[:.]?$/iu;

/** A line that opens what follows an article on its page: comments, other stories, imprint. */
export const startsFooter = (text: string): boolean => text.length < 120 && FOOTER.test(text);
