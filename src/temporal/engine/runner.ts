// Runs a language's rules over tokens: the longest match wins at each place, in one pass from left to right.

import type { DayNumber } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import { type Lexicon, NO_ENTRY, type Token, type Tokenize } from '../../model/token.ts';
import { joinClock } from './clock-joins.ts';
import { mention, startOfText } from './discourse.ts';
import { type Found, foundAt, NO_TIME, type TokenSpan } from './finding.ts';
import { buildLexicon } from './lexicon.ts';
import type { ChooseYear, Context, Language, Mode, Modifier, Rule } from './rule.ts';
import { buildTree, type RuleTree, type TreeMatch } from './tree.ts';

/** A language made ready to run. */
export interface Engine {
  readonly lexicon: Lexicon;
  readonly tokenize: Tokenize;
  readonly language: Language;
  readonly rules: RuleTree<Rule>;
  readonly modifiers: RuleTree<Modifier>;
}

/** What the run is given. `sentences` are token spans that tile the tokens in order. */
interface RunInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly TokenSpan[];
  readonly dct: DayNumber | null;
  readonly mode: Mode;
  readonly chooseYear?: ChooseYear;
  /** Year that a sentence's heading or paragraph is about, by sentence index; null where it is the publication year. */
  readonly topicYears?: readonly (number | null)[];
}

/** At most this many modifiers before one expression ("about the end of early …"). */
const MODIFIER_DEPTH = 3;

export function createEngine(language: Language): Engine {
  const rules = buildTree(
    language.rules.flatMap((rule) => rule.patterns.map((pattern) => [pattern, rule] as const)),
    language.readers,
  );
  const modifiers = buildTree(
    language.modifiers.flatMap((modifier) => modifier.patterns.map((pattern) => [pattern, modifier] as const)),
    language.readers,
  );
  const lexicon = buildLexicon(language.words, [...rules.literals, ...modifiers.literals]);
  return { lexicon, tokenize: language.tokenizer(lexicon), language, rules, modifiers };
}

/** Findings in order, not overlapping. */
export function run(engine: Engine, input: RunInput): Found[] {
  const found: Found[] = [];
  let discourse = startOfText(input.mode === 'news' ? input.dct : null);
  input.sentences.forEach((sentence, index) => {
    const topicYear = input.topicYears?.[index] ?? null;
    if (topicYear !== discourse.topicYear) discourse = { ...discourse, topicYear };
    let around = surroundingsOf(engine, input, sentence, discourse);
    let i = sentence.begin;
    while (i < sentence.end) {
      const token = nth(input.tokens, i);
      const here = token.entry === NO_ENTRY ? null : findAt(engine, around, i, 0);
      if (here === null) {
        i++;
        continue;
      }
      for (const finding of here) {
        if (finding.value === NO_TIME.value) continue;
        joinClock(found, finding, input.tokens);
        if (moves(engine, input, sentence, discourse, finding)) discourse = mention(discourse, finding);
      }
      around = surroundingsOf(engine, input, sentence, discourse);
      i = Math.max(i + 1, nth(here, here.length - 1).end);
    }
  });
  return found;
}

/** Brackets are looked for so many tokens back. */
const BRACKET_REACH = 12;

/**
 * A history stays where it is while brackets tell other dates ("the treaty (5 May 1920)"), and while a sentence inside a paragraph
 * looks back ("the corps had landed in 1941"); at the beginning of a paragraph it goes back.
 */
function moves(
  engine: Engine,
  input: RunInput,
  sentence: TokenSpan,
  discourse: Context['discourse'],
  finding: Found,
): boolean {
  if (input.mode === 'news' || discourse.at === null) return true;
  if (finding.form === 'explicit' && yearOf(finding) < discourse.at.year && !opensParagraph(input, sentence))
    if (engine.language.looksBack(input.tokens, sentence)) return false;
  for (let i = finding.begin - 1; i >= Math.max(0, finding.begin - BRACKET_REACH); i--) {
    const { word } = nth(input.tokens, i);
    if (word === ')' || word === '.') return true;
    if (word === '(') return false;
  }
  return true;
}

const yearOf = ({ value }: Found): number =>
  /^\d{4}/.test(value) ? Number(value.slice(0, 4)) : Number.POSITIVE_INFINITY;

const opensParagraph = ({ text, tokens }: RunInput, { begin }: TokenSpan): boolean =>
  begin === 0 || text.slice(nth(tokens, begin - 1).end, nth(tokens, begin).begin).includes('\n');

type Surroundings = Omit<Context, 'begin' | 'end' | 'tense'> & {
  tenseAt(begin: number, end: number): ReturnType<Context['tense']>;
};

function surroundingsOf(
  engine: Engine,
  input: RunInput,
  sentence: TokenSpan,
  discourse: Context['discourse'],
): Surroundings {
  return {
    text: input.text,
    tokens: input.tokens,
    sentence,
    dct: input.dct,
    mode: input.mode,
    discourse,
    chooseYear: input.chooseYear ?? null,
    tenseAt: (begin, end) => engine.language.tenseOf(input.tokens, begin, end, sentence),
    looksBack: () => engine.language.looksBack(input.tokens, sentence),
  };
}

/** The best finding that begins at a token, alone or with modifiers before it; null where there is none. */
function findAt(engine: Engine, around: Surroundings, at: number, depth: number): readonly Found[] | null {
  const plain = plainAt(engine, around, at);
  if (depth >= MODIFIER_DEPTH) return plain;
  const modified = modifiedAt(engine, around, at, depth);
  if (!modified || !plain) return modified ?? plain;
  return endOf(modified) > endOf(plain) ? modified : plain;
}

const endOf = (found: readonly Found[]): number => nth(found, found.length - 1).end;

function plainAt(engine: Engine, around: Surroundings, at: number): readonly Found[] | null {
  for (const match of engine.rules.matchesAt(around.tokens, at)) {
    if (match.end > around.sentence.end) continue;
    const made = match.item.make(match, contextOf(around, match));
    if (made === null) continue;
    const findings = 'value' in made ? [made] : made;
    return findings.map((f) => foundAt(f, f.begin ?? match.begin, f.end ?? match.end, match.item.name));
  }
  return null;
}

/** Spelled out rather than spread: it is made for every match. */
function contextOf(around: Surroundings, match: TreeMatch<Rule>): Context {
  const { text, tokens, sentence, dct, mode, discourse, chooseYear, tenseAt, looksBack } = around;
  const { begin, end } = match;
  const tense = () => tenseAt(begin, end);
  return { text, tokens, sentence, dct, mode, discourse, chooseYear, begin, end, tense, looksBack };
}

function modifiedAt(engine: Engine, around: Surroundings, at: number, depth: number): readonly Found[] | null {
  let best: readonly Found[] | null = null;
  for (const match of engine.modifiers.matchesAt(around.tokens, at)) {
    if (match.end >= around.sentence.end) continue;
    const [first, ...others] = findAt(engine, around, match.end, depth + 1) ?? [];
    if (first === undefined || first.begin !== match.end || first.value === NO_TIME.value) continue;
    const applied = match.item.apply(first, match);
    if (applied === null) continue;
    const found = [foundAt(applied, at, first.end, match.item.renames ? match.item.name : first.rule), ...others];
    if (best === null || endOf(found) > endOf(best)) best = found;
  }
  return best;
}
