// Tells captions, photo credits and keyword lines: words about a picture or for a search engine, never the article's own.
import { capitalShare, endsFully, hasVerb, wordsOfLine } from './line-features.ts';

const AGENCY = String.raw`(?:AP|A\.P\.|Associated Press|Getty(?: Images)?|Reuters|REUTERS|AFP|EPA(?:-EFE)?|EFE|UPI|Bloomberg|Shutterstock|iStock(?:photo)?|Alamy|Zuma(?: Press)?|ZUMA(?: Press)?|Sipa(?: USA)?|SIPA|Corbis|NurPhoto|WireImage|Polaris|Redux|Xinhua|Anadolu(?: Agency)?|Pool(?: Photo)?|Flickr|Wikimedia(?: Commons)?|Unsplash|Pixabay|Instagram|Facebook|Twitter|YouTube|Screenshot|Screengrab|PA(?: Wire| Media| Images)?|dpa|TASS|CNN|ABC|NBC|CBS|FOX|Fox News|MSNBC|C-SPAN)`;

/** A credit in brackets or at the end: "(AP Photo/J. Doe)", "(Photo by J. Doe/Getty Images)", "J. Doe/AP", "Photo: J. Doe". */
const CREDITS: readonly RegExp[] = [
  /\((?:AP|A\.P\.|Associated Press|Reuters|Getty|AFP|EPA|UPI|Bloomberg|File|Staff|Courtesy)[^()]{0,20}\b(?:photos?|images?|file)\b[^()]{0,80}\)/i,
  /\((?:photos?|photographs?|pictures?|images?|credits?|courtesy|source)\b[^()]{0,120}\)/i,
  new RegExp(
    String.raw`\((?:[^()]{2,60}[/|,] ?)?${AGENCY}(?: (?:via|for) [^()]{2,40})?(?:/[^()]{2,60})?\)\s*(?:MORE LESS)?$`,
  ),
  new RegExp(
    String.raw`(?:^|[.\s”"])[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]*){0,3}\s?[/|]\s?${AGENCY}(?:/[\p{L} ]{2,30})?(?: via [\p{L} ]{2,30})?$`,
    'u',
  ),
  /(?:^|[.!?”"]\s?)(?:Photo|Image|Picture|Photograph|Credit|Source|Courtesy)s?(?: credit)?(?: ?[:—–-]| by| of| courtesy)\s?.{2,80}$/i,
  new RegExp(String.raw`\b${AGENCY}(?: Images| Photo)?,? (?:via|for) ${AGENCY}`),
  /\([\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]*){1,3}\s?[/|]\s?(?:for )?(?:The )?[\p{Lu}][\p{L}&.'’ -]{1,40}(?:\/[\p{L} ]{2,30})?\)$/u,
  /\b(?:AP Photo|AFP PHOTO|Getty Images|File Photo|file photo\)|Handout via)\s*[)/.]?\s*$/,
];

/** "GettyJeff Doe on June 20." and "Getty Mayor Jane Doe.": the credit has run into the words. */
const GLUED =
  /^(?:Getty(?: Images)?|AP(?: Photo)?|Reuters|REUTERS|AFP|Shutterstock|iStock|Twitter|Facebook|Instagram|YouTube|Screenshot|Wikimedia(?: Commons)?)(?:\/[\p{L} .]{2,30})?[:\s-]{0,2}(?=\p{Lu})/u;

/** "In this Jan. 5, 2017, file photo, …", "…, left, speaks …", "…, Wednesday, April 5, 2017": how agencies write captions. */
const CAPTION_WORDS =
  /^(?:in this (?:[\p{L}. ]{3,12}\d{0,2},? ?\d{0,4},? )?(?:file )?(?:photo|image|picture|frame|still)|(?:pictured|shown|seen|above|below|left|right|file|from left|clockwise)\b[:,( ]|(?:a )?(?:file|handout|undated|combination|screen) (?:photo|image|picture|grab)|(?:photo|image|video) (?:of|shows|illustration))/iu;

const WEEKDAY_DATE =
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}/;
const SCENE =
  /\b(?:speaks?|listens?|arrives?|attends?|testif(?:y|ies)|walks?|waves?|looks?|gestures?|appears?|poses?|stands?|sits?|leaves?|shakes?|smiles?|addresses|answers?|delivers?|reacts?|holds?|waits?|talks?|greets?|departs?|boards?|pauses?|watch(?:es)?|is (?:seen|pictured|shown)|are (?:seen|pictured|shown))\b/;

/** A photo credit stands in the line. */
export const hasPhotoCredit = (text: string): boolean =>
  text.length < 1500 && CREDITS.some((pattern) => pattern.test(text));

/** Whether a line by itself shows that it is a caption or a credit. */
export function isCaption(text: string): boolean {
  if (text.length > 1500) return false;
  if (hasPhotoCredit(text) || CAPTION_WORDS.test(text)) return true;
  if (
    GLUED.test(text) &&
    wordsOfLine(text).length < 40 &&
    !/^(?:Reuters|AP|AFP|Twitter|Facebook|YouTube|Instagram) /.test(text)
  )
    return true;
  return WEEKDAY_DATE.test(text) && SCENE.test(text) && text.length < 600 && !/["“]/.test(text.slice(0, 2));
}

/** A short line without a verb, such as "The mayor on July 24." Only its neighbours say whether it is a caption. */
export const isVerbless = (text: string): boolean =>
  wordsOfLine(text).length <= 20 && !hasVerb(text) && !/^["“‘]/.test(text);

/** "Jane Doe fired, Jane Doe resigns, Jane Doe mayor": phrases for a search engine. */
export function isKeywordLine(text: string): boolean {
  if (endsFully(text) || text.length > 300) return false;
  const parts = text.split(/\s*[,;|]\s*/).filter(Boolean);
  if (parts.length < 3 || parts.some((part) => part.split(' ').length > 5)) return false;
  if (/\b(?:the|a|an|said|was|were|is|are)\b/.test(text)) return false;
  return capitalShare(text) > 0.6 || sharesWords(parts);
}

/** Whether a word comes back in most of the phrases, as in "jane doe, jane doe mayor, jane doe eastport". */
function sharesWords(parts: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const word of new Set(part.toLowerCase().split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Math.max(...counts.values()) >= Math.max(3, parts.length * 0.6);
}
