// Turns what is sought into candidates: the best reports by the question's own words, by all its words, and of the days asked for.
import type { DateSpan } from '../../model/dated.ts';
import type { Evidence } from '../../model/event.ts';
import type { EvidenceQuery } from '../../ports.ts';
import type { Term } from '../terms.ts';
import { keyOf } from './sentences.ts';
import type { Sought } from './sought.ts';
import type { Wants } from './wants.ts';

/** Reports of each search; several may stand in one sentence. */
const BY_WORDS = 250;
const OF_DAYS = 300;
/** Terms that are looked for beside rarer ones only where there are few of those: what half of the record holds finds nothing. */
const COMMON = 0.25;

const own = ({ exact, similar, kind }: Term): readonly string[] => (kind === 'name' ? [...exact, ...similar] : exact);
const allOf =
  ({ terms, kin }: Sought) =>
  (term: Term): readonly string[] => [
    ...term.exact,
    ...term.similar,
    ...(kin[terms.indexOf(term)] ?? []).map(({ word }) => word),
  ];

/** The terms that are worth a search: all but the commonest, and those too where nothing rarer is left. */
function searched({ terms, weights }: Sought): readonly Term[] {
  const rare = terms.filter((_, i) => (weights[i] ?? 0) >= COMMON);
  return rare.length > 0 ? rare : terms;
}

export type Search = (query: Omit<EvidenceQuery, 'saga'>) => Promise<readonly Evidence[]>;

/** Found by the rarer terms alone, below which the common ones are looked for too. */
const FEW = 30;

/** The best reports by the question's own words. */
export async function ownEvidence(search: Search, sought: Sought): Promise<readonly Evidence[]> {
  const rare = searched(sought);
  const byWords = (terms: readonly Term[]): Promise<readonly Evidence[]> =>
    search({ terms: { groups: terms.map(own), match: 'any' }, order: 'relevance', limit: BY_WORDS });
  const found = await byWords(rare);
  return found.length >= FEW || rare.length === sought.terms.length ? found : byWords(sought.terms);
}

/** Words beside which a kind of answer stands. */
const BESIDE: Partial<Readonly<Record<Wants, readonly string[]>>> = {
  duration: ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'decades'],
  reason: ['because', 'citing', 'due to', 'reason', 'request', 'blamed', 'in protest'],
  money: ['million', 'billion', 'dollars', 'pounds', 'euros', 'percent'],
  speech: ['said', 'told', 'wrote', 'tweeted', 'added'],
};

/** Those, the best by all words that may stand in their place, and those of the days asked for. */
export async function candidateEvidence(
  search: Search,
  sought: Sought,
  { wants, when }: { readonly wants: Wants; readonly when: DateSpan | null },
  byOwn: readonly Evidence[],
): Promise<readonly Evidence[]> {
  const { terms } = sought;
  const all = allOf(sought);
  const rare = searched(sought);
  const beside = BESIDE[wants];
  const within = when && { from: when.from, to: when.to };
  const queries: Omit<EvidenceQuery, 'saga'>[] = [
    { terms: { groups: rare.map(all), match: 'any' }, order: 'relevance', limit: BY_WORDS },
    ...(rare.length < terms.length && terms.length > 1
      ? [{ terms: { groups: terms.map(all), match: 'all' as const }, order: 'relevance' as const, limit: BY_WORDS }]
      : []),
    ...(beside
      ? [
          {
            terms: { groups: [rare.flatMap(own), beside], match: 'all' as const },
            order: 'relevance' as const,
            limit: FEW,
          },
        ]
      : []),
    ...(within
      ? [
          {
            ...within,
            terms: { groups: terms.map(all), match: 'any' as const },
            order: 'relevance' as const,
            limit: BY_WORDS,
          },
          { ...within, maxDays: 14, order: 'date' as const, limit: OF_DAYS },
        ]
      : []),
  ];
  const lists = [byOwn, ...(await Promise.all(queries.map(search)))];
  return [...new Map(lists.flat().map((evidence) => [keyOf(evidence), evidence])).values()];
}
