// The words of a question that say what is asked, not what it is about.

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Words that name no matter: question forms, politeness, and the names of what the record is made of. */
export const QUESTION_WORDS = setOf(`
  happen happens happened happening occur occurs occurred go goes going gone went come came take took taken place news event events
  anything something everything nothing thing things stuff day days date dates week weeks month months year years time times tell
  show give get got list summarize summarise summary digest recap story saga update updates please record recorded recap know known
  find latest newest recent recently lately new newer last past current currently today tonight now ago earlier later next previous
  following before after since until till far still already ever first many often exactly really actually else again want wanna
  question answer hi hello hey thanks thank ok okay bot daybook hear heard see saw look looked looking checked asked ask information info
  detail details situation case matter matters development developments progress re don doesn didn isn wasn aren weren hasn haven
  monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon evening night lead leading up concerning
  regarding involving related relation vs does whats whos wheres whens hows im ive theres morning say says said saying tell tells
  told telling comment comments commented remark remarks remarked quote quotes quoted statement statements talk talks talked
  talking speak speaks spoke spoken speaking think thinks thought respond responds responded response react reacts reacted reaction
  reply replied involved involve involves mean means meant role around here people person someone somebody anyone anybody everyone
  everybody whether make makes made compare compared comparing versus
  long name names main given gist tldr nutshell synopsis overview upcoming sort
  kind type
  `);

/** Verbs of "what did X say?": their subject is the one whose words are wanted. */
export const SPEECH_WORDS = setOf(`
  say says said saying tell tells told telling comment comments commented remark remarks remarked quote quotes quoted statement
  statements talk talks talked talking speak speaks spoke spoken speaking think thinks thought respond responds responded response
  react reacts reacted reaction reply replied tweet tweets tweeted tweeting write writes wrote written words opinion view views
  admit admits admitted claim claims claimed warn warns warned promise promised argue argued deny denied announce announced suggest
  suggested describe described explain explained
  `);

const LATEST = [
  /\b(?:latest|newest|most recent|recently|lately|currently|right now|up to date|catch me up|what did i miss)\b/i,
  /\bwhat(?:['’]?s| is| has| was)? (?:new|changed|up|happening|going on)\b/i,
  /\bany(?:thing)? (?:new|news|updates?|developments?)\b/i,
  /\bsince (?:i|we) (?:last )?(?:looked|asked|checked|read|was here|were here)\b/i,
  /\bsince (?:the )?last time\b/i,
  /^(?:the )?(?:news|updates?|what now)\W*$/i,
];

const ALL =
  /\b(?:so far|until now|till now|up to now|to date|(?:the )?whole (?:story|saga|thing|timeline)|(?:the )?full (?:story|timeline)|from the (?:start|beginning)|everything|all (?:there is |that is known )?about|what (?:is|['’]s) known (?:about|of)|what do (?:we|you) know (?:about|of)|timeline|in total)\b/i;

/** "tl;dr", "give me the gist": the story in short. */
const IN_SHORT =
  /\b(?:tl ?;? ?dr|in short|in a nutshell|(?:the )?gist|overview|main points|highlights|sum (?:it|this|that|everything) up|brief me|bring me up to speed|(?:the )?(?:whole )?story in (?:brief|short)|(?:tell|give) me the (?:whole )?story|(?:a |the )?(?:summary|recap|digest|synopsis)|summari[sz]e|what(?:['’]?s| is) (?:this|it|(?:this|the) (?:story|saga|case))(?: all)? about)\b/i;

/** "what happens next", "what is planned": what is still to come. */
const AHEAD =
  /\b(?:what(?:['’]?s| is| are| comes| happens| will happen)?(?: still| now| happening| coming)* (?:next|ahead|coming(?: up)?|planned|scheduled|upcoming|expected|due|to come|on the (?:agenda|calendar))|coming up|next steps?|upcoming(?: events| dates)?|what(?:['’]?s| is)(?: still)? (?:open|outstanding|unresolved|undecided))\b/i;

/** "what happened first", "how did it start". */
const START =
  /\b(?:what (?:happened|came) first|(?:how|when|where) did (?:it|this|that|all this|the (?:story|saga|whole thing|affair))(?: all)? (?:start|begin)|how it (?:all )?(?:started|began)|(?:the )?(?:start|beginning) of (?:it|this|the (?:story|saga)))\b/i;

/** What leads up to the deed in a question of reasons, or of what became of somebody. */
const REASON_FRAME = /\bwhat (?:led (?:up )?to|caused|prompted|triggered|(?:has )?become of|became of)\b/i;

/** "which papers reported it": who tells is asked, not what. */
const TELLERS =
  /\b(?:which|what|how many) (?:news)?(?:papers?|publishers?|outlets?|publications?|media|sites?)\b(?: (?:have|has|had|first))*(?: (?:reported|report|covered|cover|wrote|write|told|tell|carried|carry|mentioned|ran)\b(?: (?:about|on|of)\b)?|(?=\W*$))|\bwho (?:first )?(?:(?:reported|covered)\b(?: the (?:story|news) (?:of|about))?|broke (?:the|this|that) (?:story|news)\b(?: (?:of|about))?)/i;

/** Whether all of the story is asked for, in short. */
export const asksInShort = (text: string): boolean => IN_SHORT.test(text);
/** Whether what is still to come is asked for. */
export const asksForPlans = (text: string): boolean => AHEAD.test(text);
/** "what happened in court", "what was the news about the strike": the course of events, not one fact. */
const COURSE =
  /^(?:and |so |but )?(?:what (?:happened|was happening|went on|took place|was going on|was (?:the|new in the) (?:main )?news)|(?:the )?(?:main )?news)\b/i;

/** Whether the course of events is asked for. */
export const asksForCourse = (text: string): boolean => COURSE.test(text.trim());
/** Whether the beginning of the story is asked for. */
export const asksForStart = (text: string): boolean => START.test(text);
/** Whether the publishers that told something are asked for. */
export const asksWhoTold = (text: string): boolean => TELLERS.test(text);

/** The text without the words that ask for the newest, for all, or say only in what form the answer is wanted. */
export const withoutScope = (text: string): string =>
  [...LATEST, ALL, START, AHEAD, REASON_FRAME, TELLERS, IN_SHORT].reduce(
    (rest, pattern) => rest.replace(pattern, (words) => ' '.repeat(words.length)),
    text,
  );

/** Whether a question asks for the newest of the record. */
export const asksForLatest = (text: string): boolean => LATEST.some((pattern) => pattern.test(text));

/** Whether a question means "since the reader last looked". */
export const asksSinceLastLook = (text: string): boolean =>
  /\bsince (?:(?:i|we) (?:last )?(?:looked|asked|checked|read|was here|were here)|(?:the |my |our )?last (?:time|look|visit))\b/i.test(
    text,
  );

/** Whether a question asks for all of the record: "so far", "the whole story". */
export const asksForAll = (text: string): boolean => ALL.test(text);

/** What kind of answer the question's form wants. */
export type Ask = 'what' | 'who' | 'when' | 'where' | 'why' | 'count' | 'yes-no';

const ASKS: readonly (readonly [Ask, RegExp])[] = [
  ['count', /^(?:and |so |but )?(?:how (?:many|often)|what number)\b/i],
  ['when', /^(?:and |so |but )?(?:when|(?:on |in )?(?:what|which) (?:day|date|month|year|time))\b/i],
  ['who', /^(?:and |so |but )?(?:who|whom|whose)\b/i],
  ['where', /^(?:and |so |but )?where\b/i],
  ['why', /^(?:and |so |but )?(?:why|how come|for what reason)\b/i],
  [
    'yes-no',
    /^(?:and |so |but )?(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|didn['’]?t|isn['’]?t|wasn['’]?t|hasn['’]?t|is it true)\b/i,
  ],
];

/** What the form of a question asks for; whatever is no other form asks "what". */
export const askOf = (text: string): Ask => ASKS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'what';

/** Whether the first or the last of several happenings is asked for; null where neither is. */
export const extremeOf = (text: string): 'first' | 'last' | null => {
  if (/(?<!\bthe )\b(?:first|originally|initially|earliest)\b/i.test(text)) return 'first';
  return /\b(?:last|most recently|latest)\b/i.test(text) ? 'last' : null;
};
