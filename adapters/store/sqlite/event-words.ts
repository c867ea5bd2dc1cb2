// Numbers under which the full-text index holds events: saga, first day and key, so that a span of days is a range of the index.

/** Days are counted from a million before 1970, so that none is negative; an event without a day comes before all. */
const DAY_ZERO = 1_000_000;
const HIGHEST_DAY = 4_000_000;

/** 11 bits of saga, 22 of day, 30 of key: as SQL, because JavaScript's numbers end at 53 bits. */
export const DOCID = '((@docSaga << 52) | (@docDay << 30) | @docKey)';
const KEY_OF = (docid: string): string => `(${docid} & ${2 ** 30 - 1})`;
export const EVENT_OF_DOC = KEY_OF('event_words.rowid');

const dayOf = (day: number | null): number => (day === null ? 0 : Math.min(HIGHEST_DAY, Math.max(1, day + DAY_ZERO)));

interface Doc {
  readonly docSaga: number;
  readonly docDay: number;
  readonly docKey: number;
}

export const docOf = (saga: number, day: number | null, key: number): Doc => ({
  docSaga: saga % 2048,
  docDay: dayOf(day),
  docKey: key,
});

/** Range of the index for events of a saga that begin within the days; all of them for none. */
export const DOC_RANGE = `event_words.rowid between ((@docSaga << 52) | (@docFrom << 30)) and ((@docSaga << 52) | (@docTo << 30) | ${2 ** 30 - 1})`;
export const rangeOf = (saga: number, from: number | null, to: number | null) => ({
  docSaga: saga % 2048,
  docFrom: from === null ? 0 : dayOf(from),
  docTo: to === null ? HIGHEST_DAY : dayOf(to),
});
