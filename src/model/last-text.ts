// A pure function of a text that remembers its last answer: the clauses of one sentence come one after the other.

/** `work` must be pure; what it answers is shared and must not be changed. */
export function lastText<T>(work: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly answer: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, answer: work(text) };
    return last.answer;
  };
}
