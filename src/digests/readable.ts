// Turns the events of a date into those whose lines a reader understands and that tell of it, in their order, the best to lead first.
import { isStopped, leadsBack } from '../english/standing.ts';
import { dctOf } from '../model/article.ts';
import { isPlanned } from '../model/dated.ts';
import type { Event } from '../model/event.ts';
import { isNamedInBrackets, isOnlyPointedTo, standsAlone } from './line.ts';

/** "is due to arrive on Sunday": what it tells is still to come on the day. */
const IS_DUE = /\b(?:is|are) (?:due|set|scheduled|slated|expected) to\b/;
const isAhead = ({ date, evidence: [{ report }] }: Event): boolean =>
  isPlanned(date) || (report.act?.realis === 'planned' && IS_DUE.test(report.text));

/** Whether papers of a later day tell of it: what had only been announced for it is no news any more. */
const isOver = (events: readonly Event[]): boolean =>
  events.some(
    ({ date, evidence }) =>
      !isPlanned(date) && evidence.some(({ article }) => (dctOf(article.published) ?? '') > date.to),
  );

/**
 * What is understood without its neighbours and told of the day itself: a line that only looks back to it tells another day's news, one
 * that ends without a stop is a caption. Of a day of which nothing is told such lines say where it stands.
 */
export function readable(events: readonly Event[]): readonly Event[] {
  const current = isOver(events) ? events.filter((event) => !isAhead(event)) : events;
  const standing = current.filter(standsAlone);
  const told = standing.filter((event) => !isOnlyPointedTo(event) && isStopped(event.evidence[0].report.text));
  const lists = [wholeFirst(told), standing, current];
  return leadFirst(lists.find(({ length }) => length > 0) ?? events);
}

/** What the articles' own words tell stands above what needs a name put in. */
const wholeFirst = (events: readonly Event[]): readonly Event[] => [
  ...events.filter((event) => !isNamedInBrackets(event)),
  ...events.filter(isNamedInBrackets),
];

/** A day is not led by what speaks of things it does not tell ("confirmed the interview") where one of the next lines does not. */
const LEADS_OF = 3;
function leadFirst(events: readonly Event[]): readonly Event[] {
  const lead = events.slice(0, LEADS_OF).find(({ evidence: [{ report }] }) => !leadsBack(report.text));
  return lead ? [lead, ...events.filter((event) => event !== lead)] : events;
}

/** What leads a day: the first of its events that is understood by itself. */
export const leadOf = (events: readonly Event[]): Event | null => readable(events)[0] ?? null;
