// Turns a pile of articles with dated sentences into a timeline: the days that matter and what happened on them.
import { addDays, type IsoDate } from '../model/day.ts';
import { type RankedDate, rankDates, usualDates } from './timeline-dates.ts';
import type { TimelineRequest } from './timeline-pile.ts';
import { type Chosen, sentenceChooser } from './timeline-sentences.ts';

export type { TimelineArticle, TimelineRequest } from './timeline-pile.ts';

export interface TimelineDay {
  readonly date: IsoDate;
  readonly sentences: readonly Chosen[];
  /** Only the order has a meaning. */
  readonly salience: number;
}

const USUAL_SENTENCES = 2;
/** The first article tells of days before it. */
const DAYS_BEFORE = 7;
/** A date this far below the best one is no date of the story, where the number of dates is free. */
const LEAST_OF_BEST = 0.35;

function windowOf({ articles, from, to }: TimelineRequest): { readonly from: IsoDate; readonly to: IsoDate } {
  const published = articles
    .map((article) => article.published)
    .filter((day) => day !== null)
    .sort();
  const first = published[0];
  return {
    from: from ?? (first ? addDays(first, -DAYS_BEFORE) : '0000-01-01'),
    to: to ?? published.at(-1) ?? '9999-12-31',
  };
}

/** Ranked dates that are worth a place where nobody says how many there should be. */
const worthwhile = (ranked: readonly RankedDate[], isFree: boolean): readonly RankedDate[] =>
  isFree ? ranked.filter(({ salience }) => salience >= LEAST_OF_BEST * (ranked[0]?.salience ?? 0)) : ranked;

/** Days ascending. Pure; about linear in the text. */
export function chooseTimeline(request: TimelineRequest): TimelineDay[] {
  const isFree = request.dates === undefined;
  const most = request.dates ?? usualDates(request.articles.length);
  const choose = sentenceChooser(request.articles, request.query);
  const days: TimelineDay[] = [];
  for (const { date, salience } of worthwhile(rankDates(request, windowOf(request)), isFree)) {
    if (days.length === most) break;
    const sentences = choose(date, request.sentences ?? USUAL_SENTENCES);
    if (sentences.length > 0) days.push({ date, sentences, salience: Math.round(salience * 1000) / 1000 });
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}
