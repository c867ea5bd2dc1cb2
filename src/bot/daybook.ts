// Turns the ports into Daybook: what can be asked of the record, whoever asks.

import { chooseYears } from '../answer/choose-year.ts';
import { answerMessage, shownIn } from '../digests/answer-message.ts';
import { newsMessage } from '../digests/news.ts';
import { sourcesMessage } from '../digests/sources-message.ts';
import { type Month, monthsMessage, timelineMessage } from '../digests/timeline-message.ts';
import { UserError } from '../errors.ts';
import type { ListedArticle } from '../model/article.ts';
import { isPlanned } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import type { Answer, Day, Digest } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import { grouped } from '../model/grouped.ts';
import type { Message } from '../model/message.ts';
import { type MonthWeight, monthWeights } from '../model/months.ts';
import { newestHappened } from '../model/newest.ts';
import type { QuestionDate, ThreadContext } from '../model/question.ts';
import type { Saga, SagaSpan } from '../model/saga.ts';
import type { Clock, DayCount, ListPage, Memory, Sagas, Store } from '../ports.ts';
import { findQuestionDates } from '../temporal/question-dates.ts';
import { type Answering, answeringFrom } from './answering.ts';
import { knownDays } from './record/known-days.ts';
import { digestOf } from './record/select.ts';
import { isUnsettled, settle } from './record/settle.ts';
import { dayIn } from './today.ts';
import type { Writing } from './written.ts';

/** Days of what is new; more are counted, not shown. */
const MAX_NEWS_DAYS = 31;
/** Days of a timeline; longer stories show those with most reports, month by month. */
const MAX_TIMELINE_DAYS = 40;
const MAX_DAYS_OF_MONTH = 3;

interface SagaState {
  readonly saga: Saga;
  readonly articles: number;
  readonly span: SagaSpan | null;
}

export interface Asked {
  readonly answer: Answer;
  readonly message: Message;
  /** What a follow-up needs. */
  readonly thread: ThreadContext;
}

export interface Sources {
  readonly articles: readonly ListedArticle[];
  readonly inAll: number;
  readonly publishers: number;
}

export interface Daybook {
  saga(id: string): Promise<Saga | null>;
  sagas(): Promise<readonly SagaState[]>;
  articles(saga: Saga): Promise<readonly ListedArticle[]>;
  /** Some of them, with how many there are and of how many publishers. */
  sources(saga: Saga, page: ListPage): Promise<Sources>;
  /** Brings the saga's events up to date, for whoever reads them from the store. */
  upToDate(saga: Saga): Promise<void>;
  /** Days that have something, ascending. */
  days(saga: Saga): Promise<readonly IsoDate[]>;
  /** The dates in a text, as the saga's calendar has them. */
  datesIn(saga: Saga, text: string): Promise<readonly QuestionDate[]>;
  /** Rejects with a UserError for a question that can't be read at all (empty, too long). */
  ask(request: {
    readonly saga: Saga;
    readonly question: string;
    readonly thread?: ThreadContext | null;
  }): Promise<Asked>;
  /** `limit`: most events of a date; by default as many as a digest of its length has. */
  digest(saga: Saga, span: SagaSpan, limit?: number): Promise<Digest>;
  /** A digest with the words that a writer has made of it; as it is where there is no writer, or none in time. */
  inWords(saga: Saga, digest: Digest): Promise<Digest>;
  /** How many texts a writer has made since the start: pages that are kept know by it that they are old. */
  worded(): number;
  /** The digest of a date in words; of the newest day that has something where none is given. */
  digestFor(saga: Saga, words: string | null, limit?: number): Promise<Digest>;
  /** One digest for each day on which something happened, ascending: what was only planned for a day has none. */
  dailyDigests(saga: Saga, span?: SagaSpan): AsyncGenerator<Digest>;
  timelineMessage(saga: Saga, words: string | null): Promise<Message>;
  /** The months of the whole story with their weight, ascending. */
  months(saga: Saga): Promise<readonly MonthWeight[]>;
  sourcesMessage(saga: Saga): Promise<Message>;
  /** What was read after a mark of the record (0: all of it), and the mark that stands now. */
  newsSince(saga: Saga, mark: number): Promise<News>;
}

interface News {
  /** Null where nothing was read. */
  readonly message: Message | null;
  readonly mark: number;
}

interface DaybookPorts {
  readonly store: Store;
  readonly sagas: Sagas;
  readonly clock: Clock;
  /** Answers questions elsewhere; by default here, one after the other. */
  readonly answering?: Answering;
  /** Brings a saga's events up to date before something is told of it; by default all that waits is settled first. */
  readonly upToDate?: (saga: Saga) => Promise<void>;
  /** Words digests and answers; by default nobody does. */
  readonly writing?: Pick<Writing, 'ofDigest' | 'ofAnswer' | 'made'> | null;
  /** Where it may be kept how the events of days stand (record/standings.ts). */
  readonly memory?: Pick<Memory, 'recall'> | null;
  /** Address of the page of a time, where there is one; by default there is none. */
  readonly pageOf?: (saga: Saga, span: SagaSpan) => string | null;
}

/** The days with most reports, ascending. */
const busiest = (days: readonly DayCount[], count: number): readonly IsoDate[] =>
  [...days]
    .sort((a, b) => b.articles - a.articles || b.reports - a.reports || (a.date < b.date ? -1 : 1))
    .slice(0, count)
    .map(({ date }) => date)
    .sort();

/** Days of the same calendar month together, ascending. */
const byMonth = (days: readonly DayCount[]): readonly (readonly DayCount[])[] => [
  ...grouped(days, ({ date }) => date.slice(0, 7)).values(),
];

/** Days that have something nearest to a period: up to two before it and two after. */
const nearestDays = (days: readonly DayCount[], { from, to }: SagaSpan): readonly IsoDate[] =>
  [...days.filter(({ date }) => date < from).slice(-2), ...days.filter(({ date }) => date > to).slice(0, 2)].map(
    ({ date }) => date,
  );

/** What "more" goes on from: of the events of an answer those that its message shows, where it shows any. */
function withShown(thread: ThreadContext, { events }: Answer, message: Message): ThreadContext {
  const seen = new Set(shownIn(message));
  const left = new Set(events.map(({ id }) => id).filter((id) => !seen.has(id)));
  if (seen.size === 0 || left.size === 0) return thread;
  return { ...thread, shown: thread.shown.filter((id) => !left.has(id)), page: events.length - left.size };
}

/** Settles what waits, if anything does. */
async function settleFirst(store: Store, saga: Saga): Promise<void> {
  if (await isUnsettled(store, saga)) await settle(store, saga);
}

export function createDaybook({
  store,
  sagas,
  clock,
  answering = answeringFrom(store),
  upToDate = (saga) => settleFirst(store, saga),
  pageOf = () => null,
  writing = null,
  memory = null,
}: DaybookPorts): Daybook {
  const known = knownDays(memory);
  const todayOf = (saga: Saga): IsoDate => dayIn(saga.zone, clock.now());
  const digestAmong = async (
    saga: Saga,
    span: SagaSpan,
    days: readonly DayCount[],
    limit?: number,
  ): Promise<Digest> => {
    const told = await digestOf(store, saga, span, nearestDays(days, span), limit, known);
    const page = pageOf(saga, span);
    return page === null ? told : { ...told, page };
  };
  const digest = async (saga: Saga, span: SagaSpan, limit?: number): Promise<Digest> => {
    await upToDate(saga);
    return digestAmong(saga, span, await store.days(saga.id), limit);
  };

  const inWords = async (saga: Saga, told: Digest): Promise<Digest> => {
    const written = told.days.length > 0 ? await writing?.ofDigest(saga, told) : null;
    return written ? { ...told, written } : told;
  };

  /** The newest day up to today on which something happened; where there is none, the newest of all. */
  const newestDigest = async (saga: Saga, limit?: number): Promise<Digest> => {
    const today = todayOf(saga);
    const days = (await store.eventDays(saga.id)).map(({ date }) => date);
    const eventsOn = async (date: IsoDate): Promise<readonly Event[]> =>
      (await digest(saga, { from: date, to: date }, limit)).days.flatMap(({ events }) => events);
    const [newest] = await newestHappened(days, today, 1, eventsOn);
    const last = newest?.date ?? days.at(-1) ?? today;
    return digest(saga, { from: last, to: last }, limit);
  };

  /** The year that the words leave out is that of which the record tells most, here as in questions. */
  const datesIn = async (saga: Saga, text: string): Promise<readonly QuestionDate[]> => {
    const [span, days] = await Promise.all([store.span(saga.id), store.days(saga.id)]);
    const today = todayOf(saga);
    return chooseYears(findQuestionDates(text, { today, span }), days, today);
  };

  /** The period that words name, or null where they name none. Throws a UserError for a date that can't be. */
  const spanFor = async (saga: Saga, words: string | null): Promise<SagaSpan | null> => {
    if (words === null) return null;
    const [date] = await datesIn(saga, words);
    if (date?.problem) throw new UserError('bad-date', date.problem);
    if (!date?.span)
      throw new UserError('bad-date', `“${words}” names no day; write one such as July 25 or 2017-07-25.`);
    return date.span;
  };

  return {
    saga: (id) => sagas.find(id),
    datesIn,
    articles: (saga) => store.articles(saga.id),
    async sources(saga, page) {
      const [counts, publishers] = [await store.sagas(), await store.publishers(saga.id)];
      const inAll = counts.find(({ id }) => id === saga.id)?.articles ?? 0;
      return { articles: await store.articles(saga.id, page), inAll, publishers: publishers.length };
    },
    upToDate,
    days: async (saga) => (await store.days(saga.id)).map(({ date }) => date),
    digest,
    inWords,
    worded: () => writing?.made() ?? 0,
    async sagas() {
      const counts = new Map((await store.sagas()).map(({ id, articles }) => [id, articles]));
      const states = (await sagas.list()).map(async (saga) => ({
        saga,
        articles: counts.get(saga.id) ?? 0,
        span: await store.span(saga.id),
      }));
      return Promise.all(states);
    },
    async ask({ saga, question, thread = null }) {
      await upToDate(saga);
      const { answer, thread: next } = await answering({ question, today: todayOf(saga), saga, thread });
      const written = answer.answered ? await writing?.ofAnswer(saga, question, answer.events) : null;
      const worded = written ? { ...answer, written } : answer;
      const message = answerMessage(worded);
      return { answer: worded, thread: withShown(next, worded, message), message };
    },
    async digestFor(saga, words, limit) {
      const span = await spanFor(saga, words);
      return inWords(saga, span ? await digest(saga, span, limit) : await newestDigest(saga, limit));
    },
    async *dailyDigests(saga, span) {
      await upToDate(saga);
      const days = await store.days(saga.id, span);
      for (const { date } of days) {
        const daily = await digestAmong(saga, { from: date, to: date }, days);
        if (daily.days.some(({ events }) => events.some((event) => !isPlanned(event.date)))) yield daily;
      }
    },
    async months(saga) {
      await upToDate(saga);
      return monthWeights((await store.eventDays(saga.id)).filter(({ events }) => events > 0));
    },
    async timelineMessage(saga, words) {
      await upToDate(saga);
      const span = (await spanFor(saga, words)) ?? undefined;
      const days = await store.days(saga.id, span);
      const entriesOf = async (dates: readonly IsoDate[]): Promise<readonly Day[]> => {
        const shown: Day[] = [];
        for (const date of dates) shown.push(...(await digestAmong(saga, { from: date, to: date }, days)).days);
        return shown;
      };
      const months = byMonth(days);
      const isLong = days.length > MAX_TIMELINE_DAYS && months.length > 1;
      if (!isLong) return timelineMessage(saga, await entriesOf(busiest(days, MAX_TIMELINE_DAYS)));
      const shown: Month[] = [];
      for (const ofMonth of months) {
        const entries = await entriesOf(busiest(ofMonth, MAX_DAYS_OF_MONTH));
        shown.push({ month: ofMonth[0]?.date.slice(0, 7) ?? '', dates: ofMonth.length, entries });
      }
      return monthsMessage(saga, shown);
    },
    async newsSince(saga, mark) {
      const read = await store.readSince(saga.id, mark);
      if (read.articles.length === 0) return { mark: read.mark, message: null };
      const today = todayOf(saga);
      const past = read.days.filter((date) => date <= today);
      const shown = (past.length > 0 ? past : read.days).slice(-MAX_NEWS_DAYS);
      const days: Day[] = [];
      for (const date of shown) days.push(...(await digest(saga, { from: date, to: date })).days);
      const left = read.days.length - shown.length;
      return { mark: read.mark, message: newsMessage(saga, days, { articles: read.articles, left }) };
    },
    sourcesMessage: async (saga) => sourcesMessage(saga, await store.articles(saga.id)),
  };
}
