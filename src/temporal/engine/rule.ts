// The shape of a rule, of what it finds, and of the surroundings it may look at.
import type { DayNumber } from '../../model/day.ts';
import type { TimexMod, TimexType } from '../../model/timex.ts';
import type { Lexicon, Token, Tokenize } from '../../model/token.ts';
import type { Discourse } from './discourse.ts';
import type { Finding } from './finding.ts';
import type { WordLists } from './lexicon.ts';
import type { TopicWords } from './topics.ts';
import type { Captured, Readers, TreeMatch } from './tree.ts';

export { type Finding, NO_TIME } from './finding.ts';

/** Where the words around a time expression look. */
type Tense = 'past' | 'present' | 'future' | 'unknown';

/** `day` null: a whole month. null: no opinion. */
export type ChooseYear = (month: number, day: number | null, weekday: number | null) => number | null;

export type Mode = 'news' | 'narrative';

/** What a rule may look at. */
export interface Context {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Token indices of the match, end exclusive. */
  readonly begin: number;
  readonly end: number;
  /** First and past-the-last token of the sentence. */
  readonly sentence: { readonly begin: number; readonly end: number };
  readonly dct: DayNumber | null;
  readonly mode: Mode;
  readonly discourse: Discourse;
  /** Chooses the year of a date without one where the caller knows better than "the nearest" (questions about a saga). */
  readonly chooseYear: ChooseYear | null;
  /** Tense of the verb that governs the match. */
  tense(): Tense;
  /** Whether the sentence tells of a time before the one that is told. */
  looksBack(): boolean;
}

export type RuleMatch = TreeMatch<Rule>;

/** A sentence, the expression in it and its value; for SET and modified expressions more may be asked. */
export interface RuleExample {
  readonly text: string;
  readonly finds: string;
  readonly value: string;
  readonly type?: TimexType;
  readonly mod?: TimexMod;
  readonly dct?: string | null;
  readonly mode?: Mode;
}

export interface Rule {
  readonly name: string;
  /** Alternatives; see `pattern.ts` for the syntax. */
  readonly patterns: readonly string[];
  /** null: the words match but this is no time expression. */
  make(match: RuleMatch, context: Context): Finding | readonly Finding[] | null;
  readonly examples: readonly RuleExample[];
  /** Sentences in which the rule must find nothing. */
  readonly nonExamples?: readonly string[];
}

/** Words before (or inside) an expression that change its mod: "early", "the end of", "about". */
export interface Modifier {
  readonly name: string;
  readonly patterns: readonly string[];
  /** The modifier gives another date, which bears its own name. */
  readonly renames?: boolean;
  /** The finding with the modifier applied, or null where the two don't go together. */
  apply(finding: Finding & { readonly rule: string }, match: TreeMatch<Modifier>): Finding | null;
}

/** Everything the engine needs to know about a language. */
export interface Language {
  /** Makes tokens that carry the entries of this dictionary. */
  tokenizer(lexicon: Lexicon): Tokenize;
  readonly words: WordLists;
  readonly readers: Readers;
  readonly rules: readonly Rule[];
  readonly modifiers: readonly Modifier[];
  /** How sentences set the year of what follows. */
  readonly topics: TopicWords;
  /** Tense of the verb that governs the tokens from `begin` to `end`. */
  tenseOf(
    tokens: readonly Token[],
    begin: number,
    end: number,
    sentence: { readonly begin: number; readonly end: number },
  ): Tense;
  /** Whether a sentence tells of a time before the one that is told: "had landed". */
  looksBack(tokens: readonly Token[], sentence: { readonly begin: number; readonly end: number }): boolean;
}

/** What a pattern captured, by name. */
type Captures = Pick<RuleMatch, 'names' | 'captured'>;

function capture({ names, captured }: Captures, name: string): Captured | undefined {
  const at = names.lastIndexOf(name);
  return at < 0 ? undefined : captured[at];
}

/** A captured number; NaN where the pattern's alternative has none. */
export function numberOf(match: Captures, name: string): number {
  const value = capture(match, name);
  return typeof value === 'number' ? value : Number.NaN;
}

/** A captured word; '' where the pattern's alternative has none. */
export function wordOf(match: Captures, name: string): string {
  const value = capture(match, name);
  return value === undefined ? '' : String(value);
}

export const has = (match: Captures, name: string): boolean => match.names.includes(name);
