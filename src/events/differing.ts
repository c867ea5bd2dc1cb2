// Turns the evidence of one event into its contradictions: who tells the same act with another day or figure, in words.

import { contradictoryFigures, type Figure } from '../english/figures.ts';
import { SAYING_FORMS } from '../english/lexicon.ts';
import { tollsOf } from '../english/tolls.ts';
import { wordsOf } from '../english/words.ts';
import { jaccard } from '../likeness/sets.ts';
import { dateInSentence } from '../model/date-words.ts';
import { type Dated, spansOverlap } from '../model/dated.ts';
import { daysBetween } from '../model/day.ts';
import type { Event, Evidence } from '../model/event.ts';
import { differingTolls } from './differing-tolls.ts';
import type { Features } from './features.ts';
import { eventKey } from './reports/memory.ts';
import { countElsewhere, isSamePaper, LONGEST_READ, nameOf, publishedTogether } from './two-papers.ts';

/** Whether a report tells that something was done: not that it was planned, denied or did not happen, and not in passing. */
const tellsDeed = ({ report: { act } }: Evidence): boolean =>
  act !== undefined && act.telling === 'tells' && act.isSo && act.realis === 'happened';

/** Whether nobody is named on one side, or somebody on both. */
const meet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

/** Whether two reports tell one act: the same kind of deed, or the same thing's state, done by no other and to no other. */
function tellSameAct(a: Evidence, b: Evidence): boolean {
  const [x, y] = [a.report.act, b.report.act];
  if (!x || !y || !tellsDeed(a) || !tellsDeed(b)) return false;
  if (x.predicate === null && y.predicate === null) return x.who.some((one) => y.who.includes(one));
  const isSameKind = x.predicate === y.predicate || (x.class !== null && x.class === y.class);
  return isSameKind && meet(x.who, y.who) && meet(x.whom, y.whom);
}

const SAYS: ReadonlySet<string> = new Set(SAYING_FORMS.map(eventKey));

/** People say things on several days: two sayings are one where they quote the same words. */
function areTwoSayings(a: Features, b: Features): boolean {
  const verbs = [a, b].map(({ evidence }) => evidence.report.act?.predicate);
  if (!verbs.some((verb) => verb && SAYS.has(verb))) return false;
  return ![...a.quoted.runs].some((words) => b.quoted.runs.has(words));
}

/** "this morning", "yesterday": the day of a paper that comes out in another zone, or that prints another's words, is one off. */
const BY_PUBLICATION =
  /\b(?:today|yesterday|tonight|tomorrow|overnight|last night|(?:this|early|late) (?:morning|afternoon|evening|night))\b/i;
/** A longer span that does not hold the day is mostly told of something else in the sentence ("the best scorer in 2009"). */
const LONGEST_DIFFERING = 7;

/** Whether two dates that can't both be true are told so firmly that the papers differ. */
function areFirm(ours: Dated, theirs: Dated, texts: readonly string[]): boolean {
  if ([ours, theirs].some(({ from, to }) => daysBetween(from, to) >= LONGEST_DIFFERING)) return false;
  const isNextDay =
    Math.min(Math.abs(daysBetween(ours.to, theirs.from)), Math.abs(daysBetween(theirs.to, ours.from))) <= 1;
  return !isNextDay || !texts.some((text) => BY_PUBLICATION.test(text.slice(0, LONGEST_READ)));
}

/** A day that nothing in the words says contradicts nobody. */
function dayDifference(date: Dated | null, ours: Features, others: Features): string | null {
  const [lead, other] = [ours.evidence, others.evidence];
  const theirs = other.report.date;
  if (areTwoSayings(ours, others)) return null;
  if (!date || !theirs || theirs.certainty === 'assumed' || spansOverlap(date, theirs)) return null;
  if (!areFirm(date, theirs, [lead.report.text, other.report.text])) return null;
  return `${nameOf(other)} says ${dateInSentence(theirs)}; ${nameOf(lead)} says ${dateInSentence(date)}.`;
}

const figureWords = ({ text, noun }: Figure): string => (noun ? `${text} ${noun}` : text);

/** Two sentences that count the same thing have this part of their stems in common. */
const SAME_COUNT = 0.3;
function figureDifference(lead: Features, other: Features, isRetracted: (figure: Figure) => boolean): string | null {
  const pair = contradictoryFigures(lead.figures, other.figures);
  if (!pair || pair.some(isRetracted) || !publishedTogether(lead.evidence, other.evidence)) return null;
  if (countElsewhere(lead.evidence, other.evidence)) return null;
  if (jaccard(new Set(lead.stems), new Set(other.stems)) < SAME_COUNT) return null;
  const [ours, theirs] = pair;
  return `${nameOf(other.evidence)} gives ${figureWords(theirs)} where ${nameOf(lead.evidence)} gives ${figureWords(ours)}.`;
}

const CORRECTS = /\b(?:correction|corrected|corrects|incorrectly|misstated|an earlier version)\b/i;
const TAKEN_BACK = /\bnot ([\p{L}\p{N}$€£.,-]+)/gu;

/** The words that corrections among the evidence take back: "two people died, not three". */
function takenBack(ordered: readonly Features[]): ReadonlySet<string> {
  const texts = ordered.map(({ evidence }) => evidence.report.text.slice(0, LONGEST_READ));
  const found = texts.filter((text) => CORRECTS.test(text)).flatMap((text) => [...text.matchAll(TAKEN_BACK)]);
  return new Set(found.flatMap(([, words = '']) => wordsOf(words)));
}

/**
 * Evidence that contradicts the leading sentence: the same act, told, with a day or a figure that can't be true beside the other. A
 * coarser date that holds the day, "at least 12" beside 15, a newer toll, what a correction takes back, and an article's own further
 * sentences are no contradictions.
 */
export function differingFrom(ordered: readonly Features[], date: Dated | null): Event['differing'] {
  const [lead] = ordered;
  if (!lead) return [];
  const retracted = takenBack(ordered);
  const isRetracted = ({ text }: Figure): boolean => wordsOf(text).some((word) => retracted.has(word));
  const found = new Map<string, { readonly evidence: Evidence; readonly how: string }>();
  for (const other of ordered.slice(1)) {
    const { article, report } = other.evidence;
    if (article.id === lead.evidence.article.id || report.kind === 'opinion' || article.kind === 'opinion') continue;
    if (isSamePaper(lead.evidence, other.evidence) || !tellSameAct(lead.evidence, other.evidence)) continue;
    const how = dayDifference(date, lead, other) ?? figureDifference(lead, other, isRetracted);
    // Papers that print the same words differ once: the first of them stands for all.
    if (how && !found.has(other.fingerprint)) found.set(other.fingerprint, { evidence: other.evidence, how });
  }
  for (const { features, how } of differingTolls(ordered, date)) {
    const taken = tollsOf(features.evidence.report.text).some(({ figure }) => retracted.has(figure.text.toLowerCase()));
    if (!taken && !found.has(features.fingerprint))
      found.set(features.fingerprint, { evidence: features.evidence, how });
  }
  return [...found.values()];
}
