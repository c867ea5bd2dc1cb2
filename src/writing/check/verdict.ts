// The outcome of a check: a sentence passes, or what is wrong with it in one plain sentence.

/** What can be wrong with a sentence beside its evidence. */
type Fault =
  | 'form'
  | 'name'
  | 'number'
  | 'unit'
  | 'date'
  | 'weekday'
  | 'roles'
  | 'negation'
  | 'realis'
  | 'attribution'
  | 'cause'
  | 'comparison'
  | 'quotation'
  | 'ellipsis'
  | 'merged'
  | 'unsupported';

export interface Finding {
  readonly fault: Fault;
  /** The words of the sentence that are at fault. */
  readonly words: string;
  /** One plain sentence for whoever wrote it. */
  readonly reason: string;
}

/** `rests` are the ids of the pieces that carry the sentence, part by part. */
export type Verdict =
  | { readonly passes: true; readonly rests: readonly string[] }
  | ({ readonly passes: false } & Finding);

const REASONS: Readonly<Record<Fault, (words: string) => string>> = {
  form: (words) => `It is not one plain sentence: ${words}.`,
  name: (words) => `“${words}” is named in none of the evidence as it is named here.`,
  number: (words) => `“${words}” is not a number of the evidence.`,
  unit: (words) => `“${words}” is counted or measured otherwise in the evidence.`,
  date: (words) => `“${words}” is not the time that the evidence gives.`,
  weekday: (words) => `“${words}” is not the weekday of the evidence.`,
  roles: (words) => `The evidence has somebody else do it, or to somebody else: “${words}”.`,
  negation: (words) => `The evidence says the opposite of “${words}”, or does not deny it.`,
  realis: (words) =>
    `The evidence does not tell “${words}” as done in that way: a plan, wish or possibility stays one.`,
  attribution: (words) => `Who says so must stay said, and nobody else may be credited: “${words}”.`,
  cause: (words) => `The evidence does not join things by “${words}”.`,
  comparison: (words) => `The evidence does not compare so: “${words}”.`,
  quotation: (words) => `The words in quotation marks are not in the evidence's quotation: “${words}”.`,
  ellipsis: (words) => `What the quotation leaves out changes its meaning: “${words}”.`,
  merged: (words) => `No single piece of evidence says this together: “${words}”.`,
  unsupported: (words) => `Nothing in the evidence says “${words}”.`,
};

const LONGEST_WORDS = 80;

export const finding = (fault: Fault, words: string): Finding => {
  const shown = words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS);
  return { fault, words: shown, reason: REASONS[fault](shown) };
};
