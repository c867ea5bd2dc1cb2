// Turns the course of a document into where its telling stands: the day of the story, the day in focus, what is remembered.

import type { Clause } from '../../english/clauses.ts';
import { isSaying, type Tense } from '../../english/verb-group.ts';
import { type Dated, datedAs, isSingleDay, singleDay } from '../../model/dated.ts';
import { daysBetween, type IsoDate, parseIso } from '../../model/day.ts';
import type { SentenceAnalysis } from './analysis.ts';
import type { Expression } from './expressions.ts';
import { isToldDay } from './main-day.ts';
import { type EventMemory, newMemory, record, remember, rememberAhead } from './memory.ts';
import type { Scene } from './rules/scene.ts';
import { dateClause } from './rules.ts';

export interface Discourse {
  /** The publication day as a date, or null where there is none or it says nothing (narrative). */
  readonly publication: Dated | null;
  readonly mode: 'news' | 'narrative';
  readonly memory: EventMemory;
  /** Day of the story: that of headline and lead. */
  story: Dated | null;
  /** How many days of the weeks before publication the text tells. */
  told: number;
  /** Last day told. */
  focus: Dated | null;
  /** An older day that the paragraph looks back to. */
  aside: Dated | null;
  /** An older day that the whole text tells of, until another is told or the present. */
  scene: Dated | null;
  /** Day of the last saying: what a quotation that runs on belongs to. */
  speech: Dated | null;
  /** Day of the last words said in the paragraph, however known. */
  said: Dated | null;
  /** Looks back over weeks: what has no date of its own is not of the publication day. */
  retrospective: boolean;
  paragraph: number;
}

export function newDiscourse(dct: IsoDate | null, mode: 'news' | 'narrative'): Discourse {
  const publication: Dated | null =
    dct !== null && parseIso(dct) && mode === 'news' ? datedAs(singleDay(dct), 'assumed', 'publication-day') : null;
  return {
    publication,
    mode,
    memory: newMemory(),
    story: publication,
    told: 0,
    focus: null,
    aside: null,
    scene: null,
    speech: null,
    said: null,
    retrospective: false,
    paragraph: -1,
  };
}

/** Where a sentence stands in its article. */
type Place = Pick<Scene, 'isLead' | 'isFirst'>;

/** Dates of a sentence's clauses, each asked for once; a clause that leads back to itself is not known. */
export function dateClauses(discourse: Discourse, analysis: SentenceAnalysis, place: Place): (Dated | null)[] {
  const { tokens, clauses, expressions, own } = analysis;
  const dates: (Dated | null | undefined)[] = new Array(clauses.length).fill(undefined);
  const fronted = frontedDate(analysis);
  const ownExpression = (index: number): Expression | null =>
    isAhead(discourse, clauses[index]?.group?.tense, own[index]?.dated ?? null) ? null : (own[index] ?? null);
  const ownDate = (index: number): Dated | null => {
    const own = ownExpression(index);
    return own && isHour(analysis, own) ? (hourDay(discourse) ?? own.dated) : (own?.dated ?? null);
  };
  const dateOf = (index: number): Dated | null => {
    const clause = clauses[index];
    if (!clause) return null;
    const known = dates[index];
    if (known !== undefined) return known;
    dates[index] = null;
    const { aside, speech, said, memory } = discourse;
    const focus = aside ?? discourse.focus;
    const back = discourse.retrospective && !place.isLead;
    const [publication, story] = back ? [null, null] : [discourse.publication, discourse.story];
    const scene = {
      tokens,
      clauses,
      clause,
      index,
      expressions: expressions[index] ?? [],
      offsets: analysis.offsets[index] ?? [],
      ownDate,
      ownExpression,
      fronted,
      publication,
      story,
      aside,
      told: discourse.told,
      focus,
      speech,
      said,
      memory,
      isLead: place.isLead,
      isFirst: place.isFirst,
      dateOf,
    };
    const date = dateClause(scene);
    dates[index] = date;
    return date;
  };
  return clauses.map((_, index) => dateOf(index));
}

const HAPPENED: ReadonlySet<Tense> = new Set(['past', 'perfect', 'pluperfect']);

const OTHER_DAY = /\b(?:next|following|previous|same|that|before|after)\b/i;
const IN_THE_DAY = /^(?:earlier|later) in the day$/i;

/** "At 14:30", "later in the day": an hour of the day that is being told, unless the sentence itself names that day. */
const isHour = ({ expressions }: SentenceAnalysis, { timex, dated }: Expression): boolean =>
  (timex.type === 'TIME' ? timex.form === 'anaphoric' && !OTHER_DAY.test(timex.text) : IN_THE_DAY.test(timex.text)) &&
  !expressions.flat().some((other) => other.timex !== timex && other.dated?.from === dated?.from);

const hourDay = ({ focus, story }: Discourse): Dated | null => {
  const day = focus ?? story;
  return day && datedAs(day, 'resolved', 'hour-of-the-day');
};

/** Publication days are at most this wrong: an evening's text carries the next morning's date. */
const SLACK_DAYS = 1;

/** "set May 30 as the deadline": what has happened has not happened after it was published. */
const isAhead = ({ publication }: Discourse, tense: Tense | undefined, dated: Dated | null): boolean =>
  tense !== undefined &&
  HAPPENED.has(tense) &&
  dated !== null &&
  publication !== null &&
  dated.from > publication.to &&
  daysBetween(publication.from, dated.from) > SLACK_DAYS;

/** "On Tuesday, after …, he said": the day of an expression that opens the sentence and stands in a clause that is not main. */
function frontedDate({ tokens, clauses, expressions }: SentenceAnalysis): Dated | null {
  const first = expressions[0]?.[0];
  if (first?.role !== 'at' || first.begin > 2 || clauses[0]?.relation === 'main') return null;
  return tokens[first.end]?.word === ',' ? first.dated : null;
}

/** Records what a sentence dates in so many words, before anything is dated: a lead is told again further down. */
export function foresee(discourse: Discourse, { tokens, clauses, own }: SentenceAnalysis): void {
  for (const [i, clause] of clauses.entries()) {
    const dated = own[i]?.dated;
    if (!dated) continue;
    record(discourse.memory, tokens, clause, dated);
    rememberAhead(discourse.memory, tokens, clause, dated, own[i]?.begin ?? clause.begin);
  }
}

/** Days since which a text that tells mostly of days before them looks back. */
const RECENT_DAYS = 7;
const FEWEST_OLD_DAYS = 4;

/** Whether most of the days a text gives to what it tells lie more than a week before publication: a chronology, an explainer. */
export function looksBack({ publication }: Discourse, analyses: readonly SentenceAnalysis[]): boolean {
  if (publication === null) return true;
  let [old, recent] = [0, 0];
  for (const { clauses, own } of analyses)
    for (const [i, clause] of clauses.entries()) {
      const dated = clause.relation === 'main' && clause.group?.tense === 'past' ? own[i]?.dated : null;
      if (!dated || !isSingleDay(dated)) continue;
      if (daysBetween(dated.from, publication.from) > RECENT_DAYS) old++;
      else recent++;
    }
  return old >= FEWEST_OLD_DAYS && old > recent * 2;
}

/** A new paragraph returns to the story; one that opens with a quotation, or in a text that looks back, keeps the speaker's day. */
export function enterParagraph(discourse: Discourse, { sentence, inQuote }: SentenceAnalysis): void {
  if (discourse.paragraph === sentence.paragraph) return;
  discourse.paragraph = sentence.paragraph;
  discourse.aside = discourse.scene;
  if (discourse.mode === 'narrative') return;
  if (discourse.publication === null || discourse.retrospective) discourse.focus = null;
  if (inQuote[0] || discourse.retrospective) return;
  discourse.speech = null;
  discourse.said = null;
}

/** A live page's paragraph is told on the day of its entry, whatever the one before looked back to. */
export function enterEntry(discourse: Discourse, day: Dated): void {
  discourse.focus = discourse.story = day;
  discourse.aside = discourse.scene = null;
}

/** A quotation that opens a paragraph belongs to the saying behind it, where that has a day: "…. …," he said on Monday. */
export function hearAhead(discourse: Discourse, { clauses, own }: SentenceAnalysis): void {
  for (const [i, clause] of clauses.entries()) {
    const dated = clause.quoted ? null : own[i]?.dated;
    if (dated) discourse.said = dated;
  }
}

/** A heading inside the text begins another matter. */
export function enterSection(discourse: Discourse): void {
  discourse.focus = null;
  discourse.speech = null;
  discourse.said = null;
}

/** Whether something is said on that day in the sentence: "said on May 6", "went on on May 6, writing …". */
function saysSomething({ tokens, clauses }: SentenceAnalysis, date: Dated, dates: readonly (Dated | null)[]): boolean {
  return clauses.some(
    ({ group, quoted }, i) =>
      group && !quoted && isSaying(tokens, group) && dates[i]?.from === date.from && group.tense !== 'infinitive',
  );
}

/** Tenses of a main clause that leave an old day and are about the present again. */
const OF_NOW: ReadonlySet<Tense> = new Set(['present', 'perfect']);

/**
 * The last day a sentence tells of the weeks before publication is where the telling has got to, over paragraphs. An older day holds
 * from a main clause in the past to the end of its paragraph, or until the text speaks of the present again.
 */
function moveOn(discourse: Discourse, { own, clauses }: SentenceAnalysis): void {
  const { publication } = discourse;
  if (publication === null) return;
  if (clauses.some((clause) => isOwnTelling(clause) && clause.group && OF_NOW.has(clause.group.tense)))
    discourse.aside = discourse.scene = null;
  for (const [i, clause] of clauses.entries()) {
    const date = own[i]?.dated ?? null;
    if (clause.group?.tense !== 'pluperfect' && isToldDay(date, publication, clause.group?.tense))
      [discourse.focus, discourse.aside, discourse.scene] = [date, null, null];
    else if (
      date !== null &&
      isSingleDay(date) &&
      date.from < publication.from &&
      isOwnTelling(clause) &&
      clause.group?.tense === 'past'
    )
      discourse.aside = date;
  }
}

const isOwnTelling = ({ relation, quoted }: Clause): boolean => relation === 'main' && !quoted;

/** Moves the telling on past a sentence; `scene` is the older day that a lead tells of. */
export function advance(
  discourse: Discourse,
  analysis: SentenceAnalysis,
  dates: readonly (Dated | null)[],
  scene: Dated | null,
): void {
  moveOn(discourse, analysis);
  if (scene) discourse.aside = discourse.scene = scene;
  for (const [i, clause] of analysis.clauses.entries()) {
    const date = dates[i] ?? null;
    const speaks = clause.quoted ? !analysis.own[i]?.dated : clause.group && isSaying(analysis.tokens, clause.group);
    if (clause.group && speaks) discourse.said = date ?? discourse.said;
    if (!date || date.certainty === 'assumed') continue;
    const place = analysis.own[i]?.begin ?? null;
    remember(discourse.memory, analysis.tokens, clause, date, place);
    if (clause.relation !== 'main' || clause.group?.tense !== 'past' || clause.quoted || !isSingleDay(date)) continue;
    if (saysSomething(analysis, date, dates)) discourse.speech = date;
    if (discourse.mode === 'narrative' || discourse.publication === null) discourse.focus = date;
  }
}
