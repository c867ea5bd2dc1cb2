// Turns pieces of evidence into checked sentences: draft, check, repair once with the reason, then the quotation itself.
import type { Written, WrittenSentence } from '../model/written.ts';
import type { Writer } from '../ports.ts';
import type { Check } from './check/check.ts';
import { finding } from './check/verdict.ts';
import type { SourcedPiece } from './evidence.ts';
import { dataFor, instructionsFor, REPLY_SCHEMA, type Refused, type Wish } from './prompt.ts';
import { type Drafted, type DraftedSentence, readReply } from './reply.ts';

interface WriteDeps {
  readonly writer: Writer;
  readonly check: Check;
}

const MOST_TOKENS = 700;

/** A drafted sentence that passed, with what it rests on; or why it did not. */
type Checked = { readonly sentence: WrittenSentence } | { readonly refused: Refused };

const named = (pieces: readonly SourcedPiece[], ids: readonly string[]): readonly SourcedPiece[] =>
  pieces.filter(({ id }) => ids.includes(id));

function sentenceFrom(text: string, pieces: readonly SourcedPiece[], isQuotation: boolean): WrittenSentence | null {
  const [first] = pieces;
  if (!first) return null;
  const sources = new Map(pieces.map(({ source }) => [source.publisher, source]));
  return { text, event: first.event, sources: [...sources.values()], isQuotation };
}

function checked(check: Check, { text, evidence }: DraftedSentence, pieces: readonly SourcedPiece[]): Checked {
  const own = named(pieces, evidence);
  const verdict = check(text, own);
  const sentence = verdict.passes ? sentenceFrom(text, named(own, verdict.rests), false) : null;
  if (sentence) return { sentence };
  return { refused: { text, finding: verdict.passes ? finding('unsupported', text) : verdict } };
}

async function drafted({ writer }: WriteDeps, wish: Wish, data: string, signal: AbortSignal): Promise<Drafted | null> {
  const request = { instructions: instructionsFor(wish), data, schema: REPLY_SCHEMA, maxTokens: MOST_TOKENS, signal };
  const answer = await writer.write(request);
  return answer.kind === 'answer' ? readReply(answer.text) : null;
}

const passed = (one: Checked | undefined): WrittenSentence | null => (one && 'sentence' in one ? one.sentence : null);

/** The words of the evidence itself in place of a sentence: the first that it named and that no line has yet. */
function quotation(
  draft: DraftedSentence,
  pieces: readonly SourcedPiece[],
  told: ReadonlySet<string>,
): WrittenSentence | null {
  const piece = [...named(pieces, draft.evidence), ...pieces].find(
    ({ event, text }) => !told.has(event) && !told.has(text),
  );
  return piece ? sentenceFrom(piece.text, [piece], true) : null;
}

/** Sentences that passed, each thing once; the others replaced by the evidence's words. */
function settled(
  drafts: readonly DraftedSentence[],
  found: readonly (WrittenSentence | null)[],
  pieces: readonly SourcedPiece[],
): readonly WrittenSentence[] {
  const told = new Set(found.flatMap((one) => (one ? [one.event, one.text] : [])));
  const lines: WrittenSentence[] = [];
  for (const [i, draft] of drafts.entries()) {
    const line = found[i] ?? quotation(draft, pieces, told);
    if (!line || lines.some(({ text }) => text === line.text)) continue;
    lines.push(line);
    told.add(line.event).add(line.text);
  }
  return lines;
}

/** Null where the writer gave nothing that passes: what is shown stays extractive. Never rejects for what a writer does. */
export async function write(
  deps: WriteDeps,
  wish: Wish,
  pieces: readonly SourcedPiece[],
  signal: AbortSignal,
): Promise<Written | null> {
  if (pieces.length === 0) return null;
  const first = await drafted(deps, wish, dataFor(wish, pieces), signal);
  if (first === null) return null;
  const all = [...(first.headline ? [first.headline] : []), ...first.gist];
  const once = all.map((draft) => checked(deps.check, draft, pieces));
  const refused = once.flatMap((one) => ('refused' in one ? [one.refused] : []));
  const again = refused.length > 0 ? await drafted(deps, wish, dataFor(wish, pieces, refused), signal) : null;
  const repairs = again ? [...(first.headline ? [again.headline] : []), ...again.gist] : [];
  const found = once.map((one, i) => {
    const repair = repairs[i];
    return passed(one) ?? (repair ? passed(checked(deps.check, repair, pieces)) : null);
  });
  if (found.every((one) => one === null)) return null;
  const headline = first.headline ? (found[0] ?? null) : null;
  return { headline, gist: settled(first.gist, first.headline ? found.slice(1) : found, pieces) };
}
