// Turns a page's document into the paragraphs of its article: Readability where it works, our own search where it doesn't.
import { Readability } from '@mozilla/readability';
import { type Block, blocksOf } from './blocks.ts';
import { dropBoilerplate } from './boilerplate.ts';
import type { DomDocument, DomElement } from './dom.ts';

/** Mozilla's extractor on a document that it may take apart; null where it throws or finds nothing. */
function readable(document: DomDocument): Block[] | null {
  try {
    const reader = new Readability(document as never, {
      serializer: (element: unknown) => element as never,
      charThreshold: 250,
      keepClasses: true,
      disableJSONLD: true,
      nbTopCandidates: 5,
    });
    const article = reader.parse() as { content?: DomElement } | null;
    if (!article?.content) return null;
    return blocksOf(article.content);
  } catch {
    // It throws on some real pages ("reading 'tagName'" of null); the search below answers for those.
    return null;
  }
}

const PROSE = /[.!?…。"”’)]\s*$/;

const isProse = (block: Block): boolean =>
  block.linked < 0.5 && (block.text.length > 80 || (block.text.length > 40 && PROSE.test(block.text)));

/** Our own search: the element whose paragraphs hold the most prose, each level up paid for with what else it brings in. */
function densest(document: DomDocument): Block[] {
  const scores = new Map<DomElement, number>();
  for (const paragraph of document.querySelectorAll('p, li, pre, blockquote, td, div, span')) {
    const own = [...paragraph.childNodes].filter(
      (node) => node.nodeType === 3 || /^(?:A|B|I|EM|STRONG|SPAN)$/.test((node as DomElement).tagName ?? ''),
    );
    const words = own
      .map((node) => node.textContent ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    if (words.length < 60 || !/[.,;!?]/.test(words)) continue;
    let share = words.length;
    let at = paragraph.parentNode;
    for (let level = 0; at && at.nodeType === 1 && level < 4; level++, at = at.parentNode) {
      scores.set(at, (scores.get(at) ?? 0) + share);
      share *= 0.6;
    }
  }
  const best = [...scores].reduce<readonly [DomElement, number] | null>(
    (top, entry) => (top && top[1] >= entry[1] ? top : entry),
    null,
  );
  const blocks = blocksOf(best ? best[0] : document.body);
  const prose = blocks.filter((block) => isProse(block) || /^h[2-6]$/.test(block.tag));
  return prose.length ? prose : blocks;
}

/** Below this many characters of prose an extraction is doubted, and our own search asked too. */
const DOUBTFUL = 700;

/**
 * The two readings of a page's article, the first one enough where it is long. The document is taken apart; `parseAgain`
 * gives a fresh one for the second. `measure` says how much prose a reading holds once it is clean.
 */
export function articleBlocks(
  document: DomDocument,
  parseAgain: () => DomDocument,
  measure: (blocks: readonly Block[]) => number,
): Block[] {
  dropBoilerplate(document);
  const blocks = readable(document) ?? [];
  const length = measure(blocks);
  if (length >= DOUBTFUL) return blocks;
  const fresh = parseAgain();
  dropBoilerplate(fresh);
  const own = densest(fresh);
  return measure(own) > length * 1.5 ? own : blocks;
}
