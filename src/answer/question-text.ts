// Turns what somebody typed into a question that can be read: one inert line of a sane length.

import { UserError } from '../errors.ts';
import { inertLine } from '../model/outside-text.ts';

/** UTF-16 code units: far more than any question needs, far less than it takes to keep the tagger busy. */
const MAX_QUESTION_LENGTH = 500;

/** The question as one line. Throws a UserError (bad-argument) for one that is empty or too long to be a question. */
export function readQuestion(text: string): string {
  if (text.length > MAX_QUESTION_LENGTH) {
    throw new UserError(
      'bad-argument',
      `The question is ${text.length.toLocaleString('en-US')} characters long; ask in at most ${MAX_QUESTION_LENGTH}.`,
    );
  }
  const line = inertLine(text);
  if (line === null) {
    throw new UserError('bad-argument', 'The question is empty; ask about a day, a person or a matter.');
  }
  return line;
}

/** The text with the given stretches replaced by spaces, so that the other offsets stay what they are. */
export function blankOut(text: string, stretches: readonly { readonly begin: number; readonly end: number }[]): string {
  let rest = text;
  for (const { begin, end } of stretches) rest = rest.slice(0, begin) + ' '.repeat(end - begin) + rest.slice(end);
  return rest;
}
