// Turns pieces of evidence into sentences that can be looked through: tokens, the report's own clause, the sentences around.

import type { PlacedWord } from '../../english/words.ts';
import { post } from '../../likeness/postings.ts';
import type { Evidence } from '../../model/event.ts';
import { type EvidenceSentence, sentenceOf } from '../sentence.ts';

/** A candidate: a report, its sentence, and the sentences of its article that stand beside it among all that was found. */
export interface Candidate extends EvidenceSentence {
  readonly before: EvidenceSentence | null;
  readonly after: EvidenceSentence | null;
  readonly title: readonly PlacedWord[];
}

export const keyOf = ({ report }: Evidence): string => `${report.article}#${report.index}`;

/** Characters between two neighbouring sentences of one article. */
const MAX_DISTANCE = 3;

/** Takes a text apart into its words. */
export type Tokens = (text: string) => readonly PlacedWord[];

/** The sentences of what was found. */
export function sentencesOf(evidence: readonly Evidence[], tokensOf: Tokens): readonly EvidenceSentence[] {
  const sentences: EvidenceSentence[] = [];
  for (const one of evidence) sentences.push(sentenceOf(one, tokensOf(one.report.text)));
  return sentences;
}

/** Sentences with their headlines, and with those of all that was found that stand beside them. */
export function candidatesOf(
  sentences: readonly EvidenceSentence[],
  all: readonly EvidenceSentence[],
  tokensOf: Tokens,
): readonly Candidate[] {
  const byArticle = new Map<string, EvidenceSentence[]>();
  for (const one of all) post(byArticle, one.evidence.article.id, one);
  const candidates: Candidate[] = [];
  for (const sentence of sentences) {
    const { article } = sentence.evidence;
    const fellows = byArticle.get(article.id) ?? [];
    const before = nearestBefore(fellows, sentence);
    const after = nearestBehind(fellows, sentence);
    candidates.push({ ...sentence, before, after, title: tokensOf(article.title ?? '') });
  }
  return candidates;
}

/** The nearest sentence within reach before another; of several reports of it the last. */
function nearestBefore(fellows: readonly EvidenceSentence[], { evidence }: EvidenceSentence): EvidenceSentence | null {
  let nearest: EvidenceSentence | null = null;
  let least = MAX_DISTANCE;
  for (const one of fellows) {
    const gap = evidence.report.sentence.begin - one.evidence.report.sentence.end;
    if (gap < 0 || gap > least) continue;
    nearest = one;
    least = gap;
  }
  return nearest;
}

/** The same behind it. */
function nearestBehind(fellows: readonly EvidenceSentence[], { evidence }: EvidenceSentence): EvidenceSentence | null {
  let nearest: EvidenceSentence | null = null;
  let least = MAX_DISTANCE;
  for (const one of fellows) {
    const gap = one.evidence.report.sentence.begin - evidence.report.sentence.end;
    if (gap < 0 || gap > least) continue;
    nearest = one;
    least = gap;
  }
  return nearest;
}
