// Turns what was found into a page of an answer: its line, its lead, the events that are shown, what could be asked next.
import { whyNotAlone } from '../../english/standing.ts';
import type { DateSpan } from '../../model/dated.ts';
import type { Answer } from '../../model/digest.ts';
import type { Event, Happening } from '../../model/event.ts';
import { compareText } from '../../model/order.ts';
import type { ThreadContext } from '../../model/question.ts';
import type { Saga } from '../../model/saga.ts';
import type { DayCount } from '../../ports.ts';
import type { Ranked } from '../find/judge.ts';
import type { FoundMatter } from '../find/matter.ts';
import type { NamedPaper } from '../find/papers.ts';
import type { Interpreted } from '../interpret.ts';
import { asksForAll } from '../question-words.ts';
import { furtherQuestions } from '../suggest.ts';
import { datesLead, matterLead, periodLead, sourcesLead, wholeLead } from '../wording.ts';
import { answerLine } from './answer-line.ts';
import { dayFirst } from './day-told.ts';
import type { Fit } from './fit.ts';
import { verdictFirst } from './verdict.ts';

/** What shapes an answer beside what was found. */
export interface Shaping {
  readonly question: string;
  readonly read: Interpreted;
  readonly saga: Saga;
  readonly thread: ThreadContext | null;
  /** Events on a page, where that is fixed. */
  readonly limit: number | null;
  readonly days: readonly DayCount[];
  readonly otherYears: readonly DateSpan[];
  /** Publishers whose words are asked for. */
  readonly papers: readonly NamedPaper[];
}

export interface Page {
  readonly answer: Answer;
  /** Ids of what earlier pages showed. */
  readonly before: readonly string[];
}

/** Events of a time on a page. */
export const PERIOD_PAGE = 12;
const MATTER_PAGE = 3;
/** An answer without a day leads alone where the dated ones are believed in less than this beside it. */
const MUCH_BETTER = 0.5;

const shownBefore = ({ read, thread }: Shaping): ReadonlySet<string> =>
  new Set(read.followUp?.kind === 'more' ? (thread?.shown ?? []) : []);

const byDay = (a: Event, b: Event): number =>
  compareText(a.date.from, b.date.from) || compareText(a.date.to, b.date.to);

/** A day's by salience, the latest from the newest, a longer time's by date. */
function inShownOrder({ interpretation: { kind } }: Interpreted, page: readonly Event[]): Event[] {
  if (kind === 'day') return [...page];
  if (kind === 'latest') return page.toSorted((a, b) => byDay(b, a) || b.salience - a.salience);
  return page.toSorted((a, b) => byDay(a, b) || b.salience - a.salience);
}

const NO_MORE = 'That was everything recorded about it.';

const answerOf = (shaping: Shaping, rest: Omit<Answer, 'question' | 'interpretation' | 'answered'>): Answer => ({
  question: shaping.question,
  interpretation: shaping.read.interpretation,
  answered: true,
  ...rest,
});

const noMore = (shaping: Shaping, before: ReadonlySet<string>): Page => ({
  answer: {
    ...answerOf(shaping, {
      line: null,
      events: [],
      lead: NO_MORE,
      suggestions: furtherQuestions(shaping.saga, shaping.read, [], shaping.days, []),
    }),
    answered: false,
  },
  before: [...before],
});

/** What each of several papers tells first. */
function papersLine(papers: readonly NamedPaper[], events: readonly Event[]): string | null {
  if (papers.length < 2) return null;
  const lines = papers.map(({ publisher }) => {
    const told = events.find(({ evidence: [lead] }) => lead.article.publisher === publisher);
    return `${publisher}: ${told ? told.evidence[0].report.text : 'nothing of that time.'}`;
  });
  return lines.join(' ');
}

/** A page of a period. `events`: the most salient first, at least those of this page and the ones before; `total`: how many there are. */
export function periodPage(shaping: Shaping, events: readonly Event[], total: number): Page {
  const { read, saga, days, otherYears } = shaping;
  const before = shownBefore(shaping);
  const left = events.filter(({ id }) => !before.has(id));
  const shown = inShownOrder(read, left.slice(0, shaping.limit ?? PERIOD_PAGE));
  if (shown.length === 0) return noMore(shaping, before);
  const count = { before: events.length - left.length, page: shown.length, all: total };
  const answer = answerOf(shaping, {
    line: count.before === 0 ? papersLine(shaping.papers, shown) : null,
    events: shown,
    total,
    before: count.before,
    lead: periodLead(read, shown, count),
    suggestions: furtherQuestions(saga, read, shown, days, otherYears),
  });
  return { answer, before: [...before] };
}

const isDated = (event: Happening): event is Event => event.date !== null;

/** The dated ones, and those whose day is not known. */
export function byDate(ranked: readonly Ranked[]): {
  readonly events: readonly Event[];
  readonly undated: readonly Happening[];
} {
  const events = ranked.map(({ event }) => event);
  return { events: events.filter(isDated), undated: events.filter((event) => !isDated(event)) };
}

/**
 * Dated answers first; an undated one that is clearly the best, or that was put before others for giving what is asked for, stands without
 * those. For a day nothing undated answers.
 */
function chosen({ asked, ranked }: FoundMatter, size: number): ReturnType<typeof byDate> {
  const dated = ranked.filter(({ event }) => isDated(event));
  if (asked.wants === 'day' && dated.length > 0) return byDate(dated.slice(0, size));
  const page = ranked.slice(0, size);
  const [first] = page;
  if (!first || isDated(first.event)) return byDate(page);
  const isBeside = ({ share }: Ranked): boolean => share >= MUCH_BETTER * first.share && share <= first.share;
  return byDate(page.filter((one) => !isDated(one.event) || isBeside(one)));
}

/** How much of what the best one holds of the question another must hold to be told with all of the matter. */
const AS_MUCH = 0.8;

/** Whether all of a matter is asked for: "everything about the toll", and "more" of that. */
const asksForMatter = ({ question, read }: Shaping): boolean =>
  read.when === null && asksForAll(read.followUp?.kind === 'more' ? read.topic : question);

const standsAlone = ({ evidence: [{ report }] }: Event): boolean =>
  whyNotAlone(report.text, report.act?.pronoun ?? null) === null;

/** All of a matter: what holds as much of it as the best one, by date; null where that is no more than a page of answers. */
function wholeMatter(shaping: Shaping, { ranked }: FoundMatter): Page | null {
  const { read, saga, days } = shaping;
  const before = shownBefore(shaping);
  const least = AS_MUCH * (ranked[0]?.best.coverage ?? 0);
  const telling = byDate(ranked.filter(({ best }) => best.coverage >= least)).events;
  const alone = telling.filter(standsAlone);
  const all = alone.length > MATTER_PAGE ? alone : telling;
  const left = all.filter(({ id }) => !before.has(id));
  if (all.length <= MATTER_PAGE || left.length === 0) return null;
  const page = left.slice(0, shaping.limit ?? PERIOD_PAGE);
  const events = page.toSorted((a, b) => byDay(a, b) || b.salience - a.salience);
  const count = { before: all.length - left.length, page: events.length, all: all.length };
  const answer = answerOf(shaping, {
    line: null,
    events,
    total: all.length,
    before: count.before,
    listed: true,
    lead: wholeLead(read, count),
    suggestions: furtherQuestions(saga, read, events, days, []).slice(0, 1),
  });
  return { answer, before: [...before] };
}

/** A page about a matter. */
export function matterPage(shaping: Shaping, found: FoundMatter, fit: Fit): Page {
  const whole = asksForMatter(shaping) ? wholeMatter(shaping, found) : null;
  if (whole) return whole;
  const { read, saga, days, question } = shaping;
  const before = shownBefore(shaping);
  const ranked =
    fit === 'told' ? dayFirst(found.asked, verdictFirst(found.asked, found.ranked, question)) : found.ranked;
  const left = ranked.filter(({ event }) => !before.has(event.id));
  const size = shaping.limit ?? MATTER_PAGE;
  const { events, undated } = chosen({ ...found, ranked: left }, size);
  if (events.length === 0 && undated.length === 0) return noMore(shaping, before);
  const isFirst = before.size === 0;
  const answer = answerOf(shaping, {
    line: isFirst ? answerLine(found.asked, left, question, fit) : null,
    events,
    total: events.length,
    before: before.size,
    undated,
    lead: matterLead(read, isFirst),
    suggestions: furtherQuestions(saga, read, events, days, []).slice(0, 1),
  });
  return { answer, before: [...before] };
}

/** "who said that?", "sources?", "when was that?": the events shown last, with who told them. */
export function aboutShown(
  shaping: Shaping,
  events: readonly Event[],
  undated: readonly Happening[],
  kind: 'sources' | 'when',
): Answer {
  const { thread } = shaping;
  const last = new Set(thread?.page ? thread.shown.slice(-thread.page) : []);
  const known = events.filter(({ id }) => last.has(id));
  const shown = known.length > 0 ? known : events.slice(0, MATTER_PAGE);
  const without = shown.length > 0 ? [] : undated.slice(0, MATTER_PAGE);
  return answerOf(shaping, {
    line: null,
    events: shown,
    undated: without,
    lead: kind === 'sources' ? sourcesLead(shown, without) : datesLead(shown),
    suggestions: [],
  });
}
