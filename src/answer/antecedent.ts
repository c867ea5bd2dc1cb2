// Turns neighbouring sentences of an article into whom the "he" at the beginning of a sentence means.
import { type PlacedWord, placedWords } from '../english/words.ts';
import type { Evidence } from '../model/event.ts';
import type { Antecedent } from './match.ts';
import type { NameFinder } from './name-finder.ts';
import type { EvidenceSentence } from './sentence.ts';

/** White space between two neighbouring sentences of one article. */
const MAX_DISTANCE = 3;
/** Sentences in a row that may go on with "he". */
const MAX_CHAIN = 3;

const SUBJECTS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'his', 'her', 'their']);
/** Words a sentence may begin with before its "he". */
const MAX_LEAD = 4;

const beginsWithPronoun = (tokens: readonly PlacedWord[]): boolean =>
  tokens.slice(0, MAX_LEAD).some(({ word }) => SUBJECTS.has(word));

/** Whether anybody's "he" has to be looked up for these sentences. */
export const needsNeighbours = (evidence: readonly Evidence[]): boolean =>
  evidence.some(({ report }) => beginsWithPronoun(placedWords(report.text.slice(0, LEAD_LENGTH))));

/** Characters that hold the words before a "he". */
const LEAD_LENGTH = 60;

/**
 * Resolves the pronoun that begins a sentence to the person whom the sentence before names first, over at most three sentences.
 * `neighbours` is all evidence that may hold those sentences.
 */
export function antecedents(named: NameFinder, neighbours: readonly Evidence[]): Antecedent {
  const byArticle = new Map<string, Evidence[]>();
  for (const evidence of neighbours) {
    const list = byArticle.get(evidence.article.id);
    if (list) list.push(evidence);
    else byArticle.set(evidence.article.id, [evidence]);
  }
  const before = ({ article, report }: Evidence): Evidence | undefined =>
    byArticle.get(article.id)?.find(({ report: other }) => {
      const distance = report.sentence.begin - other.sentence.end;
      return distance >= 0 && distance <= MAX_DISTANCE;
    });
  const meant = ({ evidence, tokens }: Pick<EvidenceSentence, 'evidence' | 'tokens'>, chain: number): string | null => {
    if (chain > MAX_CHAIN || !beginsWithPronoun(tokens)) return null;
    const previous = before(evidence);
    if (!previous) return null;
    const itsTokens = placedWords(previous.report.text);
    const [first] = [...named(itsTokens)].sort((a, b) => a.from - b.from);
    return first?.label ?? meant({ evidence: previous, tokens: itsTokens }, chain + 1);
  };
  return (sentence) => meant(sentence, 0);
}
