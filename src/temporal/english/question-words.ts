// The English words that tie dates together in a question, and the sentences about what was assumed.

/** Classes of words that count as capitalised in questions: people ask "in july". */
export const NAME_SENSES = ['MONTH_NAME', 'MONTH_SHORT', 'WEEKDAY_SHORT', 'HOLIDAY_WORD'] as const;

export const CONNECTORS = {
  to: new Set([
    'to',
    'through',
    'thru',
    'until',
    'till',
    'til',
    'up to',
    '-',
    '–',
    '—',
    '--',
    'to the',
    'through to',
    'and until',
    'up until',
  ]),
  and: new Set(['and', 'and the', '&']),
  /** Before the first date; tested on a few characters only. */
  opening: /\b(?:between|from|in between) (?:the )?$/,
  onward: /^ (?:onwards?|on|and after|and later)(?![\w-]| the\b| [a-z]+day)/,
} as const;

/** Words before a date that open one of its ends; tested on a few characters only. */
export const OPEN_ENDS: readonly { readonly kind: 'since' | 'after' | 'before' | 'until'; readonly pattern: RegExp }[] =
  [
    { kind: 'since', pattern: /\b(?:ever )?since (?:the )?$/ },
    { kind: 'after', pattern: /\b(?:after|later than) (?:the )?$/ },
    { kind: 'before', pattern: /\b(?:before|prior to|ahead of) (?:the )?$/ },
    { kind: 'until', pattern: /\b(?:until|till|up to|up until|by) (?:the )?$/ },
  ];

export const FORWARD_WORDS = /\b(?:next|coming|following)\b/;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const assumption = {
  yearOfSaga: (year: string): string => `The year ${year} is taken from the saga.`,
  nearestYear: (year: string): string => `The year ${year} is assumed, the nearest to the saga.`,
  americanOrder: (date: string): string => `Month and day are read the American way: ${date}.`,
  dayOfMonth: (date: string): string => `The month is taken from the saga: ${date}.`,
  part: (words: string, from: string, to: string): string => `${sentence(words)} is read as ${from} to ${to}.`,
  few: (words: string, count: number): string => `${sentence(words)} is read with a count of ${count}.`,
  readAs: (words: string, day: string): string => `${words} is read as ${day}.`,
  ambiguous: (words: string, days: readonly string[]): string =>
    `${words} can be ${days.join(' or ')}: write the year with four digits.`,
  noSuchMonth: (month: number): string => `There is no month ${month}.`,
} as const;
