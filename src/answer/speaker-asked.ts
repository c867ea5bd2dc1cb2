// Turns the words of a question into the one whose own words it asks for: "what did X say", "remarks by X".
import type { PlacedWord } from '../english/words.ts';
import { SPEECH_WORDS } from './question-words.ts';
import type { Term } from './terms.ts';

const AUXILIARIES = new Set('did does do has have had is was would what how when why'.split(' '));
const BETWEEN = new Set('then also publicly really exactly himself herself ever actually have has had s'.split(' '));
const SPEECH_NOUNS = new Set(
  `comment comments remark remarks quote quotes statement statements words tweets reaction response view views
  opinion`.split(/\s+/),
);

/** Whose words are asked for: "what did X say", "X's remarks", "quotes by X". "Who told X …" asks for somebody else's. */
export function speakerOf(tokens: readonly PlacedWord[], terms: readonly Term[]): Term | null {
  const verb = tokens.findIndex(({ word }, i) => SPEECH_WORDS.has(word) && i > 0);
  const noun = tokens.findIndex(({ word }) => SPEECH_NOUNS.has(word));
  const after = tokens[noun + 1];
  if (noun >= 0 && after && (after.word === 'by' || after.word === 'from' || after.word === 'of')) {
    return terms.find(({ begin }) => begin > after.begin) ?? null;
  }
  if (verb < 0) return null;
  return subjectBefore(tokens, terms, verb);
}

function subjectBefore(tokens: readonly PlacedWord[], terms: readonly Term[], verb: number): Term | null {
  let at = verb - 1;
  while (at >= 0 && BETWEEN.has(tokens[at]?.word ?? '')) at--;
  const end = tokens[at]?.end;
  const subject = terms.find((term) => term.end === end);
  if (!subject) return null;
  const first = tokens.findIndex(({ begin }) => begin === subject.begin);
  const before = tokens.slice(0, first).map(({ word }) => word);
  const possessive = SPEECH_NOUNS.has(tokens[verb]?.word ?? '');
  const isSubject =
    possessive || before.length === 0 || before.some((word) => AUXILIARIES.has(word) || word === 'whats');
  return isSubject ? subject : null;
}
