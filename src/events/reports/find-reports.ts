// Turns sentences and their time expressions into reports: what the text says happened, each with its day or "not known".

import { joinedWords } from '../../english/joined-words.ts';
import type { QuoteState } from '../../english/quotation.ts';
import { createTokenizer } from '../../english/tokens.ts';
import { type Dated, datedAs } from '../../model/dated.ts';
import type { IsoDate } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { Report, Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';
import type { Token } from '../../model/token.ts';
import { analyse, isDateline, isHeadline, type SentenceAnalysis } from './analysis.ts';
import {
  advance,
  type Discourse,
  dateClauses,
  enterEntry,
  enterParagraph,
  enterSection,
  foresee,
  hearAhead,
  looksBack,
  newDiscourse,
} from './discourse.ts';
import { type Happenings, tell } from './event-nouns.ts';
import { liveDays } from './live-days.ts';
import { mainDay, olderScene } from './main-day.ts';
import { recallClause } from './memory.ts';
import { reportsOf } from './stretches.ts';
import { withNews } from './told-as-news.ts';

interface ReportsInput {
  readonly text: string;
  readonly title?: string | null;
  /** Document creation time: the publication day. */
  readonly dct: IsoDate | null;
  readonly mode?: 'news' | 'narrative';
  readonly sentences: readonly Sentence[];
  /** Saves reading the text a second time. */
  readonly tokens?: readonly Token[];
  readonly timexes: readonly Timex[];
}

/** Datelines count: they are sentences of the body too. */
const LEAD_SENTENCES = 2;

/** Reports in text order, never overlapping. Linear in the length of the text. */
export function findReports(input: ReportsInput): Report[] {
  const discourse = newDiscourse(input.dct, input.mode ?? 'news');
  const analyses = analyseAll(input, discourse.publication);
  const alone = (i: number): boolean =>
    analyses[i - 1]?.sentence.paragraph !== analyses[i]?.sentence.paragraph &&
    analyses[i + 1]?.sentence.paragraph !== analyses[i]?.sentence.paragraph;
  const isHead = analyses.map((analysis, i) => isHeadline(input.text, analysis, alone(i)));
  const leadIndex = analyses.findIndex((analysis, i) => !isHead[i] && !isDateline(analysis));
  const lead = analyses[leadIndex];
  let scene: Dated | null = null;
  const entryDay = liveDays(input.text, discourse.publication);
  if (entryDay) [discourse.story, discourse.told] = [discourse.publication, 1];
  else if (lead) {
    const { date, told } = mainDay(discourse.publication, analyses, isHead, leadIndex, input.title ?? null);
    discourse.story = date ?? discourse.story;
    discourse.told = told;
    scene = olderScene(discourse.publication, lead);
    if (scene) [discourse.story, discourse.told] = [scene, told + 1];
  }
  for (const [i, analysis] of analyses.entries()) if (!isHead[i]) foresee(discourse, analysis);
  discourse.retrospective =
    !entryDay &&
    looksBack(
      discourse,
      analyses.filter((_, i) => !isHead[i]),
    );
  let body = 0;
  const dates = analyses.map((analysis, i) => {
    if (isHead[i]) {
      enterSection(discourse);
      return null;
    }
    const opens = discourse.paragraph !== analysis.sentence.paragraph;
    enterParagraph(discourse, analysis);
    if (opens && entryDay) enterEntry(discourse, entryDay(analysis.sentence.begin));
    const next = analyses[i + 1];
    if (opens && isAllQuoted(analysis) && next?.sentence.paragraph === discourse.paragraph) hearAhead(discourse, next);
    const isFirst = i === leadIndex || (opens && entryDay !== null);
    const found = dateClauses(discourse, analysis, { isLead: body++ < LEAD_SENTENCES, isFirst });
    advance(discourse, analysis, found, i === leadIndex ? scene : null);
    return found;
  });
  const happenings: Happenings = new Map();
  for (const [i, { tokens, clauses }] of analyses.entries())
    for (const [at, clause] of clauses.entries()) {
      const date = dates[i]?.[at];
      if (date) tell(happenings, tokens, clause, date);
    }
  const reports = analyses.flatMap((analysis, i) =>
    isDateline(analysis)
      ? []
      : reportsOf(
          input.text,
          analysis,
          dates[i] ?? headlineDates(discourse, analysis, i < leadIndex),
          discourse.publication,
          happenings,
        ),
  );
  return withNews(input.text, reports);
}

const tokenize = createTokenizer(new Map());

function analyseAll(
  { text, sentences, timexes, tokens = tokenize(text) }: ReportsInput,
  publication: Dated | null,
): SentenceAnalysis[] {
  let next = 0;
  let last = 0;
  let quote: QuoteState = { open: false };
  let paragraph = -1;
  return sentences.flatMap((sentence) => {
    while (next < timexes.length && nth(timexes, next).end <= sentence.begin) next++;
    let stop = next;
    while (stop < timexes.length && nth(timexes, stop).begin < sentence.end) stop++;
    if (sentence.paragraph !== paragraph) quote = { open: false };
    paragraph = sentence.paragraph;
    let first = last;
    while (first < tokens.length && nth(tokens, first).begin < sentence.begin) first++;
    for (last = first; last < tokens.length && nth(tokens, last).begin < sentence.end; ) last++;
    const words = joinedWords(text, tokens, first, last, timexes.slice(next, stop));
    const pieces = analyse(text, sentence, words, quote, publication);
    quote = pieces.at(-1)?.quoteAfter ?? quote;
    return pieces;
  });
}

const isAllQuoted = ({ clauses }: SentenceAnalysis): boolean => clauses.every(({ quoted }) => quoted);

/** The headline above the text tells what the text tells; a heading or caption inside it only what is dated elsewhere. */
function headlineDates(discourse: Discourse, { tokens, clauses }: SentenceAnalysis, above: boolean): (Dated | null)[] {
  const story = above ? discourse.story : null;
  return clauses.map((clause) => {
    const date = story ?? recallClause(discourse.memory, tokens, clause);
    return date && datedAs(date, 'assumed', 'headline');
  });
}
