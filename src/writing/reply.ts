// Turns whatever a writer answered into drafted sentences with the ids that they name; what can't be read is no draft.
import { inertLine } from '../model/outside-text.ts';

export interface DraftedSentence {
  readonly text: string;
  readonly evidence: readonly string[];
}

export interface Drafted {
  readonly headline: DraftedSentence | null;
  readonly gist: readonly DraftedSentence[];
}

/** Characters of an answer that are read, of a sentence, and ids and sentences that are taken. */
const LONGEST_REPLY = 20_000;
const LONGEST_SENTENCE = 400;
const MOST_IDS = 6;
const MOST_SENTENCES = 3;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object in a text, also inside a fence or behind words; null for none. */
function objectIn(reply: string): unknown {
  const text = reply.slice(0, LONGEST_REPLY);
  const [begin, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (begin < 0 || end <= begin) return null;
  try {
    return JSON.parse(text.slice(begin, end + 1));
  } catch {
    return null;
  }
}

function sentenceOf(value: unknown): DraftedSentence | null {
  if (!isRecord(value) || typeof value.text !== 'string' || !Array.isArray(value.evidence)) return null;
  const text = inertLine(value.text.slice(0, 2 * LONGEST_SENTENCE));
  const evidence = value.evidence.filter((id) => typeof id === 'string').slice(0, MOST_IDS);
  return text === null || text.length > LONGEST_SENTENCE || evidence.length === 0 ? null : { text, evidence };
}

/** Null where nothing usable was answered. */
export function readReply(reply: string): Drafted | null {
  const found = objectIn(reply);
  if (!isRecord(found)) return null;
  const headline = sentenceOf(found.headline);
  const list = Array.isArray(found.gist) ? found.gist : [];
  const gist = list
    .slice(0, MOST_SENTENCES)
    .map(sentenceOf)
    .filter((one) => one !== null);
  return headline === null && gist.length === 0 ? null : { headline, gist };
}
