// Turns events into the pieces of evidence that a writer is shown and its sentences are checked against.
import { dctOf } from '../model/article.ts';
import { isSingleDay } from '../model/dated.ts';
import { type Evidence, type Happening, tellersOf } from '../model/event.ts';
import type { SourceLink } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { linkableAddress } from '../model/web-address.ts';
import type { Piece } from './check/check.ts';

/** Events that are shown, the most salient first, and tellings of each: what a writer needs, and a bound on what it costs. */
const MOST_EVENTS = 8;
const MOST_TELLINGS = 3;
/** Characters of the longest sentence that is shown. */
const LONGEST = 600;

/** A piece with what is told of it beside a sentence that rests on it. */
export interface SourcedPiece extends Piece {
  readonly event: string;
  readonly source: SourceLink;
}

function pieceOf(event: Happening, { report, article }: Evidence, id: string): SourcedPiece | null {
  const text = inertLine(report.text);
  if (text === null || text.length > LONGEST) return null;
  const day = event.date && isSingleDay(event.date) && event.date.certainty !== 'assumed' ? event.date : null;
  return {
    id,
    text,
    written: dctOf(article.published),
    day,
    publisher: article.publisher,
    event: event.id,
    source: { publisher: inertLine(article.publisher) ?? 'publisher not named', url: linkableAddress(article.url) },
  };
}

/** Pieces of events in their order; views and older matters are not written about, and no sentence stands twice. */
export function piecesOf(events: readonly Happening[]): readonly SourcedPiece[] {
  const pieces: SourcedPiece[] = [];
  const seen = new Set<string>();
  for (const event of events.filter(({ kind }) => kind === 'report' || kind === 'quote').slice(0, MOST_EVENTS)) {
    let told = 0;
    for (const one of tellersOf(event)) {
      const piece = told < MOST_TELLINGS ? pieceOf(event, one, `e${pieces.length + 1}`) : null;
      if (piece === null || seen.has(piece.text) || one.article.kind === 'opinion') continue;
      seen.add(piece.text);
      pieces.push(piece);
      told++;
    }
  }
  return pieces;
}
