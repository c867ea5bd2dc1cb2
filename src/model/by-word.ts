// A pure function of a word that remembers its answers: the words of news come again and again.

/** Longer words are worked out each time: they are rare, and engines keep the whole text alive that such a piece was cut from. */
const LONGEST = 12;
/** Then all is forgotten: the vocabulary of a saga is smaller. */
const MOST = 40_000;

/** `work` must be pure and must not answer undefined; what it answers is shared and must not be changed. */
export function byWord<T extends NonNullable<unknown> | null>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (word.length > LONGEST) return work(word);
    const found = known.get(word);
    if (found !== undefined) return found;
    const answer = work(word);
    if (known.size >= MOST) known.clear();
    known.set(word, answer);
    return answer;
  };
}
