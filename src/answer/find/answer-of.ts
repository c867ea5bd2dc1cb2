// Turns what a sentence has of a question into where it answers it in so many words.
import type { EvidenceSentence } from '../sentence.ts';
import type { Term } from '../terms.ts';
import { speaksAgainst } from './against.ts';
import { answerIn } from './answer-in.ts';
import type { Hits } from './hits.ts';
import type { Measuring } from './measured.ts';
import type { AnswerPlace } from './sighted.ts';
import { placesOf } from './together.ts';
import type { Wants } from './wants.ts';

/** What no words of a sentence alone can answer. */
const ASKS_NO_WORDS: ReadonlySet<Wants> = new Set<Wants>(['fact', 'day', 'verdict', 'speech']);

/** Null where it does not, or where no words alone can. `own`: where the question's terms stand in the sentence. */
export function answerOf(asked: Measuring, sentence: EvidenceSentence, own: Hits): AnswerPlace | null {
  if (ASKS_NO_WORDS.has(asked.wants)) return null;
  if (asked.wants === 'person' && speaksAgainst(asked, sentence, own)) return null;
  const { terms } = asked.sought;
  const met = placesOf(own.filter((_, i) => !terms[i]?.isOffice)).flat();
  const counted = asked.counted >= 0 ? (own[asked.counted]?.places ?? []) : [];
  const isDeed = ({ kind }: Term, i: number): boolean => kind === 'word' && i !== asked.counted && Boolean(own[i]);
  // "who sued the paper over its pictures": the one who sues
  const at = asked.role === 'doer' ? terms.findIndex(isDeed) : terms.findLastIndex(isDeed);
  const deed = own[at]?.places ?? [];
  const { tokens, evidence } = sentence;
  const { role, measure, counting, asksTeller = false } = asked;
  const counts = counting ? { counts: counting } : {};
  return answerIn(asked.wants, {
    text: evidence.report.text,
    tokens,
    met,
    counted,
    deed,
    role,
    measure,
    asksTeller,
    ...counts,
  });
}
