// Turns the units of a saved text into title, paragraphs and the lines around them.
import { bodyZone } from './body-zone.ts';
import { headlineIndex } from './headline.ts';
import { type Labelled, labelUnits, markHeadings } from './label-lines.ts';
import { isEnglish, lettersOf } from './line-features.ts';
import type { TextUnit } from './units.ts';

interface SavedArticle {
  readonly title: string | null;
  readonly paragraphs: readonly string[];
  /** Lines that are not the article's words: below the headline and between the paragraphs, above the headline, below the text. */
  readonly around: readonly Labelled[];
}

/** How far from the article its byline, date and credits may stand. */
const NEAR = 25;

/** Takes a saved text apart. Sentences kept stand word for word as in the source. */
export function savedArticle(units: readonly TextUnit[]): SavedArticle {
  const english = isEnglish(units.map((unit) => unit.text).join(' '));
  const labelled = labelUnits(units, english);
  const zone = bodyZone(labelled);
  for (const [index, unit] of labelled.entries()) {
    const isOutside = index < zone.from || index >= zone.to;
    if (isOutside && unit.label === 'prose' && /[.…][”"’']?$/.test(unit.text)) unit.label = 'outside';
  }
  const first = labelled.findIndex(
    (unit, index) => index >= zone.from && unit.label === 'prose' && /[.…][”"’']?$/.test(unit.text),
  );
  const at = headlineIndex(labelled, first === -1 ? Math.min(5, labelled.length) : first);
  const title = at === -1 ? null : (labelled[at] as Labelled).text;
  const from = Math.min(at === -1 ? zone.from : at, zone.from);
  const article = labelled.slice(zone.from, zone.to).filter((_, index) => index + zone.from !== at);
  markHeadings(article);
  const isKept = (unit: Labelled): boolean => unit.label === 'prose' || unit.label === 'heading';
  const isTitle = ({ text }: Labelled): boolean => title !== null && lettersOf(text) === lettersOf(title);
  const kept = article.filter((unit) => isKept(unit) && !isTitle(unit));
  // Nearest first: what stands between headline and text, then above the headline, then below the text.
  const [upper, lower] = [Math.max(0, from - NEAR), zone.to + NEAR];
  const head = at === -1 ? from : at;
  const near = [...labelled.slice(head, zone.to), ...labelled.slice(upper, head), ...labelled.slice(zone.to, lower)];
  const around = near.filter((unit) => !kept.includes(unit) && unit.text !== title);
  return { title, paragraphs: kept.map((unit) => unit.text), around };
}
