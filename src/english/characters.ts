// What kind of character a UTF-16 unit is: Unicode's own classes, asked for once a character and kept.

/** Letters, and digits of any script. */
export const LETTER = 1;
export const NUMBER = 2;
export const CAPITAL = 4;
/** Half of a character beyond the basic plane: a text with one is read by regular expressions. */
export const SURROGATE = 8;
const KNOWN = 128;

const kinds = new Uint8Array(0x10000);

function learn(code: number): number {
  const character = String.fromCharCode(code);
  const kind =
    (/\p{L}/u.test(character) ? LETTER : 0) |
    (/\p{N}/u.test(character) ? NUMBER : 0) |
    (/\p{Lu}/u.test(character) ? CAPITAL : 0) |
    (code >= 0xd800 && code < 0xe000 ? SURROGATE : 0);
  kinds[code] = kind | KNOWN;
  return kind | KNOWN;
}

/** The kinds of the character at an index, as bits; 0 beyond the text. */
export function kindAt(text: string, index: number): number {
  if (index >= text.length) return 0;
  const code = text.charCodeAt(index);
  return kinds[code] || learn(code);
}
