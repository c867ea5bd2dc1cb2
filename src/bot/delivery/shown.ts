// Turns events into what is kept of them once they were shown, and says whether an event is one that was shown before.
import { createHash } from 'node:crypto';
import { subjectStems, wordsOf } from '../../english/words.ts';
import { containment, jaccard } from '../../likeness/sets.ts';
import { spansOverlap } from '../../model/dated.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event } from '../../model/event.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Shown, ShownEvent } from '../../model/shown.ts';

/** Sentences of an event that are kept; more papers than this say the same again. */
const MAX_KEYS = 24;
/** Share of sentences in common, of the shorter list, from which two are one event. */
const SAME_SENTENCES = 0.5;
/** Share of subject words in common from which two leading sentences tell one event. */
const SAME_WORDS = 0.5;

/** Equal words, equal key: punctuation, case and copies make no difference. */
export const sentenceKey = (text: string): string =>
  createHash('sha256').update(wordsOf(text).join(' ')).digest('base64url').slice(0, 12);

export function shownEvent({ date, evidence }: Event): ShownEvent {
  const [lead] = evidence;
  return {
    from: date.from,
    to: date.to,
    sentence: inertLine(lead.report.text) ?? '',
    article: lead.article.id,
    keys: [...new Set(evidence.slice(0, MAX_KEYS).map(({ report }) => sentenceKey(report.text)))],
  };
}

export const eventsIn = ({ days }: Pick<Digest, 'days'>): readonly Event[] => days.flatMap(({ events }) => events);

/** What a digest shows. Order, counts of sources and which sentence of an event leads are nothing that it says. */
export const shownOf = (digest: Pick<Digest, 'days'>): Shown => ({ events: eventsIn(digest).map(shownEvent) });

/** Nearly the same words lead both. What happens on two days in a row may be told in the same words. */
export const areSameWords = (a: ShownEvent, b: ShownEvent): boolean =>
  jaccard(new Set(subjectStems(a.sentence)), new Set(subjectStems(b.sentence))) >= SAME_WORDS;

/** Whether two tell one event: half of their sentences are the same, or nearly the same words lead them on one day. */
export const isSameEvent = (a: ShownEvent, b: ShownEvent): boolean =>
  containment(new Set(a.keys), new Set(b.keys)) >= SAME_SENTENCES || (spansOverlap(a, b) && areSameWords(a, b));
