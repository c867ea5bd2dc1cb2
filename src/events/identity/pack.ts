// Turns traits into a small blob and back, so that a store keeps them beside reports and no text is read twice.
import type { ReportKind } from '../../model/report.ts';
import { type BytesIn, type BytesOut, bytesIn, bytesOut } from './bytes.ts';
import type { ArticleTraits, Traits } from './traits.ts';

/** Blobs of another version are made anew from the text. */
export const TRAITS_VERSION = 7;

const KINDS: readonly ReportKind[] = ['report', 'quote', 'opinion', 'background'];
const NO_DAY = -(2 ** 31);

const putDay = (out: BytesOut, day: number | null): void => out.i32(day ?? NO_DAY);
const takeDay = (bytes: BytesIn): number | null => {
  const day = bytes.i32();
  return day === NO_DAY ? null : day;
};

/** About 400 bytes, once an article; the id is the store's. */
export function packArticle({
  from,
  to,
  paper,
  title,
  opening,
  body,
  names,
  numbers,
  calendar,
}: ArticleTraits): Uint8Array {
  const out = bytesOut(2048);
  out.u8(TRAITS_VERSION);
  putDay(out, from);
  putDay(out, to);
  out.u24(paper);
  for (const codes of [title, opening, body, names, numbers, calendar]) out.list(codes, out.u32);
  return out.done();
}

/** Null for a blob of another version. */
export function unpackArticle(id: string, blob: Uint8Array): ArticleTraits | null {
  const bytes = bytesIn(blob);
  if (bytes.u8() !== TRAITS_VERSION) return null;
  const [from, to, paper] = [takeDay(bytes), takeDay(bytes), bytes.u24()];
  return {
    id,
    from,
    to,
    paper,
    title: bytes.u32s(),
    opening: bytes.u32s(),
    body: bytes.u32s(),
    names: bytes.u32s(),
    numbers: bytes.u32s(),
    calendar: bytes.u32s(),
  };
}

/** About 150 bytes, at most some 350. */
export function packTraits(traits: Traits): Uint8Array {
  const out = bytesOut();
  out.u8(TRAITS_VERSION);
  out.u32(traits.index);
  out.u32(traits.sentence);
  out.u32(traits.sentenceEnd);
  putDay(out, traits.from);
  putDay(out, traits.to);
  const flags = [traits.isAssumed, traits.isSo, traits.points, traits.isAside];
  out.u8(flags.reduce((bits, flag, i) => bits | (flag ? 1 << i : 0), 0));
  out.u8(KINDS.indexOf(traits.kind));
  out.u8(traits.realis * 4 + traits.leaning);
  out.u24(traits.predicate);
  out.u24(traits.row + 1);
  for (const hashes of [traits.who, traits.whom, traits.quotes, traits.utterances]) out.list(hashes, out.u24);
  out.list(traits.words, out.u32);
  for (const weight of traits.weights) out.u8(weight);
  out.u8(traits.figures.length);
  for (const [unit, value] of traits.figures) {
    out.u24(unit);
    out.f32(value);
  }
  return out.done();
}

/** Null for a blob of another version. */
export function unpackTraits(article: ArticleTraits, blob: Uint8Array): Traits | null {
  const bytes = bytesIn(blob);
  if (bytes.u8() !== TRAITS_VERSION) return null;
  const [index, sentence, sentenceEnd] = [bytes.u32(), bytes.u32(), bytes.u32()];
  const [from, to] = [takeDay(bytes), takeDay(bytes)];
  const flags = bytes.u8();
  const kind = KINDS[bytes.u8()] as ReportKind;
  const stance = bytes.u8();
  const [predicate, row] = [bytes.u24(), bytes.u24() - 1];
  const [who, whom] = [bytes.list(bytes.u24), bytes.list(bytes.u24)];
  const [quotes, utterances, words] = [bytes.u24s(), bytes.u24s(), bytes.u32s()];
  const weights = new Uint8Array(words.length);
  for (let i = 0; i < weights.length; i++) weights[i] = bytes.u8();
  const figures = Array.from({ length: bytes.u8() }, () => [bytes.u24(), bytes.f32()] as const);
  return {
    article,
    index,
    sentence,
    sentenceEnd,
    from,
    to,
    isAssumed: (flags & 1) > 0,
    isSo: (flags & 2) > 0,
    points: (flags & 4) > 0,
    isAside: (flags & 8) > 0,
    kind,
    realis: stance >> 2,
    leaning: stance & 3,
    predicate,
    row,
    who,
    whom,
    quotes,
    utterances,
    words,
    weights,
    figures,
  };
}

/** Bytes of a report's places before its days, of what stands between these and its lists, and of a hash in those before its words. */
const SKIPPED = { places: 12, stance: 9, hash: 3 } as const;
const LISTS_BEFORE_WORDS = 4;

/** The days and words of a blob alone, a fraction of the work; null for a blob of another version. */
export function unpackWords(blob: Uint8Array): Pick<Traits, 'from' | 'to' | 'words'> | null {
  const bytes = bytesIn(blob);
  if (bytes.u8() !== TRAITS_VERSION) return null;
  bytes.skip(SKIPPED.places);
  const [from, to] = [takeDay(bytes), takeDay(bytes)];
  bytes.skip(SKIPPED.stance);
  for (let list = 0; list < LISTS_BEFORE_WORDS; list++) bytes.skip(SKIPPED.hash * bytes.u8());
  return { from, to, words: bytes.u32s() };
}
