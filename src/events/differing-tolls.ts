// Turns the evidence of one event into who gives another toll than the first that gives one: how many were killed, hurt, held.
import { contradictoryTolls, type Toll, tollsOf } from '../english/tolls.ts';
import { jaccard } from '../likeness/sets.ts';
import { type Dated, spansOverlap } from '../model/dated.ts';
import type { Features } from './features.ts';
import { countElsewhere, isSamePaper, LONGEST_READ, nameOf, publishedTogether } from './two-papers.ts';

/** A month, a year or an earlier time: of an article without a day it may be another happening's toll. */
const ANOTHER_TIME =
  /\b(?:January|February|March|April|June|July|August|September|October|November|December|(?:19|20)\d\d|last (?:week|month|year)|(?:weeks?|months?|years?) (?:ago|earlier)|previous(?:ly)?|earlier this|since)\b/;
/** Tolls of one happening stand in sentences that have this part of their stems in common. */
const SAME_TOLL = 0.1;

/** Whether it counts for itself those whom the event's own deed befell: not in passing, not of another day, understood alone. */
function tellsToll({ evidence, whyNotAlone }: Features, date: Dated | null): boolean {
  const { act, date: told, text } = evidence.report;
  if (act === undefined || act.telling !== 'tells' || !act.isSo || act.realis !== 'happened' || whyNotAlone !== null)
    return false;
  if (told === null || date === null) return told === date && !ANOTHER_TIME.test(text.slice(0, LONGEST_READ));
  return spansOverlap(told, date);
}

const tollWords = ({ fate, figure }: Toll): string => `${figure.text} ${fate}`;

/** Another toll than that of the first that counts: in the same days, in the same place, in words that tell the same. */
function tollDifference(first: Features, other: Features): string | null {
  const [ours, theirs] = [first, other].map(({ evidence }) => tollsOf(evidence.report.text)) as [Toll[], Toll[]];
  const pair = contradictoryTolls(ours, theirs);
  if (!pair || !publishedTogether(first.evidence, other.evidence)) return null;
  if (countElsewhere(first.evidence, other.evidence)) return null;
  if (jaccard(new Set(first.stems), new Set(other.stems)) < SAME_TOLL) return null;
  return `${nameOf(other.evidence)} gives ${tollWords(pair[1])} where ${nameOf(first.evidence)} gives ${tollWords(pair[0])}.`;
}

/** Who gives another toll than the first of the event's evidence that gives one. */
export function differingTolls(
  ordered: readonly Features[],
  date: Dated | null,
): readonly { readonly features: Features; readonly how: string }[] {
  const telling = ordered.filter((one) => tellsToll(one, date));
  if (telling.length < 2) return [];
  const [first, ...others] = telling.filter((one) => tollsOf(one.evidence.report.text).length > 0);
  if (!first) return [];
  return others.flatMap((features) => {
    const { article, report } = features.evidence;
    if (article.id === first.evidence.article.id || isSamePaper(first.evidence, features.evidence)) return [];
    if (report.kind === 'opinion' || article.kind === 'opinion') return [];
    const how = tollDifference(first, features);
    return how === null ? [] : [{ features, how }];
  });
}
