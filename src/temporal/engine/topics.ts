// Finds the year that a section or a paragraph is about, so that its bare "July 25" lies in that year.
import { nth } from '../../model/nth.ts';
import type { Sentence } from '../../model/report.ts';
import type { Token } from '../../model/token.ts';
import type { TokenSpan } from './finding.ts';

/** A heading is at most this long. */
const HEADING_TOKENS = 16;
/** Years a text may be about: later ones are plans, earlier ones history books. */
const FIRST_YEAR = 1900;

/** What the language knows about sentences that set a year: "In 2016, …". */
export interface TopicWords {
  readonly leads: ReadonlySet<string>;
  readonly terminals: ReadonlySet<string>;
}

const yearAt = (token: Token | undefined): number | null =>
  token?.kind === 'digits' && token.end - token.begin === 4 && token.number >= FIRST_YEAR && token.number < 2100
    ? token.number
    : null;

/**
 * The year a sentence stands under, by sentence index; null where nothing but the publication date rules. A heading that names one
 * year other than the publication's rules until the next heading; a sentence that opens with "In 2016," rules its paragraph on.
 * `spans` are the sentences as tokens, in step with `sentences`.
 */
export function topicYears(
  tokens: readonly Token[],
  spans: readonly (TokenSpan & Pick<Sentence, 'paragraph'>)[],
  publicationYear: number | null,
  words: TopicWords,
): (number | null)[] {
  let section: number | null = null;
  let paragraphYear: number | null = null;
  let paragraph = -1;
  return spans.map((span, index) => {
    if (span.paragraph !== paragraph) {
      paragraph = span.paragraph;
      paragraphYear = null;
      if (isHeading(tokens, spans, index, words)) section = index === 0 ? null : onlyYear(tokens, span);
    }
    const year = paragraphYear ?? section;
    paragraphYear = openingYear(tokens, span, words) ?? paragraphYear;
    // Plans for a later year don't make it the text's own.
    return year !== null && publicationYear !== null && year >= publicationYear ? null : year;
  });
}

/** A paragraph of one short sentence without a full stop. */
function isHeading(
  tokens: readonly Token[],
  spans: readonly (TokenSpan & Pick<Sentence, 'paragraph'>)[],
  index: number,
  words: TopicWords,
): boolean {
  const span = nth(spans, index);
  if (spans[index + 1]?.paragraph === span.paragraph || span.end - span.begin > HEADING_TOKENS) return false;
  return !words.terminals.has(nth(tokens, span.end - 1).word);
}

function onlyYear(tokens: readonly Token[], span: TokenSpan): number | null {
  const years = new Set<number>();
  for (let i = span.begin; i < span.end; i++) {
    const year = yearAt(tokens[i]);
    if (year !== null) years.add(year);
  }
  return years.size === 1 ? ([...years][0] as number) : null;
}

/** "In 2016," or "During the 2016 campaign," at the beginning of a sentence. */
function openingYear(tokens: readonly Token[], span: TokenSpan, words: TopicWords): number | null {
  if (!words.leads.has(nth(tokens, span.begin).word)) return null;
  for (let i = span.begin + 1; i < Math.min(span.end, span.begin + 4); i++) {
    const year = yearAt(tokens[i]);
    if (year !== null) return year;
  }
  return null;
}
