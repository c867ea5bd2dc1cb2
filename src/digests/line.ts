// Turns a piece of evidence into the line that a digest shows: the article's own words, cut as print cuts a quotation.
import { standing, whyLeaning } from '../english/standing.ts';
import type { Event, Evidence } from '../model/event.ts';
import type { SourceLink } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { sourceOf } from './citation.ts';

/** Who speaks an answer of an interview, which does not say so itself; null for all else. */
function answererOf({ report: { kind, attribution, text } }: Evidence): string | null {
  const isSilent = kind === 'quote' && attribution !== null && !text.includes(attribution) && !/[“"]/.test(text);
  return isSilent ? inertLine(attribution) : null;
}

/** Word for word but for what an ellipsis and brackets mark as left out or put in; an answer stands in quotation marks behind its speaker. */
export function lineOf(evidence: Evidence): string {
  const { text, act } = evidence.report;
  const words = standing(inertLine(text) ?? '', inertLine(act?.pronoun ?? null)).text;
  const answerer = answererOf(evidence);
  return answerer === null ? words : `${answerer}: “${words}”`;
}

/** Whether the line of an event is understood without its neighbours. */
export const standsAlone = ({ evidence: [lead] }: Event): boolean => whyLeaning(lineOf(lead)) === null;

/** Whether the line of an event stands alone only with a name in brackets in place of its pronoun. */
export const isNamedInBrackets = ({ evidence: [lead] }: Event): boolean =>
  lead.report.act?.pronoun !== undefined && lineOf(lead).startsWith('[');

/** Whether papers only look back to it ("a day after the elections"), and what they tell is another day's. */
export const isOnlyPointedTo = ({ evidence }: Event): boolean =>
  evidence.every(({ report }) => report.act?.telling === 'points');

/** Publishers named beside a line; the others are counted. */
const NAMED = 3;

interface Sources {
  readonly sources: readonly SourceLink[];
  /** Publishers that tell it too and are not named. */
  readonly more: number;
}

/**
 * Who tells an event: the publisher of its line, then the others in the order in which they told it; after them who tells what the line
 * stands for, too (`also`).
 */
export function sourcesOf(event: Event, named = NAMED, also: readonly Event[] = []): Sources {
  const [lead] = event.evidence;
  const all = [event, ...also];
  const others = [...new Set(all.flatMap(({ publishers }) => publishers))].filter(
    (name) => name !== lead.article.publisher,
  );
  const linked = others.slice(0, named - 1).map((name) => {
    const told = all.flatMap(({ evidence }) => evidence).find(({ article }) => article.publisher === name);
    return sourceOf(told?.article ?? { ...lead.article, publisher: name, url: null });
  });
  return {
    sources: [sourceOf(lead.article), ...linked],
    more: others.length - linked.length,
  };
}
