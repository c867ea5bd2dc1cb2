// Turns bytes into text, once: byte-order mark first, then valid UTF-8, then what the document or its server says.
import { UserError } from '../errors.ts';

/** Documents past this many bytes are refused: no news article comes near it. */
const MAX_DOCUMENT_BYTES = 10_000_000;

const BYTE_ORDER_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** UTF-16 without a mark shows itself by a zero in every other byte of its mark-up. */
function bareUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return null;
}

/** Names that servers give to charsets, as the Encoding Standard knows them. */
function knownLabel(label: string): string {
  const codePage = /^(?:x-)?(?:cp|ms|win|windows|ansi)[-_ ]?(125[0-8]|874)$/i.exec(label)?.[1];
  if (codePage) return `windows-${codePage}`;
  return label.replace(/^cp[-_]?866$/i, 'ibm866').replace(/^koi8[-_]?([ru])$/i, 'koi8-$1');
}

/**
 * Words all of letters beyond ASCII, without a word on their charset: Cyrillic, which Russian newsrooms long wrote in windows-1251. In
 * the West such letters stand one by one.
 */
function looksCyrillic(bytes: Uint8Array): boolean {
  const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xc0;
  let [high, beside] = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 65_536).entries()) {
    if (!isHigh(byte)) continue;
    high++;
    if (isHigh(bytes[at - 1]) || isHigh(bytes[at + 1])) beside++;
  }
  return high > 20 && beside > 0.9 * high;
}

function tryDecode(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** The charset that the server's header, the XML declaration or a meta element names. */
function statedCharset(bytes: Uint8Array, contentType: string | undefined): string | null {
  const header = /charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(contentType ?? '');
  if (header) return header[1] as string;
  const head = tryDecode(bytes.subarray(0, 4096), 'latin1', false) ?? '';
  const named =
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})|<meta[^>]{0,300}?charset\s*=\s*["']?([\w:.-]{2,40})/i;
  const found = named.exec(head);
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * Bytes to text, never converted twice. Bytes that are valid UTF-8 are UTF-8 whatever they claim, as no other charset's
 * prose looks like it by accident; with no usable claim they are windows-1252.
 */
export function decodeText(bytes: Uint8Array, contentType?: string): string {
  for (const [mark, label] of BYTE_ORDER_MARKS) {
    if (startsWith(bytes, mark)) return tryDecode(bytes, label, false) ?? '';
  }
  const wide = bareUtf16(bytes);
  if (wide) return tryDecode(bytes, wide, false) ?? '';
  const stated = statedCharset(bytes, contentType);
  // ISO-2022 charsets are pure ASCII bytes, so "valid UTF-8" proves nothing there.
  const sevenBit = stated !== null && /^(?:iso-2022|hz|utf-7)/i.test(stated);
  const utf8 = sevenBit ? null : tryDecode(bytes, 'utf-8', true);
  if (utf8 !== null) return utf8;
  const unsaid = looksCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
  const label = stated !== null && !/^utf-?(?:8|16)/i.test(stated) ? knownLabel(stated) : unsaid;
  const strays = stated !== null && /^utf-?8/i.test(stated) ? mostlyUtf8(bytes) : null;
  return strays ?? tryDecode(bytes, label, false) ?? tryDecode(bytes, unsaid, false) ?? '';
}

/** Text that says it is UTF-8 and is but for a few broken letters (a cut in the middle of one, say). */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = tryDecode(bytes, 'utf-8', false) ?? '';
  const broken = text.split('\uFFFD').length - 1;
  return broken * 50 < text.length ? text : null;
}

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'compressed with gzip'],
  [[0x50, 0x4b, 3, 4], 'a ZIP archive or an office document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed with zstd'],
  [[0x42, 0x5a, 0x68], 'compressed with bzip2'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a database'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old office document'],
];

const binaryKind = (bytes: Uint8Array): string | null =>
  SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null;

/** Refuses bytes that are no text: `what` names them in the sentence. Throws a UserError empty-input, too-large or not-text. */
export function requireTextBytes(bytes: Uint8Array, what: string): void {
  if (bytes.length === 0) throw new UserError('empty-input', `${what} is empty: there is nothing to read.`);
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(what);
  const kind = binaryKind(bytes);
  if (kind) throw new UserError('not-text', `${what} is ${kind}, not text: save it as plain text or HTML first.`);
  if (BYTE_ORDER_MARKS.some(([mark]) => startsWith(bytes, mark)) || bareUtf16(bytes)) return;
  const sample = bytes.subarray(0, 65_536);
  let odd = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) odd++;
  if (odd * 50 > sample.length) {
    throw new UserError('not-text', `${what} holds binary data, not text: save it as plain text or HTML first.`);
  }
}

const tooLarge = (what: string): UserError =>
  new UserError(
    'too-large',
    `${what} is larger than ${MAX_DOCUMENT_BYTES / 1e6} MB: save the article alone and try again.`,
  );

/** The same refusals for what was already decoded. */
export function requireText(text: string, what: string): void {
  if (text.length > MAX_DOCUMENT_BYTES) throw tooLarge(what);
  if (!/\S/.test(text)) throw new UserError('empty-input', `${what} is empty: there is nothing to read.`);
  if (text.startsWith('%PDF-'))
    throw new UserError('not-text', `${what} is a PDF, not text: save it as plain text or HTML first.`);
  const sample = text.slice(0, 65_536);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the point
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  if (odd * 20 > sample.length) {
    throw new UserError('not-text', `${what} holds binary data, not text: save it as plain text or HTML first.`);
  }
}
