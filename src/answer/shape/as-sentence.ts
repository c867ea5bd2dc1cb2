// Turns words into a sentence: a capital first, an end last.
export function asSentence(text: string): string {
  const words = text.trim();
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]["”’]?$/.test(begun) ? begun : `${begun}.`;
}
