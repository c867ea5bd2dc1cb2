// Turns pieces of evidence into sentences that can be looked through: tokens, the report's own clause, the sentences around.

import type { PlacedWord } from '../../english/words.ts';
import { post } from '../../likeness/postings.ts';
import type { Evidence } from '../../model/event.ts';
import type { Report } from '../../model/report.ts';
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
export const sentencesOf = (evidence: readonly Evidence[], tokensOf: Tokens): readonly EvidenceSentence[] =>
  evidence.map((one) => sentenceOf(one, tokensOf(one.report.text)));

/** Sentences with their headlines, and with those of all that was found that stand beside them. */
export function candidatesOf(
  sentences: readonly EvidenceSentence[],
  all: readonly EvidenceSentence[],
  tokensOf: Tokens,
): readonly Candidate[] {
  const byArticle = new Map<string, EvidenceSentence[]>();
  for (const one of all) post(byArticle, one.evidence.article.id, one);
  return sentences.map((sentence) => {
    const { report, article } = sentence.evidence;
    const { begin, end } = report.sentence;
    const beside = (gapTo: (other: Report['sentence']) => number): EvidenceSentence | null =>
      nearestOf(byArticle.get(article.id) ?? [], gapTo);
    return {
      ...sentence,
      before: beside((other) => begin - other.end),
      after: beside((other) => other.begin - end),
      title: tokensOf(article.title ?? ''),
    };
  });
}

/** The nearest sentence within reach; of several reports of it the last. */
function nearestOf(
  sentences: readonly EvidenceSentence[],
  gapTo: (other: Report['sentence']) => number,
): EvidenceSentence | null {
  let [nearest, least]: [EvidenceSentence | null, number] = [null, MAX_DISTANCE];
  for (const one of sentences) {
    const gap = gapTo(one.evidence.report.sentence);
    if (gap >= 0 && gap <= least) [nearest, least] = [one, gap];
  }
  return nearest;
}
