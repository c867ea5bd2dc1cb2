// Turns pieces of evidence into sentences that can be looked through: tokens, the report's own clause, the sentences around.

import type { PlacedWord } from '../../english/words.ts';
import type { Evidence } from '../../model/event.ts';
import { type EvidenceSentence, sentenceOf } from '../sentence.ts';

/** A candidate: a report, its sentence, and the sentences of its article that stand beside it among the candidates. */
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

/** Candidates with their neighbours. */
export function candidatesOf(evidence: readonly Evidence[], tokensOf: Tokens): Candidate[] {
  const titles = new Map<string, readonly PlacedWord[]>();
  const texts = new Map<string, EvidenceSentence>();
  const ends = new Map<string, EvidenceSentence>();
  const sentences = evidence.map((one) => {
    const at = `${one.article.id}@${one.report.sentence.begin}`;
    const known = texts.get(at);
    const sentence = sentenceOf(one, known?.tokens ?? tokensOf(one.report.text));
    texts.set(at, sentence);
    ends.set(`${one.article.id}@${one.report.sentence.end}`, sentence);
    return sentence;
  });
  const near = (map: ReadonlyMap<string, EvidenceSentence>, article: string, at: number, step: 1 | -1) => {
    for (let gap = 0; gap <= MAX_DISTANCE; gap++) {
      const found = map.get(`${article}@${at + step * gap}`);
      if (found) return found;
    }
    return null;
  };
  return sentences.map((sentence) => {
    const { report, article } = sentence.evidence;
    const title = titles.get(article.id) ?? tokensOf(article.title ?? '');
    titles.set(article.id, title);
    return {
      ...sentence,
      before: near(ends, article.id, report.sentence.begin, -1),
      after: near(texts, article.id, report.sentence.end, 1),
      title,
    };
  });
}
