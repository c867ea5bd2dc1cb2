// Turns a paragraph into lines that fit a width in terminal cells, breaking only between words.

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const MARK = /\p{M}/u;

/** Cells a text takes in a terminal: East Asian and emoji characters two, combining marks none. */
export function cellsOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is the common case
  if (/^[\x00-\x7F]*$/.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return cells;
}

/** Lines of at most `width` cells. A word longer than that (an address) stays whole on its own line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/[ \t\n]+/).filter(Boolean)) {
    const cells = cellsOf(word);
    if (line && used + 1 + cells > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line = line ? `${line} ${word}` : word;
    used += (used > 0 ? 1 : 0) + cells;
  }
  return line ? [...lines, line] : lines;
}
