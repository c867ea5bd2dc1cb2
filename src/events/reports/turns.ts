// Turns the paragraphs of an interview or a transcript into whose turn each sentence stands in.
import { type Turn, turnOf } from '../../english/furniture.ts';
import type { Sentence } from '../../model/report.ts';

/** So many turns make an interview of a text; a question and an answer that are called so do by themselves. */
const LEAST_TURNS = 3;
/** Characters of a paragraph in which its turn is named, and of a text in which it is said who answers. */
const OPENING = 120;
const INTRODUCTION = 2_000;

const NAME = String.raw`((?:\p{Lu}[\p{L}.'’-]*\p{L}\.? ){0,4}\p{Lu}[\p{L}'’-]+)(?![\p{L}'’-]| \p{Lu}| and \p{Lu})`;
const SPOKE = `(?:spoke|talked|sat down|speaks?|talks?|sits? down) (?:to|with)`;
/** "We spoke to Mayor Ada Moreau." Of "in an interview with Harbour Radio" nobody can tell who asks. */
const ASKED = new RegExp(String.raw`\b(?:[Ww]e|I) (?:[a-z]+ ){0,2}(?:${SPOKE}|interviewed) ${NAME}`, 'u');
/** "Ada Moreau spoke to the Post on Tuesday." */
const TALKED = new RegExp(
  String.raw`(?:^|[.!?\n] ?)(?!(?:We|I|He|She|They|You|The) )${NAME} ${SPOKE} (?:us\b|[Tt]he \p{Lu}|\p{Lu})`,
  'u',
);
/** "Q&A: Mayor Moreau", "Interview: Ada Moreau". */
const TITLED = new RegExp(
  `^(?:Q ?& ?A|Interview|(?:A|The) (?:conversation|interview))(?: ?[:|–—-]| with) ${NAME}`,
  'u',
);

/** Who answers the questions of a text, as it says itself; null where it names nobody, or two. */
function answererOf(introduction: string, title: string | null): string | null {
  const named = ASKED.exec(introduction) ?? TALKED.exec(introduction) ?? (title === null ? null : TITLED.exec(title));
  return named?.[1] ?? null;
}

/** Whose turn each paragraph opens, by where it begins. */
const openedIn = (text: string, sentences: readonly Sentence[]): ReadonlyMap<number, Turn | null> =>
  new Map(
    sentences
      .filter(({ paragraph }, i) => paragraph !== sentences[i - 1]?.paragraph)
      .map(({ begin, end }) => [begin, turnOf(text.slice(begin, Math.min(end, begin + OPENING)))]),
  );

function isInterview(opened: Iterable<Turn | null>): boolean {
  const kinds = [...opened].flatMap((turn) => turn?.kind ?? []);
  return kinds.length >= LEAST_TURNS || (kinds.includes('question') && kinds.includes('answer'));
}

/** Of each sentence whose turn it stands in, by where it begins; empty for a text that is no interview. */
export function turnsOf(text: string, title: string | null, sentences: readonly Sentence[]): ReadonlyMap<number, Turn> {
  const opened = openedIn(text, sentences);
  const turns = new Map<number, Turn>();
  if (!isInterview(opened.values())) return turns;
  const first = sentences.find(({ begin }) => opened.get(begin))?.begin ?? 0;
  const name = answererOf(text.slice(0, Math.min(first, INTRODUCTION)), title);
  let turn: Turn | null = null;
  for (const { begin } of sentences) {
    const opens = opened.get(begin);
    if (opens) turn = opens.kind === 'answer' && name !== null ? { kind: 'speaker', name } : opens;
    else if (opens === null && turn?.kind !== 'speaker') turn = null;
    if (turn) turns.set(begin, turn);
  }
  return turns;
}
