// Turns an event into its headline, the title that tells it best, and into its shortest good telling for lists.
import { whyLeaning } from '../english/standing.ts';
import { subjectStems } from '../english/words.ts';
import { dctOf } from '../model/article.ts';
import { addDays } from '../model/day.ts';
import type { Event, Evidence } from '../model/event.ts';
import { inertLine } from '../model/outside-text.ts';
import { lineOf } from './line.ts';

/** Words of a title that tells something and is read at a glance. */
const TITLE_WORDS = { from: 4, to: 16 } as const;
/** Characters of a sentence that can stand as a headline. */
const LONGEST_SENTENCE = 140;
/** Share of a title's subject words that the event's sentences hold. */
const TELLS = 0.6;
/** The same of the leading sentence alone: a headline and the line below it tell one thing. */
const TELLS_OF_LINE = 0.4;
/** Questions, labels ("Analysis: …", "LIVE"), teasers and lists of stories tell nothing. */
const NO_HEADLINE =
  /\?|[|•]|\.{3}|…$|^(?:[\p{Lu}\d ]{2,14}|[\p{L} ]{3,18}): |\b(?:live (?:updates|blog)|here(?:'|’)s|what we know|what to know|transcript|full text|watch|video|photos|in pictures|recap|timeline|opinion)\b|^(?:how|why|what|when|who|where|is|are|will|can|does|should)\b/iu;
/** Sentences of an event that its title is held against. */
const MOST_SENTENCES = 40;

const wordCount = (text: string): number => text.split(/\s+/).length;

/** The paper's own name at the end: "… - The Harbour Post". */
const withoutHouse = (title: string): string => title.replace(/\s+[-–—]\s+[\p{Lu}][\p{L}. ]{2,30}$/u, '');

function titleOf({ article }: Evidence): string | null {
  const title = inertLine(article.title);
  if (title === null || article.kind === 'opinion' || NO_HEADLINE.test(title)) return null;
  const bare = withoutHouse(title);
  const words = wordCount(bare);
  return words >= TITLE_WORDS.from && words <= TITLE_WORDS.to ? bare : null;
}

/** Days after a happening on which it is what an article is about; later ones have news of their own in their titles. */
const NEWS_DAYS = 2;

function isItsNews({ article }: Evidence, { from, to }: Event['date']): boolean {
  const published = dctOf(article.published);
  return published !== null && published >= from && published <= addDays(to, NEWS_DAYS);
}

interface Candidate {
  readonly text: string;
  /** How many of its subject words the event's sentences hold, their share, and in how many sentences they stand on average. */
  readonly hits: number;
  readonly share: number;
  readonly weight: number;
}

/** In how many of some sentences each subject word stands. */
function tellingsOf(sentences: readonly string[]): ReadonlyMap<string, number> {
  const tellings = new Map<string, number>();
  for (const text of sentences)
    for (const stem of new Set(subjectStems(text))) tellings.set(stem, (tellings.get(stem) ?? 0) + 1);
  return tellings;
}

function candidate(text: string, tellings: ReadonlyMap<string, number>): Candidate {
  const stems = [...new Set(subjectStems(text))];
  const counts = stems.map((stem) => tellings.get(stem) ?? 0);
  const hits = counts.filter((count) => count > 0).length;
  const size = Math.max(1, stems.length);
  return { text, hits, share: hits / size, weight: counts.reduce((sum, count) => sum + count, 0) / size };
}

/** The title that tells what most of the event's sentences tell. Null where none tells it. */
function bestTitle({ evidence, date }: Event): string | null {
  const own = evidence.slice(0, MOST_SENTENCES);
  const tellings = tellingsOf(own.map(({ report }) => report.text));
  const titles = own
    .filter((one) => isItsNews(one, date))
    .map(titleOf)
    .filter((title) => title !== null);
  const line = tellingsOf([evidence[0].report.text]);
  const fitting = [...new Set(titles)]
    .filter((title) => candidate(title, line).share >= TELLS_OF_LINE)
    .map((title) => candidate(title, tellings))
    .filter(({ hits, share }) => hits >= 3 && share >= TELLS);
  fitting.sort((a, b) => b.weight - a.weight || b.share - a.share || a.text.length - b.text.length);
  return fitting[0]?.text ?? null;
}

/** "is due to arrive on Sunday": no headline of what has happened. */
const isAhead = ({ act }: Evidence['report']): boolean => act?.realis === 'planned';

/** The shortest sentence of the event that stands alone and tells most of what its leading one tells. Null where none does. */
function shortestSentence({ evidence: [lead, ...rest] }: Event): string | null {
  const tellings = tellingsOf([lead.report.text]);
  const fitting = rest
    .slice(0, MOST_SENTENCES)
    .filter(({ report }) => report.kind === 'report' && (!isAhead(report) || isAhead(lead.report)))
    .map(lineOf)
    .filter((text) => text.length <= LONGEST_SENTENCE && whyLeaning(text) === null)
    .map((text) => candidate(text, tellings))
    .filter(({ share, hits }) => share >= TELLS && hits >= 3);
  fitting.sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return fitting[0]?.text ?? null;
}

/** What a sentence adds behind its main clause. */
const ADDED =
  /, (?:(?:the |a |two |three |hours |minutes |shortly )?(?:days? |hours? |weeks? )?(?:after|before)|as|when|while|which|who|whose|where|because|although|though|citing|according to|since|even)\b/gu;
const SHORTEST_SENTENCE = 50;

/** The main clause of a sentence that is too long for a headline, with an ellipsis for the rest; null where none can be told. */
function mainClause(line: string): string | null {
  const ends = [...line.matchAll(ADDED)].map(({ index }) => index);
  const fitting = ends.filter((end) => end >= SHORTEST_SENTENCE && end < LONGEST_SENTENCE);
  for (const end of fitting.reverse()) {
    const clause = `${line.slice(0, end)} …`;
    if (whyLeaning(clause) === null) return clause;
  }
  return null;
}

/** Views and old matters are no news of a day: they make no headline, and are not told in other words than those of their line. */
const isNews = ({ kind }: Event): boolean => kind !== 'opinion' && kind !== 'background';

/** The headline of an event, one of an article; null for views and old matters, and where none tells it. */
export const headlineOf = (event: Event): string | null => (isNews(event) ? bestTitle(event) : null);

/** The shortest words for an event that has no headline; null where its line is short enough, or nothing else stands alone. */
function shorterThan(line: string, event: Event): string | null {
  if (!isNews(event)) return null;
  if (event.kind !== 'report') return shortestSentence(event);
  if (line.length <= LONGEST_SENTENCE && whyLeaning(line) === null) return null;
  return shortestSentence(event) ?? mainClause(line);
}

/** The event in as few words as it can be told: for lists. */
export function inShort(event: Event): string {
  const line = lineOf(event.evidence[0]);
  const shorter = headlineOf(event) ?? shorterThan(line, event);
  return shorter !== null && shorter.length < line.length ? shorter : line;
}
