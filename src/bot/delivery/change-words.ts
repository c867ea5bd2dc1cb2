// Turns the changes of a digest into a sentence that says old and new: "7 people were hurt, not 12 (The Post)".
import { contradictoryFigures, type Figure, figuresOf } from '../../english/figures.ts';
import { dayWords } from '../../model/date-words.ts';
import { type Dated, isReported } from '../../model/dated.ts';
import type { IsoDate } from '../../model/day.ts';
import { inertLine, shortened } from '../../model/outside-text.ts';
import type { Change, Changes } from './changes.ts';
import { shownEvent } from './shown.ts';

const events = (count: number): string => `${count} ${count === 1 ? 'event' : 'events'}`;

/** A sentence longer than this is named by its beginning. */
const MAX_NAMED = 80;
/** Changes of one kind that are told in words; the rest is counted. */
const MAX_TOLD = 3;

const quoted = (sentence: string): string => `“${shortened(sentence.replace(/[.!?]$/, ''), MAX_NAMED)}”`;

type Days = Pick<Dated, 'from' | 'to'>;

/** "7 March" beside a day of the same year, "7 March 2023" else. */
function daysBeside({ from, to }: Days, { from: other }: Days): string {
  const short = (day: IsoDate): string =>
    day.slice(0, 4) === other.slice(0, 4) ? dayWords(day).replace(/ \d{4}$/, '') : dayWords(day);
  return from === to ? short(from) : `${short(from)} to ${short(to)}`;
}

/** What a figure counts, as far as its clause says it in few words: "7 people were hurt". */
const WHAT_OF_THEM =
  /^ (?:were|was|are|is|have been|had been|died)\b(?: (?!in |on |at |by |when |after |before |as |and |of )[\p{L}-]+){0,3}/u;

const amount = ({ text, value, unit }: Figure): string =>
  /[$£€¥%\d]/.test(text) || unit === 'score' ? text : value.toLocaleString('en-US');

/** "7 people were hurt, not 12"; null where the sentences differ in no figure. */
function figureWords(before: string, now: string): string | null {
  const pair = contradictoryFigures(figuresOf(now), figuresOf(before));
  if (!pair) return null;
  const [mine, theirs] = pair;
  const counted = `${mine.text}${mine.noun ? ` ${mine.noun}` : ''}`;
  const behind = now.slice(now.indexOf(counted) + counted.length);
  const rest = now.includes(counted) ? (WHAT_OF_THEM.exec(behind)?.[0] ?? '') : '';
  return `${amount(mine)}${mine.noun ? ` ${mine.noun}` : ''}${rest}, not ${amount(theirs)}`;
}

/** Who says so and, where the article took its own words back, since when. */
function byWhom({ event, before }: Change, today: IsoDate): string {
  const [{ article }] = event.evidence;
  const publisher = inertLine(article.publisher);
  const day = article.id === before.article ? `corrected ${dayWords(today).replace(/ \d{4}$/, '')}` : null;
  const told = [publisher, day].filter(Boolean).join(', ');
  return told ? ` (${told})` : '';
}

function correctedWords(change: Change, today: IsoDate): string {
  const { sentence } = shownEvent(change.event);
  const figure = figureWords(change.before.sentence, sentence);
  const what = figure ?? `${quoted(sentence)} takes the place of ${quoted(change.before.sentence)}`;
  return `${what}${byWhom(change, today)}`;
}

/** What is said of an event's days now beside what was said of them: that it was reported on a day never said that it happened then. */
function daysWords({ event: { date }, before }: Change): string {
  const now = daysBeside(date, before);
  const then = daysBeside(before, date);
  const isDated = !isReported(date);
  if (before.reported)
    return isDated ? `is now dated ${now}, reported ${then}` : `was first reported ${now}, not ${then}`;
  return isDated ? `is now dated ${now}, not ${then}` : `is now only known to be reported ${now}, not dated ${then}`;
}

function redatedWords(change: Change, today: IsoDate): string {
  const { event, before } = change;
  const { sentence } = shownEvent(event);
  const figure = figureWords(before.sentence, sentence);
  return `${quoted(sentence)} ${daysWords(change)}${figure ? `; ${figure}` : ''}${byWhom(change, today)}`;
}

/** Each in words, a few at most; the rest counted. */
function listed(changes: readonly Change[], words: (change: Change) => string, rest: string): readonly string[] {
  const left = changes.length - MAX_TOLD;
  return [...changes.slice(0, MAX_TOLD).map(words), ...(left > 0 ? [`${events(left)} more ${rest}`] : [])];
}

/** "1 event added; “…” is now dated 7 March, not 8 March (The Post)": without a full stop; null where nothing changed. */
export function changeWords({ added, redated, corrected, moved, removed }: Changes, today: IsoDate): string | null {
  const dated = (change: Change): string => redatedWords(change, today);
  const worded = (change: Change): string => correctedWords(change, today);
  const parts = [
    ...(added.length > 0 ? [`${events(added.length)} added`] : []),
    ...listed([...redated, ...moved], dated, 'on another day'),
    ...listed(corrected, worded, 'in other words'),
    ...(removed > 0 ? [`${events(removed)} removed`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : null;
}
