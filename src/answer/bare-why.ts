// Turns "why?" in a conversation into the question that it leaves out: "why did Holm resign?" after "when did Holm resign?".
import type { ThreadContext } from '../model/question.ts';

const WHY =
  /^(?:(?:and|but|so) )?(?:why|how come|why so|why (?:was|is) (?:that|this|it)|why did (?:that|this|it) happen|for what reason)[\s?!.]*$/i;
/** What was asked before, from its verb on. */
const ASKED =
  /^(?:(?:and|but|so) )?(?:(?:when|where|how) )?((?:did|does|do|was|were|is|are|has|have|had|will|would|can|could) .+?)[\s?!.]*$/i;

/** The question as it is meant; as it stands where it is no bare "why", or what came before has no reason to be asked for. */
export function spelledOut(question: string, thread: ThreadContext | null): string {
  const asked = WHY.test(question) ? ASKED.exec(thread?.topic ?? '')?.[1] : undefined;
  return asked === undefined ? question : `why ${asked}?`;
}
