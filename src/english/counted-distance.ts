// Turns "four days after she resigned" into how far a happening lies from which other one, in the words that tell that one.

/** From two on. */
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const COUNTED = new RegExp(
  String.raw`\b(?:(\d{1,2}|${NUMBERS.join('|')}) (day|week)s|(?:an?|the|one) (day|week)) (after|following|before) ([^,;:.!?()"“”]{4,160})`,
  'i',
);

/** Days to add to the day of the happening that `anchor` tells. */
interface CountedDistance {
  readonly days: number;
  readonly anchor: string;
}

/** The first such distance of a sentence, or null. */
export function countedDistance(sentence: string): CountedDistance | null {
  const [, many, units, unit, side = '', anchor = ''] = COUNTED.exec(sentence) ?? [];
  if (anchor === '') return null;
  const days = countOf(many) * ((units ?? unit)?.toLowerCase() === 'week' ? 7 : 1);
  return { days: side.toLowerCase() === 'before' ? -days : days, anchor };
}

function countOf(word: string | undefined): number {
  if (word === undefined) return 1;
  const at = NUMBERS.indexOf(word.toLowerCase());
  return at < 0 ? Number(word) : at + 2;
}
