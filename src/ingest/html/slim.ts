// Turns a page's HTML into a slim copy in one linear pass: no scripts, styles or pictures, no endless nesting, and the page's JSON-LD beside it.
import { createOpenElements } from './open-elements.ts';
import { type MarkupPart, scanTags } from './scan-tags.ts';

/** What a page's source holds for a reader, and the data that it carries in scripts. */
interface SlimPage {
  readonly html: string;
  readonly lang: string | null;
  /** Contents of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** More elements, references or letters than an article's page has: of what came after the limit only words are there, or nothing. */
  readonly isCut: boolean;
  /** Text of the other scripts, up to SCRIPT_BUDGET characters. */
  readonly scripts: string;
}

/** Deeper elements are unwrapped: an extractor reads each element's words for every element around it. Of 286 news pages the deepest has 51. */
const MAX_DEPTH = 60;
const MAX_TAGS = 20_000;
/** Elements around each element, in all; a page has 83,000 at most, and one in a hundred more than 32,000. */
const MAX_NESTING = 250_000;
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
/** An end of these that ends nothing stands for an empty one (HTML Standard, "in body"). */
const ALONE = wordSet('p br');
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

/** The attributes that a reader needs, the first of two alike: there are never more than there are names. */
function slimAttributes(source: string): string {
  let kept = '';
  const seen = new Set<string>();
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const key = (name as string).toLowerCase();
    const value = double ?? single ?? bare ?? '';
    if (seen.has(key)) continue;
    if (key === 'style' || KEPT_ATTRIBUTES.has(key)) seen.add(key);
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

const endTags = (names: readonly string[]): string => names.map((name) => `</${name}>`).join('');

/** Writes the slim copy, minding depth, number of tags and needless white space. */
function createWriter() {
  const out: string[] = [];
  let [tags, nesting, references, letters] = [0, 0, 0, 0];
  const elements = createOpenElements();
  let isAfterBlock = true;
  let space = '';
  /** The mark-up of a tag with the ends that it brings about; empty where it is not written: nested too deep, past a limit, an end of nothing. */
  const written = (tag: Tag): string => {
    const { name, isClosing } = tag;
    if (isClosing && elements.isOpen(name)) return endTags(elements.end(name));
    if (isClosing && !ALONE.has(name)) return '';
    const ended = endTags(elements.endedBy(name));
    const depth = elements.depth();
    const isWritten = depth < MAX_DEPTH && tags < MAX_TAGS && nesting < MAX_NESTING;
    const isLeft = !isClosing && !isEmpty(tag) && !VOID.has(name);
    if (isLeft) elements.begin(name, isWritten);
    if (!isWritten) return ended;
    tags++;
    nesting += depth;
    const end = isLeft || VOID.has(name) ? '' : `</${name}>`;
    return `${ended}<${name}${isClosing ? '' : slimAttributes(tag.attributes)}>${end}`;
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
      const mark = DROPPED.has(tag.name) ? '' : written(tag);
      if (mark === '') {
        if (isBlock || /^(?:img|video|picture)$/.test(tag.name)) space = ' ';
        return;
      }
      if (!isBlock && !isAfterBlock) out.push(space);
      space = '';
      isAfterBlock = isBlock;
      out.push(mark);
    },
    isCut: (): boolean =>
      tags >= MAX_TAGS || nesting >= MAX_NESTING || references > MAX_REFERENCES || letters > TEXT_BUDGET,
    written: (): string => out.join('') + endTags(elements.endAll()),
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
  const slim = `<!doctype html><html><head></head><body>${writer.written()}</body></html>`;
  return { html: slim, isCut: writer.isCut(), lang, jsonLd, scripts };
}
