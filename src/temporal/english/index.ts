// Puts the English words, readers, rules and modifiers together: what the engine needs to know about the language.
import { directionOf, looksBack } from '../../english/tense.ts';
import { createTokenizer } from '../../english/tokens.ts';
import type { Language } from '../engine/rule.ts';
import { MODIFIERS } from './modifiers.ts';
import { NAME_SENSES } from './question-words.ts';
import { READERS } from './readers/index.ts';
import { RULES } from './rules/index.ts';
import { QUESTION_RULES } from './rules/questions.ts';
import { TOPICS, WORDS } from './words.ts';

export const ENGLISH: Language = {
  tokenizer: (lexicon) => createTokenizer(lexicon),
  words: WORDS,
  readers: READERS,
  rules: RULES,
  modifiers: MODIFIERS,
  topics: TOPICS,
  tenseOf: directionOf,
  looksBack,
};

/** What people ask has rules of its own. */
export const QUESTIONS: Language = {
  ...ENGLISH,
  tokenizer: (lexicon) => createTokenizer(lexicon, { nameSenses: NAME_SENSES }),
  rules: [...QUESTION_RULES, ...RULES],
};
