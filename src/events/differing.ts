// Turns the evidence of one event into its contradictions: whose day or figures are not those of the leading sentence, in words.

import { contradictoryFigures, type Figure } from '../english/figures.ts';
import { dateInSentence } from '../model/date-words.ts';
import { type Dated, spansOverlap } from '../model/dated.ts';
import type { Event, Evidence } from '../model/event.ts';
import type { Features } from './features.ts';
import { publisherOf } from './sources.ts';

const nameOf = ({ article }: Evidence): string => publisherOf(article) ?? 'one article';

/** A day that nothing in the words says contradicts nobody. */
function dayDifference(date: Dated | null, lead: Evidence, other: Evidence): string | null {
  const theirs = other.report.date;
  if (!date || !theirs || theirs.certainty === 'assumed' || spansOverlap(date, theirs)) return null;
  return `${nameOf(other)} says ${dateInSentence(theirs)}; ${nameOf(lead)} says ${dateInSentence(date)}.`;
}

const figureWords = ({ text, noun }: Figure): string => (noun ? `${text} ${noun}` : text);

function figureDifference(lead: Features, other: Features): string | null {
  const pair = contradictoryFigures(lead.figures, other.figures);
  if (!pair) return null;
  const [ours, theirs] = pair;
  return `${nameOf(other.evidence)} gives ${figureWords(theirs)} where ${nameOf(lead.evidence)} gives ${figureWords(ours)}.`;
}

/**
 * Evidence that contradicts the leading sentence. A coarser date that holds the day, "at least 12" beside 15, and an article's
 * own further sentences are no contradictions.
 */
export function differingFrom(ordered: readonly Features[], date: Dated | null): Event['differing'] {
  const [lead] = ordered;
  if (!lead) return [];
  const found = new Map<string, { readonly evidence: Evidence; readonly how: string }>();
  for (const other of ordered.slice(1)) {
    const { article, report } = other.evidence;
    if (article.id === lead.evidence.article.id || report.kind === 'opinion' || article.kind === 'opinion') continue;
    const how = dayDifference(date, lead.evidence, other.evidence) ?? figureDifference(lead, other);
    // Papers that print the same words differ once: the first of them stands for all.
    if (how && !found.has(other.fingerprint)) found.set(other.fingerprint, { evidence: other.evidence, how });
  }
  return [...found.values()];
}
