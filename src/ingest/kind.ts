// Turns an article's title, section, address and words into its kind and the agency its words are credited to.
import type { ArticleKind } from '../model/article.ts';

interface KindCues {
  readonly title: string | null;
  readonly section?: string | null;
  readonly url?: string | null;
  /** schema.org types. */
  readonly types?: readonly string[];
  readonly byline?: string | null;
  readonly paragraphs: readonly string[];
}

const LABELS: readonly (readonly [RegExp, ArticleKind])[] = [
  [
    /\b(?:opinions?|op-?eds?|editorials?|commentary|comment(?:isfree)?|columns?|columnists?|letters?(?: to the editor)?|viewpoints?|perspectives?|blogs?|ideas)\b/i,
    'opinion',
  ],
  [/\b(?:analysis|news analysis|the interpreter|think piece)\b/i, 'analysis'],
  [/\b(?:explainers?|fact ?checks?|what (?:to|you need to) know|q ?& ?a)\b/i, 'explainer'],
  [/\b(?:interviews?)\b/i, 'interview'],
  [/\b(?:live(?:blog)?|live updates?|as it happened)\b/i, 'live'],
  [/\b(?:press releases?|news releases?|media releases?)\b/i, 'release'],
];

const labelled = (text: string | null | undefined): ArticleKind | null =>
  text ? (LABELS.find(([pattern]) => pattern.test(text))?.[1] ?? null) : null;

function fromTypes(types: readonly string[]): ArticleKind | null {
  if (types.some((type) => /OpinionNews|Review(?:NewsArticle)?$/i.test(type))) return 'opinion';
  if (types.some((type) => /AnalysisNews/i.test(type))) return 'analysis';
  if (types.some((type) => /BackgroundNews|AskPublic/i.test(type))) return 'explainer';
  return types.some((type) => /LiveBlog/i.test(type)) ? 'live' : null;
}

function fromUrl(url: string | null | undefined): ArticleKind | null {
  const path = url?.replace(/^[a-z]+:\/\//i, '').toLowerCase() ?? '';
  const parts = path.split(/[/.]/).slice(0, -1);
  const kinds: Readonly<Record<string, ArticleKind>> = {
    opinion: 'opinion',
    opinions: 'opinion',
    editorial: 'opinion',
    editorials: 'opinion',
    'op-ed': 'opinion',
    oped: 'opinion',
    columns: 'opinion',
    columnists: 'opinion',
    commentary: 'opinion',
    commentisfree: 'opinion',
    letters: 'opinion',
    analysis: 'analysis',
    explainer: 'explainer',
    explainers: 'explainer',
    interview: 'interview',
    interviews: 'interview',
    live: 'live',
    'press-release': 'release',
    'press-releases': 'release',
  };
  return parts.map((part) => kinds[part]).find(Boolean) ?? null;
}

function fromTitle(title: string | null): ArticleKind | null {
  if (!title) return null;
  const label = /^([\p{L} -]{4,24})\s*[:|–—]\s/u.exec(title)?.[1] ?? /[|–—]\s*([\p{L} -]{4,24})$/u.exec(title)?.[1];
  const named = labelled(label);
  if (named) return named;
  if (
    /\b(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:fast )?(?:facts|things|takeaways|questions)|what (?:you need|we know|to know)|(?:a )?timeline|explained|here[’']s (?:what|why|how))\b/i.test(
      title,
    )
  )
    return 'explainer';
  if (
    /^(?:why|how) .{10,}(?:should|must|is wrong|matters)\b/i.test(title) ||
    /\byour (?:response|thoughts|reaction)\?/i.test(title)
  )
    return 'opinion';
  if (/\blive (?:updates|blog)\b/i.test(title)) return 'live';
  return null;
}

/** Outside quotations, the words with which a writer argues instead of reporting. */
const ARGUING =
  /\b(?:I (?:think|believe|am|was|have|hope|feel|know|suspect|can(?:no|')t)|in my (?:view|opinion)|we (?:must|should|need to|ought)|it[’']?s (?:fair|hard not|clear|time|high time|no wonder|obvious|worth)|let[’']s|(?:frankly|clearly|sadly|thankfully|shamefully|make no mistake|the truth is|of course),|should be ashamed|mainstream (?:media|outlets)|(?:fake|leftist|right-wing) (?:news|media)|deserves? (?:better|credit|praise)|disgrace(?:ful)?|outrageous|hypocrisy|no evidence for)/gi;

const outsideQuotes = (text: string): string => text.slice(0, 20_000).replace(/[“"][^“”"]{0,600}[”"]/g, ' ');

/** Shares of sentences in the writer's own voice: an essay argues in every few lines, a report in none. */
function argues(paragraphs: readonly string[]): boolean {
  const own = paragraphs.map(outsideQuotes).join(' ');
  const hits = own.match(ARGUING)?.length ?? 0;
  const words = own.split(/\s+/).length;
  return hits >= 3 && hits / words > 0.004;
}

/** The kind: stated by data or address first, by title next, by the writer's voice last. */
export function kindOf({ title, section, url, types, byline, paragraphs }: KindCues): ArticleKind {
  return (
    fromTypes(types ?? []) ??
    labelled(section) ??
    fromUrl(url) ??
    fromTitle(title) ??
    (byline && /\b(?:editorial board|opinion|columnist|the editors)\b/i.test(byline) ? 'opinion' : null) ??
    (argues(paragraphs) ? 'opinion' : 'report')
  );
}

const AGENCIES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:[Aa]ssociated [Pp]ress|ASSOCIATED PRESS|AP)\b/, 'AP'],
  [/\bReuters\b/i, 'Reuters'],
  [/\b(?:AFP|agence france-presse)\b/i, 'AFP'],
  [/\b(?:CNN|cable news network)\b/i, 'CNN'],
  [/\bBloomberg\b/, 'Bloomberg'],
  [/\b(?:UPI|united press international)\b/i, 'UPI'],
  [/\b(?:dpa|deutsche presse-agentur)\b/i, 'dpa'],
  [/\b(?:PA Media|press association)\b/i, 'PA'],
  [/\bXinhua\b/i, 'Xinhua'],
  [/\b(?:TASS|ITAR-TASS)\b/, 'TASS'],
  [/\b(?:ANSA|EFE|Kyodo|Anadolu)\b/, 'agency'],
];

/** The agency that a few words name, in its short form. */
export function agencyNamed(text: string | undefined | null): string | null {
  if (!text) return null;
  const found = AGENCIES.find(([pattern]) => pattern.test(text));
  if (!found) return null;
  return found[1] === 'agency' ? (found[0].exec(text)?.[0] ?? null) : found[1];
}

/** "WASHINGTON (AP) —", "PARIS, July 3 (Reuters) -", "(CNN)" at the head of the first paragraph. */
const DATELINE = /^[^()]{0,60}\(([\p{L} -]{2,30})\)\s*(?:[-–—:]|--|(?=[\p{Lu}"“]))/u;

/** What stands in the brackets of a dateline: an agency, a station. */
export const datelineCredit = (paragraph: string | undefined): string | null =>
  DATELINE.exec(paragraph ?? '')?.[1] ?? null;

interface AgencyCues {
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly paragraphs: readonly string[];
  /** Copyright and credit lines that the cleaning dropped. */
  readonly credits?: readonly string[];
}

/** The agency the words are credited to, where that is not the publisher itself. */
export function agencyOf({ byline, publisher, paragraphs, credits = [] }: AgencyCues): string | null {
  const lead = paragraphs.slice(0, 2).map(datelineCredit);
  const found = [byline, ...lead, ...credits].map(agencyNamed).find(Boolean) ?? null;
  return found && agencyNamed(publisher) === found ? null : found;
}
