// Turns plain text as people save it into units: a paragraph or a line each, whatever the file does with line breaks.

/** One paragraph or line, white space squeezed, with the number of the blank-line block it stood in. */
export interface TextUnit {
  readonly text: string;
  readonly block: number;
}

const ENDS = /[.!?…:;"”’')\]]$/;

/** Hard-wrapped text: most lines are about equally long, and break in mid-sentence. */
function isWrapped(blocks: readonly (readonly string[])[]): boolean {
  const inner = blocks.flatMap((lines) => lines.slice(0, -1));
  if (inner.length < 4) return false;
  const wrapped = inner.filter((line) => line.length >= 45 && line.length <= 100 && !ENDS.test(line)).length;
  return wrapped * 2 > inner.length;
}

/** A line that a wrapped paragraph can't run on from: a heading, list item or short line of its own. */
const standsAlone = (line: string, next: string): boolean =>
  line.length < 40 || /^(?:[-*•·]\s|\d{1,2}[.)]\s)/.test(next);

function unwrap(lines: readonly string[]): string[] {
  const units: string[] = [];
  let current = '';
  for (const [index, line] of lines.entries()) {
    current = current ? `${current} ${line}` : line;
    const next = lines[index + 1];
    if (next === undefined || standsAlone(line, next)) {
      units.push(current);
      current = '';
    }
  }
  return units;
}

/** Units of a text, in order. */
export function unitsOf(text: string): TextUnit[] {
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const raw of text.split(/\r\n?|\n|\u2028|\u2029/)) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') open = null;
    else if (open) open.push(line);
    else {
      open = [line];
      blocks.push(open);
    }
  }
  const wrapped = isWrapped(blocks);
  return blocks.flatMap((lines, block) => (wrapped ? unwrap(lines) : lines).map((unit) => ({ text: unit, block })));
}
