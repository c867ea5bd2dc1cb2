// Turns a pile of articles into the days that matter: every sentence tagged, then dates and sentences chosen.

import { chooseTimeline, type TimelineArticle, type TimelineDay, type TimelineRequest } from '../digests/timeline.ts';
import { isFurniture, stampLength } from '../english/furniture.ts';
import { gluedTo, withoutHeadings } from '../english/glued.ts';
import { splitSentences } from '../english/sentences.ts';
import { isSingleDay } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import { nth } from '../model/nth.ts';
import { spanOfValue, type Timex } from '../model/timex.ts';
import { tagTimexes } from '../temporal/tag.ts';

export interface PileArticle {
  readonly id: string;
  readonly published: IsoDate;
  readonly text: string;
}

type PileRequest = Omit<TimelineRequest, 'articles'> & { readonly articles: readonly PileArticle[] };

/** "4.10 pm", "late that night", "about noon" say at what hour and leave the day to the words around: they speak of no day by themselves. */
const HOURS_ONLY: ReadonlySet<string> = new Set(['clock', 'clock-24', 'noon', 'mid-part', 'day-part', 'hour-in-part']);

/** The single day a time expression means, or null. */
const dayOf = ({ value, rule }: Timex): IsoDate | null => {
  if (HOURS_ONLY.has(rule)) return null;
  const span = spanOfValue(value);
  return span && isSingleDay(span) ? span.from : null;
};

function analyse({ id, published, text }: PileArticle): TimelineArticle {
  const sentences = withoutHeadings(text, splitSentences(text));
  const timexes = tagTimexes({ text, dct: published, sentences });
  let next = 0;
  return {
    id,
    published,
    sentences: sentences.map(({ begin, end }) => {
      const dates: IsoDate[] = [];
      for (; next < timexes.length && nth(timexes, next).begin < end; next++) {
        const day = dayOf(nth(timexes, next));
        if (day !== null) dates.push(day);
      }
      const words = text.slice(begin, end);
      const stamped = words.slice(stampLength(words));
      return {
        text: stamped.slice(gluedTo(stamped).stamp),
        dates,
        ...(isFurniture(words) ? { isFurniture: true } : {}),
      };
    }),
  };
}

/** The days of the pile that matter, ascending, each with its best sentences, word for word. */
export const chooseDays = (request: PileRequest): TimelineDay[] =>
  chooseTimeline({ ...request, articles: request.articles.map(analyse) });
