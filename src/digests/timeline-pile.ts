// The shape of a pile of articles with dated sentences, and of what is asked of it.
import type { IsoDate } from '../model/day.ts';

interface TimelineSentence {
  /** Word for word as in the article. */
  readonly text: string;
  /** Single days that it names or that its time expressions mean. */
  readonly dates: readonly IsoDate[];
  /** It belongs to the page and not to the article. */
  readonly isFurniture?: boolean;
}

export interface TimelineArticle {
  readonly id: string;
  readonly published: IsoDate | null;
  /** In text order. */
  readonly sentences: readonly TimelineSentence[];
}

export interface TimelineRequest {
  /** Words and names the timeline is about; may be empty. */
  readonly query: readonly string[];
  readonly articles: readonly TimelineArticle[];
  /** First and last day; where they are not given, a week before the first publication to the last one. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Most dates, and most sentences of a date; chosen by the size of the pile where they are not given. */
  readonly dates?: number;
  readonly sentences?: number;
}
