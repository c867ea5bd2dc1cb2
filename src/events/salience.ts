// Turns an event into how much it matters on its day, with the reasons in words.

import { subjectStems } from '../english/words.ts';
import type { Dated } from '../model/dated.ts';
import type { Event, Happening } from '../model/event.ts';
import type { Features } from './features.ts';
import { isOpinion } from './leading.ts';
import { isGoodLength } from './length.ts';
import { ofArticle } from './of-article.ts';

/** What the saga looks for. Both may be empty. */
export interface Interest {
  /** Tokens of known people, as names.ts makes them, stand in the features already; these are the keywords' stems. */
  readonly keywordStems: ReadonlySet<string>;
}

interface Reason {
  readonly score: number;
  readonly why: string;
}

/** Whether the words name one day. */
const isTold = (date: Dated | null): boolean => date !== null && date.from === date.to && date.certainty !== 'assumed';

type Draft = Omit<Happening, 'salience' | 'reasons' | 'id'>;

const reason = (applies: boolean, score: number, why: string): Reason[] => (applies ? [{ score, why }] : []);
const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const titleStems = ofArticle(({ title }): ReadonlySet<string> => new Set(subjectStems(title ?? '')));

/** Whether half of the shorter of the two lies in the other, as `containment` measures it. */
function inTitle({ stems, evidence }: Features): boolean {
  const title = titleStems(evidence.article);
  if (title.size < 2) return false;
  const common = stems.reduce((count, stem) => count + (title.has(stem) ? 1 : 0), 0);
  return stems.length > 0 && common >= 0.5 * Math.min(title.size, stems.length);
}

/** Support: log-like, so that the second independent publisher weighs more than the tenth. */
function support(event: Draft): Reason[] {
  const { independentSources: sources } = event;
  const articles = new Set(event.evidence.map(({ article }) => article.id)).size;
  return [
    ...reason(sources > 1, 2 * Math.log2(sources), `${sources} independent sources`),
    ...reason(articles > 1, 0.6 * Math.log2(articles), `told in ${articles} articles`),
  ];
}

function prominence(group: readonly Features[]): Reason[] {
  const first = Math.min(...group.map(({ evidence }) => evidence.report.index));
  return [
    ...reason(first <= 1, 1.2, 'in the opening of an article'),
    ...reason(first > 1 && first <= 4, 0.6, 'near the opening of an article'),
    ...reason(group.some(inTitle), 1, 'told in a headline'),
  ];
}

function specificity(lead: Features, event: Draft, { keywordStems }: Interest): Reason[] {
  const people = [...lead.names].filter((name) => name.startsWith('@')).length;
  const keywords = lead.stems.filter((stem) => keywordStems.has(stem)).length;
  return [
    ...reason(
      people > 0,
      0.5 * Math.min(people, 3),
      `names ${plural(people, 'person')} of the story`.replace('persons', 'people'),
    ),
    ...reason(keywords > 0, 0.4 * Math.min(keywords, 2), 'has the story’s keywords'),
    ...reason(people === 0 && lead.names.size > 0, 0.4, 'names who'),
    ...reason(isTold(event.date), 0.8, 'its day is told'),
    ...reason(lead.quoted.runs.size > 0, 0.3, 'quotes'),
    ...reason(lead.figures.length > 0, 0.2, 'gives figures'),
  ];
}

function doubts(lead: Features, event: Draft): Reason[] {
  return [
    ...reason(event.kind === 'background', -2, 'background'),
    ...reason(event.kind === 'opinion' || isOpinion(lead.evidence), -2.5, 'opinion'),
    ...reason(event.kind === 'quote' && lead.leaning !== 'none', -0.6, 'a quotation alone'),
    ...reason(lead.leaning !== 'none', -1, 'leans on the sentence before it'),
    ...reason(lead.isAside, -1, 'told in passing'),
    ...reason(event.date?.certainty === 'assumed', -1.5, 'its day is only assumed'),
    ...reason(event.date?.from !== event.date?.to, -0.5, 'its day is not known exactly'),
    ...reason(lead.names.size === 0 && lead.figures.length === 0, -0.5, 'names nobody'),
    ...reason(!isGoodLength(lead.length), -0.6, lead.length < 8 ? 'very short' : 'very long'),
  ];
}

/** `group` is the event's evidence as features, the leading one first. Only the order of scores has a meaning. */
export function salienceOf(
  event: Draft,
  group: readonly [Features, ...Features[]],
  interest: Interest,
): Pick<Event, 'salience' | 'reasons'> {
  const reasons = [
    ...support(event),
    ...prominence(group),
    ...specificity(group[0], event, interest),
    ...doubts(group[0], event),
  ];
  const salience = reasons.reduce((sum, { score }) => sum + score, 0);
  return { salience: Math.round(salience * 1000) / 1000, reasons: reasons.map(({ why }) => why) };
}
