// Turns "on Monday, four days after she resigned" into grounds, once another article places what it is counted from.

import { countedDistance } from '../../english/counted-distance.ts';
import type { Ground } from './article.ts';
import { writtenWhen } from './deixis.ts';
import { openDeictic } from './grounds.ts';
import type { Likeness } from './likeness.ts';
import type { Passage, Wording } from './passages.ts';
import { stemSet } from './vocabulary.ts';
import { articleInWords, dayInWords, quoted } from './wording.ts';

/** A passage whose day is so many days from that of what the wording tells. */
export interface Counted {
  readonly passage: Passage;
  readonly wording: Wording;
  readonly days: number;
}

/** The passages of an article that are counted from another happening and have a weekday that its day must have. */
export const countedIn = (passages: readonly Passage[]): Counted[] =>
  passages.flatMap((passage) => {
    const { article, sentence, around, afar } = passage;
    const place = article.sentences[sentence];
    const told = place && openDeictic(passage)?.kind === 'weekday' ? distanceIn(article.text, place) : null;
    if (!told) return [];
    const wording = { article, sentence, clause: told.anchor, core: stemSet(told.anchor), around, afar };
    return [{ passage, wording, days: told.days }];
  });

const distanceIn = (text: string, { begin, end }: { readonly begin: number; readonly end: number }) =>
  countedDistance(text.slice(begin, end));

/** Of seven days one is the weekday by chance: a day that is it speaks for the happening so much. */
const BORNE_OUT = 7;
const CEILING = 0.95;

/** The ground of a matched happening; null where it is no single day, or the day counted from it is not the weekday. */
export function countedGround({ passage, days }: Counted, { placement }: Likeness, sure: number): Ground | null {
  const deictic = openDeictic(passage);
  const { from, to } = placement.days;
  if (!deictic || placement.of !== 'happening' || from !== to) return null;
  const span = writtenWhen(deictic, { from: from + days, to: from + days });
  if (!span) return null;
  const weight = Math.min(CEILING, (sure * BORNE_OUT) / (sure * BORNE_OUT + 1 - sure)) * placement.trust;
  const { article } = placement.passage;
  const because = `it counts ${quoted(passage.timex.text)} from what ${articleInWords(article)} places on ${dayInWords(from)}`;
  return { ...span, rule: 'counted-from', weight, because, clue: `${passage.timex.begin}`, witness: article.id };
}
