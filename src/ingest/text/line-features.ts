// Turns a line into the features that tell prose from furniture: words, verbs, how it ends, how it is capitalised.

const VERBS = new Set(
  `am is are was were be been being isn't aren't wasn't weren't has have had hasn't haven't hadn't do does did doesn't don't didn't will won't would
  wouldn't can can't cannot could couldn't may might must should shouldn't shall said says say told tells tell asked asks made makes make took takes take
  went goes go came comes come gave gives give got gets get knew knows know saw sees see thought thinks think kept keeps keep left leaves met meets meet
  ran runs fell falls held holds led leads lost loses won wins wrote writes write spoke speaks began begins became becomes brought brings bought built
  caught chose cost cut drew drove felt fought found flew forgot froze grew heard hit hurt laid lay let lies meant paid put quit read rose sang sank sat
  sold sent set shook shot shut slept spent stood stole struck swore taught threw understood woke wore withdrew broke blew hid rode shows show shown
  wants want calls call seems seem appears appear remains remain expects expect plans plan believes believe needs need continues continue insists
  insist denies deny adds add notes note warns warn claims claim reports report follows follow refuses accuses argues suggests means i'm he's she's it's
  that's there's here's what's we're they're you're i've we've they've he'd she'd i'd i'll we'll they'll let's`.split(
    /\s+/,
  ),
);

/** Nouns and adjectives that only look like past tenses. */
const NOT_PAST = new Set(
  `united hundred red indeed need seed feed speed breed deed creed alleged so-called armed wed shed bed sacred naked wicked`.split(
    ' ',
  ),
);

const FUNCTION_WORDS = /(?<![\p{L}])(?:the|of|and|to|in|that|was|for|on|with|said)(?![\p{L}])/giu;

export const wordsOfLine = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];

/** Whether English words make up a usual share of a text: only then do the verb lists say anything. */
export function isEnglish(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const hits = sample.match(FUNCTION_WORDS)?.length ?? 0;
  return hits > 5 && hits / (wordsOfLine(sample).length || 1) > 0.1;
}

/** Whether an English line has a finite verb, generously: past tenses and the commonest present forms. */
export function hasVerb(text: string): boolean {
  return wordsOfLine(text).some((word, index) => {
    const folded = word
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/[.-]+$/, '');
    return (
      VERBS.has(folded) || (index > 0 && /^[a-z]/.test(word) && /[a-z]{2}ed$/.test(folded) && !NOT_PAST.has(folded))
    );
  });
}

/** Whether it ends as a sentence does, quotation marks and brackets aside. */
export const endsSentence = (text: string): boolean =>
  /[.!?…।。！？][”"’'»)\]]*$/.test(text) || /[,:;—–-][”"’']?$/.test(text);

/** Whether it ends with a full stop, question or exclamation mark. */
export const endsFully = (text: string): boolean => /[.!?…।。！？][”"’'»)\]]*$/.test(text);

/** Share of the longer words that begin with a capital, 0 to 1. */
export function capitalShare(text: string): number {
  const words = wordsOfLine(text).filter((word) => word.length > 3 && /^\p{L}/u.test(word));
  return words.length === 0 ? 0 : words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
}

/** Letters and digits only, lower case: what is left when two lines "say the same". */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
