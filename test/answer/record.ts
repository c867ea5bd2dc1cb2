// Turns a few invented sentences into a record that can be asked: a saga, its evidence, and plain stand-ins for the sibling rooms.

import type { AnswerDeps } from '../../src/answer/deps.ts';
import { belongsTo } from '../../src/digests/compose.ts';
import { placedWords, stem } from '../../src/english/words.ts';
import { type DateSpan, type Granularity, spansOverlap } from '../../src/model/dated.ts';
import { addDays, daysBetween, daysInMonth, type IsoDate, isValidDate } from '../../src/model/day.ts';
import type { Event, Evidence, Happening } from '../../src/model/event.ts';
import type { FindQuestionDates, QuestionDate } from '../../src/model/question.ts';
import type { ReportKind } from '../../src/model/report.ts';
import type { Saga, SagaSpan } from '../../src/model/saga.ts';
import type { DayCount, EvidenceQuery } from '../../src/ports.ts';

/** A quarrel about a harbour bridge, invented. */
export const SAGA: Saga = {
  id: 'bridge',
  name: 'The harbour bridge',
  description: null,
  keywords: ['harbour bridge', 'city council', 'toll'],
  people: [
    { name: 'Ada Lindqvist', aliases: ['Mayor Lindqvist'], role: 'mayor of Norhaven' },
    { name: 'Thomas Okafor', aliases: ['Tom Okafor'], role: 'chief engineer, 2018–2019' },
    { name: 'Petra Marchetti', aliases: [], role: 'head of the toll company' },
    { name: 'Ines Marchetti', aliases: [], role: 'her sister' },
    { name: 'Victor Sallows', aliases: ['V.S.'], role: 'governor' },
  ],
  zone: 'Europe/London',
  sources: [],
  articlesDir: null,
};

interface Line {
  readonly article: string;
  readonly from: IsoDate | null;
  readonly to?: IsoDate;
  readonly granularity?: Granularity;
  readonly kind?: ReportKind;
  readonly attribution?: string;
  readonly text: string;
}

const line = (article: string, from: IsoDate | null, text: string, more: Partial<Line> = {}): Line => ({
  article,
  from,
  text,
  ...more,
});

const LINES: readonly Line[] = [
  line('harbour-post/1', '2018-02-06', 'Okafor recused himself from the inquiry into the harbour bridge.'),
  line('harbour-post/1', '2018-03-01', 'In March the city council signed a contract with the toll company.', {
    to: '2018-03-31',
    granularity: 'month',
  }),
  line('harbour-post/1', '2018-03-12', 'Engineers closed one lane of the harbour bridge.'),
  line(
    'harbour-post/2',
    '2018-05-14',
    'Mayor Lindqvist called Okafor “hopeless” in an interview with the Evening Star.',
    {
      kind: 'quote',
    },
  ),
  line('harbour-post/2', '2018-05-15', 'She wrote that Okafor had taken a feeble position on the toll.', {
    kind: 'quote',
  }),
  line('harbour-post/2', '2018-05-15', 'Okafor told the council that he would not step down.'),
  line(
    'evening-star/1',
    '2018-05-15',
    'Governor Victor Sallows said Lindqvist and Okafor should settle their quarrel.',
    {
      kind: 'quote',
      attribution: 'Governor Victor Sallows said',
    },
  ),
  line('evening-star/1', '2018-05-15', 'The mayor is wrong about the bridge, and everybody knows it.', {
    kind: 'opinion',
  }),
  line('evening-star/2', '2018-05-19', 'Over the weekend Petra Marchetti assured Okafor that his position is safe.', {
    to: '2018-05-20',
    granularity: 'weekend',
  }),
  line('evening-star/2', '2018-05-22', 'Okafor offered to resign, two officials said.', {
    attribution: 'two officials said',
  }),
  line('evening-star/2', '2018-05-23', 'Lindqvist refused the offer.'),
  line('evening-star/3', '2018-09-03', 'Lindqvist fired Okafor in a letter of two lines.'),
  line('evening-star/3', '2018-09-04', 'Ines Marchetti opened a bakery on the quay.'),
  line('evening-star/3', null, 'Sallows called the dismissal of the engineer a disgrace.', { kind: 'quote' }),
];

const SENTENCE_GAP = 1;

function toEvidence(lines: readonly Line[]): Evidence[] {
  const ends = new Map<string, number>();
  return lines.map(({ article, from, to, granularity, kind, attribution, text }, index) => {
    const begin = (ends.get(article) ?? -SENTENCE_GAP) + SENTENCE_GAP;
    const end = begin + text.length;
    ends.set(article, end);
    const [publisher = ''] = article.split('/');
    const date = from && {
      from,
      to: to ?? from,
      granularity: granularity ?? ('day' as const),
      certainty: 'stated' as const,
      rule: 'test',
    };
    return {
      report: {
        article,
        index,
        begin,
        end,
        sentence: { begin, end },
        date: date || null,
        kind: kind ?? 'report',
        attribution: attribution ?? null,
        text,
      },
      article: {
        id: article,
        title: `A piece of ${publisher}`,
        publisher,
        url: `https://example.org/${article}`,
        published: null,
        kind: 'report',
        copyOf: null,
        agency: null,
      },
    };
  });
}

export const EVIDENCE: readonly Evidence[] = toEvidence(LINES);

/** As a store's index finds a phrase: its stems one after the other. */
function holds(text: string, phrase: string): boolean {
  const tokens = placedWords(text);
  const sought = phrase.split(' ').map((word) => stem(word));
  return tokens.some((_, at) => sought.every((one, i) => tokens[at + i]?.stems.includes(one)));
}

const matches = ({ report }: Evidence, { from, to, maxDays, terms }: Omit<EvidenceQuery, 'saga'>): boolean => {
  const { date } = report;
  if ((from || to || maxDays) && !date) return false;
  if (date && !spansOverlap(date, { from: from ?? '0000-01-01', to: to ?? '9999-12-31' })) return false;
  if (date && maxDays && daysBetween(date.from, date.to) + 1 > maxDays) return false;
  if (!terms) return date !== null;
  const met = terms.groups.map((group) => group.some((phrase) => holds(report.text, phrase)));
  return terms.match === 'all' ? met.every(Boolean) : met.some(Boolean);
};

const evidenceFrom =
  (record: readonly Evidence[]) =>
  async (query: Omit<EvidenceQuery, 'saga'>): Promise<readonly Evidence[]> => {
    const found = record.filter((evidence) => matches(evidence, query));
    const day = ({ report }: Evidence): string => report.date?.from ?? '9999';
    const sign = query.order === 'newest' ? -1 : 1;
    return [...found].sort((a, b) => sign * day(a).localeCompare(day(b))).slice(0, query.limit);
  };

/** Each piece of evidence is a happening of its own; reports weigh most. */
const happeningOf = (one: Evidence): Happening => {
  const { date, kind, index, article } = one.report;
  return {
    id: `${article}#${index}`,
    date,
    kind,
    actors: [],
    evidence: [one],
    publishers: [one.article.publisher ?? ''],
    independentSources: 1,
    firstReported: null,
    differing: [],
    salience: kind === 'report' ? 2 : 1,
    reasons: [],
  };
};

const cluster = (evidence: readonly Evidence[]): Event[] =>
  evidence.flatMap((one) => {
    const { date } = one.report;
    return date ? [{ ...happeningOf(one), date }] : [];
  });

const daysOf = (record: readonly Evidence[]): DayCount[] => {
  const dates = record.flatMap(({ report: { date } }) => (date && date.from === date.to ? [date.from] : []));
  return [...new Set(dates)].sort().map((date) => ({
    date,
    reports: dates.filter((other) => other === date).length,
    articles: 1,
  }));
};

const eventsWithin = (record: readonly Evidence[], span: SagaSpan): readonly Event[] =>
  cluster(record)
    .filter(({ date }) => belongsTo(date, span))
    .sort((a, b) => b.salience - a.salience);

export const depsOf = (record: readonly Evidence[]): AnswerDeps => ({
  evidence: evidenceFrom(record),
  wordsIn: placedWords,
  wordCounts: async (groups) => ({
    total: record.length,
    counts: groups.map(
      (group) => record.filter(({ report }) => group.some((phrase) => holds(report.text, phrase))).length,
    ),
  }),
  publishers: async () => [...new Set(record.flatMap(({ article }) => article.publisher ?? []))],
  wordsLike: async ({ begin, shortest, longest }) => {
    const words = record.flatMap(({ report }) => [...new Set(placedWords(report.text).map(({ word }) => stem(word)))]);
    const fits = words.filter((w) => w.startsWith(begin) && w.length >= shortest && w.length <= longest);
    return [...new Set(fits)].map((word) => ({ word, reports: fits.filter((other) => other === word).length }));
  },
  days: async (span) => daysOf(record).filter(({ date }) => !span || (date >= span.from && date <= span.to)),
  isEmpty: async () => record.length === 0,
  span: async () => {
    const days = daysOf(record);
    const [first, last] = [days[0], days.at(-1)];
    return first && last ? { from: first.date, to: last.date } : null;
  },
  findDates,
  happeningsOf: async (evidence) => evidence.map(happeningOf),
  eventsOfTime: async (span) => eventsWithin(record, span),
  async firstOfTime(span, most) {
    const all = eventsWithin(record, span);
    return { events: all.slice(0, most), total: all.length };
  },
});

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const iso = (year: number, month: number, day: number): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const spanOf = (from: IsoDate, to: IsoDate, granularity: Granularity): DateSpan => ({ from, to, granularity });

/** A stand-in for the tagger: a handful of forms are enough for what is tested here. */
export const findDates: FindQuestionDates = (text, { today, span }) => {
  const found: QuestionDate[] = [];
  const add = (match: RegExpExecArray, date: DateSpan | null, assumed: string[] = [], problem?: string): void => {
    const [begin, end] = [match.index, match.index + match[0].length];
    if (found.every((other) => end <= other.begin || begin >= other.end)) {
      found.push({ begin, end, span: date, assumed, ...(problem !== undefined && { problem }) });
    }
  };
  const sagaYear = Number((span?.from ?? today).slice(0, 4));
  for (const m of text.matchAll(/\b(\d{4})-(\d\d)-(\d\d)\b/g)) add(m, spanOf(m[0], m[0], 'day'));
  const month = MONTHS.join('|');
  for (const m of text.matchAll(new RegExp(`\\b(${month}) (\\d{1,2})\\b(?:,? (\\d{4}))?`, 'gi'))) {
    const year = m[3] ? Number(m[3]) : sagaYear;
    const [n, day] = [MONTHS.indexOf((m[1] as string).toLowerCase()) + 1, Number(m[2])];
    if (!isValidDate(year, n, day)) add(m, null, [], `${m[1]} has no day ${day}.`);
    else
      add(
        m,
        spanOf(iso(year, n, day), iso(year, n, day), 'day'),
        m[3] ? [] : [`The year ${year} is taken from the saga.`],
      );
  }
  for (const m of text.matchAll(new RegExp(`\\b(\\d{1,2}) (${month}) (\\d{4})\\b`, 'gi'))) {
    const day = iso(Number(m[3]), MONTHS.indexOf((m[2] as string).toLowerCase()) + 1, Number(m[1]));
    add(m, spanOf(day, day, 'day'));
  }
  for (const m of text.matchAll(new RegExp(`\\b(?:in|and|of) ((${month})(?: (\\d{4}))?)\\b`, 'gi'))) {
    const year = m[3] ? Number(m[3]) : sagaYear;
    const n = MONTHS.indexOf((m[2] as string).toLowerCase()) + 1;
    const words = Object.assign([m[1]], { index: m.index + m[0].length - (m[1] as string).length }) as RegExpExecArray;
    add(
      words,
      spanOf(iso(year, n, 1), iso(year, n, daysInMonth(year, n)), 'month'),
      m[3] ? [] : [`The year ${year} is taken from the saga.`],
    );
  }
  for (const m of text.matchAll(/\b(yesterday|today)\b/gi)) {
    const day = addDays(today, (m[1] as string).toLowerCase() === 'today' ? 0 : -1);
    add(m, spanOf(day, day, 'day'));
  }
  for (const m of text.matchAll(new RegExp(`\\b(?:last )?(${DAYS.join('|')})\\b`, 'gi'))) {
    const wanted = DAYS.indexOf((m[1] as string).toLowerCase());
    const back = (((daysBetween('2018-01-01', today) - wanted) % 7) + 7) % 7 || 7;
    add(m, spanOf(addDays(today, -back), addDays(today, -back), 'day'));
  }
  return found.sort((a, b) => a.begin - b.begin);
};
