// Turns a page's HTML into a slim copy in one linear pass: no scripts, styles or pictures, no endless nesting, and the page's JSON-LD beside it.
import { type MarkupPart, scanTags } from './scan-tags.ts';

/** What a page's source holds for a reader, and the data that it carries in scripts. */
export interface SlimPage {
  readonly html: string;
  readonly lang: string | null;
  /** Contents of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** Text of the other scripts, up to SCRIPT_BUDGET characters. */
  readonly scripts: string;
}

/** Deeper blocks are unwrapped: extractors take time quadratic in nesting, and no page nests its words this deep. */
const MAX_DEPTH = 120;
const MAX_TAGS = 20_000;
/** Each character reference is a node of its own in the document; past so many, lone angle brackets among them, they are no words. */
const MAX_REFERENCES = 10_000;
const SCRIPT_BUDGET = 1_500_000;
/** Data of an article, its text among it, has no more characters: what nests to millions takes a hundred megabytes to read. */
const LONGEST_DATA = 1_000_000;
/** Characters of text; twice as many as the longest article has, so that what is too long is still seen to be. */
const TEXT_BUDGET = 2_000_000;
const MAX_ATTRIBUTE = 20_000;

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const RAW = wordSet('script style textarea svg math iframe object template noembed xmp select audio canvas');
const VOID = wordSet('area br hr link meta');
/** Elements that end by themselves when the next begins, and so don't count as nesting. */
const SELF_ENDING = wordSet('p li td th tr dt dd option tbody thead');
/** Tags that say nothing to a reader; what they hold stays. */
const DROPPED =
  wordSet(`html head body img source input embed param track wbr col base noscript picture video font center
  b i u em strong s big nobr tt`);
/** Between these, white space is no word space. */
const BLOCKS =
  wordSet(`address article aside blockquote div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
  main nav ol p pre section table tbody td tfoot th thead tr ul meta link title br`);
const KEPT_ATTRIBUTES =
  wordSet(`id class itemprop itemtype itemscope property name content datetime href rel role title hidden aria-hidden
  pubdate data-datetime data-date data-time data-timestamp data-published`);

const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

function slimAttributes(source: string): string {
  let kept = '';
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const key = (name as string).toLowerCase();
    const value = double ?? single ?? bare ?? '';
    if (key === 'style') {
      if (/display\s*:\s*none/i.test(value)) kept += ' hidden=""';
    } else if (KEPT_ATTRIBUTES.has(key) && value.length < MAX_ATTRIBUTE) {
      kept += ` ${key}="${value.includes('"') ? value.replace(/"/g, '&quot;') : value}"`;
    }
  }
  return kept;
}

type Tag = Extract<MarkupPart, { kind: 'tag' }>;

/** `<a name="top"/>` holds nothing, though a browser would leave it open; the stroke of `<a href=/news/>` belongs to its address. */
const isEmpty = ({ isClosing, attributes }: Tag): boolean => !isClosing && /(?:^|[\s"'])\/$/.test(attributes);

/** Writes the slim copy, minding depth, number of tags and needless white space. */
function createWriter() {
  const out: string[] = [];
  let [depth, unwrapped, tags, references, letters] = [0, 0, 0, 0, 0];
  let isAfterBlock = true;
  let space = '';
  /** Whether a tag is written: those nested too deep, and past the limit, are not. */
  const isWritten = (tag: Tag): boolean => {
    const { name, isClosing } = tag;
    if (tags++ > MAX_TAGS) return false;
    if (VOID.has(name)) return true;
    // Below the limit a cell or list item would nest in the last one for want of its own table or list.
    if (SELF_ENDING.has(name)) return unwrapped === 0;
    if (isClosing) {
      if (unwrapped > 0) return unwrapped-- < 0;
      depth = Math.max(0, depth - 1);
      return true;
    }
    if (isEmpty(tag)) return depth < MAX_DEPTH;
    if (depth >= MAX_DEPTH) return unwrapped++ < 0;
    depth++;
    return true;
  };
  const withFewReferences = (text: string): string => {
    for (let at = text.indexOf('&'); at !== -1 && references <= MAX_REFERENCES; at = text.indexOf('&', at + 1))
      references++;
    return references > MAX_REFERENCES ? text.replace(/&/g, ' ') : text;
  };
  return {
    text(text: string): void {
      if (references > MAX_REFERENCES && text === '&lt;') return;
      if (!/\S/.test(text)) {
        space = ' ';
        return;
      }
      if (!isAfterBlock) out.push(space);
      const left = TEXT_BUDGET - letters;
      letters += text.length;
      if (left > 0) out.push(withFewReferences(text.slice(0, left)));
      space = '';
      isAfterBlock = false;
    },
    tag(tag: Tag): void {
      const isBlock = BLOCKS.has(tag.name);
      if (DROPPED.has(tag.name) || !isWritten(tag)) {
        if (isBlock || /^(?:img|video|picture)$/.test(tag.name)) space = ' ';
        return;
      }
      if (!isBlock && !isAfterBlock) out.push(space);
      space = '';
      isAfterBlock = isBlock;
      const end = isEmpty(tag) && !VOID.has(tag.name) ? `</${tag.name}>` : '';
      out.push(tag.isClosing ? `</${tag.name}>` : `<${tag.name}${slimAttributes(tag.attributes)}>${end}`);
    },
    written: (): string => out.join(''),
  };
}

/** Slims a page. Linear in its length; never throws. */
export function slimPage(html: string): SlimPage {
  const writer = createWriter();
  const jsonLd: string[] = [];
  let scripts = '';
  let lang: string | null = null;
  for (const token of scanTags(html, RAW)) {
    if (token.kind === 'text') writer.text(token.text);
    else if (token.kind === 'tag') {
      if (token.name === 'html') lang ??= /\blang\s*=\s*["']?([\w-]{2,12})/i.exec(token.attributes)?.[1] ?? null;
      writer.tag(token);
    } else if (token.name === 'script') {
      if (/ld\+json/i.test(token.attributes)) {
        if (token.content.length < LONGEST_DATA) jsonLd.push(token.content);
      } else if (scripts.length + token.content.length < SCRIPT_BUDGET) scripts += `${token.content}\n`;
    }
  }
  return { html: `<!doctype html><html><head></head><body>${writer.written()}</body></html>`, lang, jsonLd, scripts };
}
