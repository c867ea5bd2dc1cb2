// Turns an event into the trails that lead from it: what its articles said before they were corrected, what it looks back to, what looks back to it.
import { splitSentences } from '../../english/sentences.ts';
import { wordsOf } from '../../english/words.ts';
import { jaccard } from '../../likeness/sets.ts';
import type { Evidence, Happening } from '../../model/event.ts';
import type { Store } from '../../ports.ts';

/** A telling that took the place of other words in its article. */
interface Correction {
  readonly evidence: Evidence;
  /** The sentence as it was. */
  readonly before: string;
}

export interface Trails {
  readonly corrections: readonly Correction[];
  /** Events that its tellings mention to say when or why. */
  readonly looksBackTo: readonly Happening[];
  readonly lookedBackToBy: readonly Happening[];
}

type TrailStore = Pick<Store, 'earlierTexts' | 'eventsOfReports'>;

/** Tellings that are followed: an event of hundreds has its trails in the first. */
const MOST_FOLLOWED = 24;
const MOST_SHOWN = 8;
/** Reports before and behind one in its article that may share its sentence. */
const REACH = 3;
/** Share of words in common from which a sentence is another one's newer form. */
const SAME_SENTENCE = 0.5;

/** The sentence of an older text that a newer one took the place of; null where it stood there as it is, or nothing like it. */
export function beforeIt(sentence: string, older: string): string | null {
  if (older.includes(sentence)) return null;
  const words = new Set(wordsOf(sentence));
  let best: { readonly text: string; readonly likeness: number } | null = null;
  for (const { begin, end } of splitSentences(older)) {
    const text = older.slice(begin, end);
    const likeness = jaccard(words, new Set(wordsOf(text)));
    if (likeness >= SAME_SENTENCE && likeness > (best?.likeness ?? 0)) best = { text, likeness };
  }
  return best?.text ?? null;
}

async function correctionsOf(store: TrailStore, saga: string, followed: readonly Evidence[]): Promise<Correction[]> {
  const corrections: Correction[] = [];
  for (const evidence of followed) {
    const [older] = await store.earlierTexts(saga, evidence.article.id);
    const before = older ? beforeIt(evidence.report.text, older.text) : null;
    if (before !== null) corrections.push({ evidence, before });
  }
  return corrections;
}

const isSameSentence = ({ report: a }: Evidence, { report: b }: Evidence): boolean =>
  a.article === b.article && a.sentence.begin === b.sentence.begin;
const isPointing = ({ report }: Evidence): boolean => report.act?.telling === 'points';

/** Whether a sentence that tells one event mentions the other. */
const mentionsIt = (telling: readonly Evidence[], other: Happening): boolean =>
  other.evidence.some(
    (theirs) => isPointing(theirs) && telling.some((own) => !isPointing(own) && isSameSentence(own, theirs)),
  );

/** `saga`: its id. */
export async function trailsOf(store: TrailStore, saga: string, event: Happening): Promise<Trails> {
  const followed = event.evidence.slice(0, MOST_FOLLOWED);
  const beside = followed.flatMap(({ report: { article, index } }) =>
    Array.from({ length: 2 * REACH + 1 }, (_, at) => ({ article, index: index + at - REACH })).filter(
      (place) => place.index >= 0 && place.index !== index,
    ),
  );
  const others = (await store.eventsOfReports(saga, beside)).filter(({ id }) => id !== event.id);
  return {
    corrections: await correctionsOf(store, saga, followed),
    looksBackTo: others.filter((other) => mentionsIt(followed, other)).slice(0, MOST_SHOWN),
    lookedBackToBy: others.filter((other) => mentionsIt(other.evidence, event)).slice(0, MOST_SHOWN),
  };
}
