// Turns names and a count of further ones into words.

/** "The Hill", "The Hill and CNN", "The Hill, CNN and 3 more". */
export function namesInWords(names: readonly string[], more: number): string {
  const [first, last] = more > 0 ? [names, `${more} more`] : [names.slice(0, -1), names.at(-1) ?? ''];
  return first.length > 0 ? `${first.join(', ')} and ${last}` : last;
}
