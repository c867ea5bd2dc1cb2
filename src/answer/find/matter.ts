// Turns a reading into what may answer it, the best first: found by every word, judged by learned weights.
import type { DateSpan } from '../../model/dated.ts';
import type { Happening } from '../../model/event.ts';
import type { Saga } from '../../model/saga.ts';
import type { AnswerDeps } from '../deps.ts';
import type { Interpreted } from '../interpret.ts';
import { chooseAnswers, RULES, type Rule } from './choose.ts';
import { findCandidates } from './find.ts';
import { type Judged, judged, type Ranked, rankAnswers, worthGrouping } from './judge.ts';
import type { Measuring } from './measured.ts';
import { belongsTo } from './period.ts';

/** What was found about a matter. */
export interface FoundMatter {
  readonly asked: Measuring;
  /** Candidates, the best first. */
  readonly judged: readonly Judged[];
  /** Events and undated sentences, the best first; of the days asked for alone, where any of those fits. */
  readonly ranked: readonly Ranked[];
  /** True where nothing of the days asked for fits, and `ranked` is from elsewhere. */
  readonly isElsewhere: boolean;
}

/** How much of the question must stand in a sentence of the days asked for, so that other days are left out. */
const ENOUGH = 0.3;
/** And to stand behind those that hold as much. */
const SOME = 0.15;

const inDays = (ranked: readonly Ranked[], when: DateSpan): Ranked[] =>
  ranked.filter(({ event }) => event.date !== null && belongsTo(event.date, when));

/** What may answer of the judged candidates. `window`: days that a happening of the question tells; they weigh, but leave nothing out. @public Training reads it. */
export function answersAmong(
  happenings: readonly Happening[],
  read: Interpreted,
  asked: Measuring,
  all: readonly Judged[],
  window: DateSpan | null,
  rules: readonly Rule[] = RULES,
): Pick<FoundMatter, 'ranked' | 'isElsewhere'> {
  const ranked = rankAnswers(asked, all, happenings);
  const { when } = read;
  const inside = when && !window ? inDays(ranked, when) : ranked;
  const fitting = when && !window ? inside.filter(({ best }) => best.coverage >= ENOUGH) : ranked;
  const isElsewhere = fitting.length === 0;
  return {
    ranked: chooseAnswers(
      asked,
      read,
      isElsewhere ? ranked : [...new Set([...fitting, ...inside.filter(({ best }) => best.coverage >= SOME)])],
      rules,
    ),
    isElsewhere,
  };
}

/** Finds what may answer. */
export async function findMatter(
  deps: AnswerDeps,
  saga: Saga,
  text: string,
  read: Interpreted,
  window: DateSpan | null = null,
): Promise<FoundMatter> {
  const { asked, measured } = await findCandidates(deps, saga, text, window ? { ...read, when: window } : read);
  const all = judged(measured);
  const happenings = await deps.happeningsOf(worthGrouping(asked, all).map(({ candidate }) => candidate.evidence));
  return { asked, judged: all, ...answersAmong(happenings, read, asked, all, window) };
}
