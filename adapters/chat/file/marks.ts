// The last line of a delivered file: it tells which delivery wrote it; Markdown does not show it.

export const markOf = (delivery: string): string => `<!-- delivery ${delivery} -->\n`;

/** A text that some delivery wrote. */
export const MARK = /<!-- delivery \S{1,40} -->\n$/;
