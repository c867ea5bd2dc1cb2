// Turns neighbouring sentences of an article into whom the "he" at the beginning of a sentence means.
import type { Evidence } from '../model/event.ts';
import type { Saga } from '../model/saga.ts';
import type { Antecedent } from './match.ts';
import { personInRecord } from './people.ts';
import { type EvidenceSentence, placesOfPerson, sentenceOf } from './sentence.ts';

/** White space between two neighbouring sentences of one article. */
const MAX_DISTANCE = 3;
/** Sentences in a row that may go on with "he". */
const MAX_CHAIN = 3;

const SUBJECTS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'his', 'her', 'their']);
/** Words a sentence may begin with before its "he". */
const MAX_LEAD = 4;

const beginsWithPronoun = ({ tokens }: EvidenceSentence): boolean =>
  tokens.slice(0, MAX_LEAD).some(({ word }) => SUBJECTS.has(word));

/**
 * Resolves the pronoun that begins a sentence to the person whom the sentence before names first, over at most three sentences.
 * `neighbours` is all evidence that may hold those sentences.
 */
export function antecedents(saga: Saga, neighbours: readonly Evidence[]): Antecedent {
  const people = saga.people.map((person) => personInRecord(saga, person));
  const byArticle = new Map<string, EvidenceSentence[]>();
  for (const evidence of neighbours) {
    const list = byArticle.get(evidence.article.id) ?? [];
    list.push(sentenceOf(evidence));
    byArticle.set(evidence.article.id, list);
  }
  const firstNamed = ({ tokens }: EvidenceSentence): string | null => {
    const found = people.flatMap((person) =>
      placesOfPerson(tokens, person).map(({ from }) => ({ label: person.label, from })),
    );
    return found.sort((a, b) => a.from - b.from)[0]?.label ?? null;
  };
  const before = ({ evidence: { article, report } }: EvidenceSentence): EvidenceSentence | undefined =>
    byArticle.get(article.id)?.find(({ evidence: { report: other } }) => {
      const distance = report.sentence.begin - other.sentence.end;
      return distance >= 0 && distance <= MAX_DISTANCE;
    });
  const meant = (sentence: EvidenceSentence, chain: number): string | null => {
    if (chain > MAX_CHAIN || !beginsWithPronoun(sentence)) return null;
    const previous = before(sentence);
    return previous ? (firstNamed(previous) ?? meant(previous, chain + 1)) : null;
  };
  return (sentence) => meant(sentence, 0);
}
