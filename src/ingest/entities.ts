// Turns HTML's character references into the characters they stand for.
import { decodeHTMLStrict } from 'entities';

const WINDOWS_1252 = new TextDecoder('windows-1252');

/** The character of a reference's name or number ("eacute", "#233", "#xE9"); null for an unknown name. */
function characterOf(reference: string): string | null {
  if (!reference.startsWith('#')) {
    // the HTML Standard's whole table, names with their semicolon
    const written = `&${reference};`;
    const character = decodeHTMLStrict(written);
    return character === written ? null : character;
  }
  const point = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const forbidden = !(point > 0 && point < 0x110000) || (point >= 0xd800 && point < 0xe000);
  if (forbidden) return '';
  // Numbers 128 to 159 are windows-1252 in practice (HTML Standard, "numeric character reference end state").
  return point >= 128 && point < 160 ? WINDOWS_1252.decode(Uint8Array.of(point)) : String.fromCodePoint(point);
}

/** The longest name has 31 letters and digits, the longest number that means anything seven digits. */
const REFERENCE = /&(#\d{1,9}|#x[\da-f]{1,8}|[a-z][a-z\d]{1,30});/gi;

/** Decodes once; unknown names, a document's own among them, stay as they are. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(REFERENCE, (whole, reference: string) => characterOf(reference) ?? whole) : text;
