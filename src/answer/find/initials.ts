// Turns initials of a question ("DSK", "HK") into the names that the record writes out where the question's other words stand.

import type { PlacedWord } from '../../english/words.ts';
import type { Evidence } from '../../model/event.ts';
import type { Term } from '../terms.ts';
import { nameRuns } from './name-runs.ts';
import type { Tokens } from './sentences.ts';

const INITIALS = /^\p{L}{2,5}$/u;
/** Sentences that must write a name out; more where two letters could be anything. */
const LEAST = 2;
const LEAST_OF_TWO = 4;
const MOST_NAMES = 2;

const lettersOf = (words: readonly PlacedWord[]): string => words.map(({ word }) => word.charAt(0)).join('');

/** Every stretch of a run of capitals whose letters are these. */
function namesIn(
  { tokens, text }: { readonly tokens: readonly PlacedWord[]; readonly text: string },
  letters: string,
): string[] {
  return nameRuns({ text, tokens }).flatMap(({ from, to }) => {
    const words = tokens.slice(from, to);
    const at = lettersOf(words).indexOf(letters);
    return at < 0
      ? []
      : [
          words
            .slice(at, at + letters.length)
            .map(({ word }) => word)
            .join(' '),
        ];
  });
}

function namesFor(letters: string, sentences: readonly string[], tokensOf: Tokens): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of sentences) {
    for (const name of new Set(namesIn({ text, tokens: tokensOf(text) }, letters))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const least = letters.length > 2 ? LEAST : LEAST_OF_TWO;
  const found = [...counts].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1]);
  return found.slice(0, MOST_NAMES).map(([name]) => name);
}

/** The terms, initials with the names that they may stand for. `question`: as it was read, for what is written in capitals. */
export function withInitials(
  question: string,
  terms: readonly Term[],
  evidence: readonly Evidence[],
  tokensOf: Tokens,
): readonly Term[] {
  const isShort = ({ kind, label, begin, end }: Term): boolean =>
    kind !== 'person' &&
    INITIALS.test(label) &&
    question.slice(begin, end) === question.slice(begin, end).toUpperCase();
  if (!terms.some(isShort)) return terms;
  const sentences = [...new Set(evidence.map(({ report }) => report.text))];
  return terms.map((term): Term => {
    if (!isShort(term)) return term;
    const names = namesFor(term.label.toLowerCase(), sentences, tokensOf);
    return names.length > 0 ? { ...term, kind: 'name', similar: [...term.similar, ...names] } : term;
  });
}
