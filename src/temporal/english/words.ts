// The English words of time, by class.

const values = <V extends number | string>(pairs: readonly (readonly [V, string])[]): Record<string, V> =>
  Object.fromEntries(pairs.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

const numbered = (words: string, first = 1): Record<string, number> =>
  Object.fromEntries(words.split(' ').map((word, i) => [word, i + first]));

/** A set of words whose own meaning is only that they belong to it. */
const members = (words: string): Record<string, number> =>
  Object.fromEntries(words.split(' ').map((word) => [word, 1]));

const MONTH_NAMES = 'january february march april may june july august september october november december';
const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const SMALL_ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';

/** Units: the letter of ISO 8601 durations, with T before those of the clock; F is a fortnight. */
export const WORDS = {
  MONTH_NAME: numbered(MONTH_NAMES),
  MONTH_SHORT: values([
    [1, 'jan'],
    [2, 'feb'],
    [3, 'mar'],
    [4, 'apr'],
    [6, 'jun'],
    [7, 'jul'],
    [8, 'aug'],
    [9, 'sep sept'],
    [10, 'oct'],
    [11, 'nov'],
    [12, 'dec'],
  ]),
  /** Month names that are other words too when written small. */
  MONTH_DOUBTFUL: members('may march august'),
  WEEKDAY_NAME: numbered('monday tuesday wednesday thursday friday saturday sunday'),
  WEEKDAY_SHORT: values([
    [1, 'mon'],
    [2, 'tue tues'],
    [3, 'wed weds'],
    [4, 'thu thur thurs'],
    [5, 'fri'],
    [6, 'sat'],
    [7, 'sun'],
  ]),
  WEEKDAYS: numbered('mondays tuesdays wednesdays thursdays fridays saturdays sundays'),
  UNIT1: values([
    ['TS', 'second sec'],
    ['TM', 'minute min'],
    ['TH', 'hour hr'],
    ['D', 'day'],
    ['W', 'week wk'],
    ['F', 'fortnight'],
    ['M', 'month'],
    ['Q', 'quarter'],
    ['Y', 'year yr'],
    ['DE', 'decade'],
    ['CE', 'century'],
    ['ML', 'millennium'],
  ]),
  UNITS: values([
    ['TS', 'seconds secs'],
    ['TM', 'minutes mins'],
    ['TH', 'hours hrs'],
    ['D', 'days'],
    ['W', 'weeks'],
    ['F', 'fortnights'],
    ['M', 'months'],
    ['Q', 'quarters'],
    ['Y', 'years yrs'],
    ['DE', 'decades'],
    ['CE', 'centuries'],
    ['ML', 'millennia'],
  ]),
  /** Units that the calendar numbers, singular. */
  PERIOD: values([
    ['D', 'day'],
    ['W', 'week'],
    ['WE', 'weekend'],
    ['M', 'month'],
    ['Q', 'quarter'],
    ['Y', 'year'],
    ['DE', 'decade'],
    ['CE', 'century'],
  ]),
  CARDINAL: { ...numbered(SMALL), zero: 0 },
  TENS: numbered('twenty thirty forty fifty sixty seventy eighty ninety', 2),
  ORDINAL: { ...numbered(SMALL_ORDINALS), twentieth: 20, thirtieth: 30, '21st': 21 },
  SCALE: values([
    [100, 'hundred'],
    [1000, 'thousand'],
  ]),
  DECADE_NAME: values([
    [2, 'twenties'],
    [3, 'thirties'],
    [4, 'forties'],
    [5, 'fifties'],
    [6, 'sixties'],
    [7, 'seventies'],
    [8, 'eighties'],
    [9, 'nineties'],
  ]),
  SEASON: values([
    ['SP', 'spring springtime'],
    ['SU', 'summer summertime'],
    ['FA', 'fall autumn'],
    ['WI', 'winter wintertime'],
  ]),
  SEASONS: values([
    ['SP', 'springs'],
    ['SU', 'summers'],
    ['FA', 'falls autumns'],
    ['WI', 'winters'],
  ]),
  PART: values([
    ['MO', 'morning dawn'],
    ['AF', 'afternoon'],
    ['EV', 'evening'],
    ['NI', 'night'],
  ]),
  PARTS: values([
    ['MO', 'mornings'],
    ['AF', 'afternoons'],
    ['EV', 'evenings'],
    ['NI', 'nights'],
  ]),
  MERIDIEM: values([
    [0, 'am a.m. a.m'],
    [12, 'pm p.m. p.m'],
  ]),
  ZONE: values([
    ['Z', 'gmt utc'],
    ['-05', 'est cdt'],
    ['-04', 'edt'],
    ['-06', 'cst mdt'],
    ['-07', 'mst pdt'],
    ['-08', 'pst'],
    ['+01', 'bst cet'],
    ['+02', 'cest'],
    ['+09', 'jst'],
    ['', 'et pt ct ist'],
  ]),
  /** First words of holidays, which need a capital. */
  HOLIDAY_WORD: members(
    'christmas thanksgiving easter halloween new labor memorial independence election inauguration veterans columbus valentine good black cyber boxing bastille palm mother father martin presidents president st saint',
  ),
  APOSTROPHE: members("'"),
  NUMBER_ARTICLE: members('a'),
  /** How many, without a number. */
  SOME: values([['X', 'several few many some']]),
} as const;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that open a sentence about a year, and marks that end one. */
export const TOPICS = { leads: set('in during throughout back'), terminals: set('. ! ? … " ” ’ : ; ,') } as const;
