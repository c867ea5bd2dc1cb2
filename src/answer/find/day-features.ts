// Turns what was seen of a candidate into the features of its day: how sure, how far from the days asked for.
import { dctOf } from '../../model/article.ts';
import type { DateSpan } from '../../model/dated.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import { as01, type Features, type Looked, type Measuring } from './measured.ts';

/** How far the candidate's days lie from those asked for, 0 to 1: 1 for a month and more. */
function distanceFrom(when: DateSpan, from: IsoDate, to: IsoDate): number {
  const days = from > when.to ? daysBetween(when.to, from) : to < when.from ? daysBetween(to, when.from) : 0;
  return Math.min(1, Math.log(1 + days) / Math.log(32));
}

/** Days within which news is fresh, and how long a date is wide. */
const FRESH = 2;
const WIDE = 7;

type OfDay = 'told' | 'fallback' | 'wide' | 'inside' | 'distance' | 'fresh' | 'ahead' | 'dayWide' | 'dayTold';

export function ofDay({ wants, when, ahead }: Measuring, { candidate }: Looked): Features<OfDay> {
  const { report, article } = candidate.evidence;
  const { date } = report;
  const published = dctOf(article.published);
  const isDay = as01(wants === 'day');
  const length = date ? daysBetween(date.from, date.to) + 1 : 1;
  const fresh = as01(!!published && !!date && date.from <= published && daysBetween(date.from, published) <= FRESH);
  return {
    told: as01(!!date && date.certainty !== 'assumed'),
    fallback: as01(!date),
    wide: as01(length > WIDE),
    inside: as01(!!when && !!date && date.from <= when.to && date.to >= when.from),
    distance: when ? (date ? distanceFrom(when, date.from, date.to) : published ? 0.5 : 1) : 0,
    fresh,
    ahead: as01(ahead && !!date && !!published && date.from > published),
    dayWide: isDay * as01(!!date && date.from !== date.to),
    dayTold: isDay * as01(!!date && date.certainty !== 'assumed' && date.from === date.to),
  };
}
