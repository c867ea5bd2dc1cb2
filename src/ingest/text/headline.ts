// Finds the headline among the lines above a saved article: the one that its first paragraphs are about.
import { subjectStems } from '../../english/words.ts';
import { isNameLine, isOutletName } from './header-lines.ts';
import type { Labelled } from './label-lines.ts';
import { wordsOfLine } from './line-features.ts';

/** How far above the article a headline may stand: menus are long, headlines are near. */
const REACH = 80;

/** How much a line looks like a headline, 0 for none to 1. */
function looks({ label, text }: Labelled): number {
  if (label !== 'short' && label !== 'heading' && label !== 'prose' && label !== 'repeat') return 0;
  const words = wordsOfLine(text).length;
  if (words < 2 || text.length > 220 || /[,;:]$/.test(text)) return 0;
  const isSentence = /\.[”"’']?$/.test(text);
  if (isSentence && (label === 'prose' || words > 16)) return 0;
  const name = isOutletName(text) || isNameLine(text) ? 0.3 : 1;
  const length = words < 4 ? 0.4 : words > 30 ? 0.5 : 1;
  return name * length * (isSentence ? 0.5 : 1);
}

/** Share of a line's subjects that the text takes up, 0 to 1. */
function overlap(line: string, subjects: ReadonlySet<string>): number {
  const own = new Set(subjectStems(line));
  let taken = 0;
  for (const word of own) if (subjects.has(word)) taken++;
  return own.size === 0 ? 0 : taken / own.size;
}

/** Index of the headline, or -1. `first` is the index of the first paragraph. */
export function headlineIndex(units: readonly Labelled[], first: number): number {
  const lead = units.slice(first, first + 12).filter((unit) => unit.label === 'prose');
  const subjects = new Set(
    subjectStems(
      lead
        .map((unit) => unit.text)
        .join(' ')
        .slice(0, 6000),
    ),
  );
  const start = Math.max(0, first - REACH);
  let [best, top] = [-1, 0.08];
  for (let index = start; index < first; index++) {
    const unit = units[index] as Labelled;
    const distance = first - index;
    const score = (looks(unit) * (0.15 + overlap(unit.text, subjects))) / (1 + distance * 0.01);
    // Of equals the upper one: decks and links stand below the headline.
    if (score > top * 1.02) [best, top] = [index, score];
  }
  return best === -1 ? sentenceHeadline(units, first) : best;
}

/** A headline that ends with a full stop: short, first of all, and with a byline, date or picture below it. */
function sentenceHeadline(units: readonly Labelled[], first: number): number {
  return units.slice(0, Math.min(first + 1, 6)).findIndex(({ label, text }, index) => {
    const below = units[index + 1]?.label ?? 'short';
    return label === 'prose' && wordsOfLine(text).length <= 18 && /^(?:byline|date|caption|keywords)$/.test(below);
  });
}
