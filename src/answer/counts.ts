// The counts before the days and weeks of a question: "a week later", "two days after", "10 days before".
import { numberOf } from '../english/figures.ts';

/** As a part of patterns without regard to case. */
export const COUNT = 'the|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}';

/** "the" and "a" count one, and so does nothing at all. */
export const countOf = (words: string | undefined): number => numberOf(words ?? '') ?? 1;
