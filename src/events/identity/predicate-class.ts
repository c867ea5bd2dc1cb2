// Turns the key of a predicate into the kind of act it is: "resign", "quit" and "step down" are one.
import { subjectStem } from '../../english/news-words.ts';

/** Null where nothing is known of the word. */
export const predicateClass = (predicate: string): string | null => subjectStem(predicate);
