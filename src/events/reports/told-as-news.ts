// Tells how likely an undated report is news of its article's day: "has begun screening", "is the latest to confirm cases".
import type { Clause } from '../../english/clauses.ts';
import { wordsOf } from '../../english/words.ts';
import { nth } from '../../model/nth.ts';
import type { Report } from '../../model/report.ts';
import type { Token } from '../../model/token.ts';
import { NEWS_WEIGHTS } from '../news-weights.ts';

const RANKS = new Set(['latest', 'first', 'second', 'third']);
/** Words between "is" and its rank. */
const RANKED_WITHIN = 3;

/** "is the latest country | to confirm cases". */
function ranks(tokens: readonly Token[], clauses: readonly Clause[], at: number, verbEnd: number): boolean {
  const next = clauses[at + 1];
  if (next?.group?.tense !== 'infinitive' || next.parent !== at) return false;
  return tokens.slice(verbEnd, verbEnd + RANKED_WITHIN).some(({ word }) => RANKS.has(word));
}

/** Whether a clause tells what has come about, without a day: in the perfect, or as the latest of a row. */
export function isToldAsNews(tokens: readonly Token[], clauses: readonly Clause[], at: number): boolean {
  const { group, relation, quoted } = nth(clauses, at);
  if (group === null || relation !== 'main' || quoted) return false;
  return (
    group.tense === 'perfect' || (group.tense === 'present' && group.stative && ranks(tokens, clauses, at, group.end))
  );
}

/** With them the perfect tells what has lasted or come up to now, on no day. */
const LASTS = new Set(
  `since always never ever long often far previously past recent traditionally historically during repeatedly throughout already still once
  sometimes usually largely mainly years months decades weeks`.split(/\s+/),
);
/** Reports of an article that count as its opening: the first, and about three sentences. */
const OPENING = { first: 2, all: 6 } as const;
/** Words of a sentence that is read easily, and of those beyond it that count as one. */
const LONG = { from: 30, by: 10, most: 2 } as const;

/** What speaks for and against it, by the names of the weights. @public Training reads it. */
export function newsFeatures(report: Report, words: readonly string[], index: number, standing: number) {
  return {
    first: index < OPENING.first ? 1 : 0,
    opening: index < OPENING.all ? 1 : 0,
    lasts: words.some((word) => LASTS.has(word)) ? 1 : 0,
    figures: words.some((word) => /\d/.test(word)) ? 1 : 0,
    long: Math.max(0, Math.min(LONG.most, (words.length - LONG.from) / LONG.by)),
    done: report.act?.predicate ? 1 : 0,
    standing,
  };
}

/** Share of an article's reports that tell no news: views and standing matters. @public Training reads it. */
export const standingShare = (reports: readonly Report[]): number =>
  reports.filter(({ kind }) => kind === 'background' || kind === 'opinion').length / reports.length;

const round = (value: number): number => Math.round(value * 100) / 100;

/** The reports of an article, those that may be its news with the log-odds that they are. */
export function withNews(text: string, reports: readonly Report[]): Report[] {
  const standing = standingShare(reports);
  return reports.map((report, index) => {
    if (report.act?.news === undefined) return report;
    const words = wordsOf(text.slice(report.sentence.begin, report.sentence.end));
    const features = newsFeatures(report, words, index, standing);
    const odds = Object.entries(features).reduce((sum, [name, value]) => sum + value * (NEWS_WEIGHTS[name] ?? 0), 0);
    return { ...report, act: { ...report.act, news: round(odds) } };
  });
}
