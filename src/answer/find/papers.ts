// Turns the publishers that a question names ("what did the Post report", "compare CNN and ABC") into a narrower record.
import { placedWords, wordsOf } from '../../english/words.ts';
import { type Happening, ledBy } from '../../model/event.ts';

/** A publisher of the record that the question names, and where. UTF-16 offsets, end exclusive. */
export interface NamedPaper {
  readonly publisher: string;
  readonly begin: number;
  readonly end: number;
}

/** Questions about what papers told; elsewhere "the Post" may be anything. */
const ABOUT_PAPERS =
  /\b(?:report(?:s|ed|ing)?|writ(?:e|es|ing)|wrote|cover(?:s|ed|age)?|compare[ds]?|according to|papers?|publishers?|versions?|version of|told by|say|says|said)\b/i;

const REPORTING =
  /\b(?:report(?:s|ed|ing)?|writ(?:e|es|ing)|wrote|cover(?:s|ed|age)?|compare[ds]?|according to|told by)\b/gi;

/** The words of a question about papers that name no matter. */
export const reportingWords = (question: string): readonly { readonly begin: number; readonly end: number }[] =>
  [...question.matchAll(REPORTING)].map(({ 0: words, index }) => ({ begin: index, end: index + words.length }));

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');

/** How a question may name a publisher, as folded words; `bare` needs "the" before it. */
function namesOf(publisher: string): readonly { readonly name: string; readonly needsThe: boolean }[] {
  const words = wordsOf(publisher).filter((word) => word !== 'the');
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const plain = (name: string) => ({ name, needsThe: false });
  return [
    plain(words.join(' ')),
    ...(words.length > 2 ? [plain(initialsOf(words))] : []),
    ...(words.length > 1 && /^\p{Lu}{2,}/u.test(publisher) ? [plain(first)] : []),
    ...(words.length > 1 ? [{ name: last, needsThe: true }] : []),
  ];
}

/** The publishers that a question names, in its order; none where it is not about papers. */
export function papersNamed(question: string, publishers: readonly string[]): readonly NamedPaper[] {
  if (!ABOUT_PAPERS.test(question)) return [];
  const tokens = placedWords(question);
  const found: NamedPaper[] = [];
  for (const publisher of publishers) {
    const place = placeOf(tokens, publisher);
    if (place && !found.some(({ begin }) => begin === place.begin)) found.push({ publisher, ...place });
  }
  return found.sort((a, b) => a.begin - b.begin);
}

function placeOf(tokens: ReturnType<typeof placedWords>, publisher: string): Omit<NamedPaper, 'publisher'> | null {
  for (const { name, needsThe } of namesOf(publisher)) {
    const words = name.split(' ');
    const at = tokens.findIndex(
      (_, i) =>
        words.every((word, j) => tokens[i + j]?.word === word) &&
        (!needsThe || (tokens[i - 1]?.word === 'the' && Boolean(tokens[i]?.capital))),
    );
    const [first, last] = [tokens[at], tokens[at + words.length - 1]];
    if (first && last) return { begin: first.begin, end: last.end };
  }
  return null;
}

/** The events that one of the publishers tells, in its words. */
export function toldBy<E extends Happening>(events: readonly E[], papers: readonly NamedPaper[]): E[] {
  const wanted = new Set(papers.map(({ publisher }) => publisher));
  return events.flatMap((event): E[] => {
    const own = event.evidence.filter(({ article }) => wanted.has(article.publisher ?? ''));
    const [first] = own;
    if (!first) return [];
    const others = event.evidence.filter((evidence) => !own.includes(evidence));
    return [ledBy(event, [first, ...own.slice(1), ...others])];
  });
}

/** Of several publishers each once before any twice: what one tells stands beside what the other tells. */
export function sideBySide<E extends Happening>(events: readonly E[], papers: readonly NamedPaper[]): readonly E[] {
  if (papers.length < 2) return events;
  const firsts = papers.flatMap(
    ({ publisher }) => events.find(({ evidence: [lead] }) => lead.article.publisher === publisher) ?? [],
  );
  return [...new Set([...firsts, ...events])];
}
