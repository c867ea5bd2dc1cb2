// Guesses the tense of the verb that governs a time expression, from the words around it.
import type { Tense } from '../engine/rule.ts';
import type { Token } from '../engine/tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const FUTURE = set("will shall 'll won't");
const MODAL = set('would could should may might can must');
/** With an infinitive or a date behind them these look forward. */
const FORWARD =
  set(`scheduled due expected expects expect plans planned planning plan set going slated begins starts opens
  scheduled hopes intends aims vows promises upcoming ready prepare preparing prepares until awaits`);
const BE = set('be been being');
const PAST_VERBS =
  set(`was were had did said told went came took made gave saw got began became held left found met ran won lost led
  fell rose sent put set spoke wrote broke brought built bought caught chose cut drew drove fought felt flew grew heard hit kept knew
  laid lay let paid read rang sang sat sold shot shut slept spent stood stole struck swore taught thought threw understood wore
  withdrew woke died hurt quit sank shook rode hid bound hung dealt bent bled blew fled forbade forgot froze sought sped split spread
  strove swept swung tore wept wound undertook overtook overthrew`);
const PRESENT_VERBS = set("is are has have says am 's 're 've does do remains seems");
const STOPS = set('; : -- ( )');

const isPastForm = (token: Token): boolean =>
  PAST_VERBS.has(token.word) || (token.kind === 'word' && token.word.length > 4 && token.word.endsWith('ed'));

/** Looks back from the expression within its clause for the nearest verb, then forward. */
export function tenseOf(
  tokens: readonly Token[],
  begin: number,
  end: number,
  sentence: { readonly begin: number; readonly end: number },
): Tense {
  for (let i = begin - 1; i >= Math.max(sentence.begin, begin - 14); i--) {
    const token = tokens[i] as Token;
    if (STOPS.has(token.word)) break;
    const tense = tenseAt(tokens, i, sentence.begin);
    if (tense !== null) return tense;
  }
  for (let i = end; i < Math.min(sentence.end, end + 14); i++) {
    const token = tokens[i] as Token;
    if (STOPS.has(token.word)) break;
    const tense = tenseAt(tokens, i, sentence.begin);
    if (tense !== null) return tense;
  }
  return 'unknown';
}

function tenseAt(tokens: readonly Token[], i: number, from: number): Tense | null {
  const token = tokens[i] as Token;
  if (FUTURE.has(token.word) || FORWARD.has(token.word)) return 'future';
  if (MODAL.has(token.word)) return token.word === 'may' && token.capital ? null : 'future';
  if (PRESENT_VERBS.has(token.word)) return 'present';
  if (!isPastForm(token) && !BE.has(token.word)) return null;
  // "would be released", "to be held": the auxiliary before the participle decides.
  for (let j = i - 1; j >= Math.max(from, i - 4); j--) {
    const word = (tokens[j] as Token).word;
    if (FUTURE.has(word) || word === 'would') return 'future';
    if (word === 'to' && BE.has((tokens[j + 1] as Token).word)) return 'future';
  }
  return BE.has(token.word) ? null : 'past';
}
