// Turns text from outside into inert text: no control, direction or broken characters; real scripts stay as they are.

/** The twelve characters of Unicode's property Bidi_Control. */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** C0 and C1 controls but tab, line feed and carriage return; zero-width and other invisible format characters; the BOM. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u180E\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/g;

/** Drops what a reader cannot see or a terminal obeys. Lone surrogates become U+FFFD. Line breaks become "\n". */
export const inert = (text: string): string =>
  text.toWellFormed().replace(BIDI_CONTROLS, '').replace(INVISIBLE, '').replace(/\r\n?/g, '\n');

/** `inert` on one line, white space squeezed; null when nothing is left. */
export function inertLine(text: string | null | undefined): string | null {
  if (!text) return null;
  const line = inert(text).replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

/** A line that is longer than `most` code units ends at a word before that, with an ellipsis. For names and titles, never for evidence. */
export function shortened(line: string, most: number): string {
  if (line.length <= most) return line;
  const head = line.slice(0, most - 1).toWellFormed();
  const space = head.lastIndexOf(' ');
  return `${(space > most / 2 ? head.slice(0, space) : head).replace(/\uFFFD$/, '')}…`;
}
