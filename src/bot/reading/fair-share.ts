// Turns the reports of one article into no more than an article has: joining the tellings of a story compares reports with each other.
import type { Report } from '../../model/report.ts';

/** The longest live blogs have some hundreds of reports. */
const MOST_REPORTS = 1500;
/** A sentence may stand in the text, below a picture and in a box; said more often it says nothing new. */
const MOST_REPEATS = 3;

/** The first reports of an article, each sentence of the same words a few times at most. */
export function fairShare(text: string, reports: readonly Report[]): readonly Report[] {
  const told = new Map<string, number>();
  const isNew = ({ begin, end }: Report): boolean => {
    const words = text.slice(begin, end);
    const times = (told.get(words) ?? 0) + 1;
    told.set(words, times);
    return times <= MOST_REPEATS;
  };
  return reports.filter(isNew).slice(0, MOST_REPORTS);
}
