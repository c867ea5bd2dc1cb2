// Turns a question as it was typed into the words that were meant: chat's short forms, slips repaired against the record and against
// the words that questions are made of.
import { isStopWord, type PlacedWord, placedWords, stem } from '../english/words.ts';
import { MONTHS, WEEKDAYS } from '../model/date-words.ts';
import type { AnswerDeps } from './deps.ts';
import { isKnownWord } from './find/kin.ts';
import { QUESTION_WORDS } from './question-words.ts';

/** Chat's own spellings. */
const SHORT: Readonly<Record<string, string>> = {
  wen: 'when',
  wat: 'what',
  wot: 'what',
  wut: 'what',
  whats: "what's",
  wheres: "where's",
  ppl: 'people',
  pple: 'people',
  govt: 'government',
  gov: 'government',
  pres: 'president',
  prez: 'president',
  min: 'minister',
  b4: 'before',
  bc: 'because',
  bcuz: 'because',
  cuz: 'because',
  bout: 'about',
  abt: 'about',
  tho: 'though',
  gonna: 'going to',
  u: 'you',
  r: 'are',
  thru: 'through',
  '2day': 'today',
  yday: 'yesterday',
  yest: 'yesterday',
  tmrw: 'tomorrow',
};

/** A word of the question that was taken for another. */
interface Slip {
  readonly typed: string;
  readonly read: string;
}

interface Repaired {
  readonly text: string;
  readonly slips: readonly Slip[];
}

/** Letters put in, left out, changed or swapped with a neighbour between two words, at most `most` + 1 (optimal string alignment). */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (old[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [older, old] = [old, row];
  }
  return Math.min(old[b.length] ?? most + 1, most + 1);
}

/** The shortest word that is mended, and from which length two slips are believed. */
const SHORTEST = 4;
const LONG = 8;

const editsFor = (word: string): number => (word.length >= LONG ? 2 : 1);

const FRAME = [
  ...QUESTION_WORDS,
  'when',
  'what',
  'where',
  'which',
  'after',
  'before',
  'between',
  'about',
  'many',
  'much',
  'people',
  'yesterday',
  'weekend',
  ...[...MONTHS, ...WEEKDAYS].map((name) => name.toLowerCase()),
];

const nearest = (word: string, others: readonly string[], most = editsFor(word)): string | null => {
  const near = others
    .map((other) => ({ other, edits: editsBetween(word, other, most) }))
    .filter(({ other, edits }) => edits <= most && other.length >= SHORTEST);
  return near.sort((a, b) => a.edits - b.edits)[0]?.other ?? null;
};

/** The word of the record that a strange word may be meant for, as the record writes it. */
async function nearestInRecord(deps: AnswerDeps, word: string): Promise<string | null> {
  const most = editsFor(word);
  const reach = { shortest: Math.max(3, word.length - 5), longest: word.length + most };
  const found = await deps.wordsLike({ begin: word.slice(0, 1), ...reach });
  const own = stem(word);
  const near = found.flatMap(({ word: other, reports }) => {
    const edits = Math.min(editsBetween(word, other, most), editsBetween(own, other, most));
    return edits <= most && other.length >= SHORTEST ? [{ other, edits, reports }] : [];
  });
  near.sort((a, b) => a.edits - b.edits || b.reports - a.reports);
  return near[0] ? asWritten(deps, near[0].other, word) : null;
}

/** The index keeps stems: the form of it that is nearest to what was typed. */
async function asWritten(deps: AnswerDeps, stemmed: string, typed: string): Promise<string | null> {
  const evidence = await deps.evidence({ terms: { groups: [[stemmed]], match: 'all' }, order: 'relevance', limit: 30 });
  const forms = evidence.flatMap(({ report }) => placedWords(report.text).map(({ word }) => word));
  return nearest(typed, [...new Set(forms)].sort());
}

/** Text with some words replaced, from the last to the first. */
const replaced = (text: string, words: readonly { readonly place: PlacedWord; readonly by: string }[]): string =>
  words.toReversed().reduce((rest, { place, by }) => rest.slice(0, place.begin) + by + rest.slice(place.end), text);

const expanded = (text: string): string =>
  replaced(
    text,
    placedWords(text).flatMap((place) => {
      const by = SHORT[place.word];
      return by === undefined || place.capital ? [] : [{ place, by }];
    }),
  );

/** Words that nothing explains: no word of English, of questions or of the record. `isOther`: what stands there is a date or a name. */
async function strangeWords(
  deps: AnswerDeps,
  words: readonly PlacedWord[],
  isOther: (word: PlacedWord) => boolean,
): Promise<readonly PlacedWord[]> {
  const doubtful = words.filter(
    (place) =>
      place.word.length >= SHORTEST &&
      /^\p{L}+$/u.test(place.word) &&
      !isStopWord(place.word) &&
      !QUESTION_WORDS.has(place.word) &&
      !isKnownWord(place.word) &&
      !isOther(place),
  );
  if (doubtful.length === 0) return [];
  const { counts } = await deps.wordCounts(doubtful.map(({ word }) => [word]));
  return doubtful.filter((_, i) => counts[i] === 0);
}

/** Repairs a question. A word that the record has, or that English has, is never changed. */
export async function repairSlips(
  deps: AnswerDeps,
  typed: string,
  isOther: (word: PlacedWord) => boolean,
): Promise<Repaired> {
  const text = expanded(typed);
  const strange = await strangeWords(deps, placedWords(text), isOther);
  const mended: { place: PlacedWord; by: string }[] = [];
  for (const place of strange.slice(0, 4)) {
    const by = nearest(place.word, FRAME, 1) ?? (await nearestInRecord(deps, place.word)) ?? nearest(place.word, FRAME);
    if (by !== null && by !== place.word) mended.push({ place, by });
  }
  const slips = mended.map(({ place, by }) => ({ typed: place.text, read: by }));
  return { text: replaced(text, mended), slips };
}
