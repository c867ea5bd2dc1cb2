// Puts the English words, readers, rules and modifiers together: what the engine needs to know about the language.
import type { Language } from '../engine/rule.ts';
import { MODIFIERS } from './modifiers.ts';
import { READERS } from './readers.ts';
import { RULES } from './rules/index.ts';
import { TOPICS, tenseOf } from './tense.ts';
import { WORDS } from './words.ts';

export const ENGLISH: Language = {
  words: WORDS,
  readers: READERS,
  rules: RULES,
  modifiers: MODIFIERS,
  topics: TOPICS,
  tenseOf,
};
