// Turns events and articles into the blocks that show them: sentence, citation, support, differences.
import { certaintyWords, dateHeadline } from '../model/date-words.ts';
import { type DateSpan, isReported } from '../model/dated.ts';
import type { Day } from '../model/digest.ts';
import type { Event, Evidence, Happening } from '../model/event.ts';
import type { EntryBlock, EventBlock, EventLabel, LineBlock } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { citationOf, lineCitationOf, sourceOf } from './citation.ts';
import { inShort } from './headline.ts';
import { lineOf, sourcesOf } from './line.ts';

/** Sentences shown after the leading one, and gaps between two of one article: a blank, or a paragraph's end. */
const MAX_CONTINUED = 5;
const CLOSE = 3;

/** Word for word; only line breaks and what cannot be seen are evened out. */
const sentenceOf = ({ report }: Evidence): string => inertLine(report.text) ?? '';

const labelOf = ({ kind }: Event): EventLabel | null => (kind === 'report' ? null : kind);

/** Whether it opens a quotation that only another sentence closes. */
const isLeftOpen = ({ report: { text } }: Evidence): boolean =>
  (text.match(/"/g) ?? []).length % 2 === 1 || text.lastIndexOf('“') > text.lastIndexOf('”');

/** What follows the leading sentence in its own article and belongs to the event, each sentence once: the quotation after "he wrote:". */
function continuedBy([lead, ...rest]: Event['evidence']): Evidence[] {
  const after = rest
    .filter(
      ({ article, report }) => article.id === lead.article.id && report.sentence.begin >= lead.report.sentence.end,
    )
    .sort((a, b) => a.report.sentence.begin - b.report.sentence.begin);
  const found: Evidence[] = [];
  let end = lead.report.sentence.end;
  for (const next of after) {
    if (next.report.sentence.begin < end) continue;
    if (found.length === MAX_CONTINUED || next.report.sentence.begin - end > CLOSE || isLeftOpen(next)) break;
    found.push(next);
    end = next.report.sentence.end;
  }
  return found;
}

/** A date the reader must see beside the event: where the heading does not give it or nothing in the words says it. */
function dateNote({ date }: Event, heading: DateSpan | null): string | null {
  const isShown = isReported(date) || (heading !== null && heading.from === date.from && heading.to === date.to);
  const notes = [isShown ? null : dateHeadline(date), certaintyWords(date)].filter((note) => note !== null);
  return notes.length > 0 ? notes.join(', ') : null;
}

/** What answers a question but whose day is not known. */
export const undatedBlock = ({ id, kind, evidence: [lead], independentSources }: Happening): EventBlock => ({
  kind: 'event',
  event: id,
  label: kind === 'report' ? null : kind,
  sentence: lineOf(lead),
  continued: [],
  citation: citationOf(lead.article),
  dateNote: 'day not known',
  independentSources,
  firstReportedBy: null,
  differing: [],
});

/** `heading` is the date under which the event stands, or null where there is none. */
export function eventBlock(event: Event, heading: DateSpan | null): EventBlock {
  const [lead] = event.evidence;
  const first = event.firstReported && citationOf(event.firstReported.article).publisher;
  const citation = citationOf(lead.article);
  return {
    kind: 'event',
    event: event.id,
    label: labelOf(event),
    sentence: lineOf(lead),
    continued: continuedBy(event.evidence).map(sentenceOf),
    citation,
    dateNote: dateNote(event, heading),
    independentSources: event.independentSources,
    firstReportedBy: first !== citation.publisher && event.publishers.length > 1 ? first : null,
    differing: event.differing.map(({ evidence, how }) => ({
      sentence: sentenceOf(evidence),
      citation: citationOf(evidence.article),
      how: inertLine(how) ?? '',
    })),
  };
}

interface LineOptions {
  /** Its words where they are not the line of its first sentence. */
  readonly text?: string;
  readonly isShort?: boolean;
  /** What says the same again and gets no line of its own. */
  readonly also?: readonly Event[];
}

/** A happening as a digest has it. */
export function lineBlock(
  event: Event,
  heading: DateSpan | null,
  { text = lineOf(event.evidence[0]), isShort = false, also = [] }: LineOptions = {},
): LineBlock {
  return {
    kind: 'line',
    event: event.id,
    label: labelOf(event),
    text,
    ...sourcesOf(event, isShort ? 1 : undefined, also),
    dateNote: dateNote(event, heading)?.replace('date assumed, not told', 'day assumed') ?? null,
    differing: event.differing.map(({ evidence, how }) => ({
      how: inertLine(how) ?? '',
      source: sourceOf(evidence.article),
    })),
    isShort,
  };
}

/** A date of a timeline with its leading event. */
export function entryBlock(day: Day): EntryBlock | null {
  const [event] = day.events;
  if (!event) return null;
  return {
    kind: 'entry',
    date: dateHeadline(day.date),
    label: labelOf(event),
    sentence: inShort(event),
    citation: lineCitationOf(event.evidence[0].article),
    more: day.events.length - 1 + (day.omitted ?? 0),
  };
}
