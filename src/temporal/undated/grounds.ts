// Turns an article's passages, and what the record says of the same happenings, into grounds for its publication day.

import { type Deictic, deicticOf } from '../../english/deictic.ts';
import { isCommon } from '../../english/news-words.ts';
import { CREDITED, REPORTED } from '../../english/saying.ts';
import { stem } from '../../english/words.ts';
import type { Days, Ground } from './article.ts';
import { writtenBy, writtenWhen } from './deixis.ts';
import type { Likeness } from './likeness.ts';
import { OPENING, type Passage, type Wording } from './passages.ts';
import { daysOf, type Placement, tellsOfReporting } from './placements.ts';
import { articleInWords, dayInWords, daysInWords, quoted } from './wording.ts';

/** A passage with the days it is known to mean: its own full date, or a month-day whose year was found. */
export interface OwnDay {
  readonly passage: Passage;
  readonly days: Days;
}

const clueOf = ({ timex }: Passage): string => `${timex.begin}`;

/** Weights of what an article says of its own days: tense is read right nearly always, a promise now and then. */
const TOLD_AS_PAST = 0.97;
const TOLD_AS_PROMISED = 0.9;

/** Published on or after the latest day it tells of as past. */
export function toldAsPast(own: readonly OwnDay[], id: string): Ground[] {
  const past = own.filter(({ passage }) => passage.facing === 'past' && !passage.quoted);
  const latest = past.reduce<OwnDay | null>((a, b) => (a && a.days.from >= b.days.from ? a : b), null);
  if (!latest) return [];
  const because = `it tells of ${dayInWords(latest.days.from)} as past`;
  const { from } = latest.days;
  return [{ rule: 'told-as-past', from, to: Infinity, weight: TOLD_AS_PAST, because, clue: 'past', witness: id }];
}

/** Published on or before the first day that it promises. */
export function toldAsPromised(own: readonly OwnDay[], id: string): Ground[] {
  const promised = own.filter(({ passage }) => passage.facing === 'promised' && !passage.quoted);
  const first = promised.reduce<OwnDay | null>((a, b) => (a && a.days.to <= b.days.to ? a : b), null);
  if (!first) return [];
  const because = `it speaks of ${dayInWords(first.days.to)} as still to come`;
  const { to } = first.days;
  return [
    { rule: 'told-as-promised', from: -Infinity, to, weight: TOLD_AS_PROMISED, because, clue: 'promised', witness: id },
  ];
}

/**
 * How long after the latest day of its opening an article appears. Of openings that name a month and day as past, only three in
 * ten are a week old or less: a day alone says little. Where the opening says what media reported on that day and nothing later
 * is named, the reports are its news.
 */
const FRESH_DAYS = 7;
const FRESH_REPORT = 0.85;
const FRESH_DAY = 0.3;

/** An opening that tells of a day as news is published soon after: only where no later day is named anywhere. */
export function freshNews(own: readonly OwnDay[], id: string): Ground[] {
  const past = own.filter(({ passage }) => passage.facing === 'past' && !passage.quoted);
  const latest = Math.max(...past.map(({ days }) => days.to));
  const opening = past.find(
    ({ passage, days }) => passage.sentence < OPENING && days.from === days.to && days.to === latest,
  );
  if (!opening) return [];
  const from = opening.days.from;
  const isReport = tellsOfReporting(opening.passage.clause);
  const because = `its opening tells of ${isReport ? 'reports' : 'a happening'} of ${dayInWords(from)}, and it names no later day`;
  const weight = isReport ? FRESH_REPORT : FRESH_DAY;
  return [{ rule: 'fresh-news', from, to: from + FRESH_DAYS, weight, because, clue: 'fresh', witness: id }];
}

/** Share of what was reported that an article must tell too, to be about the same report and not only the same people. */
const SAME_REPORT = 0.6;

/** “Saturday” matched by “this week” is half a match: every week has a Saturday. */
const WIDE = 0.5;

/** “Today” and “yesterday” are a match less often than weekdays are: 55 against 80 % where the words are as alike. */
const DAYS_AGO = 0.8;

const isWide = (deictic: Deictic, { days }: Placement): boolean =>
  (deictic.kind === 'weekday' || deictic.kind === 'days-ago') && days.to - days.from > 2;

/** A matched happening as the ground it gives. */
export function groundOf(passage: Passage, deictic: Deictic, likeness: Likeness, weight: number): Ground | null {
  const { placement } = likeness;
  const ofReport = placement.of === 'reporting';
  if (ofReport && likeness.retold < SAME_REPORT) return null;
  const days = ofReport ? afterReport(passage, deictic, placement) : writtenWhen(deictic, placement.days);
  if (!days) return null;
  const share =
    ofReport && !credits(passage, placement)
      ? UNCREDITED
      : isWide(deictic, placement)
        ? WIDE
        : deictic.kind === 'days-ago'
          ? DAYS_AGO
          : 1;
  const { article } = placement.passage;
  const place = placement.of === 'reporting' ? 'says was reported' : 'places';
  const because = `it says ${quoted(passage.timex.text)} of what ${articleInWords(article)} ${place} ${daysInWords(placement.days)}`;
  return {
    ...days,
    rule: placement.of === 'reporting' ? 'reported-then' : 'same-happening',
    weight: weight * share * placement.trust,
    because,
    clue: clueOf(passage),
    witness: article.id,
  };
}

/** What is reported on a day has mostly happened within the nine days before. */
const REPORTED_WITHIN = 9;

/** What was reported on a day had happened by then; who credits the same media writes on that day or later. */
function afterReport(passage: Passage, deictic: Deictic, placement: Placement): Days {
  const { days } = placement;
  const from = credits(passage, placement) ? days.from : days.from - REPORTED_WITHIN;
  return { from, to: writtenBy(deictic, days.to) };
}

/** What a matched report is worth to a passage that does not credit the same media. */
const UNCREDITED = 0.6;

const credits = (passage: Passage, report: Placement): boolean =>
  CREDITED.test(passage.clause) && sharesMedia(passage, report.passage);

/** Whether both name a medium: a name before the verb of reporting in one that the other has around it. */
function sharesMedia(wording: Wording, report: Wording): boolean {
  const media = report.clause.slice(0, report.clause.search(REPORTED));
  const names = (media.match(/\p{Lu}\p{L}+/gu) ?? []).map((name) => stem(name.toLowerCase()));
  return names.some((name) => !isCommon(name) && wording.around.has(name));
}

/** News retold from media appears on the day of their reports or soon after; how often it does. */
const RETOLD_WITHIN = 4;
const RETOLD_SOON = 0.75;

/** Near its beginning it credits to a medium what another article says that medium reported on a day. */
export function retoldReport(wording: Wording, { placement, retold }: Likeness, sure: number): Ground | null {
  const { passage, days, of, trust } = placement;
  if (of !== 'reporting' || retold < SAME_REPORT || !sharesMedia(wording, passage)) return null;
  const because = `it retells reports that ${articleInWords(passage.article)} dates to ${dayInWords(days.from)}`;
  return {
    rule: 'retold-report',
    from: days.from,
    to: days.to + RETOLD_WITHIN,
    weight: sure * RETOLD_SOON * trust,
    because,
    clue: 'retold',
    witness: passage.article.id,
  };
}

/** Deictic expression of a passage that can date its article: told as past, outside quotation marks, not yet resolved. */
export function openDeictic(passage: Passage): Deictic | null {
  if (passage.quoted || passage.facing !== 'past' || daysOf(passage) !== null) return null;
  return deicticOf(passage.timex.text);
}
