// Turns a sentence into its tolls: how many were killed, hurt, missing, held or rescued, whatever noun counts them.
import { agree, type Figure, figureOf } from './figures.ts';
import { guarded, mayMatch } from './guarded.ts';

/** What was done to those that are counted. */
type Fate = 'killed' | 'hurt' | 'missing' | 'held' | 'rescued';

export interface Toll {
  readonly fate: Fate;
  readonly figure: Pick<Figure, 'text' | 'value' | 'bound'>;
}

const UNITS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const NUMBER = String.raw`(?<![\d.,-])(?:\d{1,3}(?:,\d{3})+|\d{1,7}|(?:${TENS})(?:-(?:${UNITS}))?|${UNITS})(?: (?:hundred|thousand|million))?`;
const BOUND =
  '(?:at least|more than|over|no fewer than|at most|up to|fewer than|under|about|around|some|nearly|almost|roughly|approximately|an estimated|as many as)';
/** "a further three", "three more": what is added to a toll is none. */
const ADDED = '(?<!\\b(?:another|other|further|additional|of|the|all) )';

/** For each fate what does it, what is done, and what stands in every sentence of either. */
const DEEDS: readonly (readonly [fate: Fate, does: string | null, done: string, needs: RegExp])[] = [
  [
    'killed',
    'kill(?:ed|ing|s)',
    'killed|dead|died|dies|deaths|have died|lost their lives',
    /kill|dead|die[ds]|death|lives/iu,
  ],
  ['hurt', '(?:injur|wound)(?:ed|ing|es|s)|hurt(?:ing)?', 'injured|wounded|hurt|injuries', /injur|wound|hurt/iu],
  ['missing', null, 'missing|unaccounted for', /missing|unaccounted/iu],
  ['held', '(?:arrest|detain|captur)(?:ed|ing|s|es)?', 'arrested|detained|captured', /arrest|detain|captur/iu],
  ['rescued', '(?:rescu|sav)(?:ed|ing|es)', 'rescued', /rescu|sav(?:ed|ing|es)/iu],
];
const COUNTED = String.raw`(?: (?!more\b|other\b|years?\b|days?\b|hours?\b|weeks?\b|months?\b|minutes?\b|of\b|in\b|and\b|were\b|was\b)[\p{L}-]{2,20}){0,2}`;
const BEING =
  '(?: (?:were|was|are|is|have been|had been|has been|had|have|being|reported|confirmed|feared))?(?: (?:also|reportedly|believed|confirmed))?';

const patternOf = (does: string | null, done: string): RegExp =>
  new RegExp(
    [
      ...(does === null
        ? []
        : [
            String.raw`\b(?:${does}) ((?:${BOUND} )?${NUMBER})(?![\d:%-]|[.,]\d| (?:more|percent|per cent|of|(?:second|minute|hour|day|week|month|year|decade)s?)\b)`,
          ]),
      String.raw`${ADDED}\b((?:${BOUND} )?${NUMBER})${COUNTED}${BEING} (?:${done})\b`,
    ].join('|'),
    'giu',
  );
const PATTERNS = DEEDS.map(([fate, does, done, needs]) => ({ fate, ...guarded(needs, patternOf(does, done)) }));

const LONGEST_READ = 1000;

/** The tolls of a sentence; a fate that it counts twice in different numbers has none. */
export function tollsOf(sentence: string): readonly Toll[] {
  const text = sentence.slice(0, LONGEST_READ);
  return PATTERNS.flatMap(({ fate, ...guard }) => {
    if (!mayMatch(text, guard)) return [];
    const found = [...text.matchAll(guard.pattern)].flatMap((match) => figureOf(match[1] ?? match[2] ?? '') ?? []);
    const [first] = found;
    return first && found.every((other) => other.value === first.value) ? [{ fate, figure: first }] : [];
  });
}

/** The first fate that both count and differently. */
export function contradictoryTolls(ours: readonly Toll[], theirs: readonly Toll[]): readonly [Toll, Toll] | null {
  for (const a of ours) {
    const b = theirs.find(({ fate }) => fate === a.fate);
    if (b && !agree(a.figure, b.figure)) return [a, b];
  }
  return null;
}
