// Turns the days that a document tells, and the words of its headline and lead, into the day of its story.

import { isSaying, type Tense } from '../../english/verb-group.ts';
import { isStopWord, stem, subjectStems } from '../../english/words.ts';
import { type Dated, isSingleDay } from '../../model/dated.ts';
import { daysBetween } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';
import type { SentenceAnalysis } from './analysis.ts';

/** News tells of days at most this long before its publication, and of the next one where an evening's text carries tomorrow's date. */
const OLDEST_DAYS = 31;
const SLACK_DAYS = 1;

/** Whether a date is one day that news of this publication day may tell of. */
export function isToldDay(
  date: Dated | null | undefined,
  publication: Dated | null,
  tense: Tense | undefined = undefined,
): boolean {
  if (!date || !isSingleDay(date)) return false;
  if (publication === null) return true;
  const age = daysBetween(date.from, publication.from);
  return age >= (tense === 'past' ? -SLACK_DAYS : 0) && age <= OLDEST_DAYS;
}

/** What is kept of a day that is told: how much its best clause has in common with headline and lead, and how often it is told. */
interface Candidate {
  readonly date: Dated;
  shared: number;
  times: number;
}

/** Stems of the words of a stretch that carry a subject. */
function stemsOf(tokens: readonly Token[], begin: number, end: number): Set<string> {
  const stems = new Set<string>();
  for (let i = begin; i < end; i++) {
    const { word, isWord, timex } = nth(tokens, i);
    if (isWord && timex === null && word.length > 2 && !isStopWord(word)) stems.add(stem(word));
  }
  return stems;
}

const common = (stems: ReadonlySet<string>, subject: ReadonlySet<string>): number => {
  let count = 0;
  for (const word of stems) if (subject.has(word)) count++;
  return count;
};

/** The day of the story, and how many days the document tells. */
interface MainDay {
  readonly date: Dated | null;
  readonly told: number;
}

/**
 * The day of the story: of all days told, the one whose clause shares most words with headline and lead; of equals the commonest,
 * then the first; null where none is told. `head` says which sentences are headlines, `lead` is the index of the first one of the body.
 */
export function mainDay(
  publication: Dated | null,
  analyses: readonly SentenceAnalysis[],
  head: readonly boolean[],
  lead: number,
  title: string | null,
): MainDay {
  const subject = new Set(title ? subjectStems(title) : []);
  for (const [i, { tokens }] of analyses.entries())
    if (i === lead || (i < lead && head[i])) for (const word of stemsOf(tokens, 0, tokens.length)) subject.add(word);
  const candidates = new Map<string, Candidate>();
  for (const [i, analysis] of analyses.entries()) if (!head[i]) gather(candidates, analysis, publication, subject);
  let best: Candidate | null = null;
  for (const candidate of candidates.values())
    if (!best || candidate.shared > best.shared || (candidate.shared === best.shared && candidate.times > best.times))
      best = candidate;
  return { date: best?.date ?? null, told: candidates.size };
}

function gather(
  candidates: Map<string, Candidate>,
  { tokens, clauses, own }: SentenceAnalysis,
  publication: Dated | null,
  subject: ReadonlySet<string>,
): void {
  for (const [at, clause] of clauses.entries()) {
    const date = own[at]?.dated;
    if (!date || !isToldDay(date, publication, clause.group?.tense)) continue;
    const shared = common(stemsOf(tokens, clause.begin, clause.end), subject);
    const known = candidates.get(date.from) ?? { date, shared: 0, times: 0 };
    known.shared = Math.max(known.shared, shared);
    known.times++;
    candidates.set(date.from, known);
  }
}

/**
 * The older day of what the lead tells, where the weeks before publication date nothing in it but the saying: "… berated him on May 17,
 * the Post reported on Thursday". Null for any other lead.
 */
export function olderScene(publication: Dated | null, { tokens, clauses, own }: SentenceAnalysis): Dated | null {
  let scene: Dated | null = null;
  let isSaid = false;
  for (const [at, { group, quoted, relation }] of clauses.entries()) {
    const date = own[at]?.dated ?? null;
    const says = group !== null && isSaying(tokens, group);
    const isTold = isToldDay(date, publication, group?.tense);
    if (isTold && !says) return null;
    isSaid ||= isTold;
    const isDeed = !says && !quoted && group?.tense === 'past' && (relation === 'main' || relation === 'complement');
    if (isDeed && date && isSingleDay(date) && publication && date.from < publication.from) scene ??= date;
  }
  return isSaid ? scene : null;
}
