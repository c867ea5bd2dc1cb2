// Turns a plain message in a channel into whether it is a question about a day that somebody would want answered.
import type { QuestionDate } from '../../model/question.ts';

const ASKS =
  /^(?:and |so |but |hey |hi )?(?:what|who|whom|whose|when|where|why|how|which|did|do|does|was|were|has|have|had|is|are)\b/i;
/** Longer messages tell something; a question in them is not put to everybody. UTF-16 code units. */
const LONGEST = 200;

/** A question in form, of one line, that names days that can be known. */
export const isDatedQuestion = (text: string, dates: readonly QuestionDate[]): boolean =>
  text.length <= LONGEST &&
  !text.trim().includes('\n') &&
  (/\?\s*$/.test(text) || ASKS.test(text.trim())) &&
  dates.some(({ span }) => span !== null);
