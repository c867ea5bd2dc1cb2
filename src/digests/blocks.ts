// Turns events and articles into the blocks that show them: sentence, citation, support, differences.
import type { PublicationDate } from '../model/article.ts';
import { certaintyWords, dateHeadline, dayWords } from '../model/date-words.ts';
import type { DateSpan } from '../model/dated.ts';
import type { Day } from '../model/digest.ts';
import type { ArticleHeader, Event, Evidence } from '../model/event.ts';
import type { Citation, EntryBlock, EventBlock, EventLabel } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { hostOf, linkableAddress } from '../model/web-address.ts';

const UNNAMED = 'publisher not named';
/** Sentences shown after the leading one, and gaps between two of one article: a blank, or a paragraph's end. */
const MAX_CONTINUED = 5;
const CLOSE = 3;

/** A publication day in words: "25 July 2017", "about 1–3 August 2017 (inferred)"; null where it is not known. */
export function publishedWords(published: PublicationDate | null): string | null {
  if (!published) return null;
  const from = published.value.slice(0, 10);
  const to = published.to ?? from;
  const words = from === to ? dayWords(from) : dateHeadline({ from, to, granularity: 'span' });
  return published.certainty === 'inferred' ? `${words} (inferred)` : words;
}

export function citationOf(
  article: Pick<ArticleHeader, 'publisher' | 'title' | 'url' | 'published' | 'agency'>,
): Citation {
  return {
    publisher: inertLine(article.publisher ?? hostOf(article.url) ?? article.agency) ?? UNNAMED,
    title: inertLine(article.title),
    url: linkableAddress(article.url),
    published: publishedWords(article.published),
  };
}

/** Word for word; only line breaks and what cannot be seen are evened out. */
export const sentenceOf = ({ report }: Evidence): string => inertLine(report.text) ?? '';

const labelOf = ({ kind }: Event): EventLabel | null => (kind === 'report' ? null : kind);

/** What follows the leading sentence in its own article and belongs to the event: the quotation after "he wrote:". */
export function continuedBy([lead, ...rest]: Event['evidence']): Evidence[] {
  const after = rest
    .filter(
      ({ article, report }) => article.id === lead.article.id && report.sentence.begin >= lead.report.sentence.end,
    )
    .sort((a, b) => a.report.sentence.begin - b.report.sentence.begin);
  const found: Evidence[] = [];
  let end = lead.report.sentence.end;
  for (const next of after) {
    if (found.length === MAX_CONTINUED || next.report.sentence.begin - end > CLOSE) break;
    found.push(next);
    end = next.report.sentence.end;
  }
  return found;
}

/** A date the reader must see beside the event: where the heading does not give it or nothing in the words says it. */
function dateNote({ date }: Event, heading: DateSpan | null): string | null {
  const isShown = heading !== null && heading.from === date.from && heading.to === date.to;
  const notes = [isShown ? null : dateHeadline(date), certaintyWords(date)].filter((note) => note !== null);
  return notes.length > 0 ? notes.join(', ') : null;
}

/** A sentence that fits a question but whose day is not known. */
export const undatedBlock = (evidence: Evidence): EventBlock => ({
  kind: 'event',
  event: `${evidence.article.id}#${evidence.report.index}`,
  label: evidence.report.kind === 'report' ? null : evidence.report.kind,
  sentence: sentenceOf(evidence),
  continued: [],
  citation: citationOf(evidence.article),
  dateNote: 'day not known',
  independentSources: 1,
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
    sentence: sentenceOf(lead),
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

/** A date of a timeline with its leading event. */
export function entryBlock(day: Day): EntryBlock | null {
  const [event] = day.events;
  if (!event) return null;
  return {
    kind: 'entry',
    date: dateHeadline(day.date),
    label: labelOf(event),
    sentence: sentenceOf(event.evidence[0]),
    citation: citationOf(event.evidence[0].article),
    more: day.events.length - 1 + (day.omitted ?? 0),
  };
}
