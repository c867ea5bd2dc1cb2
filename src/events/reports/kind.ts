// Turns a clause in its place into what it is: a report, somebody's words, an opinion, or background.

import type { Clause } from '../../english/clauses.ts';
import { JUDGES, OURS } from '../../english/lexicon.ts';
import { isSaying, isState } from '../../english/verb-group.ts';
import type { Dated } from '../../model/dated.ts';
import { daysBetween } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { ReportKind } from '../../model/report.ts';
import type { Token } from '../../model/token.ts';
import type { SentenceAnalysis } from './analysis.ts';

/** Whether most of a sentence stands in quotation marks. */
export function isQuotation({ tokens, inQuote }: SentenceAnalysis): boolean {
  let [words, quoted] = [0, 0];
  for (const [i, token] of tokens.entries())
    if (token.isWord) [words, quoted] = [words + 1, quoted + Number(inQuote[i])];
  return quoted * 2 > words;
}

const JUDGEMENTS =
  /\b(?:it(?:['’]s| is| was) (?:not |no |only |also )?(?:hard|fair|easy|clear|time|obvious|wonder|surprise|shame|safe to say)|no wonder|of course|needless to say|let['’]s|the truth is|in my (?:view|opinion)|regardless of)\b/i;

/**
 * Whether the writer judges, guesses or addresses the reader in words of their own, outside quotation marks and outside what others
 * say, to the end of what they say: a question, "we" and "you", "should", "it's not hard to see why".
 */
export function isOpinion(text: string, analysis: SentenceAnalysis, attributions: readonly (string | null)[]): boolean {
  const { tokens, inMarks, clauses, sentence } = analysis;
  let isToldOn = false;
  for (const [at, clause] of clauses.entries()) {
    if (clause.relation === 'main' && BREAKS.has(nth(tokens, clause.begin).word)) isToldOn = false;
    if (isToldOn) continue;
    isToldOn ||= clause.group !== null && isSaying(tokens, clause.group);
    if (attributions[at] || clause.relation === 'complement') continue;
    for (let i = clause.begin; i < clause.end; i++) {
      const token = nth(tokens, i);
      if (inMarks[i] || (token.capital && i > 0)) continue;
      if (token.word === '?' || token.classes & (OURS | JUDGES)) return true;
    }
  }
  if (inMarks.some(Boolean) || attributions.some(Boolean)) return false;
  return JUDGEMENTS.test(text.slice(sentence.begin, Math.min(sentence.end, sentence.begin + LONGEST_READ)));
}

const LONGEST_READ = 600;
/** What a clause begins with that is the writer's own again. */
const BREAKS: ReadonlySet<string> = new Set([',', ';', 'and', 'but', 'while', 'though', 'although', '--', '–', '—']);

const YEAR = 366;

/** Standing matters and old ones: a state, a habit, what had happened before, a year long past. */
export function isBackground(
  tokens: readonly Token[],
  clause: Clause,
  date: Dated | null,
  publication: Dated | null,
): boolean {
  const { group } = clause;
  if (date && (date.granularity === 'year' || date.granularity === 'decade')) return true;
  if (date && publication && daysBetween(date.to, publication.from) > YEAR) return true;
  if (!group) return date === null;
  if (group.tense === 'pluperfect' || group.tense === 'participle') return date === null;
  if (date && date.certainty !== 'assumed') return false;
  if (group.tense === 'present') return !isSaying(tokens, group) && !clause.quoted && (date === null || group.stative);
  return group.tense === 'past' && isState(tokens, group) && clause.relation === 'main' && date === null;
}

export const kindOf = (quotation: boolean, opinion: boolean, background: boolean): ReportKind =>
  quotation ? 'quote' : opinion ? 'opinion' : background ? 'background' : 'report';
